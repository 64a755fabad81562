import type { Span, WordPlace } from "../base/location.ts";

/**
 * One paragraph (`w:p`) of a Word file, as a reader of the page sees it.
 *
 * Shape: `number` is 1-based among the paragraphs of its place in its part, in the order of their start tags, empty ones
 * counted. A paragraph within another (in a text box) is one of its own and not in the text of the outer one.
 *
 * `text` is what its runs show: `w:t` as it is, `w:tab` and `w:ptab` as TAB, `w:br` and `w:cr` as LF, `w:noBreakHyphen` as
 * U+2011, `w:sym` as the character of its code, the base of ruby without its reading, the result of a field that stays a field. Not in it: code of fields
 * (`w:instrText`), deleted text, `mc:Fallback`, alternative text, numbers that Word makes itself.
 */
export interface WordParagraph {
  readonly place: WordPlace;
  readonly number: number;
  readonly text: string;
}

/** One part of a Word file that holds text. */
export interface WordPartText {
  /** The part's name in the package: `word/document.xml`, `word/header1.xml`. */
  readonly name: string;
  /** In the order of the part; footnotes and endnotes that Word has for itself (with a `w:type`) are left out. */
  readonly paragraphs: readonly WordParagraph[];
  /**
   * What is said where no reader of the page sees it: names, titles and alternative texts of drawings, those of
   * `mc:Fallback` too; of `docProps/core.xml` what each property says. In the order of the part.
   */
  readonly descriptions: readonly string[];
}

/**
 * What a whole Word file says, part by part and paragraph by paragraph: what a filled template must say, and what a
 * reader finds.
 *
 * Shape: the main part first, then headers, footers, footnotes and endnotes by name, then the properties; a part without a
 * paragraph is there with none.
 */
export type WordText = readonly WordPartText[];

/** A paragraph of a Word file, with where it shows what Word counts by itself. */
export interface SeenParagraph extends Pick<WordParagraph, "place" | "text"> {
  /** The results of fields, in their order. Units: UTF-16 offsets into the text. */
  readonly results: readonly Span[];
}
