import { useLayoutEffect, useState } from "preact/hooks";

/** From where to where something is in sight, in whatever it is counted in. */
export interface Sight {
  readonly from: number;
  readonly to: number;
}

/**
 * Gives what of a scrolled element is in sight as `look` finds it: again whenever it is scrolled or has another size, and where what
 * `look` depends on is another.
 *
 * Shape: what was found before stays where there is nothing to look at, `first` until then.
 */
export function useInSight(
  scroll: { readonly current: HTMLElement | null },
  look: ((element: HTMLElement) => Sight) | undefined,
  depends: readonly unknown[],
  first: Sight,
): Sight {
  const [sight, setSight] = useState(first);
  useLayoutEffect(() => {
    const element = scroll.current;
    if (element === null || look === undefined) return undefined;
    const find = (): void => {
      const found = look(element);
      // The same value again draws nothing.
      setSight((now) => (now.from === found.from && now.to === found.to ? now : found));
    };
    find();
    const sizes = new ResizeObserver(find);
    sizes.observe(element);
    element.addEventListener("scroll", find, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", find);
    };
  }, [scroll, ...depends]);
  return sight;
}
