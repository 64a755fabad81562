import type { TextLocation } from "../base/location.ts";

/** A part of the template's text with the versions whose letters contain it. */
export interface VersionedText {
  readonly at: TextLocation;
  readonly text: string;
  /** What a name of the settings is printed as: the same for every addressee. */
  readonly value?: string;
  readonly versions: readonly string[];
}

/** One column compared with words in a condition: `{{#もし 出席 "有"}}`. */
export interface Comparison {
  readonly column: string;
  readonly word: string;
  readonly at: TextLocation;
}
