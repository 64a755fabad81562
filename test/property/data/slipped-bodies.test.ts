import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

/** Bodies that are in no table, with what their heads are called. */
const KINDS: readonly (readonly [bodies: readonly string[], titles: readonly string[]])[] = [
  [["青葉大学", "山川女子短期大学"], ["学長"]],
  [
    ["青葉小学校", "山川高等学校", "第一中学校"],
    ["校長", "学校長"],
  ],
  [["青葉幼稚園", "山川保育園"], ["園長"]],
  [
    ["青葉病院", "山川クリニック"],
    ["院長", "病院長"],
  ],
  [["青葉警察署", "山川税務署"], ["署長"]],
  [
    ["株式会社青葉製作所", "山川㈱", "青葉商事有限会社"],
    ["代表取締役", "代表取締役社長", "社長"],
  ],
  [
    ["青葉農業協同組合", "山川森林組合"],
    ["組合長", "代表理事組合長"],
  ],
];
const kind = fc.constantFrom(...KINDS.keys());
const one = (list: readonly string[] = []): fc.Arbitrary<string> => fc.constantFrom(...list);

const errorsIn = (text: string): readonly string[] =>
  findingsOf(text).flatMap(({ severity, code, at }) =>
    severity === "error" && at.kind === "cell" ? [`${code} ${at.row}`] : [],
  );

test("a title that only the head of another kind of body has is refused, and its own passes", () => {
  fc.assert(
    fc.property(
      kind
        .chain((own) => fc.tuple(fc.constant(own), kind))
        .chain(([own, other]) =>
          fc.record({
            body: one(KINDS[own]?.[0]),
            title: one(KINDS[other]?.[1]),
            isOwn: fc.constant(own === other),
            isWhole: fc.boolean(),
          }),
        ),
      ({ body, title, isOwn, isWhole }) => {
        const list = `団体名,職名,敬称\n${body},${isWhole ? body : ""}${title},様\n`;
        expect(errorsIn(list)).toEqual(isOwn ? [] : ["csv/title-of-other-body 2"]);
      },
    ),
    { numRuns: runs(200) },
  );
});

test.each(["附属病院長", "附属小学校長", "理事長", "総務課長", "事務長", "教授", "御担当者"])(
  "a university has a %s too",
  (title) => {
    expect(errorsIn(`団体名,職名,敬称\n青葉大学,${title},様\n`)).toEqual([]);
  },
);

/** Bodies of no kind, none of them within another's name. */
const BODIES = ["東北技術振興機構", "青葉台自治連合", "山川文化財団", "北光会館運営室", "緑陽放送"];

test("a title that begins with another row's body is refused wherever its own row does not", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(BODIES, { minLength: 2 }),
      fc.nat(),
      fc.nat(),
      (bodies, first, second) => {
        const [row, other] = [first % bodies.length, second % bodies.length];
        const lines = bodies.map(
          (body, index) => `${body},${index === row ? bodies[other] : body}会長,様\n`,
        );
        const said = row === other ? [] : [`csv/title-of-other-body ${row + 2}`];
        expect(errorsIn(`団体名,職名,敬称\n${lines.join("")}`)).toEqual(said);
      },
    ),
    { numRuns: runs(100) },
  );
});
