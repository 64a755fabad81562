import type { FontTables } from "./font-tables.ts";
import type { Contour, Outline, OutlineReader } from "./outline.ts";

/**
 * Opens the outlines of a TrueType font.
 *
 * Shape: parts that are joined by the numbers of their points are placed by these numbers, so such outlines can be compared only.
 * Errors: throws at a font without the tables head, loca and glyf.
 * Source: OpenType 1.9, tables head, loca, glyf.
 */
export function trueTypeOutlines(tables: FontTables): OutlineReader {
  const [head, loca, glyf] = [need(tables, "head"), need(tables, "loca"), need(tables, "glyf")];
  const isLong = head.getInt16(50) === 1;
  const place = (gid: number): number =>
    isLong ? loca.getUint32(4 * gid) : 2 * loca.getUint16(2 * gid);
  const outlineOf = (gid: number, depth: number): Outline => {
    const [start, end] = [place(gid), place(gid + 1)];
    if (end <= start) return [];
    const glyph = new DataView(glyf.buffer, glyf.byteOffset + start, end - start);
    if (glyph.getInt16(0) >= 0) return simple(glyph);
    if (depth > DEEPEST) throw new Error("a font's parts of characters have no end");
    return composite(glyph, (part) => outlineOf(part, depth + 1));
  };
  return (gid) => outlineOf(gid, 0);
}

function need(tables: FontTables, tag: string): DataView {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`a font has no table ${tag}`);
  return table;
}

function simple(glyph: DataView): Outline {
  const count = glyph.getInt16(0);
  const ends = Array.from({ length: count }, (_, index) => glyph.getUint16(10 + 2 * index));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = 10 + 2 * count;
  at += 2 + glyph.getUint16(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = glyph.getUint8(at);
    const repeats = (flag & REPEAT) === 0 ? 0 : glyph.getUint8(at + 1);
    at += (flag & REPEAT) === 0 ? 1 : 2;
    for (let index = 0; index <= repeats; index += 1) flags.push(flag);
  }
  const axis = (short: number, same: number): readonly number[] => {
    let value = 0;
    return flags.slice(0, points).map((flag) => {
      if ((flag & short) !== 0) {
        value += (flag & same) === 0 ? -glyph.getUint8(at) : glyph.getUint8(at);
        at += 1;
      } else if ((flag & same) === 0) {
        value += glyph.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const x = axis(X_SHORT, X_SAME);
  const y = axis(Y_SHORT, Y_SAME);
  let first = 0;
  return ends.map((end) => {
    const contour: number[] = [];
    for (let index = first; index <= end; index += 1) contour.push(x[index] ?? 0, y[index] ?? 0);
    first = end + 1;
    return contour;
  });
}

function composite(glyph: DataView, partOf: (gid: number) => Outline): Outline {
  const outline: Contour[] = [];
  let at = 10;
  for (let flags = MORE; (flags & MORE) !== 0; ) {
    flags = glyph.getUint16(at);
    const gid = glyph.getUint16(at + 2);
    const isWide = (flags & WORDS) !== 0;
    const dx = isWide ? glyph.getInt16(at + 4) : glyph.getInt8(at + 4);
    const dy = isWide ? glyph.getInt16(at + 6) : glyph.getInt8(at + 5);
    at += isWide ? 8 : 6;
    const [xx, xy, yx, yy, length] = matrixAt(glyph, at, flags);
    at += length;
    for (const contour of partOf(gid)) {
      const moved: number[] = [];
      for (let index = 0; index < contour.length; index += 2) {
        const [x, y] = [contour[index] ?? 0, contour[index + 1] ?? 0];
        moved.push(x * xx + y * yx + dx, x * xy + y * yy + dy);
      }
      outline.push(moved);
    }
  }
  return outline;
}

function matrixAt(
  glyph: DataView,
  at: number,
  flags: number,
): readonly [xx: number, xy: number, yx: number, yy: number, length: number] {
  const part = (index: number): number => glyph.getInt16(at + 2 * index) / 0x4000;
  if ((flags & SCALE) !== 0) return [part(0), 0, 0, part(0), 2];
  if ((flags & TWO_SCALES) !== 0) return [part(0), 0, 0, part(1), 4];
  return (flags & MATRIX) === 0 ? [1, 0, 0, 1, 0] : [part(0), part(1), part(2), part(3), 8];
}

/** Source: OpenType 1.9, glyf, simple glyph flags. */
const X_SHORT = 0x02;
const Y_SHORT = 0x04;
const REPEAT = 0x08;
const X_SAME = 0x10;
const Y_SAME = 0x20;
/** Source: OpenType 1.9, glyf, component glyph flags. */
const WORDS = 0x01;
const SCALE = 0x08;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;
/** Levels of parts within parts. */
const DEEPEST = 8;
