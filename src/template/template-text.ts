import type { Location, TextLocation } from "../base/location.ts";

/** A part of the template's text with the versions whose letters contain it. */
export interface VersionedText {
  readonly at: Location;
  readonly text: string;
  readonly versions: readonly string[];
}

/** One column compared with words in a condition: `{{#もし 出席 "有"}}`. */
export interface Comparison {
  readonly column: string;
  readonly word: string;
  readonly at: TextLocation;
}
