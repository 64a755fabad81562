import { roundHalfEven, type Sp, sp } from "../base/units.ts";
import { PARTS_PER_EM } from "../char/spacing.ts";
import type { GlyphRecipe } from "../model/glyph.ts";

/**
 * What is drawn for a unit of text.
 *
 * Units: `advanceEm` is the font's own advance along the line, in ems.
 */
export interface ChosenGlyph {
  readonly face: number;
  readonly recipe: GlyphRecipe;
  readonly advanceEm: number;
  /** Why the choice is not what the text asks for, if it is not. */
  readonly fault: GlyphFault | undefined;
}

/**
 * The face has no glyph, no such variant, no vertical form of its own, or a damaged glyph; or too many characters share one em.
 */
export type GlyphFault = "no-glyph" | "no-variant" | "no-vertical-form" | "damaged" | "squeezed";

/** The length of a font's advance at a size. */
export function advanceAt(chosen: ChosenGlyph, size: Sp): Sp {
  return sp(roundHalfEven(chosen.advanceEm * size));
}

/** A length of 24ths of an em, rounded once. */
export function partsOf(size: Sp, parts: number): Sp {
  return sp(roundHalfEven((size * parts) / PARTS_PER_EM));
}

/** Nothing drawn. */
export const NOTHING: ChosenGlyph = {
  face: 0,
  recipe: { kind: "blank" },
  advanceEm: 0,
  fault: undefined,
};
