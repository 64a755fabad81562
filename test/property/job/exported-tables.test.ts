import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFindings } from "../../../src/ask/findings-csv.ts";
import { warning } from "../../../src/base/diagnostic.ts";
import { ledgerCsv } from "../../../src/job/keep/ledger-csv.ts";
import { anyText } from "../../samples/any-text.ts";
import { runs } from "../../samples/extent.ts";
import { ledgerEntry, ledgerFile } from "../../samples/ledger-entry.ts";

/** A cell that begins so is run by Excel or LibreOffice. Source: OWASP "CSV Injection", ASVS 5.0 1.2.10; a line feed as a return. */
const DANGEROUS = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"];

const value = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("", "", "'", "''", " ", '"', "\n"),
      fc.constantFrom("", ...DANGEROUS),
      fc.string({ unit: fc.constantFrom(..."知事=+-@'\",;\r\n\t|!A1 "), maxLength: 12 }),
    )
    .map((parts) => parts.join("")),
  anyText({ maxLength: 20 }),
);

/** The cells as a spreadsheet reads them. */
function read(bytes: string): string[][] {
  expect(bytes.startsWith("\ufeff")).toBe(true);
  return parse(bytes.slice(1), { record_delimiter: ["\r\n", "\n", "\r"] });
}

/** The value that a cell was made from, as the ledger's description says: one apostrophe less before a dangerous one. */
function unguarded(cell: string): string {
  const after = cell.replace(/^'+/u, "");
  // White space before a formula may be dropped by who reads it.
  const isDangerous = [after, after.trimStart()].some((text) => DANGEROUS.includes(text.charAt(0)));
  const isGuarded = cell !== after && isDangerous;
  return isGuarded ? cell.slice(1) : cell;
}

/** Whether a text has what a screen obeys: controls, marks of direction, separators of lines. */
function hasControls(text = ""): boolean {
  return /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u.test(text);
}

/** Whether nothing of a text is written otherwise in the findings. */
function isPlain(text: string): boolean {
  return !/[\p{C}\p{Zl}\p{Zp}]/u.test(text);
}

function expectHarmless(rows: readonly (readonly string[])[]): void {
  const first = rows.flat().map((cell) => cell.slice(0, 1));
  expect(first.filter((character) => DANGEROUS.includes(character))).toEqual([]);
}

test("no cell of the ledger for Excel runs as a formula, and each can be read back", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value, value, value, value, value), { maxLength: 5 }),
      (rows) => {
        const entries = rows.map(([id, prefecture, addressee, version, list, path], index) =>
          ledgerEntry({
            ...{ sequence: index + 1, id, prefecture, addressee, version, list, row: index + 2 },
            files: [ledgerFile({ path, bytes: 80_000, pages: 3 })],
          }),
        );
        const [headings, ...cells] = read([...ledgerCsv(entries)].join(""));
        expect(headings).toHaveLength(14);
        expectHarmless(cells);
        expect(cells.map((row) => row.map(unguarded))).toEqual(
          rows.map(([id, prefecture, addressee, version, list, path], index) => [
            ...[`${index + 1}`, id, /^\d{6}$/u.test(id) ? id : ""],
            ...[prefecture, addressee, version, list, `${index + 2}`],
            ...["PDF", path, "3", "80000", "0123456789abcdef".repeat(4), "一致"],
          ]),
        );
      },
    ),
    { numRuns: runs(500) },
  );
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-findings-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("no cell of the findings for Excel runs as a formula, whatever a list is called and has in it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 20 }),
      fc.constantFrom("ja" as const, "en" as const),
      async (rows, language) => {
        const path = join(folder, "findings.csv");
        const findings = rows.map(([list, header, found], index) => {
          const place = { row: index + 2, column: 4, line: index + 2 };
          const at = { kind: "cell", path: list, header, ...place } as const;
          return warning("csv/name-form", at, { value: found, official: found });
        });
        await writeFindings(path, findings, language);
        const [headings, ...cells] = read(readFileSync(path, "utf8"));
        expect(headings).toHaveLength(7);
        expectHarmless(cells);
        const places = cells.map(([, list = "", row, header = "", , , code]) => [
          ...[unguarded(list), row, unguarded(header), code],
        ]);
        // What a screen would obey or hide is written out in the findings.
        expect(places.map(([list, , header]) => [list, header].map(hasControls))).toEqual(
          rows.map(() => [false, false]),
        );
        expect(
          places.map(([list, row, header, code], index) => [
            isPlain(rows[index]?.[0] ?? "") ? list : "",
            row,
            isPlain(rows[index]?.[1] ?? "") ? header : "",
            code,
          ]),
        ).toEqual(
          rows.map(([list, header], index) => [
            isPlain(list) ? list : "",
            `${index + 2}`,
            isPlain(header) ? header : "",
            "csv/name-form",
          ]),
        );
      },
    ),
    { numRuns: runs(100) },
  );
});
