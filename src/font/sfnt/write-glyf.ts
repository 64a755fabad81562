import { once } from "../../base/once.ts";
import type { GlyphBounds } from "../../model/font-face.ts";
import type { GlyphPart } from "../../model/glyph.ts";
import type { GlyfOutlines } from "./read-glyf.ts";
import type { SfntSink } from "./sfnt-sink.ts";
import type { WritePart } from "./write-sfnt.ts";

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

/** Glyph descriptions that files have in common, with where each ends; a multiple of four bytes long. */
export interface GlyphBase {
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
}

/** No glyph descriptions. */
export const NO_GLYPHS: GlyphBase = { bytes: new Uint8Array(), ends: [] };

/** Puts glyph descriptions together, each on an even offset; the last one that draws anything ends on a multiple of four. */
export function joinGlyphs(descriptions: readonly Uint8Array[]): GlyphBase {
  const ends: number[] = [];
  let total = 0;
  for (const description of descriptions) {
    total += even(description.byteLength);
    ends.push(total);
  }
  const bytes = new Uint8Array((total + 3) & ~3);
  descriptions.forEach((description, i) => {
    bytes.set(description, i === 0 ? 0 : ends[i - 1]);
  });
  return { bytes, ends: ends.map((end) => (end === total ? bytes.length : end)) };
}

/** What writes `glyf` behind a base, and `loca` for both. */
export interface WriteGlyphs {
  readonly glyf: WritePart;
  readonly loca: WritePart;
  /** Whether `loca` has the long format. */
  readonly isLong: boolean;
}

/**
 * Prepares writing glyph descriptions behind those of a base, each on an even offset, and where each is, in the short format if
 * that holds it.
 *
 * Source: OpenType 1.9, glyf, loca.
 */
export function prepareGlyphs(base: GlyphBase): (own: readonly Uint8Array[]) => WriteGlyphs {
  const short = once(() => locaOf(base.ends, false));
  const long = once(() => locaOf(base.ends, true));
  return (own) => {
    let end = base.bytes.length;
    for (const description of own) end += even(description.byteLength);
    const isLong = end > 0x1fffe;
    return {
      isLong,
      glyf: (sink) => {
        for (const description of own) {
          sink.add(description);
          sink.reserve(description.byteLength & 1);
        }
      },
      loca: (sink) => {
        sink.add(isLong ? long() : short());
        writeEnds(sink, own, base.bytes.length, isLong);
      },
    };
  };
}

function writeEnds(
  sink: SfntSink,
  own: readonly Uint8Array[],
  start: number,
  isLong: boolean,
): void {
  const size = isLong ? 4 : 2;
  let at = sink.reserve(own.length * size);
  let end = start;
  for (const description of own) {
    end += even(description.byteLength);
    if (isLong) sink.view.setUint32(at, end);
    else sink.view.setUint16(at, end >> 1);
    at += size;
  }
}

/** Where the first glyph begins, and where each ends. */
function locaOf(ends: readonly number[], isLong: boolean): Uint8Array {
  const loca = new Uint8Array((ends.length + 1) * (isLong ? 4 : 2));
  const view = new DataView(loca.buffer);
  ends.forEach((end, i) => {
    if (isLong) view.setUint32((i + 1) * 4, end);
    else view.setUint16((i + 1) * 2, end >> 1);
  });
  return loca;
}

function even(length: number): number {
  return (length + 1) & ~1;
}
