import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localGovernments } from "../../../src/data/local-governments.ts";
import { runs } from "../../samples/extent.ts";
import { editOf, readForFixes } from "../../samples/fixed-list.ts";
import { HEADER } from "../../samples/read-list.ts";

const GOVERNMENTS = localGovernments().all.filter(({ hasHead }) => hasHead);

/** Columns of a row: 団体コード, 種別, 都道府県, 団体名, よみ, 職名, 敬称, 電話番号, 備考. */
type Row = readonly string[];

const rowOf = ({ code, kind, prefecture, name, reading }: (typeof GOVERNMENTS)[number]): Row => [
  code,
  kind,
  prefecture,
  name,
  reading,
  `${name}${kind === "都道府県" ? "知事" : "長"}`,
  "殿",
  "0112112111",
  "ガ行の話",
];

/** Damages one value, or leaves it. */
const damage = fc.constantFrom<(row: Row) => Row>(
  (row) => row,
  ([code = "", ...rest]) => [code.replace(/^0/u, ""), ...rest],
  ([code = "", ...rest]) => [code.slice(0, 5), ...rest],
  ([code = "", ...rest]) => [`${code.slice(0, 5)}${(Number(code[5]) + 1) % 10}`, ...rest],
  ([, ...rest]) => ["1E+05", ...rest],
  (row) => row.with(1, "町"),
  (row) => row.with(2, "東京都"),
  (row) => row.with(3, `${row[3]}　`),
  (row) => row.with(3, `${(row[3] ?? "").slice(0, 1)}${row[3]}`),
  (row) => row.with(4, `${row[4]}ん`),
  (row) => row.with(5, `${row[5]}長`),
  (row) => row.with(5, `${(row[5] ?? "").slice(1)}`),
  (row) => row.with(5, `${row[5]}殿`),
  (row) => row.with(5, `\u200b${row[5]}`),
  (row) => row.with(6, ""),
  (row) => row.with(6, "御中"),
  (row) => row.with(6, "様"),
  (row) => row.with(7, "112112111"),
  (row) => row.with(8, "ｶﾞ行の話 "),
  (row) => row.with(8, "か\u3099行の&lt;話&gt;"),
  (row) => row.with(8, "null"),
);

const list = fc
  .uniqueArray(fc.constantFrom(...GOVERNMENTS), {
    selector: ({ code }) => code,
    minLength: 4,
    maxLength: 20,
  })
  .chain((all) =>
    fc
      .array(damage, { minLength: all.length, maxLength: all.length })
      .map((damages) =>
        all.map((one, index) => (damages[index] ?? ((row: Row) => row))(rowOf(one))),
      ),
  );

const textOf = (rows: readonly Row[]): string =>
  `${[`${HEADER},電話番号,備考`, ...rows.map((row) => row.join(","))].join("\n")}\n`;

/** What is said of the list, each finding by its code and cell. */
const keyOf = ({ code, at }: { readonly code: string; readonly at: object }): string => {
  const cell = at as { readonly row?: number; readonly column?: number };
  return `${code} ${cell.row ?? ""}:${cell.column ?? ""}`;
};

/** What is said of a share of all rows begins and ends to hold by any of them: one in ten has another 敬称. */
const OF_SHARES = /^csv\/honorific-unusual /u;

const keysOf = (found: readonly { readonly code: string; readonly at: object }[]): string[] =>
  found.map(keyOf).filter((key) => !OF_SHARES.test(key));

describe("a correction that is offered", () => {
  test("takes its finding away, adds none, and changes no other cell", () => {
    fc.assert(
      fc.property(list, (rows) => {
        const text = textOf(rows);
        const before = readForFixes(text);
        const known = keysOf(before.found);
        for (const { diagnostic, fix } of before.fixes) {
          const after = readForFixes(text, [editOf(fix)]);
          const now = keysOf(after.found);
          expect(now, JSON.stringify(fix)).not.toContain(keyOf(diagnostic));
          expect(
            now.filter((one) => !known.includes(one)),
            JSON.stringify(fix),
          ).toEqual([]);
          const changed = after.values.flatMap((values, row) =>
            values.flatMap((value, column) =>
              value === before.values[row]?.[column] ? [] : [[row + 1, column + 1, value]],
            ),
          );
          expect(changed).toEqual([[fix.at.row, fix.at.column, fix.value]]);
        }
      }),
      { numRuns: runs(50) },
    );
  });

  test("all of them together leave nothing that one of them was offered for", () => {
    fc.assert(
      fc.property(list, (rows) => {
        const text = textOf(rows);
        const before = readForFixes(text);
        const edits = new Map(
          before.fixes.map(({ fix }) => [`${fix.at.row}:${fix.at.column}`, fix]),
        );
        const after = readForFixes(text, [...edits.values()].map(editOf));
        const known = keysOf(before.found);
        expect(keysOf(after.found).filter((one) => !known.includes(one))).toEqual([]);
      }),
      { numRuns: runs(50) },
    );
  });

  test("is none in a list without faults", () => {
    const right = fc
      .uniqueArray(fc.constantFrom(...GOVERNMENTS), { selector: ({ code }) => code, minLength: 1 })
      .map((all) => textOf(all.map(rowOf)));
    fc.assert(
      fc.property(right, (text) => {
        expect(readForFixes(text).fixes).toEqual([]);
      }),
      { numRuns: runs(50) },
    );
  });

  test("gives a value back that had lost its zeros, its check digit or its 敬称", () => {
    fc.assert(
      fc.property(list, (rows) => {
        const { fixes } = readForFixes(textOf(rows));
        for (const { fix } of fixes) {
          if (!["zero", "check-digit", "honorific"].includes(fix.kind)) continue;
          const code = rows[fix.at.row - 2]?.[3] ?? "";
          const own = GOVERNMENTS.filter(({ name }) => name === code.trim()).map(rowOf);
          const right = own.map((row) => row[fix.at.column - 1]);
          if (right.length > 0) expect(right).toContain(fix.value);
        }
      }),
      { numRuns: runs(50) },
    );
  });
});
