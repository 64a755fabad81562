import type { Location } from "../base/location.ts";
import type { Sp } from "../base/units.ts";
import type { DrawnLine, TableHead } from "../model/letter.ts";
import type { NoteEnd } from "../model/note-link.ts";
import type { PlacedGlyph, TagRole } from "../model/paged-document.ts";
import type { Picture } from "../model/picture.ts";

/**
 * Glyphs of a line in one face and size, in logical directions.
 *
 * Units: sp; `inlineStart` from the head of the text area, `blockShift` from the line's axis towards the
 * side where the block begins (to the right in vertical lines, upwards in horizontal ones).
 */
export interface SetRun {
  readonly type: "run";
  readonly face: number;
  readonly size: Sp;
  readonly inlineStart: Sp;
  readonly blockShift: Sp;
  readonly glyphs: readonly PlacedGlyph[];
}

/** The beginning of an element within the block; `local` counts within the block, from 1. */
export interface SetTagStart {
  readonly type: "tag-start";
  readonly role: TagRole;
  readonly local: number;
  /** What the head of a table is the head of. */
  readonly scope?: TableHead["scope"];
  readonly lang?: string;
  /** How far small characters are from their line's axis. */
  readonly shift?: Sp;
  /** The line that the element's text has. */
  readonly line?: DrawnLine;
  /** Where a link leads. */
  readonly uri?: string;
  readonly note?: NoteEnd;
  /** What is to be seen on a picture, and the text that it stands for. */
  readonly alt?: string;
  readonly actual?: string;
}

/**
 * A rule (罫線) beside the text of a line.
 *
 * Units: sp; `inlineStart` from the head of the text area, `blockStart` from the line's axis towards the side where the block
 * ends; the lengths from there on.
 */
export interface SetRule {
  readonly type: "rule";
  readonly inlineStart: Sp;
  readonly inlineLength: Sp;
  readonly blockStart: Sp;
  readonly blockLength: Sp;
}

/** A picture in the line. Units and places as of a rule. */
export interface SetPicture extends Omit<SetRule, "type"> {
  readonly type: "picture";
  readonly picture: Picture;
  readonly origin: Location | undefined;
}

/** The end of the innermost element begun. */
export interface SetTagEnd {
  readonly type: "tag-end";
}

/** What a line is made of, in the order of reading. */
export type SetItem = SetRun | SetRule | SetPicture | SetTagStart | SetTagEnd;

/** A line, or a row of a table, that has everything but its place on a page. */
export interface SetLine {
  readonly size: Sp;
  readonly items: readonly SetItem[];
  /** What a row of a table, or a figure, asks of the pages; undefined for a line of text. */
  readonly row?: TableRowPlace;
}

/**
 * What a row of a table asks of the pages.
 *
 * Units: `rows` in lines of the grid, halves among them.
 */
export interface TableRowPlace {
  readonly rows: number;
  /** Whether a page may begin with it. */
  readonly mayBeginPage: boolean;
  /** Whether it is a row of the table's head. */
  readonly isHead: boolean;
  /** Whether the rows of the table's head stand before it where it begins a page. */
  readonly repeatsHead: boolean;
  /** Whether rules are around it, of which the first is the last one of the row before. */
  readonly isRuled: boolean;
}
