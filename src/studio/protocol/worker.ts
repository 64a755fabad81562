// What the page asks of its worker and what it is answered: types alone, for both sides. A request is a `WorkerRequest` with a
// number, its answer a `WorkerReply` with the same; requests are answered in their order.

import type { Location } from "../../base/location.ts";
import type { Account } from "../../model/account.ts";
import type { HiddenRows } from "../../model/hidden-rows.ts";
import type { BlockRole } from "../../model/letter.ts";
import type { Edition } from "../../model/letter-settings.ts";
import type { Finding, NamedInputs } from "./server.ts";

/** A file's bytes with the path that people know it by. */
export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Font files, and the faces in them in the order in which they are tried. */
export interface GivenFaces {
  /** `sha256` as the server knows it: to reckon it in JavaScript takes a third of a second. */
  readonly files: readonly (GivenFile & { readonly sha256?: string })[];
  readonly faces: readonly { readonly file: number; readonly index: number }[];
}

/** Values of a column that are meant as they stand, or all of them. */
export interface GivenAllowance {
  readonly column: string;
  readonly values?: readonly string[];
}

/** The recipient lists of the run, in their order. */
export interface GivenLists {
  readonly files: readonly (GivenFile & { readonly sheet?: string })[];
  /** Values that are meant although they look damaged. */
  readonly allow?: readonly GivenAllowance[];
  /** What is done with rows that are hidden or struck through; as a run does where nothing is said. */
  readonly hidden?: HiddenRows;
  /** Whether the template gives all addressees their honorific: a list need not have it then. */
  readonly isHonorificGiven?: boolean;
  /** What was changed in cells, and is not yet in any file; the later one of a cell counts. */
  readonly edits?: readonly ListEdit[];
}

/** A cell that says something else than the list's file. */
export interface ListEdit {
  /** The list's place among those of the run, 0-based. */
  readonly list: number;
  /** As a spreadsheet numbers them, 1-based. */
  readonly row: number;
  readonly column: number;
  readonly value: string;
  /** Why, for the table of changes. */
  readonly reason: string;
}

/** A correction that is certain, in words. */
export interface OfferedFix {
  /** 頭の0を補う：10006 → 010006 */
  readonly words: string;
  readonly edit: ListEdit;
  /** What is asked for (`fixes`) by who wants all corrections of this kind. */
  readonly kind: string;
  /** How many cells have one of this kind, this one among them. */
  readonly alike: number;
}

/** A finding in a list. */
export interface ListFinding extends Finding {
  readonly fix?: OfferedFix;
  /** What lets it pass, where a person can say that it is meant. */
  readonly allowance?: GivenAllowance;
  /** A column that the list lacks, and that the template's setting of the same name may give to all. */
  readonly setting?: string;
  /** What the addressee's line is to say in the place of `{{職名}}`, which alone does not say whose office it is. */
  readonly addressee?: string;
}

/** The lists of details (明細) that a template names so. */
export interface GivenDetails {
  readonly names: readonly string[];
  /** By name: a pattern stands for several files, and what is not there for none. */
  readonly files: readonly (readonly (GivenFile & { readonly sheet?: string })[])[];
}

/** A template with what it is compiled with. */
export interface GivenTemplate {
  readonly file: GivenFile;
  readonly partials: readonly (GivenFile & { readonly name: string })[];
  /** The settings beside a Word file. */
  readonly settings?: GivenFile;
  /** Front-matter values put over the template's. */
  readonly set?: Readonly<Record<string, string>>;
}

/** One list as a table. Shape: rows as a spreadsheet numbers them, the header's among them. */
export interface TableView {
  readonly path: string;
  /** The headings as the list has them, by column. */
  readonly headings: readonly string[];
  /** The row of the headings, 1-based; undefined where none was found. */
  readonly headerRow: number | undefined;
  /** Rows with something in them down to that of the headings. */
  readonly headRows: number;
  /** Rows with something in them: `rows` gives those of places 0 to `rows - 1`. */
  readonly rows: number;
  /** Rows that a filter or the user hides. */
  readonly hiddenRows: readonly number[];
  /** The worksheets of a workbook; none for another file. */
  readonly sheets: readonly string[];
  /** What the letter calls the addressee: its columns stay in sight. Shape: 0-based, ascending. */
  readonly addressee: readonly number[];
  /** Columns of which a person picks a value, with their values in the order of the rows. Shape: `column` is 0-based. */
  readonly picks: readonly {
    readonly name: "kind" | "prefecture";
    readonly column: number;
    readonly values: readonly string[];
  }[];
}

