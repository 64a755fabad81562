import { fontUnits, roundHalfEven } from "../base/units.ts";
import { toThousandths } from "../font/pdf-font.ts";
import type { FontFace } from "../model/font-face.ts";
import type { GlyphRecipe } from "../model/glyph.ts";

/**
 * Gives what the font program must draw for a unit.
 *
 * Shape: PDF moves a glyph along a vertical line by its position vector, so the outline stays; for a
 * horizontal line there is no such vector, so a moved glyph becomes a composite of one part.
 */
export function drawnRecipe(
  face: FontFace,
  recipe: GlyphRecipe,
  direction: "vertical" | "horizontal",
): GlyphRecipe {
  if (recipe.kind !== "glyph" || recipe.shift === 0) return recipe;
  if (direction === "vertical") return { kind: "glyph", gid: recipe.gid, shift: 0 };
  const dx = fontUnits(roundHalfEven((recipe.shift * face.metrics.unitsPerEm) / 1000));
  const part = { gid: recipe.gid, scaleX: 1000, turn: 0, dx, dy: fontUnits(0) } as const;
  return { kind: "composite", parts: [part] };
}

/**
 * Gives the vector from the outline's own origin to the unit's origin in a vertical line.
 *
 * Units: thousandths of an em, x to the right, y up.
 * Source: ISO 32000-1, 9.7.4.3 (position vector v).
 */
export function positionVector(
  face: FontFace,
  recipe: GlyphRecipe,
  direction: "vertical" | "horizontal",
): { readonly x: number; readonly y: number } {
  // A composite's outline is drawn around the unit's origin already.
  if (recipe.kind !== "glyph") return { x: 0, y: 0 };
  const origin = face.verticalOrigin(recipe.gid);
  const moved = direction === "vertical" ? recipe.shift : 0;
  return { x: toThousandths(face, origin.x), y: toThousandths(face, origin.y) + moved };
}

/** Gives the horizontal advance of a drawn recipe in a vertical line, in thousandths of an em; its use there is nil. */
export function drawnWidth(face: FontFace, recipe: GlyphRecipe): number {
  switch (recipe.kind) {
    case "glyph":
      return toThousandths(face, face.advanceWidth(recipe.gid));
    case "composite":
    case "blank":
      return 1000;
  }
}

/**
 * The advance that the font gives a unit along the line, in thousandths of an em; undefined where the
 * run decides (composites and blanks).
 */
export function naturalStep(
  face: FontFace,
  recipe: GlyphRecipe,
  direction: "vertical" | "horizontal",
): number | undefined {
  if (recipe.kind !== "glyph") return undefined;
  return toThousandths(
    face,
    direction === "vertical" ? face.advanceHeight(recipe.gid) : face.advanceWidth(recipe.gid),
  );
}
