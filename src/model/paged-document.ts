import type { Point, Rect, Size } from "../base/geometry.ts";
import type { Location } from "../base/location.ts";
import type { Sp } from "../base/units.ts";
import type { FontFace } from "./font-face.ts";
import type { GlyphRecipe } from "./glyph.ts";
import type { DrawnLine, LetterProperties, TableHead, TextRole } from "./letter.ts";
import type { NoteEnd } from "./note-link.ts";
import type { PageFormat, WritingMode } from "./page-format.ts";
import type { Picture } from "./picture.ts";
import type { RunningEdge } from "./running.ts";

/**
 * One unit of a run: what it draws, and the source characters that a reader must extract for it.
 *
 * Shape: a variation selector is a unit of its own, blank and without advance, right after its base.
 * Units: `advance` is the distance along the line to the next unit's origin, spaces included.
 */
export interface PlacedGlyph {
  readonly recipe: GlyphRecipe;
  readonly text: string;
  readonly advance: Sp;
  readonly origin: Location | undefined;
}

/** Glyphs that follow one another in one line, in one face and size. */
export interface GlyphRun {
  readonly type: "glyphs";
  /** Index into the document's faces. */
  readonly face: number;
  readonly size: Sp;
  readonly direction: "vertical" | "horizontal";
  /** The first glyph's origin on the page: centre of the column's head, or the baseline's start. */
  readonly at: Point;
  readonly glyphs: readonly PlacedGlyph[];
}

/** A filled rectangle, such as a line beside text. */
export interface Rule {
  readonly type: "rule";
  readonly box: Rect;
}

/** A picture in its box. */
export interface PagePicture {
  readonly type: "picture";
  readonly picture: Picture;
  readonly box: Rect;
  readonly origin: Location | undefined;
}

/**
 * What a stretch of the page is, for readers that follow the structure. What belongs to the page alone is an artifact; the head of
 * a table that goes on over pages is one too where it stands again (`repeated`).
 */
export type TagRole =
  | TextRole
  | "table"
  | "picture"
  | "note"
  | "table-row"
  | "list-label"
  | "link"
  | "emphasis"
  | "ruby"
  | "ruby-base"
  | "ruby-text"
  | "span"
  | "artifact"
  | "repeated";

/**
 * The beginning of a structure element's content.
 *
 * Shape: starts and ends nest within a page; an element that goes on over pages starts again on the
 * next page with the same `element`.
 */
export interface TagStart {
  readonly type: "tag-start";
  readonly role: TagRole;
  /** Number of the element within the document, counted from 0 in reading order; an artifact's number is not used. */
  readonly element: number;
  readonly lang?: string;
  /** How deep a heading is, 1 for the highest; levels may be left out. */
  readonly level?: 1 | 2 | 3;
  /** What the head of a table is the head of. */
  readonly scope?: TableHead["scope"];
  /** How far its small characters are from their line's axis, towards the side where the block begins. */
  readonly shift?: Sp;
  /** The line beside, through or around its text. */
  readonly line?: DrawnLine;
  /** How many lists a list's item lies in besides its own. */
  readonly depth?: number;
  /** Where a link leads. */
  readonly uri?: string;
  /** The mark of a note, its label or the note itself, and what they lead to each other by; or what leads to a place. */
  readonly note?: NoteEnd;
  /** Its number among the places that sentences lead to, of a block. */
  readonly place?: number;
  /** What of the head or the foot of the page an artifact is (柱). */
  readonly running?: RunningEdge;
  /** What is to be seen on a picture. */
  readonly alt?: string;
  /** The text that a picture stands for. */
  readonly actual?: string;
}

/** The end of the innermost open structure element's content. */
export interface TagEnd {
  readonly type: "tag-end";
}

/** What is on a page, in the order of reading. */
export type PageItem = GlyphRun | Rule | PagePicture | TagStart | TagEnd;

/** One laid-out page. */
export interface Page {
  readonly items: readonly PageItem[];
  /** Its format where it is not the document's: it is of a 別紙. */
  readonly own?: PageFormat;
}

/** The paper of a page, and the direction of its lines. */
export interface PagePaper {
  readonly writingMode: WritingMode;
  readonly pageSize: Size;
}

/** Gives the paper of a page. */
export function paperOfPage({ writingMode, pageSize }: PagePaper, { own }: Page): PagePaper {
  return own === undefined
    ? { writingMode, pageSize }
    : { writingMode: own.writingMode, pageSize: own.trimSize };
}

/** A letter laid out on pages: every glyph has its place, nothing is left to decide. */
export interface PagedDocument {
  readonly lang: string;
  readonly properties: LetterProperties;
  readonly writingMode: WritingMode;
  readonly pageSize: Size;
  readonly faces: readonly FontFace[];
  readonly pages: readonly Page[];
}
