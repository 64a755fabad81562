import type { Diagnostic } from "../base/diagnostic.ts";
import type { CellLocation } from "../base/location.ts";
import type { Sequence } from "../base/sequence.ts";
import type { UnreadSheet } from "../model/account.ts";

/**
 * One row of a table as it was read.
 *
 * Shape: `values` by column, the first column first; a row may be shorter or longer than the header.
 * Units: `row` is the row a spreadsheet shows, 1-based; `line` is the line of the file where it begins.
 */
export interface SheetRow {
  readonly row: number;
  readonly line: number;
  readonly values: readonly string[];
  /** What values stand for, by 0-based column, where it is another text than the one shown; see `Cell`. */
  readonly exact?: ReadonlyMap<number, string>;
}

/**
 * Cells that are shown as one (セルの結合): only the first holds a value.
 *
 * Units: rows are 1-based as a spreadsheet shows them, columns 0-based; the last row and column are in it.
 */
export interface Merge {
  /** As the file names it: A1:C1. */
  readonly range: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A table of text, from a CSV file or a worksheet, before anybody knows which row is the header. */
export interface Sheet {
  readonly path: string;
  readonly rows: Sequence<SheetRow>;
  /** Rows that a filter or the user hides. */
  readonly hiddenRows: ReadonlySet<number>;
  /** Columns that the user hides, 0-based. */
  readonly hiddenColumns: ReadonlySet<number>;
  /** By row, the 0-based columns of cells with a line through all that is written in them (取り消し線). */
  readonly struckCells: ReadonlyMap<number, readonly number[]>;
  readonly merges: readonly Merge[];
  /** The workbook's other sheets with something in them, which are not read; left out where there are none, or where the user chose. */
  readonly unread?: readonly UnreadSheet[];
  /** What is wrong with single cells; it counts only where the row turns out to be used. */
  readonly findings: readonly Diagnostic[];
}

/** A table of text that shows nothing but its values, as a CSV file is. */
export function plainSheet(path: string, rows: Sequence<SheetRow>): Sheet {
  return {
    path,
    rows,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    struckCells: new Map(),
    merges: [],
    findings: [],
  };
}

/** Gives the place of a cell. Units: `column` is 1-based. */
export function cellAt(
  path: string,
  row: Pick<SheetRow, "row" | "line">,
  column: number,
  header: string | undefined,
): CellLocation {
  return { kind: "cell", path, row: row.row, column, header, line: row.line };
}

/** Tells whether nothing is written in the row: spaces, half or full width, count as nothing. */
export function isBlankRow(row: SheetRow): boolean {
  return row.values.every((value) => value.trim() === "");
}
