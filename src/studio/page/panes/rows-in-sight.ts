import { type Sight, useInSight } from "./in-sight.ts";

/** Rows beside those in sight that are in the page too, so that a turn of the wheel meets no empty ground. */
const BESIDE = 8;

/**
 * The 0-based places of a table's rows that are in sight, or nearly. A browser's longest element holds 1,190,000 rows of 28 pixels.
 *
 * Shape: `height` is the one that all rows have, in pixels.
 */
export function useRowsInSight(
  scroll: { readonly current: HTMLElement | null },
  count: number,
  height: number,
): readonly number[] {
  const look = ({ scrollTop, clientHeight }: HTMLElement): Sight => {
    const first = Math.floor(scrollTop / height);
    return { from: first, to: first + Math.ceil(clientHeight / height) };
  };
  const { from, to } = useInSight(scroll, look, [height], { from: 0, to: 0 });
  const first = Math.max(0, from - BESIDE);
  return Array.from(
    { length: Math.max(0, Math.min(count, to + BESIDE) - first) },
    (_, n) => first + n,
  );
}
