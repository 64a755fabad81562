import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";
import { withAddresses } from "../../samples/shipped-list.ts";

const TABLE = withAddresses("municipalities.csv")
  .trim()
  .split("\n")
  .map((line) => line.split(","));
const [HEADER = [], ...ROWS] = TABLE;

test("a column that has turned by one row over any range is named, whichever and wherever it is", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("職名", "団体名", "よみ", "住所", "郵便番号"),
      fc.nat(ROWS.length - 2),
      fc.integer({ min: 2, max: 200 }),
      fc.boolean(),
      (name, start, wanted, isDown) => {
        const column = HEADER.indexOf(name);
        const end = Math.min(ROWS.length, start + wanted);
        const length = end - start;
        const from = (index: number): number =>
          start + ((index - start + (isDown ? length - 1 : 1)) % length);
        const rows = ROWS.map((row, index) =>
          index < start || index >= end ? row : row.with(column, ROWS[from(index)]?.[column] ?? ""),
        );
        // A list needs two values in the range that tell the rows apart.
        const isSame = rows.every((row, index) => {
          const value = row[column] ?? "";
          return value === "" || value === ROWS[index]?.[column];
        });
        fc.pre(!isSame);
        const found = findingsOf(`${[HEADER, ...rows].map((row) => row.join(",")).join("\n")}\n`);
        expect(found.some(({ at }) => at.kind === "cell" && at.header === name)).toBe(true);
      },
    ),
    { numRuns: runs(40) },
  );
}, 120_000);
