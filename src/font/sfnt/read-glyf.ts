import { fontUnits } from "../../base/units.ts";
import type { GlyphBounds } from "../../model/font-face.ts";
import type { SfntMetrics } from "./read-metrics.ts";
import type { Sfnt } from "./read-sfnt.ts";
import { readTable, type TableReader } from "./table-reader.ts";

/**
 * The outlines of a TrueType font as they are in its file.
 *
 * Shape: every composite was checked at reading: its parts exist and do not contain one another.
 */
export interface GlyfOutlines {
  /** A glyph's description; empty for a blank one. */
  readonly glyphBytes: (gid: number) => Uint8Array;
  readonly boundsOf: (gid: number) => GlyphBounds | undefined;
  /** Where a composite's description names its parts: offsets of the glyph indices; empty for a simple glyph. */
  readonly partOffsets: (gid: number) => readonly number[];
}

const ARGUMENTS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_PARTS = 0x0020;
const HAS_X_AND_Y_SCALE = 0x0040;
const HAS_MATRIX = 0x0080;
const MAX_DEPTH = 16;
const NONE: readonly number[] = [];

/**
 * Reads where each glyph's outline is, and checks that the parts of composites can be followed.
 *
 * Errors: throws a `FontFault` for offsets outside the table, parts that do not exist and circles.
 * Source: OpenType 1.9, loca, glyf.
 */
export function readGlyf(sfnt: Sfnt, metrics: SfntMetrics): GlyfOutlines {
  const glyf = sfnt.need("glyf");
  const offsets = readOffsets(sfnt.need("loca"), glyf, metrics);
  const glyphBytes = (gid: number): Uint8Array =>
    glyf.bytes.subarray(offsets[gid] ?? 0, offsets[gid + 1] ?? 0);
  const partOffsets = (gid: number): readonly number[] => {
    const bytes = glyphBytes(gid);
    // The first number is negative for a composite; most glyphs are simple, so look before reading on.
    return (bytes[0] ?? 0) < 0x80 ? NONE : partsOf(readTable("glyf", bytes));
  };
  const boundsOf = (gid: number): GlyphBounds | undefined => {
    const bytes = glyphBytes(gid);
    if (bytes.length === 0) return undefined;
    const glyph = readTable("glyf", bytes);
    return {
      xMin: fontUnits(glyph.i16(2)),
      yMin: fontUnits(glyph.i16(4)),
      xMax: fontUnits(glyph.i16(6)),
      yMax: fontUnits(glyph.i16(8)),
    };
  };
  const outlines: GlyfOutlines = { glyphBytes, boundsOf, partOffsets };
  checkComposites(outlines, offsets, glyf, metrics.glyphCount);
  return outlines;
}

function readOffsets(loca: TableReader, glyf: TableReader, metrics: SfntMetrics): Uint32Array {
  const offsets = new Uint32Array(metrics.glyphCount + 1);
  const size = metrics.hasLongLoca ? 4 : 2;
  const numbers = loca.view(0, (metrics.glyphCount + 1) * size);
  for (let gid = 0; gid <= metrics.glyphCount; gid++) {
    const offset = metrics.hasLongLoca
      ? numbers.getUint32(gid * 4)
      : numbers.getUint16(gid * 2) * 2;
    const previous = gid === 0 ? 0 : (offsets[gid - 1] ?? 0);
    const length = offset - previous;
    if (length < 0 || offset > glyf.length) loca.malformed(gid * size);
    // A description shorter than its header draws nothing; some makers leave padding behind a blank glyph.
    if (gid > 0 && length > 0 && length < 10) glyf.malformed(previous);
    offsets[gid] = offset;
  }
  return offsets;
}

function partsOf(glyph: TableReader): readonly number[] {
  const parts: number[] = [];
  let at = 10;
  for (let flags = MORE_PARTS; (flags & MORE_PARTS) !== 0; ) {
    flags = glyph.u16(at);
    parts.push(at + 2);
    glyph.u16(at + 2);
    at += 4 + ((flags & ARGUMENTS_ARE_WORDS) !== 0 ? 4 : 2);
    if ((flags & HAS_SCALE) !== 0) at += 2;
    else if ((flags & HAS_X_AND_Y_SCALE) !== 0) at += 4;
    else if ((flags & HAS_MATRIX) !== 0) at += 8;
  }
  if (at > glyph.length) glyph.malformed(at);
  return parts;
}

/** Glyph indices of the parts that a composite's description names. */
export function partGids(outlines: GlyfOutlines, gid: number): readonly number[] {
  const offsets = outlines.partOffsets(gid);
  if (offsets.length === 0) return NONE;
  const bytes = outlines.glyphBytes(gid);
  return offsets.map((at) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
}

function checkComposites(
  outlines: GlyfOutlines,
  offsets: Uint32Array,
  glyf: TableReader,
  glyphCount: number,
): void {
  const depths = new Map<number, number>();
  const depthOf = (gid: number, above: number): number => {
    const known = depths.get(gid);
    if (known !== undefined) return known;
    if (above > MAX_DEPTH || gid >= glyphCount) glyf.malformed(offsets[gid] ?? 0);
    let depth = 0;
    for (const part of partGids(outlines, gid))
      depth = Math.max(depth, depthOf(part, above + 1) + 1);
    depths.set(gid, depth);
    return depth;
  };
  for (let gid = 0; gid < glyphCount; gid++) {
    const start = offsets[gid] ?? 0;
    const isComposite = start < (offsets[gid + 1] ?? 0) && glyf.i16(start) < 0;
    if (isComposite) depthOf(gid, 0);
  }
}
