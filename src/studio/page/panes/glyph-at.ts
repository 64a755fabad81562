import type { ShownGlyph, ShownPage } from "../../protocol/worker.ts";

/** How far from a character a click still means it. Units: points. */
const REACH = 12;

/** Gives the glyph at a place of a page, or the nearest within reach. Units: points from the top left. */
export function glyphAt({ glyphs }: ShownPage, x: number, y: number): ShownGlyph | undefined {
  let nearest: ShownGlyph | undefined;
  let least = REACH;
  for (const glyph of glyphs) {
    const [left, top, width, height] = glyph.box;
    const away = Math.hypot(outside(x, left, width), outside(y, top, height));
    if (away === 0) return glyph;
    if (away < least && glyph.origin >= 0) [nearest, least] = [glyph, away];
  }
  return nearest;
}

function outside(place: number, start: number, size: number): number {
  return Math.max(start - place, place - start - size, 0);
}
