import type {
  CellLocation,
  Location,
  TextLocation,
  WordLocation,
  WordPlace,
} from "../base/location.ts";

/** Characters of a letter that were replaced. Units: UTF-16 offsets into the paragraph's text, half-open. */
export interface Change {
  /** 0-based, among the letter's paragraphs with text. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** What stands there now. */
  readonly text: string;
}

/** What is to be written where, so that the letter comes out as it was edited. */
export type Place =
  /** Characters of a template, a partial or their settings. Units: UTF-16 offsets into the file's text. */
  | {
      readonly kind: "source";
      readonly at: TextLocation;
      readonly start: number;
      readonly end: number;
      readonly text: string;
      /** The text is whole lines of the template, line ends included. */
      readonly isLines: boolean;
    }
  /** Characters of a clerk's Word file. Units: UTF-16 offsets into the XML of the part, within one text. */
  | {
      readonly kind: "word";
      readonly at: WordLocation;
      /** The part's name in the package. */
      readonly part: string;
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }
  /** Characters of a cell of the list. Units: UTF-16 offsets into `value`, which is all that stands in it. */
  | {
      readonly kind: "cell";
      readonly at: CellLocation;
      readonly value: string;
      readonly start: number;
      readonly end: number;
      readonly text: string;
    };

/**
 * Why an edit cannot be brought home without being asked about.
 *
 * - `border`: it stands where two things meet, and could belong to either
 * - `several`: it replaces what several things wrote
 * - `made`: it changes what was made of something else
 * - `word`: it is text of a clerk's Word file that cannot be changed without touching how it is set
 * - `word-paragraph`: a paragraph was added to, or taken out of, what a clerk's Word file has
 * - `lines`: where the paragraph stood, the template has more than its line
 */
export type Question =
  | { readonly why: "border" | "several"; readonly between: readonly Location[] }
  | {
      readonly why: "made";
      readonly from: Location;
      /** All that was made of it, and how that reads now. */
      readonly was: string;
      readonly now: string;
    }
  | {
      readonly why: "word";
      readonly from: WordLocation;
    }
  | {
      readonly why: "word-paragraph";
      /** The paragraph beside one that was added; undefined where there is none. Else the one that is gone. */
      readonly from: WordLocation | undefined;
      readonly side: "behind" | "before" | "here";
      /** What holds it, where no paragraph says so. */
      readonly place?: WordPlace;
    }
  | { readonly why: "lines"; readonly between: readonly Location[] };

/** An edit, with where it came home to, or what has to be asked. */
export interface Edit {
  readonly kind: "changed" | "added" | "removed";
  /** 0-based, among the paragraphs of the letter as it was made; of an added one, the one after it. */
  readonly paragraph: number;
  /** Where it begins in the paragraph as it was made, in UTF-16 units; 0 for a whole paragraph. */
  readonly start: number;
  readonly was: string;
  readonly now: string;
  /** Unchanged text before and after it. */
  readonly before: string;
  readonly after: string;
  readonly places: readonly Place[];
  readonly question: Question | undefined;
}
