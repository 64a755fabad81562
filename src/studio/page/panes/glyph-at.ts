import type { ShownPage } from "../../protocol/worker.ts";

/** How far from a character a click still means it. Units: points. */
const REACH = 12;

/** What on a page comes from somewhere. */
type Shown = ShownPage["glyphs" | "pictures"][number];

/**
 * Gives the glyph at a place of a page, or the picture; where there is neither, the glyph that is nearest within reach. Units: points
 * from the top left.
 */
export function glyphAt({ glyphs, pictures }: ShownPage, x: number, y: number): Shown | undefined {
  let nearest: Shown | undefined;
  let least = REACH;
  for (const glyph of glyphs) {
    const distance = away(glyph.box, x, y);
    if (distance === 0) return glyph;
    if (distance < least && glyph.origin >= 0) [nearest, least] = [glyph, distance];
  }
  return pictures.find(({ box }) => away(box, x, y) === 0) ?? nearest;
}

function away([left, top, width, height]: Shown["box"], x: number, y: number): number {
  return Math.hypot(outside(x, left, width), outside(y, top, height));
}

function outside(place: number, start: number, size: number): number {
  return Math.max(start - place, place - start - size, 0);
}
