import { CsvError, parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../../../src/data/read-csv.ts";
import { runs } from "../../samples/extent.ts";

/** More than what readers look ahead for the next double quote. */
const LONG = "長".repeat(12_000);

const anyText = fc
  .array(fc.constantFrom("a", "，", ",", '"', '""', '","', "\n", "\r\n", "\r", " ", LONG), {
    minLength: 1,
    maxLength: 40,
  })
  .map((parts) => parts.join(""))
  .filter((text) => text.trim() !== "");

/** What csv-parse alone makes of the whole text: its rows, or what it calls the mistake. */
function parsed(text: string): readonly (readonly string[])[] | string {
  const options = {
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    max_record_size: 1_000_000,
  };
  try {
    return parse(text, options);
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    return thrown.code === "CSV_QUOTE_NOT_CLOSED" ? "csv/unclosed-quote" : "csv/quote";
  }
}

test("a list's rows are those of csv-parse, wherever double quotes stand, and so is what is wrong with them", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const read = readCsv({ path: "list.csv", bytes: new TextEncoder().encode(text) });
      const rows = read.ok ? Array.from(read.value.rows, ({ values }) => values) : undefined;
      expect(rows ?? (read.ok ? "" : read.errors[0]?.code)).toEqual(parsed(text));
    }),
    { numRuns: runs(1000) },
  );
});

test("a line without a double quote is held to the length of a row as one with them is", () => {
  const long = `${"長".repeat(1_000_001)},b`;
  for (const text of [`a,b\n${long}\n`, `a,b\n"${"長".repeat(1_000_001)}",b\n`]) {
    const read = readCsv({ path: "list.csv", bytes: new TextEncoder().encode(text) });
    expect(read.ok ? [] : read.errors.map(({ code }) => code)).toEqual(["csv/row-too-long"]);
  }
});