/** The lists as they were read. */
export interface ListsView {
  readonly tables: readonly TableView[];
  /** Addressees; none where the lists cannot be used. */
  readonly recipients: number;
  readonly account: Account | undefined;
  /** The same in words, as the command says it. */
  readonly accountLines: readonly string[];
  /** The first of what is wrong, errors before warnings: a list of 100,000 rows may have something in each. */
  readonly findings: readonly ListFinding[];
  readonly findingCount: number;
  /** Columns that all lists have, by our names for them. */
  readonly columns: readonly string[];
}

/** Which rows are wanted: those of which all that is given holds. */
export interface RowFilter {
  /** Written in it, in one form or another of the same characters. */
  readonly text: string;
  /** 0-based; anywhere in the row if it is missing. */
  readonly column?: number;
  /** Cells that say just this, by their 0-based columns. */
  readonly cells?: readonly { readonly column: number; readonly value: string }[];
  /** As a spreadsheet numbers them, 1-based. */
  readonly rows?: readonly number[];
}

/** A row of a table. */
export interface RowView {
  /** As a spreadsheet numbers it, 1-based. */
  readonly row: number;
  readonly values: readonly string[];
  /** The addressee that it is, as a 0-based place; undefined where it is none. */
  readonly recipient: number | undefined;
  /** What is wrong in the row, however much is wrong elsewhere. */
  readonly findings: readonly Finding[];
}

/** A template, compiled. */
export interface TemplateView {
  /** Whether letters can be made of it. */
  readonly isWhole: boolean;
  /** Whether something else may be wrong with the open lists for this letter (`guarded`): its 日付 or its もし are others. */
  readonly areListsOthers: boolean;
  /** Whether the lists of details that it names are given, and nothing in them stands in the way of letters. */
  readonly hasDetails: boolean;
  readonly isWord: boolean;
  readonly title: string;
  readonly versions: readonly string[];
  readonly columns: readonly string[];
  readonly helpers: readonly { readonly name: string; readonly summary: string }[];
  /** Names that the body may write, besides columns. */
  readonly values: readonly string[];
  /** The faces that it names. */
  readonly fonts: readonly string[];
  /** Partials that it includes, itself or through others. */
  readonly partials: readonly string[];
  /** What it names beside its addressees. */
  readonly named: NamedInputs;
  /** What is wrong with it by itself, and with the lists. */
  readonly findings: readonly Finding[];
}

/** Which letter: that to the addressee in this place of the lists, 0-based. */
export interface WhichLetter {
  readonly recipient: number;
  readonly edition?: Edition;
}

/** Addressees worth looking at. Units: 0-based places. */
export interface SamplesView {
  readonly longest: number | undefined;
  /** Whose record has the rarest characters. */
  readonly rarest: number | undefined;
  readonly versions: readonly { readonly name: string; readonly recipient: number }[];
}

/** A glyph on a page. Units: points from the page's top left corner, y downwards. */
export interface ShownGlyph {
  /** What it draws, each part an outline under a matrix from font units to the page, as `setTransform` takes it. Blank glyphs have none. */
  readonly parts: readonly {
    readonly outline: string;
    readonly matrix: readonly [number, number, number, number, number, number];
  }[];
  /** The characters that it stands for. */
  readonly text: string;
  /** The room that it takes in its line, for pointing at it: x, y, width, height. */
  readonly box: readonly [number, number, number, number];
  /** Index into the letter's `origins`; -1 for what stands nowhere else. */
  readonly origin: number;
}

/** A picture on a page. Units: as `ShownGlyph`. */
export interface ShownPicture {
  /** What it is called among the files beside the template. */
  readonly key: string;
  readonly box: readonly [number, number, number, number];
  /** As of a glyph. */
  readonly origin: number;
}

/** A page. Units: as `ShownGlyph`. */
export interface ShownPage {
  readonly glyphs: readonly ShownGlyph[];
  /** Filled boxes: x, y, width, height. */
  readonly rules: readonly (readonly [number, number, number, number])[];
  readonly pictures: readonly ShownPicture[];
  /** Its size and its grid where they are not the letter's: it is of a 別紙. */
  readonly own?: Pick<LetterView, "pageSize" | "grid">;
}

/** The grid of the page (基本版面): 字詰め × 行数. Units: points. */
export interface ShownGrid {
  readonly isVertical: boolean;
  readonly charactersPerLine: number;
  readonly linesPerPage: number;
  readonly characterSize: number;
  readonly lineGap: number;
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
}

/** A table: its rows from the top, those of its head first. */
export interface ShownTable {
  readonly caption: string;
  readonly rows: readonly (readonly ShownCell[])[];
}

