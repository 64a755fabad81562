import type { ReadBack } from "./verification.ts";

/** The text of a file that another program may have made, with what it says of itself (読み取った文字). */
export interface Transcript extends ReadBack {
  readonly remarks: readonly Remark[];
}

/**
 * What a reader of the text must know besides it.
 *
 * Shape: of `lost`, the file shows to the eye what is not in the text; of the others it is there, or set apart by name.
 */
export type Remark =
  /** Characters of a page that have no text: they appear as 〓, or are missing. */
  | { readonly kind: "lost"; readonly page: number; readonly count: number }
  /** A page that shows something, but no text at all, or hardly any besides a picture as large as a page. */
  | { readonly kind: "picture"; readonly page: number }
  /** Vertical pages of another program: the order of their columns is a guess. */
  | { readonly kind: "order"; readonly pages: readonly number[] }
  /** Forms that a PDF tells in place of ordinary characters (︑ for 、): each once, and the text has the ordinary ones. */
  | { readonly kind: "forms"; readonly characters: readonly string[] }
  /** Text that is no part of the body: it comes after it, or is left out. */
  | { readonly kind: "beside"; readonly what: BesideText; readonly count: number };

/** Kinds of text besides the body; `count` is of paragraphs for the first six, then of files, then of characters. */
export type BesideText =
  | "header"
  | "footer"
  | "footnote"
  | "endnote"
  | "comment"
  | "numbering"
  | "embedded"
  | "deleted"
  | "symbol"
  | "formula"
  | "drawing"
  | "hidden"
  | "artifact";
