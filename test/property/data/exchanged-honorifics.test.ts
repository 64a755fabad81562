import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

const BODIES = ["青葉株式会社", "㈱山川", "緑協会", "奈良大学", "東都商事総務課", "青葉図書館"];
const PERSONS = ["山田太郎", "佐藤　花子", "阿部 健司", "田所みどり", "武士正幹", "服部 長"];
const member = fc.oneof(
  fc.constantFrom(...BODIES).map((text) => ({ text, isBody: true })),
  fc.constantFrom(...PERSONS).map((text) => ({ text, isBody: false })),
);
const members = fc.uniqueArray(member, { selector: ({ text }) => text, maxLength: 12 });

type Written = Readonly<Record<"text" | "honorific", string>> & { readonly isBody: boolean };

const rowsTold = (rows: readonly Written[]): readonly number[] =>
  findingsOf(
    `会社名,氏名,敬称\n${rows.map(({ text, isBody, honorific }) => `${isBody ? `${text},` : `,${text}`},${honorific}\n`).join("")}`,
  ).flatMap(({ code, at }) =>
    code.startsWith("csv/honorific-") && at.kind === "cell" ? [at.row] : [],
  );

const usual = ({ isBody }: { readonly isBody: boolean }): string => (isBody ? "御中" : "様");

test("where 御中 is for bodies and 様 for persons nothing is said, nor where everybody has 様", () => {
  fc.assert(
    fc.property(members, (rows) => {
      expect(rowsTold(rows.map((row) => ({ ...row, honorific: usual(row) })))).toEqual([]);
      expect(rowsTold(rows.map((row) => ({ ...row, honorific: "様" })))).toEqual([]);
    }),
    { numRuns: runs(100) },
  );
});

test("an honorific that is exchanged with another row's is told in each of the two", () => {
  fc.assert(
    fc.property(members, fc.nat(), fc.nat(), (rows, first, second) => {
      const bodies = rows.flatMap(({ isBody }, index) => (isBody ? [index] : []));
      const persons = rows.flatMap(({ isBody }, index) => (isBody ? [] : [index]));
      // With one other row of either kind it is known what is usual.
      fc.pre(bodies.length > 1 && persons.length > 1);
      const places = [bodies[first % bodies.length] ?? 0, persons[second % persons.length] ?? 0];
      const written = rows.map((row, index) => ({
        ...row,
        honorific: places.includes(index) ? usual({ isBody: !row.isBody }) : usual(row),
      }));
      expect([...rowsTold(written)].sort((one, two) => one - two)).toEqual(
        places.map((place) => place + 2).sort((one, two) => one - two),
      );
    }),
    { numRuns: runs(200) },
  );
});

const NAMED = ["山田　太郎", "佐藤 花子", "阿部　健司", "田所 みどり"];

test("a person's whole name and a body's that changed places in one column are told in both rows, however few they are", () => {
  const rows = fc.uniqueArray(
    fc.oneof(
      fc.constantFrom(...BODIES).map((text) => ({ text, honorific: "御中" })),
      fc.constantFrom(...NAMED).map((text) => ({ text, honorific: "様" })),
    ),
    { selector: ({ text }) => text, minLength: 2, maxLength: 10 },
  );
  const told = (
    heading: string,
    list: readonly { readonly text: string; readonly honorific: string }[],
  ): readonly number[] =>
    findingsOf(
      `${heading},敬称\n${list.map(({ text, honorific }) => `${text},${honorific}\n`).join("")}`,
    ).flatMap(({ code, at }) =>
      code === "csv/honorific-of-others" && at.kind === "cell" ? [at.row] : [],
    );
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom("宛名", "会社名", "送付先名"),
      fc.nat(),
      fc.nat(),
      (list, heading, first, second) => {
        expect(told(heading, list)).toEqual([]);
        const placeOf = (honorific: string, nth: number): number => {
          const those = list.flatMap((row, at) => (row.honorific === honorific ? [at] : []));
          return those[nth % those.length] ?? -1;
        };
        const [body, person] = [placeOf("御中", first), placeOf("様", second)];
        fc.pre(body !== -1 && person !== -1);
        const names = new Map([
          [body, list[person]?.text],
          [person, list[body]?.text],
        ]);
        const moved = list.map((row, at) => ({ ...row, text: names.get(at) ?? row.text }));
        expect([...told(heading, moved)].sort((one, two) => one - two)).toEqual(
          [body + 2, person + 2].sort((one, two) => one - two),
        );
      },
    ),
    { numRuns: runs(200) },
  );
});
