import type { Sfnt } from "./read-sfnt.ts";
import type { TableReader } from "./table-reader.ts";

/** How a feature moves a glyph in a vertical line, and what it adds to its advance. Units: font units. */
export interface VerticalAdjustment {
  readonly yPlacement: number;
  readonly yAdvance: number;
}

const SINGLE_ADJUSTMENT = 1;
const EXTENSION = 9;

/** Far beyond any real font; subtables that name the same glyphs over and over shall not take minutes. */
const MAX_GLYPHS_READ = 1_000_000;

/**
 * Reads the single adjustments of a positioning feature, such as `vhal`, the half-width marks of vertical
 * lines.
 *
 * Shape: by glyph; where scripts differ, the first lookup that names the glyph holds. Empty if the
 * font has no such feature.
 * Errors: throws a `FontFault` naming GPOS.
 * Source: OpenType 1.9, GPOS, lookup types 1 and 9.
 */
export function readAdjustments(
  sfnt: Sfnt,
  feature: string,
): ReadonlyMap<number, VerticalAdjustment> {
  const adjustments = new Map<number, VerticalAdjustment>();
  const gpos = sfnt.find("GPOS");
  if (gpos === undefined) return adjustments;
  const lookupsAt = gpos.u16(8);
  let glyphsRead = 0;
  for (const lookup of lookupsOf(gpos, feature)) {
    const at = lookupsAt + gpos.u16(lookupsAt + 2 + lookup * 2);
    for (const subtable of subtablesOf(gpos, at)) {
      glyphsRead += readSingle(gpos, subtable, adjustments) + 1;
      if (glyphsRead > MAX_GLYPHS_READ) gpos.malformed(subtable);
    }
  }
  return adjustments;
}

function lookupsOf(gpos: TableReader, tag: string): readonly number[] {
  const featuresAt = gpos.u16(6);
  const lookups = new Set<number>();
  const count = gpos.u16(featuresAt);
  for (let i = 0; i < count; i++) {
    const record = featuresAt + 2 + i * 6;
    if (gpos.tagAt(record) !== tag) continue;
    const feature = featuresAt + gpos.u16(record + 4);
    const lookupCount = gpos.u16(feature + 2);
    for (let k = 0; k < lookupCount; k++) lookups.add(gpos.u16(feature + 4 + k * 2));
  }
  return [...lookups];
}

/** Places of a lookup's single adjustments, extensions followed. */
function subtablesOf(gpos: TableReader, lookup: number): readonly number[] {
  const type = gpos.u16(lookup);
  const count = gpos.u16(lookup + 4);
  const places: number[] = [];
  for (let i = 0; i < count; i++) {
    const at = lookup + gpos.u16(lookup + 6 + i * 2);
    if (type === SINGLE_ADJUSTMENT) places.push(at);
    if (type === EXTENSION && gpos.u16(at + 2) === SINGLE_ADJUSTMENT) {
      places.push(at + gpos.u32(at + 4));
    }
  }
  return places;
}

/** Reads one subtable and gives the number of its glyphs. */
function readSingle(
  gpos: TableReader,
  at: number,
  adjustments: Map<number, VerticalAdjustment>,
): number {
  const gids = readCoverage(gpos, at + gpos.u16(at + 2));
  const format = gpos.u16(at + 4);
  const isShared = gpos.u16(at) === 1;
  const size = 2 * bitCount(format);
  for (const [i, gid] of gids.entries()) {
    const value = isShared ? at + 6 : at + 8 + i * size;
    if (!adjustments.has(gid)) adjustments.set(gid, readValue(gpos, value, format));
  }
  return gids.length;
}

const X_PLACEMENT = 0x0001;
const Y_PLACEMENT = 0x0002;
const X_ADVANCE = 0x0004;
const Y_ADVANCE = 0x0008;

function readValue(gpos: TableReader, at: number, format: number): VerticalAdjustment {
  const yPlacementAt = at + 2 * bitCount(format & X_PLACEMENT);
  const yAdvanceAt = at + 2 * bitCount(format & (X_PLACEMENT | Y_PLACEMENT | X_ADVANCE));
  return {
    yPlacement: (format & Y_PLACEMENT) === 0 ? 0 : gpos.i16(yPlacementAt),
    yAdvance: (format & Y_ADVANCE) === 0 ? 0 : gpos.i16(yAdvanceAt),
  };
}

function bitCount(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Glyphs in the order of their coverage indices. Source: OpenType 1.9, "Coverage table". */
function readCoverage(table: TableReader, at: number): readonly number[] {
  const count = table.u16(at + 2);
  if (table.u16(at) === 1) {
    return Array.from({ length: count }, (_, i) => table.u16(at + 4 + i * 2));
  }
  const gids: number[] = [];
  for (let i = 0; i < count; i++) {
    const record = at + 4 + i * 6;
    const end = table.u16(record + 2);
    for (let gid = table.u16(record); gid <= end; gid++) gids.push(gid);
    if (gids.length > 0xffff) table.malformed(record);
  }
  return gids;
}
