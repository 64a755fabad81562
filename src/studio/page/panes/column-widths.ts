import type { RowView } from "../../protocol/worker.ts";

const NARROWEST = 4;
const WIDEST = 20;

/** Gives the width of each column from its heading and what of it is known. Shape: CSS lengths. */
export function columnWidths(
  headings: readonly string[],
  rows: readonly RowView[],
): readonly string[] {
  return headings.map((heading, column) => {
    const widths = rows.map(({ values }) => widthOf(values[column] ?? ""));
    const widest = Math.max(widthOf(heading), ...widths);
    return `${Math.min(Math.max(widest, NARROWEST), WIDEST) + 1.5}em`;
  });
}

/** Letters and digits of Latin take about half of what kanji take. Units: em. */
function widthOf(text: string): number {
  return [...text.slice(0, 60)].reduce(
    (sum, character) => sum + (character < "\u{2000}" ? 0.6 : 1),
    0,
  );
}
