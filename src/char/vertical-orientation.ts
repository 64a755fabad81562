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
  let high = ORIENTATIONS.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ORIENTATIONS[middle];
    if (range === undefined) break;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint > range[1]) low = middle + 1;
    else return range[2];
  }
  return "R";
}
