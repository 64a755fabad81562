/** How a character stands in a vertical line. Source: UAX #50, property Vertical_Orientation. */
export type VerticalOrientation = "U" | "R" | "Tu" | "Tr";

/** Gives a character's orientation in vertical lines. */
export function verticalOrientation(codePoint: number): VerticalOrientation {
  return codePoint > 0 ? "U" : "R";
}
