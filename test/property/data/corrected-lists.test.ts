import fc from "fast-check";
import { expect, test } from "vitest";
import type { CellLocation } from "../../../src/base/location.ts";
import { changesTable, correctedList } from "../../../src/data/corrected-list.ts";
import { readCsv } from "../../../src/data/read-csv.ts";
import { plainSheet } from "../../../src/data/sheet.ts";
import { runs } from "../../samples/extent.ts";
import { HEADER } from "../../samples/read-list.ts";

// ="…" as a text cannot be told from what a CSV file keeps as text by it.
const value = fc
  .oneof(
    fc.constantFrom(
      "",
      "010006",
      "00",
      "=1+1",
      "-1",
      '山"田',
      "a,b",
      "二\n行",
      " 前後 ",
      "殿",
      "＝",
      "1E+05",
    ),
    fc.string({ unit: fc.constantFrom("あ", "0", ",", '"', " ", "\n", "=", "𠮷"), maxLength: 6 }),
  )
  .filter((text) => !/^=".*"$/su.test(text));
const rows = fc.array(fc.array(value, { minLength: 7, maxLength: 7 }), {
  minLength: 1,
  maxLength: 6,
});

const valuesOf = (text: string): readonly (readonly string[])[] => {
  const read = readCsv({ path: "a.csv", bytes: new TextEncoder().encode(`\ufeff${text}`) });
  if (!read.ok) return expect.fail(JSON.stringify(read.errors));
  return Array.from(read.value.rows, ({ values }) => values);
};
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test("a corrected list has the values that were changed, and everywhere else what it had", () => {
  fc.assert(
    fc.property(
      rows,
      value,
      fc.nat(),
      fc.nat(6),
      fc.boolean(),
      (list, next, nth, column, isCsv) => {
        const text = [HEADER, ...list.map((row) => row.map(quoted).join(",")), ""].join("\n");
        const before = valuesOf(text);
        const row = (nth % list.length) + 1;
        const was = before[row]?.[column] ?? "";
        const after = before.map((values, place) =>
          place === row ? values.with(column, next) : values,
        );
        const at: CellLocation = {
          ...{ kind: "cell" as const, path: "a.csv", row: row + 1, column: column + 1 },
          ...{ header: undefined, line: row + 1 },
        };
        const corrected = correctedList({
          file: {
            path: "a.csv",
            bytes: isCsv ? new TextEncoder().encode(text) : Uint8Array.of(0x50, 0x4b, 3, 4),
          },
          changes: [{ at, was, value: next }],
          rows: plainSheet(
            "a.csv",
            after.map((values, index) => ({ row: index + 1, line: index + 1, values })),
          ).rows,
          leftOut: new Set(),
        });
        const unbroken = (values: readonly (readonly string[])[]): readonly (readonly string[])[] =>
          values.map((own) => own.map((one) => one.replaceAll(/\r\n?/gu, "\n")));
        expect(unbroken(valuesOf(corrected))).toEqual(unbroken(after));
        const untouched = text.split("\n")[0] ?? "";
        expect(corrected.startsWith(untouched)).toBe(true);
        // The table of changes says the same two values.
        const table = changesTable(
          [{ at, was, value: next, reason: "=1" }],
          ["行", "列", "前", "後", "理由"],
        );
        expect(unbroken(valuesOf(table))[1]).toEqual([
          String(row + 1),
          String(column + 1),
          was,
          next,
          "=1",
        ]);
      },
    ),
    { numRuns: runs(500) },
  );
});
