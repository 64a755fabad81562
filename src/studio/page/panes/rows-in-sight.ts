import { useLayoutEffect, useState } from "preact/hooks";

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
  const [{ from, to }, setSight] = useState({ from: 0, to: 0 });
  useLayoutEffect(() => {
    const element = scroll.current;
    if (element === null) return undefined;
    const look = (): void => {
      const first = Math.floor(element.scrollTop / height);
      const sight = { from: first, to: first + Math.ceil(element.clientHeight / height) };
      // The same value again draws nothing.
      setSight((now) => (now.from === sight.from && now.to === sight.to ? now : sight));
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroll, height]);
  const first = Math.max(0, from - BESIDE);
  return Array.from(
    { length: Math.max(0, Math.min(count, to + BESIDE) - first) },
    (_, n) => first + n,
  );
}
