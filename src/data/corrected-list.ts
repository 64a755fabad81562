import type { Sequence } from "../base/sequence.ts";
import type { SourceFile } from "../base/world.ts";
import { type CellChange, changeText, keptZeros } from "./change-cells.ts";
import type { SheetRow } from "./sheet.ts";

/** A list with what it says in some cells in the place of what its file has. */
export interface CorrectedList {
  readonly file: SourceFile;
  readonly changes: readonly CellChange[];
  /** All rows as they are then. */
  readonly rows: Sequence<SheetRow>;
  /** Rows that were left out because they are hidden or struck through: in a file that shows neither they would be addressees. */
  readonly leftOut: ReadonlySet<number>;
}

/**
 * Writes a corrected list as the text of a CSV file with commas. What is one already keeps every other character; anything else, a
 * workbook too, is written as its cells are shown, every row in its place.
 *
 * Shape: read again, it has the values of `rows`; rows left out are blank.
 */
export function correctedList({ file, changes, rows, leftOut }: CorrectedList): string {
  return changeText(file, changes) ?? csvOf(rows, leftOut);
}

function csvOf(rows: Sequence<SheetRow>, leftOut: ReadonlySet<number>): string {
  const lines: string[] = [];
  for (const { row, values } of rows) {
    while (lines.length < row - 1) lines.push("");
    lines.push(leftOut.has(row) ? "" : values.map(csvValue).join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** A value as CSV has it, and so that Excel shows what is there. */
function csvValue(value: string): string {
  if (/^0\d+$/u.test(value)) return keptZeros(value);
  return /[",\r\n]|^\s|\s$/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** What was changed in a list: before, after, row, column, why. */
export interface ListedChange extends CellChange {
  readonly reason: string;
}

/**
 * The table of changes (変更箇所) as the text of a CSV file. Excel shows every value as it is and calculates none.
 *
 * Shape: `headings` are those of the row, the column, before, after and why.
 */
export function changesTable(
  changes: readonly ListedChange[],
  headings: readonly string[],
): string {
  const rows = changes.map(({ at, was, value, reason }) => [
    String(at.row),
    shown(at.header ?? String(at.column)),
    shown(was),
    shown(value),
    shown(reason),
  ]);
  return [headings.map(shown), ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

/** A value that Excel shows as it is: figures keep their zeros, and what looks like a formula is text. */
function shown(value: string): string {
  const bare = value.replaceAll('"', '""');
  const isTaken = /^[=+\-@\t\r]|^[\d０-９][\d０-９.,/:Ee+-]*$/u.test(value);
  return isTaken ? `"=""${value.replaceAll('"', '""""')}"""` : `"${bare}"`;
}
