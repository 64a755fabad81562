import type { Location, WordLocation, WordPlace } from "../base/location.ts";

/** A part of a Word file that was filled. */
export interface FilledPart {
  readonly name: string;
  readonly paragraphs: readonly FilledParagraph[];
  /** As `WordPartText` has them. */
  readonly descriptions: readonly string[];
}

/** A paragraph of a filled file: text of the clerk's file and values, in their order. */
export interface FilledParagraph {
  readonly place: WordPlace;
  readonly number: number;
  /** The paragraph of the clerk's file that it is made from. */
  readonly home: WordLocation;
  readonly runs: readonly FilledRun[];
}

/** Text of a paragraph that one thing wrote. */
export interface FilledRun {
  readonly text: string;
  /** The cell or the setting of a value; undefined for the clerk's own text. */
  readonly origin: Location | undefined;
  /** Where the clerk's file has it; undefined for a value, and for what the file writes in another way. */
  readonly own: OwnText | undefined;
  /** Whether nobody reads it on paper: hidden text, or white on white. */
  readonly isUnseen?: true;
}

/** Where the clerk's file has a text. */
export interface OwnText {
  /** UTF-16 offset in the part's XML. */
  readonly start: number;
  /** How the XML writes it, where that is not character for character: `A&amp;B`. */
  readonly raw?: string;
  /** What its run looks like (`w:rPr`), but for what nobody sees. */
  readonly look: string;
}
