import type { Gid, GlyphPart, GlyphRecipe } from "../model/glyph.ts";

/**
 * What one glyph of a new font program draws.
 *
 * Shape: `copy` takes a glyph of the source font as it is; `compose` draws parts relative to the
 * program glyph's own (0, 0).
 */
export type ProgramGlyph =
  | { readonly kind: "copy"; readonly gid: Gid }
  | { readonly kind: "compose"; readonly parts: readonly GlyphPart[] }
  | { readonly kind: "blank" };

/** The glyphs of a new program, .notdef first, and where each source glyph stands in it. */
export interface ProgramPlan {
  readonly glyphs: readonly ProgramGlyph[];
  readonly placeOf: ReadonlyMap<Gid, number>;
}

/**
 * Numbers the glyphs of a font program: .notdef, then one for each recipe, then what these refer to.
 *
 * Shape: `referencesOf` gives the source glyphs that a glyph's description names; `everything` are
 * source glyphs to take along in any case, for fonts that must be embedded whole.
 * Errors: throws if more than 65,535 glyphs would be needed.
 */
export function planProgram(
  recipes: readonly GlyphRecipe[],
  referencesOf: (glyph: ProgramGlyph) => readonly Gid[],
  everything: Iterable<Gid>,
): ProgramPlan {
  const glyphs: ProgramGlyph[] = [{ kind: "blank" }];
  const placeOf = new Map<Gid, number>();
  for (const recipe of recipes) {
    if (recipe.kind === "glyph" && !placeOf.has(recipe.gid)) placeOf.set(recipe.gid, glyphs.length);
    glyphs.push(programGlyph(recipe));
  }
  const take = (gid: Gid): void => {
    if (placeOf.has(gid)) return;
    placeOf.set(gid, glyphs.length);
    glyphs.push({ kind: "copy", gid });
  };
  for (const gid of everything) take(gid);
  // The list grows while it is read: what is referred to may refer to more.
  for (const glyph of glyphs) for (const gid of referencesOf(glyph)) take(gid);
  if (glyphs.length > 0xffff)
    throw new RangeError(`a font holds 65,535 glyphs, not ${glyphs.length}`);
  return { glyphs, placeOf };
}

function programGlyph(recipe: GlyphRecipe): ProgramGlyph {
  switch (recipe.kind) {
    case "glyph":
      return { kind: "copy", gid: recipe.gid };
    case "composite":
      return { kind: "compose", parts: recipe.parts };
    case "blank":
      return { kind: "blank" };
  }
}
