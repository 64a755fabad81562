import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf, readFiles } from "../../samples/read-list.ts";

/** Prefecture, name and title of each head. */
const HEADS = Array.from(
  readFiles(["recipients/prefectures.csv", "recipients/municipalities.csv"]).recipients,
  ({ fields }) => ({
    prefecture: fields.get("都道府県")?.value ?? "",
    name: fields.get("団体名")?.value ?? "",
    title: fields.get("職名")?.value ?? "",
  }),
);
const head = fc.constantFrom(...HEADS);
/** Heads whose title is nobody's elsewhere: wards of cities may have the names of these. */
const sure = fc.constantFrom(
  ...HEADS.filter(({ name }) => !["中央区", "港区", "北区"].includes(name)),
);
const kind = fc.constantFrom("", "その他", "大学");

const codesOf = (row: Readonly<Record<string, string>>): readonly string[] =>
  findingsOf(`${[...Object.keys(row), "敬称"].join(",")}\n${Object.values(row).join(",")},殿\n`)
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code);

test("a head's title passes in its own prefecture and in no other", () => {
  fc.assert(
    fc.property(
      head,
      sure,
      kind,
      fc.boolean(),
      ({ prefecture }, { title, ...own }, kind, isShort) => {
        const written = (name: string): string => (isShort ? name.replace(/[都府県]$/u, "") : name);
        const hasOwn = (place: string): boolean =>
          HEADS.some((one) => one.prefecture === place && one.title === title);
        expect(codesOf({ 種別: kind, 都道府県: own.prefecture, 職名: title })).toEqual([]);
        const codes = codesOf({ 種別: kind, 都道府県: written(prefecture), 職名: title });
        expect(codes.length > 0).toBe(!hasOwn(prefecture));
      },
    ),
    { numRuns: runs(400) },
  );
});

test("an assembly and its chair are of one government", () => {
  fc.assert(
    fc.property(sure, sure, kind, ({ name }, other, kind) => {
      const row = (named: string, titled: string): Readonly<Record<string, string>> => ({
        種別: kind,
        団体名: `${named}議会`,
        職名: `${titled}議会議長`,
      });
      expect(codesOf(row(name, name))).toEqual([]);
      const isOther = name !== other.name;
      expect(codesOf(row(name, other.name))).toEqual(isOther ? ["csv/row-contradiction"] : []);
    }),
    { numRuns: runs(400) },
  );
});

const SHARED = HEADS.filter(({ title }) => HEADS.filter((one) => one.title === title).length > 1);

test("a title that several heads have stops until the prefecture says whose it is", () => {
  fc.assert(
    fc.property(fc.constantFrom(...SHARED), kind, ({ prefecture, title }, kind) => {
      const others = HEADS.filter((one) => one.title === title && one.prefecture === prefecture);
      fc.pre(others.length === 1);
      expect(codesOf({ 種別: kind, 職名: title })).toEqual(["csv/name-of-several"]);
      expect(codesOf({ 種別: kind, 都道府県: prefecture, 職名: title })).toEqual([]);
    }),
    { numRuns: runs(100) },
  );
});
