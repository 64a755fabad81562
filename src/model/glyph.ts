import type { FontUnits } from "../base/units.ts";

/** Index of a glyph in its font file. */
export type Gid = number;

/**
 * One outline of a composite: `gid` scaled along x, turned, then moved.
 *
 * Units: `scaleX` in thousandths; `turn` in degrees clockwise; `dx`, `dy` in font units from the unit's
 * origin (x to the right, y up) to the part's own horizontal origin (baseline, left edge) after turning.
 */
export interface GlyphPart {
  readonly gid: Gid;
  readonly scaleX: number;
  readonly turn: 0 | 90;
  readonly dx: FontUnits;
  readonly dy: FontUnits;
}

/**
 * What is drawn for one unit of text.
 *
 * Shape: the unit's origin is, in vertical lines, the middle of the head of its body (the font's vertical
 * origin); in horizontal lines, the baseline at the start of its body.
 * - `glyph`: one glyph at its own origin, moved by `shift` along the line, in thousandths of an em: an
 *   opening bracket with a half-em body is drawn with shift −500.
 * - `composite`: several glyphs as one unit, e.g. 縦中横 or a rotated run.
 * - `blank`: nothing, e.g. a space or a variation selector.
 */
export type GlyphRecipe =
  | { readonly kind: "glyph"; readonly gid: Gid; readonly shift: number }
  | { readonly kind: "composite"; readonly parts: readonly GlyphPart[] }
  | { readonly kind: "blank" };

/** One command of an outline. Units: font units, y up; whole numbers where it is written. */
export type PathCommand =
  | { readonly kind: "move" | "line"; readonly x: number; readonly y: number }
  | {
      readonly kind: "curve";
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    };
