import type { GlyphRecipe } from "../model/glyph.ts";
import type { GlyphRun, PageItem, PlacedGlyph } from "../model/paged-document.ts";

/**
 * Tells whether two stretches of a page would be written the same.
 *
 * Shape: where the glyphs came from does not count.
 * Cost: one comparison per item where both hold the same arrays of glyphs, else one per glyph.
 */
export function areSameItems(one: readonly PageItem[], other: readonly PageItem[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) {
    const [first, second] = [one[index], other[index]];
    if (first !== second && !(first && second && isSameItem(first, second))) return false;
  }
  return true;
}

function isSameItem(one: PageItem, other: PageItem): boolean {
  switch (one.type) {
    case "glyphs":
      return other.type === "glyphs" && isSameRun(one, other);
    case "rule":
      return (
        other.type === "rule" &&
        one.box.x === other.box.x &&
        one.box.y === other.box.y &&
        one.box.width === other.box.width &&
        one.box.height === other.box.height
      );
    case "tag-start":
      return (
        other.type === "tag-start" &&
        one.role === other.role &&
        one.element === other.element &&
        one.lang === other.lang
      );
    case "tag-end":
      return other.type === "tag-end";
  }
}

function isSameRun(one: GlyphRun, other: GlyphRun): boolean {
  if (
    one.at.x !== other.at.x ||
    one.at.y !== other.at.y ||
    one.size !== other.size ||
    one.face !== other.face ||
    one.direction !== other.direction
  ) {
    return false;
  }
  if (one.glyphs === other.glyphs) return true;
  return (
    one.glyphs.length === other.glyphs.length &&
    one.glyphs.every((glyph, index) => isSameGlyph(glyph, other.glyphs[index]))
  );
}

function isSameGlyph(one: PlacedGlyph, other: PlacedGlyph | undefined): boolean {
  if (one === other) return true;
  return (
    other !== undefined &&
    one.advance === other.advance &&
    one.text === other.text &&
    isSameRecipe(one.recipe, other.recipe)
  );
}

function isSameRecipe(one: GlyphRecipe, other: GlyphRecipe): boolean {
  if (one === other) return true;
  switch (one.kind) {
    case "blank":
      return other.kind === "blank";
    case "glyph":
      return other.kind === "glyph" && one.gid === other.gid && one.shift === other.shift;
    case "composite":
      return (
        other.kind === "composite" &&
        one.parts.length === other.parts.length &&
        one.parts.every((part, index) => {
          const match = other.parts[index];
          return (
            part.gid === match?.gid &&
            part.scaleX === match.scaleX &&
            part.turn === match.turn &&
            part.dx === match.dx &&
            part.dy === match.dy
          );
        })
      );
  }
}
