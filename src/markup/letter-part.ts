import type { Location } from "../base/location.ts";
import type { ManuscriptLine } from "./manuscript-line.ts";

/** A line of text, or the lines of a table without those that open and close it. */
export type LetterPart =
  | { readonly kind: "line"; readonly line: ManuscriptLine }
  | {
      readonly kind: "table";
      readonly lines: readonly ManuscriptLine[];
      readonly origin: Location;
    };
