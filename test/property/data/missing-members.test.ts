import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { readGuarded } from "../../samples/read-list.ts";

const [HEADER = "", ...MUNICIPALITIES] = readFileSync("recipients/municipalities.csv", "utf8")
  .trim()
  .split("\n");
const [, ...PREFECTURES] = readFileSync("recipients/prefectures.csv", "utf8").trim().split("\n");

const kindOf = (line: string): string => line.split(",")[1] ?? "";
const KINDS = ["市", "町", "村"];

/** Of one prefecture the municipalities of some kinds, a few of them left out; each kind that is asked for stays. */
const lists = fc
  .record({
    prefecture: fc.constantFrom("福島県", "山形県", "奈良県", "群馬県", "高知県"),
    kinds: fc.subarray(KINDS, { minLength: 1 }),
    without: fc.uniqueArray(fc.nat(60), { maxLength: 3 }),
    isFirst: fc.boolean(),
  })
  .map(({ prefecture, kinds, without, isFirst }) => {
    const all = MUNICIPALITIES.filter(
      (line) => line.split(",")[2] === prefecture && kinds.includes(kindOf(line)),
    );
    return { all, rows: all.filter((_, index) => !without.includes(index)), isFirst };
  })
  .filter(({ rows, all }) => new Set(rows.map(kindOf)).size === new Set(all.map(kindOf)).size);

test("what is counted as missing is of the kinds that the list has, and told at the list that lacks it", () => {
  fc.assert(
    fc.property(lists, ({ all, rows, isFirst }) => {
      const file = (path: string, lines: readonly string[]) => ({
        path,
        bytes: new TextEncoder().encode(`${[HEADER, ...lines].join("\n")}\n`),
      });
      const files = [file("市町村.csv", rows), file("知事.csv", PREFECTURES)];
      const outcome = readGuarded(isFirst ? files : files.toReversed());
      if (!outcome.ok) throw new Error(outcome.errors[0]?.code);
      const missing = outcome.warnings.filter(({ code }) => code === "csv/missing-members");
      if (all.length === rows.length) expect(missing).toEqual([]);
      for (const { at, values } of missing) {
        expect(at).toMatchObject({ path: "市町村.csv" });
        expect([values["total"], values["found"]]).toEqual([all.length, rows.length]);
      }
    }),
    { numRuns: runs(40) },
  );
});
