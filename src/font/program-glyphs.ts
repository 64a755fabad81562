import type { Gid, GlyphPart, GlyphRecipe } from "../model/glyph.ts";

/**
 * What one glyph of a new font draws.
 *
 * Shape: `copy` takes a glyph of the source font as it is; `compose` draws parts relative to the
 * new glyph's own (0, 0).
 */
export type ProgramGlyph =
  | { readonly kind: "copy"; readonly gid: Gid }
  | { readonly kind: "compose"; readonly parts: readonly GlyphPart[] }
  | { readonly kind: "blank" };

/** The glyphs of a new font, .notdef first, and where each source glyph is in it. */
export interface ProgramPlan {
  readonly glyphs: readonly ProgramGlyph[];
  readonly placeOf: Pick<ReadonlyMap<Gid, number>, "get" | "has">;
}

/** Source glyphs that a glyph's description refers to. */
export type References = (glyph: ProgramGlyph) => readonly Gid[];

/** A TrueType or CFF font has at most this many glyphs. Source: OpenType 1.9, maxp. */
const MAX_GLYPHS = 0xffff;

/**
 * Numbers the glyphs of a font program for a PDF: an empty .notdef, one glyph for each recipe, then
 * what these refer to.
 *
 * Shape: `everything` are source glyphs to take along in any case, for fonts that must be embedded whole.
 * Errors: throws if more than 65,535 glyphs would be needed.
 */
export function planProgram(
  recipes: readonly GlyphRecipe[],
  references: References,
  everything: Iterable<Gid>,
): ProgramPlan {
  const glyphs: ProgramGlyph[] = [{ kind: "blank" }];
  const placeOf = new Map<Gid, number>();
  for (const recipe of recipes) {
    if (recipe.kind === "glyph" && !placeOf.has(recipe.gid)) placeOf.set(recipe.gid, glyphs.length);
    glyphs.push(programGlyph(recipe));
  }
  takeAll(glyphs, placeOf, everything, 0);
  follow(glyphs, placeOf, references, 0);
  return { glyphs, placeOf };
}

/** The plan of a font file of its own that has nothing but the font's .notdef. */
export const EMPTY_FILE: ProgramPlan = {
  glyphs: [{ kind: "copy", gid: 0 }],
  placeOf: new Map([[0, 0]]),
};

/** The glyphs that a font file has behind those of a plan with which many files begin. */
export interface FilePlan {
  readonly base: ProgramPlan;
  readonly own: readonly ProgramGlyph[];
  readonly placeOf: ProgramPlan["placeOf"];
}

/**
 * Adds glyphs to the plan of a font file, in the order of their numbers, followed by what they refer to.
 *
 * Shape: the numbers of the glyphs that are there already stay as they are.
 * Errors: throws if more than 65,535 glyphs would be needed.
 */
export function extendFile(
  base: ProgramPlan,
  gids: readonly Gid[],
  references: References,
): FilePlan {
  const first = base.glyphs.length;
  const own: ProgramGlyph[] = [];
  const placeOf = new PlacesBehind(base.placeOf);
  const sorted = gids.length > 1 ? gids.toSorted((left, right) => left - right) : gids;
  takeAll(own, placeOf, sorted, first);
  // What .notdef refers to is taken with the first glyphs.
  const [notdef] = base.glyphs;
  if (first === 1 && notdef !== undefined) takeAll(own, placeOf, references(notdef), first);
  follow(own, placeOf, references, first);
  return { base, own, placeOf };
}

/** Gives a plan as one with which others begin. */
export function asBase({ base, own, placeOf }: FilePlan): ProgramPlan {
  return { glyphs: [...base.glyphs, ...own], placeOf };
}

/** Places while a plan is made. */
type GrowingPlaces = Pick<Map<Gid, number>, "get" | "has" | "set">;

/** Places after those of another plan, which are not copied: it is the plan of many files. */
class PlacesBehind implements GrowingPlaces {
  readonly #base: ProgramPlan["placeOf"];
  readonly #own = new Map<Gid, number>();

  constructor(base: ProgramPlan["placeOf"]) {
    this.#base = base;
  }

  get(gid: Gid): number | undefined {
    return this.#base.get(gid) ?? this.#own.get(gid);
  }

  has(gid: Gid): boolean {
    return this.#base.has(gid) || this.#own.has(gid);
  }

  set(gid: Gid, place: number): Map<Gid, number> {
    return this.#own.set(gid, place);
  }
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

/** Takes glyphs along that are not there yet; `first` is the place of the first of `glyphs`. */
function takeAll(
  glyphs: ProgramGlyph[],
  placeOf: GrowingPlaces,
  gids: Iterable<Gid>,
  first: number,
): void {
  for (const gid of gids) {
    if (placeOf.has(gid)) continue;
    placeOf.set(gid, first + glyphs.length);
    glyphs.push({ kind: "copy", gid });
  }
}

/** Adds what glyphs refer to; the list grows while it is read. */
function follow(
  glyphs: ProgramGlyph[],
  placeOf: GrowingPlaces,
  references: References,
  first: number,
): void {
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i];
    if (glyph !== undefined) takeAll(glyphs, placeOf, references(glyph), first);
  }
  const count = first + glyphs.length;
  if (count > MAX_GLYPHS) throw new RangeError(`a font holds ${MAX_GLYPHS} glyphs, not ${count}`);
}
