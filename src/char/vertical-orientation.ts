import { ORIENTATIONS } from "./tables/vertical-orientation.ts";

/** How a character stands in a vertical line. Source: UAX #50, property Vertical_Orientation. */
export type VerticalOrientation = "U" | "R" | "Tu" | "Tr";

/**
 * Gives a character's orientation in vertical lines: upright, turned, or with a form of its own that
 * falls back to upright or turned.
 *
 * Cost: logarithmic in the table.
 * Source: UAX #50, Unicode 17.0.
 */
export function verticalOrientation(codePoint: number): VerticalOrientation {
  let low = 0;
  let high = ORIENTATIONS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ORIENTATIONS[middle];
    if (range === undefined) break;
    const [first, last, orientation] = range;
    if (codePoint >= first && codePoint <= last) return orientation;
    if (codePoint < first) high = middle;
    else low = middle + 1;
  }
  return "R";
}
