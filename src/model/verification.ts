import type { Diagnostic } from "../base/diagnostic.ts";
import type { LookKind } from "../base/messages/look.ts";
import type { WritingMode } from "./page-format.ts";

/** One place where a file does not say what its letter says, or does not show it so. */
export interface Difference {
  /** 1-based paragraph of the letter; 0 for ruby, and for what belongs to no paragraph. */
  readonly paragraph: number;
  readonly expected: string;
  readonly found: string;
  /** What it is that differs, if it is not the text. */
  readonly look?: LookKind;
  /** What is wrong with a page whose text is right; the texts are then empty and the paragraph 0. */
  readonly fault?: Diagnostic;
}

/** Something in a file that a letter does not have. */
export interface ForeignMark {
  readonly kind: LookKind;
  /** 1-based among the file's paragraphs with text; 0 if it is in none. */
  readonly paragraph: number;
  /** The text that it is at, or its own name. */
  readonly text: string;
}

/** What is seen of a letter before a word of it is read. */
export interface LetterForm {
  readonly title: string;
  readonly writingMode: WritingMode;
  /** Units: points. */
  readonly paper: Paper;
  /** Its tables, by rows: for each cell whether it has text (`101`). With the text of all cells in order, that is every cell's. */
  readonly tables: readonly (readonly string[])[];
  /** The direction and the paper of its parts (`PagesForm`), of those alike that follow one another once; absent if all are alike. */
  readonly parts?: readonly string[];
  /** Its pictures in the order of reading; absent if there are none. */
  readonly pictures?: readonly SeenPicture[];
  /** Where its references lead, in the order of reading, as `saidReference` says them; absent if there are none. */
  readonly references?: readonly string[];
}

/**
 * A picture as it is seen.
 *
 * Shape: `before` is how many paragraphs with text come before it, its own left out; `content` is a SHA-256 of what the file has of
 * it, `pageContent` of what a PDF has where that is another. Units: millimetres, tenths of them; 0 for one in the frame of a character.
 */
export interface SeenPicture {
  readonly before: number;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly content: string;
  readonly pageContent?: string;
}

/** The size of a sheet as it lies. Units: points. */
export interface Paper {
  readonly width: number;
  readonly height: number;
}

/** What a reader of the paper must see of a letter besides its text. */
export interface LetterLook extends LetterForm {
  /** For each page that begins before the one before it is full: how many paragraphs with text come before it. */
  readonly pageStarts: readonly number[];
  /** What each paragraph with text is: a block's role, a heading's with its level (`heading-1`). */
  readonly roles: readonly string[];
  /** For each paragraph with text what in it has lines or is small, see `markedText`; absent if nothing is. */
  readonly lines?: readonly string[];
  /** For each paragraph with text the size of its characters in points, if its author asked for one; 0 if not. Absent if none has. */
  readonly sizes?: readonly number[];
  /** For each paragraph with text what in it is set in a way of its own, see `settingsOf`; absent if nothing is. */
  readonly settings?: readonly string[];
  /** The frame around its pages (枠), as `PageFrame` names it; absent without one. */
  readonly frame?: string;
  /** What stands at the heads and the feet of its pages (柱), as `lettersRunning` says it; absent if nothing does. */
  readonly running?: readonly string[];
  /** Paragraphs in all, those without text too. */
  readonly paragraphCount: number;
}

/** The look of a letter, its paper and the direction of its lines apart: all that a file without pages can show. */
export type LetterParts = Omit<LetterLook, "paper" | "writingMode" | "parts">;

/** The form as found in a file; a file may have no title, and one title for each place where it has one. */
export interface ReadForm extends Omit<LetterForm, "title"> {
  readonly titles: readonly string[];
}

/** The same as found in a file, with all that is foreign to a letter. */
export interface ReadLook extends ReadForm, Omit<LetterLook, keyof LetterForm> {
  /** The paragraphs with text, white space and all. */
  readonly texts: readonly string[];
  readonly foreign: readonly ForeignMark[];
  /** The file is of a format in which white sesames are circles like others. */
  readonly hasOneCircle?: true;
}

/** What reading a file back and comparing it with its letter gave (読み戻し検証). */
export interface VerificationReport {
  readonly path: string;
  readonly differences: readonly Difference[];
  /** Pages of a file that another program made, which alone knows them. */
  readonly pageCount?: number;
  /** The strict reader read it, and no other was to; absent where another one was. */
  readonly readBy?: "strict";
}

/** What a reader found in a file: one string per paragraph, in reading order, without ruby. */
export interface ReadBack {
  readonly paragraphs: readonly string[];
  /** Whether the file's structure gave the paragraphs; without it each line is one. */
  readonly structured: boolean;
  readonly ruby: readonly { readonly base: string; readonly ruby: string }[];
  readonly pageCount: number | undefined;
  /** What a file without pictures says of those of its letter (代替文), in order. */
  readonly alts?: readonly string[];
  /** What is there besides the text, where the reader looks for it. */
  readonly look?: ReadLook;
  /** The same of a file that has no pages, and nothing foreign. */
  readonly parts?: LetterParts;
  /** The same of a PDF, whose pages say the rest. */
  readonly form?: ReadForm;
}
