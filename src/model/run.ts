import type { FormatId } from "./output-format.ts";
import type { RecordedOptions } from "./run-option.ts";
import type { LetterLook } from "./verification.ts";

/** A file of a letter as the ledger records it. */
export interface LedgerFile {
  readonly format: FormatId;
  /** Relative to the run's folder, with `/`. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Number of pages; Word files have none of their own. */
  readonly pages: number | undefined;
  /** Where the text of each page is, summed up; Word files and those of earlier versions say nothing. */
  readonly places?: readonly PageSum[];
  /** What the head and the foot of each page say (柱), white space left out; absent where no page has any. */
  readonly running?: readonly string[];
  /** Another program made it, with other bytes each time: its hash can be checked, and the file cannot be made again. */
  readonly reproducible?: false;
  readonly verdict: Verdict;
  /** The strict reader read it; absent where another reader was asked, too, as always in earlier versions. */
  readonly readBy?: "strict";
}

/**
 * Where a letter is that has no file of its own: in a volume of the print run.
 *
 * Shape: the letters of a volume are one after another in the run, and their pages in it.
 */
export interface PrintedLetter {
  /** Of the volume, relative to the run's folder. */
  readonly path: string;
  /** The first of its pages in the volume, counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly places: readonly PageSum[];
  /** What the head and the foot of each page say; left out for none. */
  readonly running?: readonly string[];
  readonly verdict: Verdict;
  /** The strict reader read it, and pdf.js not all of its pages. */
  readonly readBy?: "strict";
  /** By page, its pictures; left out where no page has any. */
  readonly pictures?: readonly (readonly RecordedPicture[])[];
  /** Its papers in the order in which they come, as `210×297`, in millimetres; said where they are not those of the letter before it. */
  readonly papers?: readonly string[];
  /** The volume itself; said with the first of its letters. */
  readonly volume?: { readonly sha256: string; readonly bytes: number };
}

/** A picture on a page: left, bottom, right and top in points, and the SHA-256 of what a PDF has of it. */
export interface RecordedPicture {
  readonly corners: readonly number[];
  readonly content: string;
}

/**
 * Where the text of a page is, in three numbers: how many units there are, and the sums of their places from the
 * page's left and bottom edge in points. Three more for a page with rules or pictures: how many there are,
 * and the sums of their corners. One more for a page in sizes that its author asked for: the sum of its units' sizes.
 */
export type PageSum =
  | readonly [units: number, x: number, y: number]
  | readonly [
      units: number,
      x: number,
      y: number,
      rules: number,
      ruleX: number,
      ruleY: number,
      sizes?: number,
    ];

/** What the ledger records of a letter's look, so that the run's files can be held to it later. */
export interface RecordedLook extends LetterLook {
  /** SHA-256 of the paragraphs with their white space; how they are broken into lines is left out. */
  readonly spacedSha256: string;
  /** Line breaks within paragraphs. */
  readonly lineBreaks: number;
  /** SHA-256 of the readings with what they are beside. */
  readonly rubySha256: string;
}

/** What reading a file back gave: it says what its letter says, or something else, or was not read back. */
export type Verdict = "equal" | "different" | "unread";

/** One letter of a run as the ledger (発送台帳) records it. */
export interface LedgerEntry {
  /** 1-based place in the run. */
  readonly sequence: number;
  readonly id: string;
  /** The letter's number in the run (連番), where its template asks for one. */
  readonly number?: number;
  /** Recipient list and its row. */
  readonly list: string;
  readonly row: number;
  readonly prefecture: string;
  /** 職名 of the record. */
  readonly title: string;
  /** The addressee as the letter's own addressee block says it, white space as one space: 札幌市長 殿. */
  readonly addressee: string;
  /** The version of the letter, e.g. 知事. */
  readonly version: string;
  /** SHA-256 of the addressee's record. */
  readonly recordSha256: string;
  /** The columns that the list does not fill for the addressee, and the table of governments does; left out for none. */
  readonly filled?: readonly string[];
  /** What of the letter is in another face than the first one named: the name of each, and its characters; left out for none. */
  readonly otherFaces?: readonly string[];
  /** SHA-256 of the letter's text without white space; what is read back from a file gives the same. */
  readonly textSha256: string;
  /** What is seen of the letter besides its text; ledgers of earlier versions do not say it. */
  readonly look?: RecordedLook;
  readonly files: readonly LedgerFile[];
  /** In a run that keeps no single files. */
  readonly printed?: PrintedLetter;
}

/** What reading a letter back gave: for each of its files, or on its pages of the print run. */
export function readingsOf({
  files,
  printed,
}: Pick<LedgerEntry, "files" | "printed">): readonly Pick<
  LedgerFile,
  "path" | "verdict" | "readBy"
>[] {
  return printed === undefined ? files : [printed];
}

/** What a run was made from; two runs with equal inputs give equal bytes. */
export interface RunInputs {
  readonly tool: string;
  /** SHA-256 of the program itself; runs of earlier versions have none. */
  readonly program?: string | undefined;
  /** Which bytes its letters have (`BYTES_VERSION`); runs of earlier versions do not say it. */
  readonly bytes?: number | undefined;
  readonly template: { readonly path: string; readonly sha256: string };
  readonly lists: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly rows: number;
  }[];
  readonly fonts: readonly { readonly name: string; readonly sha256: string }[];
  readonly options: RecordedOptions;
}

/** Warnings of one kind that a run was made in spite of. */
export interface FoundWarning {
  readonly code: string;
  readonly count: number;
  /** The first of them in words. */
  readonly text: string;
}

/** A letter that could not be made or written for a reason of its own; the others go on. */
export interface SetAsideLetter {
  readonly sequence: number;
  readonly id: string;
  readonly reason: string;
}
