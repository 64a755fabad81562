import { type Sight, useInSight } from "./in-sight.ts";

/** So many columns are all in the page. */
const FEW = 40;

/** Room beside what is in sight of which the columns are in the page too. Units: em. */
const BESIDE = 30;

/** What a row is made of, in its order: a column that is in the page, 0-based, or the width of those that are not. */
export type ColumnRuns = readonly (number | string)[];

/**
 * Of a table with many columns those that are in sight, or nearly; `kept` are there wherever they lie.
 *
 * Shape: `widths` and `before`, what stands before the first column, are CSS lengths in em.
 */
export function useColumnsInSight(
  scroll: { readonly current: HTMLElement | null },
  widths: readonly string[],
  before: string,
  kept: ReadonlySet<number>,
): ColumnRuns {
  const isFew = widths.length <= FEW;
  const look = (element: HTMLElement): Sight => {
    const em = Number.parseFloat(getComputedStyle(element).fontSize);
    const start = element.scrollLeft / em - BESIDE;
    const end = (element.scrollLeft + element.clientWidth) / em + BESIDE;
    let edge = Number.parseFloat(before);
    // By column, where it ends.
    const ends = widths.map((width) => {
      edge += Number.parseFloat(width);
      return edge;
    });
    return {
      from: ends.filter((one) => one < start).length,
      to: ends.filter((one) => one < end).length + 1,
    };
  };
  const depends = [widths.join(" "), before];
  const { from, to } = useInSight(scroll, isFew ? undefined : look, depends, { from: 0, to: FEW });
  return runsOf(widths, (column) => isFew || (column >= from && column < to) || kept.has(column));
}

function runsOf(widths: readonly string[], isThere: (column: number) => boolean): ColumnRuns {
  const runs: (number | string)[] = [];
  let gap = 0;
  const close = (): void => {
    if (gap > 0) runs.push(`${gap.toFixed(1)}em`);
    gap = 0;
  };
  for (const [column, width] of widths.entries()) {
    if (isThere(column)) {
      close();
      runs.push(column);
    } else gap += Number.parseFloat(width);
  }
  close();
  return runs;
}
