import type { Sp } from "../base/units.ts";
import type { PlacedGlyph, TagRole } from "../model/paged-document.ts";

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
}

/** The end of the innermost element begun. */
export interface SetTagEnd {
  readonly type: "tag-end";
}

/** What a line is made of, in the order of reading. */
export type SetItem = SetRun | SetTagStart | SetTagEnd;

/** A line that has everything but its place on a page. */
export interface SetLine {
  readonly size: Sp;
  readonly items: readonly SetItem[];
}
