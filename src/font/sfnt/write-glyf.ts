import type { GlyphBounds } from "../../model/font-face.ts";
import type { GlyphPart } from "../../model/glyph.ts";
import type { GlyfOutlines } from "./read-glyf.ts";

const ARGUMENTS_ARE_WORDS = 0x0001;
const ARGUMENTS_ARE_OFFSETS = 0x0002;
const MORE_PARTS = 0x0020;
const HAS_MATRIX = 0x0080;
const OFFSETS_ARE_NOT_SCALED = 0x1000;

/** The number 1 as F2Dot14. Source: OpenType 1.9, "Data types". */
const ONE = 0x4000;

/** Box with whole numbers, before it is written. */
export interface Box {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

/** A composite's description with its box; undefined if none of its parts draws anything. */
export interface Composite {
  readonly bytes: Uint8Array;
  readonly box: Box;
}

/**
 * Writes a composite glyph: each part scaled along x, turned, then moved.
 *
 * Shape: `placeOf` gives a part's glyph in the new program.
 * Source: OpenType 1.9, glyf, "Composite glyph description"; the matrix for a turn of 90° clockwise is
 * x′ = y, y′ = −scale · x.
 */
export function composeGlyph(
  parts: readonly GlyphPart[],
  boundsOf: GlyfOutlines["boundsOf"],
  placeOf: (gid: number) => number,
): Composite | undefined {
  const drawn = parts.flatMap((part) => {
    const bounds = boundsOf(part.gid);
    return bounds === undefined ? [] : [{ part, box: boxOf(part, bounds) }];
  });
  const box = union(drawn.map((item) => item.box));
  if (box === undefined) return undefined;
  const bytes = new Uint8Array(10 + drawn.length * 16);
  const view = new DataView(bytes.buffer);
  view.setInt16(0, -1);
  writeBox(view, box);
  for (const [i, { part }] of drawn.entries()) {
    writePart(view, 10 + i * 16, part, placeOf(part.gid), i === drawn.length - 1);
  }
  return { bytes, box };
}

function writeBox(view: DataView, box: Box): void {
  view.setInt16(2, box.xMin);
  view.setInt16(4, box.yMin);
  view.setInt16(6, box.xMax);
  view.setInt16(8, box.yMax);
}

function writePart(
  view: DataView,
  at: number,
  part: GlyphPart,
  place: number,
  isLast: boolean,
): void {
  const flags = ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | HAS_MATRIX | OFFSETS_ARE_NOT_SCALED;
  const scale = Math.min(Math.round((part.scaleX * ONE) / 1000), 0x7fff);
  const isTurned = part.turn === 90;
  view.setUint16(at, isLast ? flags : flags | MORE_PARTS);
  view.setUint16(at + 2, place);
  view.setInt16(at + 4, Math.round(part.dx));
  view.setInt16(at + 6, Math.round(part.dy));
  view.setInt16(at + 8, isTurned ? 0 : scale);
  view.setInt16(at + 10, isTurned ? -scale : 0);
  view.setInt16(at + 12, isTurned ? ONE : 0);
  view.setInt16(at + 14, isTurned ? 0 : ONE);
}

function boxOf(part: GlyphPart, bounds: GlyphBounds): Box {
  const scaled = (x: number): number => (x * part.scaleX) / 1000;
  if (part.turn === 90) {
    return {
      xMin: Math.floor(part.dx + bounds.yMin),
      xMax: Math.ceil(part.dx + bounds.yMax),
      yMin: Math.floor(part.dy - scaled(bounds.xMax)),
      yMax: Math.ceil(part.dy - scaled(bounds.xMin)),
    };
  }
  return {
    xMin: Math.floor(part.dx + scaled(bounds.xMin)),
    xMax: Math.ceil(part.dx + scaled(bounds.xMax)),
    yMin: Math.floor(part.dy + bounds.yMin),
    yMax: Math.ceil(part.dy + bounds.yMax),
  };
}

function union(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  return {
    xMin: Math.min(...boxes.map((box) => box.xMin)),
    yMin: Math.min(...boxes.map((box) => box.yMin)),
    xMax: Math.max(...boxes.map((box) => box.xMax)),
    yMax: Math.max(...boxes.map((box) => box.yMax)),
  };
}

/**
 * Copies a glyph's description; a composite's parts get their numbers in the new program.
 *
 * Shape: a simple glyph's own bytes are returned, not a copy.
 */
export function copyGlyph(
  outlines: GlyfOutlines,
  gid: number,
  placeOf: (gid: number) => number,
): Uint8Array {
  const bytes = outlines.glyphBytes(gid);
  const offsets = outlines.partOffsets(gid);
  if (offsets.length === 0) return bytes;
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (const at of offsets) view.setUint16(at, placeOf(view.getUint16(at)));
  return copy;
}

/** Glyph descriptions one after another, each on an even offset, with where each ends. */
export interface GlyphData {
  /** What comes before the others and is not copied; a multiple of four bytes long. */
  readonly base: Uint8Array;
  readonly own: Uint8Array;
  readonly ends: readonly number[];
}

/** No glyph descriptions. */
export const NO_GLYPH_DATA: GlyphData = { base: new Uint8Array(), own: new Uint8Array(), ends: [] };

/** Puts glyph descriptions together after those of a base. */
export function joinGlyphs(before: GlyphData, descriptions: readonly Uint8Array[]): GlyphData {
  const { base } = before;
  let total = base.length;
  const ends = [...before.ends];
  for (const description of descriptions) {
    total += even(description.byteLength);
    ends.push(total);
  }
  const own = new Uint8Array(total - base.length);
  let offset = 0;
  for (const description of descriptions) {
    own.set(description, offset);
    offset += even(description.byteLength);
  }
  return { base, own, ends };
}

/** Makes a base of glyph descriptions: the last one that draws anything ends on a multiple of four. */
export function asBase({ own, ends }: GlyphData): GlyphData {
  const base = new Uint8Array((own.length + 3) & ~3);
  base.set(own);
  const filled = ends.map((end) => (end === own.length ? base.length : end));
  return { base, own: new Uint8Array(), ends: filled };
}

/** Writes where each glyph's description is, in the short format if that holds it. Source: OpenType 1.9, loca. */
export function writeLoca({ base, own, ends }: GlyphData): {
  readonly loca: Uint8Array;
  readonly isLong: boolean;
} {
  const isLong = base.length + own.length > 0x1fffe;
  const loca = new Uint8Array((ends.length + 1) * (isLong ? 4 : 2));
  const view = new DataView(loca.buffer);
  ends.forEach((end, i) => {
    if (isLong) view.setUint32((i + 1) * 4, end);
    else view.setUint16((i + 1) * 2, end >> 1);
  });
  return { loca, isLong };
}

function even(length: number): number {
  return (length + 1) & ~1;
}
