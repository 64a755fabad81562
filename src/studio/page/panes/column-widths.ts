import type { RowView } from "../../protocol/worker.ts";

const NARROWEST = 2.5;
const WIDEST = 20;

/** Gives the width of each column from its heading and what of it is known. Shape: CSS lengths. */
export function columnWidths(
  headings: readonly string[],
  rows: readonly RowView[],
): readonly string[] {
  return headings.map((heading, column) => {
    const widths = rows.map(({ values }) => widthOf(values[column] ?? ""));
    const widest = Math.max(widthOf(heading), ...widths);
    const width = Math.min(Math.max(widest, NARROWEST), WIDEST) + 1.5;
    return `${Math.round(width * 10) / 10}em`;
  });
}

/** Letters and digits of Latin take about half of what kanji take. Units: em. */
function widthOf(text: string): number {
  return [...text.slice(0, 60)].reduce(
    (sum, character) => sum + (character < "\u{2000}" ? 0.6 : 1),
    0,
  );
}

/** More than that is not taken from the other columns. Units: em. */
const MOST_PINNED = 14;

/**
 * Where columns stay that are always in sight: they lie at the table's end until their own place is scrolled to.
 *
 * Shape: distance from the end by column, CSS lengths; none where they would take the others' room.
 */
export function pinnedColumns(
  columns: readonly number[],
  widths: readonly string[],
): ReadonlyMap<number, string> {
  const pinned = new Map<number, string>();
  let taken = 0;
  for (const column of columns.toSorted((one, other) => other - one)) {
    pinned.set(column, `${taken}em`);
    taken += Number.parseFloat(widths[column] ?? "0");
  }
  return taken > MOST_PINNED ? new Map() : pinned;
}
