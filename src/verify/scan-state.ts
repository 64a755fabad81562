import type { LookKind } from "../base/messages/look.ts";
import type { WritingMode } from "../model/page-format.ts";
import type { TextMark } from "../model/text-marks.ts";
import { nothingSet, type SetText } from "../model/text-settings.ts";
import type { ReadSection } from "./read-section.ts";

/** A run: what its properties say, and its text as far as it has come. */
export interface Run {
  readonly text: string;
  readonly isNarrow: boolean;
  /** Whether its characters have less than their own room. */
  readonly isTight: boolean;
  readonly isHidden: boolean;
  /** Whether it keeps upright letters apart. */
  readonly parts: boolean;
  /** Whether it has a line break or a tab. */
  readonly isBreak: boolean;
  readonly fit: string | undefined;
  readonly lines: readonly TextMark[];
  /** How its style says that its characters are set, and whether they are in two small lines, or side by side. */
  readonly own: "spread" | "whole" | undefined;
  readonly isNote: boolean;
  readonly isTogether: boolean;
  /** The size of its characters in half-points; 0 if it is that of the paragraph's style. */
  readonly size: number;
  /** The same of characters in scripts written from right to left, or with joined letters, where Word asks for it by itself. */
  readonly complexSize: number;
  /** Whether its style puts marks beside its characters. */
  readonly isDotted: boolean;
}

/** What is known of a document so far. */
export interface Scan {
  readonly marks: { kind: LookKind; paragraph: number; text: string }[];
  readonly fonts: Set<string>;
  /** Stretches that are fitted to a width, by their numbers. */
  readonly fits: Map<string, { readonly width: number; readonly paragraph: number; text: string }>;
  readonly pageStarts: number[];
  readonly roles: string[];
  /** The paragraphs with text so far. */
  readonly texts: string[];
  readonly lines: string[];
  /** For each paragraph with text the size of its characters in half-points, if it has one of its own; 0 if not. */
  readonly sizes: number[];
  /** The sizes of the paragraph's text so far. */
  readonly seenSizes: Set<number>;
  /** What of the paragraph's text has lines so far. */
  readonly lined: Map<TextMark, string>;
  /** For each paragraph with text what is set in a way of its own; and of the paragraph's text so far. */
  readonly settings: string[];
  set: SetText;
  /** The run around a word with its reading. */
  around: Run;
  readonly tables: string[][];
  /** Whether the paragraph is in a cell of a table, and whether that cell has text so far. */
  inCell: boolean;
  hasText: boolean;
  /** Whether the paragraph's lines have a height of their own. */
  isSqueezed: boolean;
  /** The height of its lines in twips, and the size of what its readings stand beside in half-points; 0 if it has none. */
  lineHeight: number;
  rubyBase: number;
  /** The section's paragraphs whose lines have a height that only the grid can justify, and those of the sections before with it. */
  heights: LineHeight[];
  readonly ownHeights: OwnHeight[];
  /** How far apart the lines of a section are, in twips. */
  linePitch: number;
  /** The paragraph's style. */
  style: string;
  paragraphCount: number;
  widestChars: number;
  /** The paragraph's text so far. */
  text: string;
  /** The first of the marks whose paragraph is not read to its end. */
  unshown: number;
  run: Run;
  rubySize: string | undefined;
  /** The widest indents in twips. */
  widest: number;
  /** Its pictures so far, and the one that is open. */
  readonly pictures: ScannedPicture[];
  picture: ScannedPicture;
  /** The seal that is told in another way too, until that is read. */
  alternative: ScannedPicture | undefined;
  /** The direction and the paper of its sections so far. */
  readonly forms: string[];
  /** The pages of the first section. */
  first: ReadSection | undefined;
  /** Whether the paragraph ends a section: the next begins a page. */
  endsSection: boolean;
  writingMode: WritingMode;
  width: number;
  height: number;
  margins: { readonly along: number; readonly across: number };
}

/** A picture as the document says it: the relationship that leads to it. Units: EMU, before it is turned. */
export interface ScannedPicture {
  readonly before: number;
  readonly alt: string;
  readonly relation: string;
  readonly width: number;
  readonly height: number;
  readonly turn: string;
  /** Whether its own size is another than that of its place. */
  readonly isStretched: boolean;
  /** Where a seal is; absent of a picture in its line. */
  readonly place?: SealPlace;
}

/** The height that the lines of a paragraph have of their own, in twips. */
export interface LineHeight {
  readonly height: number;
  readonly paragraph: number;
  readonly text: string;
  readonly style: string;
}

/** The same with the height of its section's grid, in twips. */
export interface OwnHeight extends LineHeight {
  readonly least: number;
}

/** Where a seal is: how far across and down from what. Units: EMU. */
export interface SealPlace {
  readonly across: number;
  readonly down: number;
  readonly from: string;
}

/** A picture of which nothing is known. */
export const NO_PICTURE: ScannedPicture = {
  before: 0,
  alt: "",
  relation: "",
  width: 0,
  height: 0,
  turn: "",
  isStretched: false,
};

/** A run of which nothing is known. */
export const NO_RUN: Run = {
  text: "",
  isNarrow: false,
  isTight: false,
  isHidden: false,
  parts: false,
  isBreak: false,
  fit: undefined,
  lines: [],
  own: undefined,
  isNote: false,
  isTogether: false,
  size: 0,
  complexSize: 0,
  isDotted: false,
};

/** What is known of a document before its first element. */
export function newScan(): Scan {
  return {
    marks: [],
    fonts: new Set(),
    fits: new Map(),
    pageStarts: [],
    roles: [],
    texts: [],
    lines: [],
    sizes: [],
    seenSizes: new Set(),
    lined: new Map(),
    settings: [],
    set: nothingSet(),
    around: NO_RUN,
    tables: [],
    inCell: false,
    hasText: false,
    isSqueezed: false,
    lineHeight: 0,
    rubyBase: 0,
    heights: [],
    ownHeights: [],
    linePitch: 0,
    style: "",
    paragraphCount: 0,
    widestChars: 0,
    text: "",
    unshown: 0,
    run: NO_RUN,
    rubySize: undefined,
    widest: 0,
    pictures: [],
    picture: NO_PICTURE,
    alternative: undefined,
    forms: [],
    first: undefined,
    endsSection: false,
    writingMode: "horizontal-tb",
    width: 0,
    height: 0,
    margins: { along: 0, across: 0 },
  };
}
