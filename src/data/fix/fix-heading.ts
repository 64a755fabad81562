import type { Diagnostic } from "../../base/diagnostic.ts";
import { HONORIFICS } from "../../language/honorific.ts";
import { normalizeHeader } from "../../model/heading.ts";
import { COLUMN_NAMES } from "../../model/recipient.ts";
import { meaningOfHeading } from "../column-words.ts";
import type { LocalGovernments } from "../local-governments.ts";
import type { ReadTable } from "../read-lists.ts";
import { cellAt } from "../sheet.ts";
import type { Fix } from "./fix.ts";

/** Rows whose values show what a column holds. */
const SAMPLE_ROWS = 500;

/** Values that are enough to show it. */
const ENOUGH = 3;

/**
 * Names a column that a list has under another heading: where all the values of one column, and of no other, are honorifics,
 * prefectures or codes of governments.
 */
export function fixHeading(
  { code, values }: Diagnostic,
  { sheet, header }: ReadTable,
  governments: LocalGovernments,
): Fix | undefined {
  const column = String(values["column"]);
  const isOne = code === "csv/missing-column" ? valuesOf(column, governments) : undefined;
  if (isOne === undefined) return undefined;
  const samples: (readonly string[])[] = [];
  for (const row of sheet.rows) {
    if (samples.length === SAMPLE_ROWS) break;
    if (row.row > header.row) samples.push(row.values);
  }
  const [index, another] = header.values.flatMap((heading, place) => {
    if (meaningOfHeading(normalizeHeader(heading)) !== undefined) return [];
    const written = samples.map((row) => (row[place] ?? "").trim()).filter((one) => one !== "");
    return written.length >= ENOUGH && written.every(isOne) ? [place] : [];
  });
  if (index === undefined || another !== undefined) return undefined;
  const was = header.values[index] ?? "";
  return {
    kind: "heading",
    at: cellAt(sheet.path, header, index + 1, was),
    was,
    value: column,
  };
}

function valuesOf(
  column: string,
  { all, byCode }: LocalGovernments,
): ((value: string) => boolean) | undefined {
  switch (column) {
    case COLUMN_NAMES.honorific:
      return (value) => HONORIFICS.includes(value);
    case COLUMN_NAMES.prefecture: {
      const prefectures = new Set(all.map(({ prefecture }) => prefecture));
      return (value) => prefectures.has(value);
    }
    case COLUMN_NAMES.code:
      return (value) => byCode.has(value.normalize("NFKC").padStart(6, "0"));
    default:
      return undefined;
  }
}
