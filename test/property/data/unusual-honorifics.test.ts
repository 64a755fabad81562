import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

const [HEADER = "", ...ROWS] = readFileSync("recipients/municipalities.csv", "utf8")
  .trim()
  .split("\n")
  .filter((line, index) => index === 0 || /^(?:01|4)/u.test(line));

test("whichever few rows have another honorific than all others are named, and only they", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(ROWS.length - 1), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(["殿", "様"], ["様", "殿"], ["様", "先生"], ["殿", "氏"]),
      (indexes, [usual = "", other = ""]) => {
        const lines = ROWS.map((line, index) =>
          line.replace(",殿,", `,${indexes.includes(index) ? other : usual},`),
        );
        const found = findingsOf(`${[HEADER, ...lines].join("\n")}\n`)
          .filter(({ code }) => code === "csv/honorific-unusual")
          .map(({ at }) => (at.kind === "cell" ? at.row - 2 : undefined));
        expect(found).toEqual(indexes.toSorted((one, two) => one - two));
      },
    ),
    { numRuns: runs(25) },
  );
}, 60_000);

test("of a short list the one row that has another honorific is named, of a shorter one none", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 20 }),
      fc.nat(1000),
      fc.constantFrom(["殿", "様"], ["様", "殿"]),
      (length, place, [usual = "", other = ""]) => {
        const odd = place % length;
        const lines = ROWS.slice(0, length).map((line, index) =>
          line.replace(",殿,", `,${index === odd ? other : usual},`),
        );
        const found = findingsOf(`${[HEADER, ...lines].join("\n")}\n`).flatMap(({ code, at }) =>
          code === "csv/honorific-unusual" && at.kind === "cell" ? [at.row - 2] : [],
        );
        expect(found).toEqual(length < 7 ? [] : [odd]);
      },
    ),
    { numRuns: runs(50) },
  );
}, 60_000);

test("one company among persons, or one person among companies, is no odd honorific", () => {
  const list = (usual: string, other: string): string =>
    `宛名,敬称\n${"株式会社甲乙,御中\n山田　花子,様\n"
      .split("\n")
      .filter((line) => line.endsWith(other))
      .join("\n")}\n${Array.from({ length: 7 }, (_, index) => `宛先${index},${usual}\n`).join("")}`;
  for (const [usual, other] of [
    ["様", "御中"],
    ["御中", "様"],
  ] as const)
    expect(findingsOf(list(usual, other)).map(({ code }) => code)).not.toContain(
      "csv/honorific-unusual",
    );
});
