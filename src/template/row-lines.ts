import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Cell } from "../model/recipient.ts";
import type { Value } from "./passage.ts";

/** A column's cell of one addressee. */
export interface RowCell {
  readonly name: string;
  readonly cell: Cell;
}

/** The rows that some columns make: for each row the columns' values by name, empty ones among them. */
export type RowLines = readonly ReadonlyMap<string, Value>[];

/**
 * Puts the lines of several cells side by side: the first of each are a row, and so on.
 *
 * Shape: blank lines within a cell count, those at the end of all cells do not; a cell without any text fits every number of
 * rows. Cells with different numbers of lines are no rows: nobody knows which of them is missing.
 * Errors: template/rows-differ.
 */
export function rowLines(cells: readonly RowCell[]): RowLines | Diagnostic {
  const columns = cells.map(({ name, cell }) => ({ name, cell, lines: linesOf(cell) }));
  const filled = columns.filter(({ lines }) => lines.some(({ text }) => text !== ""));
  const [first, ...others] = filled;
  if (first === undefined) return [];
  const count = first.lines.length;
  const other = others.find(({ lines }) => lines.length !== count);
  if (other !== undefined) {
    const values = {
      column: first.name,
      count,
      other: other.name,
      otherCount: other.lines.length,
    };
    const related = [{ at: first.cell.at, label: first.name }];
    return error("template/rows-differ", other.cell.at, values, related);
  }
  return Array.from({ length: count }, (_, row) => {
    const values = columns.map(({ name, cell, lines }): readonly [string, Value] => [
      name,
      lines[row] ?? { text: "", at: cell.at, verbatim: false },
    ]);
    return new Map(values);
  });
}

function linesOf({ value, at, rows }: Cell): readonly Value[] {
  if (rows !== undefined) {
    return rows.map((row): Value => {
      const exact = row.exact === undefined ? {} : { exact: row.exact };
      return {
        text: row.value.trim(),
        ...exact,
        at: row.at,
        verbatim: row.value.trim() === row.value,
      };
    });
  }
  const texts = value.split(/\r\n|\n|\r/u).map((text) => text.trim());
  while (texts.at(-1) === "") texts.pop();
  return texts.map((text) => ({ text, at, verbatim: text === value }));
}