/** A cell; one that heads its column or its row says so. */
export interface ShownCell {
  readonly text: string;
  readonly heads: "column" | "row" | undefined;
}

/** A block of a letter, for who listens to it or copies it. */
export interface ShownBlock {
  readonly role: BlockRole | "table" | "page-break" | "blank-line";
  readonly text: string;
  /** The caption and the rows of a table. */
  readonly table?: ShownTable;
}

/** A letter. */
export interface LetterView {
  readonly recipient: number;
  /** The record's identifier, title and version; where they are known. */
  readonly id: string;
  readonly addressee: string;
  readonly version: string | undefined;
  readonly findings: readonly ListFinding[];
  /** The letter's text; undefined if it could not be merged. */
  readonly blocks: readonly ShownBlock[] | undefined;
  /** Undefined where something is wrong with it, or where Word alone knows its pages. */
  readonly pages: readonly ShownPage[] | undefined;
  readonly pageSize: readonly [number, number];
  readonly grid: ShownGrid | undefined;
  /** Where characters come from: a place in the template or a cell of a list. */
  readonly origins: readonly Location[];
  /** Outlines that were not given before, by the names that parts use: SVG path data in font units, y upwards. */
  readonly outlines: Readonly<Record<string, string>>;
}

/** What the page asks, and what it is answered. */
export interface WorkerCalls {
  /** Opens faces in the place of earlier ones; outlines are given anew. */
  readonly faces: {
    readonly ask: GivenFaces;
    readonly answer: { readonly names: readonly string[]; readonly findings: readonly Finding[] };
  };
  readonly lists: { readonly ask: GivenLists; readonly answer: ListsView };
  /** The same lists as the template that was compiled last has them guarded, without reading them again. */
  readonly guarded: { readonly ask: Record<string, never>; readonly answer: ListsView };
  readonly rows: {
    readonly ask: { readonly table: number; readonly from: number; readonly count: number };
    readonly answer: { readonly rows: readonly RowView[] };
  };
  /** Which rows of a table a person wants to see. */
  readonly find: {
    readonly ask: { readonly table: number } & RowFilter;
    /** Places of the rows, in their order. */
    readonly answer: { readonly places: readonly number[] };
  };
  /** All corrections of a kind that are certain. */
  readonly fixes: {
    readonly ask: { readonly kind: string };
    readonly answer: { readonly edits: readonly ListEdit[] };
  };
  /** A list with its edits as the text of a CSV file, and its table of changes. Refused (`findings`) where such a file would hide what is wrong. */
  readonly corrected: {
    readonly ask: { readonly list: number };
    readonly answer: {
      readonly text: string | undefined;
      readonly changes: string;
      readonly findings: readonly Finding[];
    };
  };
  /** Gives the lists of details; of a template that names others there are no letters. */
  readonly details: { readonly ask: GivenDetails; readonly answer: Record<string, never> };
  readonly template: { readonly ask: GivenTemplate; readonly answer: TemplateView };
  readonly samples: { readonly ask: Record<string, never>; readonly answer: SamplesView };
  readonly letter: { readonly ask: WhichLetter; readonly answer: LetterView };
  /** A template's new text and a letter of it, for every keystroke: one way there and back. */
  readonly typed: {
    readonly ask: { readonly template: GivenTemplate; readonly which: WhichLetter };
    readonly answer: { readonly template: TemplateView; readonly letter: LetterView | undefined };
  };
  /** The bytes that the command line writes. Refused (`problems`) where the letter has errors. */
  readonly file: {
    readonly ask: WhichLetter & { readonly format: "pdf" | "docx" };
    readonly answer: {
      readonly bytes: Uint8Array | undefined;
      readonly findings: readonly Finding[];
    };
  };
  /**
   * What is wrong with the letters from this place on, and behind the last letter with the lists as the template uses them; so many
   * at a time that the page can ask for something else between.
   */
  readonly check: {
    readonly ask: { readonly from: number; readonly count: number; readonly edition?: Edition };
    readonly answer: {
      readonly findings: readonly ListFinding[];
      /** Where it goes on; undefined where all is looked at. */
      readonly next: number | undefined;
    };
  };
}

/** A request. */
export type WorkerRequest = {
  readonly [Name in keyof WorkerCalls]: {
    readonly number: number;
    readonly call: Name;
    readonly ask: WorkerCalls[Name]["ask"];
    readonly language: "ja" | "en";
  };
}[keyof WorkerCalls];

/** The answer to the request of the same number; `fault` is a mistake of ours, or a call out of turn. */
export type WorkerReply =
  | { readonly number: number; readonly answer: WorkerCalls[keyof WorkerCalls]["answer"] }
  | { readonly number: number; readonly fault: string };
