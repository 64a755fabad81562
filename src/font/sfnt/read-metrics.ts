import { fontUnits } from "../../base/units.ts";
import type { EmbeddingPermission, FaceMetrics } from "../../model/font-face.ts";
import type { Sfnt } from "./read-sfnt.ts";
import type { TableReader } from "./table-reader.ts";

/**
 * A font's measures as they are in its tables.
 *
 * Units: font units; arrays by glyph.
 */
export interface SfntMetrics {
  readonly glyphCount: number;
  readonly face: FaceMetrics;
  readonly hasLongLoca: boolean;
  readonly advanceWidths: Uint16Array;
  readonly leftSideBearings: Int16Array;
  /** The font's vertical metrics; undefined for a font made for horizontal lines only. */
  readonly vertical: VerticalMetrics | undefined;
}

/** Vertical metrics by glyph. Source: OpenType 1.9, vhea, vmtx, VORG. */
export interface VerticalMetrics {
  readonly advanceHeights: Uint16Array;
  readonly topSideBearings: Int16Array;
  /** y of the vertical origin from VORG; undefined if the font has no VORG. */
  readonly originYs: Int16Array | undefined;
}

/**
 * Reads the font-wide and the per-glyph measures.
 *
 * Errors: throws a `FontFault` for a missing or malformed table.
 * Source: OpenType 1.9: head, hhea, hmtx, maxp, vhea, vmtx, VORG, OS/2, post.
 */
export function readMetrics(sfnt: Sfnt): SfntMetrics {
  const head = sfnt.need("head");
  const unitsPerEm = head.u16(18);
  if (unitsPerEm < 16 || unitsPerEm > 16_384) head.malformed(18);
  const glyphCount = sfnt.need("maxp").u16(4);
  if (glyphCount === 0) sfnt.need("maxp").malformed(4);
  const horizontal = readAdvances(sfnt.need("hhea"), sfnt.need("hmtx"), glyphCount);
  return {
    glyphCount,
    face: readFaceMetrics(sfnt, head, unitsPerEm),
    hasLongLoca: head.i16(50) === 1,
    advanceWidths: horizontal.advances,
    leftSideBearings: horizontal.bearings,
    vertical: readVertical(sfnt, glyphCount),
  };
}

function readFaceMetrics(sfnt: Sfnt, head: TableReader, unitsPerEm: number): FaceMetrics {
  const hhea = sfnt.need("hhea");
  const os2 = sfnt.find("OS/2");
  const post = sfnt.find("post");
  const hasHeights = os2 !== undefined && os2.u16(0) >= 2 && os2.length >= 90;
  const typographic = os2 !== undefined && os2.length >= 72;
  return {
    unitsPerEm,
    ascender: fontUnits(typographic ? os2.i16(68) : hhea.i16(4)),
    descender: fontUnits(typographic ? os2.i16(70) : hhea.i16(6)),
    capHeight: fontUnits(hasHeights ? os2.i16(88) : Math.round(unitsPerEm * 0.7)),
    xHeight: fontUnits(hasHeights ? os2.i16(86) : Math.round(unitsPerEm * 0.5)),
    bounds: [
      fontUnits(head.i16(36)),
      fontUnits(head.i16(38)),
      fontUnits(head.i16(40)),
      fontUnits(head.i16(42)),
    ],
    italicAngle: post === undefined ? 0 : post.i32(4) / 65_536,
    weight: os2 === undefined ? 400 : os2.u16(4),
  };
}

function readVertical(sfnt: Sfnt, glyphCount: number): VerticalMetrics | undefined {
  const vhea = sfnt.find("vhea");
  const vmtx = sfnt.find("vmtx");
  if (vhea === undefined || vmtx === undefined) return undefined;
  const { advances, bearings } = readAdvances(vhea, vmtx, glyphCount);
  const vorg = sfnt.find("VORG");
  return {
    advanceHeights: advances,
    topSideBearings: bearings,
    originYs: vorg === undefined ? undefined : readOrigins(vorg, glyphCount),
  };
}

/** Reads hmtx or vmtx; its header holds the count of full records at the same offset in both. */
function readAdvances(
  header: TableReader,
  table: TableReader,
  glyphCount: number,
): { readonly advances: Uint16Array; readonly bearings: Int16Array } {
  const fullCount = Math.min(header.u16(34), glyphCount);
  if (fullCount === 0) header.malformed(34);
  const advances = new Uint16Array(glyphCount);
  const bearings = new Int16Array(glyphCount);
  const full = table.view(0, fullCount * 4);
  for (let gid = 0; gid < fullCount; gid++) {
    advances[gid] = full.getUint16(gid * 4);
    bearings[gid] = full.getInt16(gid * 4 + 2);
  }
  advances.fill(advances[fullCount - 1] ?? 0, fullCount);
  for (let gid = fullCount; gid < glyphCount; gid++) {
    const at = fullCount * 4 + (gid - fullCount) * 2;
    bearings[gid] = at + 2 <= table.length ? table.i16(at) : 0;
  }
  return { advances, bearings };
}

function readOrigins(vorg: TableReader, glyphCount: number): Int16Array {
  const origins = new Int16Array(glyphCount).fill(vorg.i16(4));
  const count = vorg.u16(6);
  for (let i = 0; i < count; i++) {
    const gid = vorg.u16(8 + i * 4);
    if (gid < glyphCount) origins[gid] = vorg.i16(10 + i * 4);
  }
  return origins;
}

const RESTRICTED = 0x0002;
const PREVIEW_AND_PRINT = 0x0004;
const EDITABLE = 0x0008;
const NO_SUBSETTING = 0x0100;
const BITMAP_ONLY = 0x0200;

/**
 * Reads what the licence bits allow; a font without OS/2 table says nothing against embedding.
 *
 * Shape: the least restrictive of the usage bits 1 to 3 holds, as the standard says for old fonts that set several.
 * Source: OpenType 1.9, OS/2 fsType.
 */
export function readPermission(sfnt: Sfnt): EmbeddingPermission {
  const os2 = sfnt.find("OS/2");
  const fsType = os2 === undefined ? 0 : os2.u16(8);
  const restricted = (fsType & RESTRICTED) !== 0 && (fsType & (PREVIEW_AND_PRINT | EDITABLE)) === 0;
  return {
    fsType,
    mayEmbed: !restricted && (fsType & BITMAP_ONLY) === 0,
    maySubset: !restricted && (fsType & (NO_SUBSETTING | BITMAP_ONLY)) === 0,
  };
}
