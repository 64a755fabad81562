import { fontUnits } from "../base/units.ts";
import type { GlyphBounds } from "../model/font-face.ts";
import type { Gid, PathCommand } from "../model/glyph.ts";
import { checkCff } from "./sfnt/check-cff.ts";
import { type GlyfOutlines, readGlyf } from "./sfnt/read-glyf.ts";
import type { SfntMetrics } from "./sfnt/read-metrics.ts";
import type { Sfnt } from "./sfnt/read-sfnt.ts";

/** A glyph's outline; undefined if the font's description of it cannot be followed. */
export type OutlineOf = (gid: Gid) => readonly PathCommand[] | undefined;

/** Outlines of one kind, TrueType's or CFF's, as they are measured. What writes them anew is in `cut-font`. */
export type Outlines = Measured &
  (
    | { readonly kind: "glyf"; readonly glyf: GlyfOutlines }
    | { readonly kind: "cff"; readonly outlineOf: OutlineOf }
  );

interface Measured {
  readonly boundsOf: (gid: Gid) => GlyphBounds | undefined;
  /** Whether a glyph's description can be followed; what writes outlines throws for one that cannot. */
  readonly canDraw: (gid: Gid) => boolean;
}

/**
 * Opens the outlines of a font.
 *
 * Errors: throws a `FontFault` for what is wrong in their tables.
 */
export function readOutlines(sfnt: Sfnt, metrics: SfntMetrics, outlineOf: OutlineOf): Outlines {
  if (!sfnt.has("CFF ")) {
    const glyf = readGlyf(sfnt, metrics);
    // All glyphs are read when the face is opened.
    return { kind: "glyf", glyf, boundsOf: glyf.boundsOf, canDraw: () => true };
  }
  checkCff(sfnt, metrics.glyphCount);
  return {
    kind: "cff",
    outlineOf,
    boundsOf: rememberBounds(outlineOf),
    canDraw: rememberDrawn(outlineOf),
  };
}

function rememberBounds(outlineOf: OutlineOf): Outlines["boundsOf"] {
  const known = new Map<Gid, GlyphBounds | undefined>();
  return (gid) => {
    if (!known.has(gid)) known.set(gid, boundsOf(outlineOf(gid) ?? []));
    return known.get(gid);
  };
}

function rememberDrawn(outlineOf: OutlineOf): Outlines["canDraw"] {
  const known = new Map<Gid, boolean>();
  return (gid) => {
    const found = known.get(gid) ?? outlineOf(gid) !== undefined;
    known.set(gid, found);
    return found;
  };
}

/** The box of an outline's points; Type 2 outlines have points at their extremes. */
function boundsOf(path: readonly PathCommand[]): GlyphBounds | undefined {
  if (path.length === 0) return undefined;
  const xs: number[] = [];
  const ys: number[] = [];
  for (const command of path) {
    xs.push(command.x);
    ys.push(command.y);
  }
  return {
    xMin: fontUnits(Math.floor(Math.min(...xs))),
    yMin: fontUnits(Math.floor(Math.min(...ys))),
    xMax: fontUnits(Math.ceil(Math.max(...xs))),
    yMax: fontUnits(Math.ceil(Math.max(...ys))),
  };
}
