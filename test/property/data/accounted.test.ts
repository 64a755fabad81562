import fc from "fast-check";
import { expect, test } from "vitest";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { runs } from "../../samples/extent.ts";
import { readFiles } from "../../samples/read-list.ts";

const HEADINGS = "団体コード,種別,都道府県,団体名,よみ,職名,敬称".split(",");
const OFFICIAL: readonly (readonly string[])[] = Array.from(
  readFiles(["recipients/municipalities.csv"]).recipients,
  ({ fields }) => HEADINGS.map((name) => fields.get(name)?.value ?? ""),
);

/** Some thirty municipalities that follow each other in the official order. */
const rows = fc
  .tuple(fc.nat({ max: OFFICIAL.length - 40 }), fc.integer({ min: 3, max: 40 }))
  .map(([first, count]) => OFFICIAL.slice(first, first + count));

const dialect = fc.record({
  delimiter: fc.constantFrom(",", "\t"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  encoding: fc.constantFrom("utf-8", "utf-8 with mark", "utf-16le with mark"),
  quotesAll: fc.boolean(),
  /** Lines above everything: titles and blank lines. */
  titles: fc.array(fc.constantFrom("", "市町村長名簿", "令和8年12月1日現在"), { maxLength: 3 }),
});
type Dialect = typeof dialect extends fc.Arbitrary<infer Made> ? Made : never;

function bytesOf(table: readonly (readonly string[])[], dialect: Dialect): Uint8Array {
  const { delimiter, lineEnd, encoding, quotesAll, titles } = dialect;
  const quoted = (value: string): string => (quotesAll ? `"${value}"` : value);
  const lines = [...titles, ...table.map((row) => row.map(quoted).join(delimiter))];
  const text = `${lines.join(lineEnd)}${lineEnd}`;
  switch (encoding) {
    case "utf-16le with mark":
      return Buffer.from(`\ufeff${text}`, "utf16le");
    case "utf-8 with mark":
      return Buffer.from(`\ufeff${text}`);
    default:
      return Buffer.from(text);
  }
}

/** The codes that become a recipient, and those of the rows that a finding names. */
function outcomeOf(bytes: Uint8Array, codeOfRow: (row: number) => string): ReadonlySet<string> {
  const outcome = readRecipients([{ path: "a.csv", bytes }]);
  if (outcome.ok) return new Set(Array.from(outcome.value.recipients, ({ id }) => id));
  const rows = outcome.errors.flatMap(({ at }) => (at.kind === "cell" ? [at.row] : []));
  return new Set(rows.map(codeOfRow));
}

test("every row with an official code is a letter or is named, wherever the header stands", () => {
  fc.assert(
    fc.property(rows, dialect, fc.nat(), (records, how, place) => {
      const at = place % (records.length + 1);
      const table = [...records.slice(0, at), HEADINGS, ...records.slice(at)];
      const codeOfRow = (row: number): string => table[row - how.titles.length - 1]?.[0] ?? "";
      const accounted = outcomeOf(bytesOf(table, how), codeOfRow);
      const above = records.slice(0, at).map(([code = ""]) => code);
      const expected = at === 0 ? records.map(([code = ""]) => code) : above;
      for (const code of expected) expect(accounted).toContain(code);
    }),
    { numRuns: runs(120) },
  );
});

test("rows that two stray double quotes swallow are named", () => {
  const note = fc.constantFrom("", "至急", "確認済", "電話連絡、要");
  fc.assert(
    fc.property(rows, note, fc.nat(), fc.nat(), fc.nat(), (records, text, one, two, place) => {
      const first = one % (records.length - 1);
      const last = first + 1 + (two % (records.length - first - 1));
      const column = place % (HEADINGS.length + 1);
      const withNote = (row: readonly string[], value: string): string =>
        [...row.slice(0, column), value, ...row.slice(column)].join(",");
      // A program that writes values as they are: one note begins with a quote, a later one ends with one.
      const lines = records.map((row, index) => {
        if (index === first) return withNote(row, `"${text}`);
        return withNote(row, index === last ? `${text}"` : text);
      });
      const file = [withNote(HEADINGS, "備考"), ...lines, ""].join("\n");
      const outcome = readRecipients([{ path: "a.csv", bytes: Buffer.from(file) }]);
      expect(outcome.ok).toBe(false);
      const found = outcome.ok ? [] : outcome.errors;
      expect(found).toContainEqual(
        expect.objectContaining({
          code: "csv/swallowed-rows",
          at: expect.objectContaining({ row: first + 2, column: column + 1 }),
          values: expect.objectContaining({ count: last - first }),
        }),
      );
    }),
    { numRuns: runs(120) },
  );
});
