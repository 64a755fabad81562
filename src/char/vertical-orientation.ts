import { ORIENTATIONS } from "./tables/vertical-orientation.ts";

/** How a character stands in a vertical line. Source: UAX #50, property Vertical_Orientation. */
export type VerticalOrientation = "U" | "R" | "Tu" | "Tr";

/**
 * Gives a character's orientation in vertical lines: upright, turned, or with a form of its own that
 * falls back to upright or turned.
 *
 * Cost: linear in the table; callers remember what they ask.
 * Source: UAX #50, Unicode 17.0.
 */
export function verticalOrientation(codePoint: number): VerticalOrientation {
  for (const [first, last, orientation] of ORIENTATIONS) {
    if (codePoint < first) break;
    if (codePoint <= last) return orientation;
  }
  return "R";
}
