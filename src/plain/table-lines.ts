import type { Table, TableRow, TextPart } from "../model/letter.ts";
import { splitClusters } from "../text/clusters.ts";

/**
 * Gives the lines of a table in plain text: its caption, then its rows, each cell filled with spaces to the width of its column.
 *
 * Shape: a line for each row; the lines of a cell follow one another on it, since beside other cells they would be read across.
 * Full-width spaces, and one half-width space where half a character is wanting, so that columns stand under each other wherever
 * kanji are twice as wide as digits.
 */
export function tableLines(table: Table, textOf: (part: TextPart) => string): readonly string[] {
  const body = [...table.head, ...table.rows];
  const rows = body.map(({ cells }) => cells.map((cell) => textOf(cell).replaceAll("\n", GAP)));
  const widths = table.columns.map((_, column) =>
    Math.max(0, ...rows.map((cells) => halves(cells[column] ?? ""))),
  );
  const caption = table.caption === undefined ? [] : [textOf(table.caption)];
  return [...caption, ...rows.map((cells, index) => rowLine(cells, body[index], widths))];
}

function rowLine(
  cells: readonly string[],
  row: TableRow | undefined,
  widths: readonly number[],
): string {
  return cells
    .map((text, column) => {
      const atEnd = row?.cells[column]?.placement.alignment === "end";
      return filled(text, widths[column] ?? 0, atEnd);
    })
    .join(GAP)
    .trimEnd();
}

function filled(text: string, width: number, atEnd: boolean): string {
  const missing = Math.max(0, width - halves(text));
  const wide = "　".repeat(Math.floor(missing / 2));
  const narrow = missing % 2 === 1 ? " " : "";
  return atEnd ? wide + narrow + text : text + narrow + wide;
}

/** The width of a text in halves of a character. */
function halves(text: string): number {
  return splitClusters(text).reduce(
    (width, cluster) => width + (/^[\u0020-\u007e\uff61-\uff9f]/u.test(cluster) ? 1 : 2),
    0,
  );
}

/** White between two columns. */
const GAP = "　";
