import type { Gid } from "../model/glyph.ts";
import type { OutlineWriter } from "./outline-writer.ts";
import type { ProgramGlyph, ProgramPlan } from "./program-glyphs.ts";
import { type GlyfOutlines, partGids } from "./sfnt/read-glyf.ts";
import type { SfntMetrics } from "./sfnt/read-metrics.ts";
import type { Sfnt } from "./sfnt/read-sfnt.ts";
import {
  asBase,
  composeGlyph,
  copyGlyph,
  type GlyphData,
  joinGlyphs,
  NO_GLYPH_DATA,
  writeLoca,
} from "./sfnt/write-glyf.ts";
import { writeHead, writeHorizontal } from "./sfnt/write-metrics.ts";
import {
  type FilePart,
  joinParts,
  ownPart,
  sharedPart,
  type TableParts,
  writeSfntParts,
} from "./sfnt/write-sfnt.ts";

/** A TrueType font, read. */
export interface GlyfFont {
  readonly sfnt: Sfnt;
  readonly metrics: SfntMetrics;
  readonly outlines: GlyfOutlines;
}

/** Version of a font file with TrueType outlines. */
const TRUETYPE = 0x00010000;

/** Tables of a hinted font's programs, taken over unchanged. Source: ISO 32000-1, 9.9. */
const HINT_TABLES = ["cvt ", "fpgm", "prep"] as const;

/**
 * Writes TrueType outlines.
 *
 * Shape: a font's tables are glyf, loca, head, hhea, hmtx, maxp and the hinting ones. A program for a PDF has
 * only these: nothing that names or maps characters, because the PDF does.
 * Source: ISO 32000-1, 9.9, Table 126; OpenType 1.9.
 */
export function glyfWriter(font: GlyfFont): OutlineWriter {
  return {
    version: TRUETYPE,
    references: (glyph) => references(font.outlines, glyph),
    prepareFiles: (base) => {
      const drawn = drawGlyphs(font, NO_GLYPHS, base);
      const shared = { ...drawn, data: asBase(drawn.data) };
      const { hmtx } = writeHorizontal(font.sfnt, shared.advances, shared.bearings);
      const parts: SharedParts = {
        glyphCount: shared.advances.length,
        glyf: sharedPart(shared.data.base),
        hmtx: sharedPart(hmtx),
        hinting: hintingParts(font.sfnt),
      };
      return (plan) => tablesOf(font, drawGlyphs(font, shared, plan), plan, parts);
    },
    program: (plan, widths) => {
      const drawn = drawGlyphs(font, NO_GLYPHS, plan);
      for (const [i, width] of widths.entries()) drawn.advances[i + 1] = width;
      const parts = { ...NO_PARTS, hinting: hintingParts(font.sfnt) };
      const tables = tablesOf(font, drawn, plan, parts);
      return { format: "truetype", bytes: joinParts(writeSfntParts(TRUETYPE, tables)) };
    },
  };
}

function references(outlines: GlyfOutlines, glyph: ProgramGlyph): readonly Gid[] {
  switch (glyph.kind) {
    case "copy":
      return partGids(outlines, glyph.gid);
    case "compose":
      return glyph.parts
        .map((part) => part.gid)
        .filter((gid) => outlines.glyphBytes(gid).length > 0);
    case "blank":
      return [];
  }
}

/** Glyphs of a new font, drawn. */
interface DrawnGlyphs {
  readonly data: GlyphData;
  readonly advances: number[];
  readonly bearings: number[];
}

const NO_GLYPHS: DrawnGlyphs = { data: NO_GLYPH_DATA, advances: [], bearings: [] };

/** What the files of a base have in common: the beginnings of tables, and the tables of hinting. */
interface SharedParts {
  readonly glyphCount: number;
  readonly glyf: FilePart;
  readonly hmtx: FilePart;
  readonly hinting: ReadonlyMap<string, TableParts>;
}

const NOTHING = new Uint8Array();
const NO_PARTS = { glyphCount: 0, glyf: sharedPart(NOTHING), hmtx: sharedPart(NOTHING) };

function hintingParts(sfnt: Sfnt): ReadonlyMap<string, TableParts> {
  const parts = new Map<string, TableParts>();
  for (const tag of HINT_TABLES) {
    const table = sfnt.tables.get(tag);
    if (table !== undefined) parts.set(tag, [sharedPart(table)]);
  }
  return parts;
}

/** Draws the glyphs of a plan after the first ones, which are drawn already. */
function drawGlyphs(font: GlyfFont, first: DrawnGlyphs, plan: ProgramPlan): DrawnGlyphs {
  const placeOf = (gid: Gid): number => plan.placeOf.get(gid) ?? 0;
  const descriptions: Uint8Array[] = [];
  const advances = [...first.advances];
  const bearings = [...first.bearings];
  for (let i = advances.length; i < plan.glyphs.length; i++) {
    const glyph = plan.glyphs[i];
    if (glyph === undefined) continue;
    const drawn = drawGlyph(font, glyph, placeOf);
    descriptions.push(drawn.bytes);
    advances.push(drawn.advance);
    bearings.push(drawn.bearing);
  }
  return { data: joinGlyphs(first.data, descriptions), advances, bearings };
}

function tablesOf(
  font: GlyfFont,
  drawn: DrawnGlyphs,
  plan: ProgramPlan,
  shared: SharedParts,
): Map<string, TableParts> {
  const { loca, isLong } = writeLoca(drawn.data);
  const { advances, bearings } = drawn;
  const { hhea, hmtx } = writeHorizontal(font.sfnt, advances, bearings, shared.glyphCount);
  return new Map<string, TableParts>([
    ...shared.hinting,
    ["glyf", [shared.glyf, ownPart(drawn.data.own)]],
    ["loca", [ownPart(loca)]],
    ["head", [ownPart(writeHead(font.sfnt, isLong))]],
    ["hhea", [ownPart(hhea)]],
    ["hmtx", [shared.hmtx, ownPart(hmtx)]],
    ["maxp", [ownPart(writeMaxp(font, plan.glyphs))]],
  ]);
}

interface DrawnGlyph {
  readonly bytes: Uint8Array;
  readonly advance: number;
  readonly bearing: number;
}

function drawGlyph(font: GlyfFont, glyph: ProgramGlyph, placeOf: (gid: Gid) => number): DrawnGlyph {
  const { outlines, metrics } = font;
  const em = metrics.face.unitsPerEm;
  switch (glyph.kind) {
    case "copy":
      return {
        bytes: copyGlyph(outlines, glyph.gid, placeOf),
        advance: metrics.advanceWidths[glyph.gid] ?? em,
        bearing: metrics.leftSideBearings[glyph.gid] ?? 0,
      };
    case "compose": {
      const composite = composeGlyph(glyph.parts, outlines.boundsOf, placeOf);
      if (composite === undefined) return { bytes: NOTHING, advance: em, bearing: 0 };
      // Renderers move an outline until its xMin is at the side bearing, so both must be equal.
      return { bytes: composite.bytes, advance: em, bearing: composite.box.xMin };
    }
    case "blank":
      return { bytes: NOTHING, advance: em, bearing: 0 };
  }
}

function writeMaxp(font: GlyfFont, glyphs: readonly ProgramGlyph[]): Uint8Array {
  const maxp = font.sfnt.need("maxp").bytes.slice();
  const view = new DataView(maxp.buffer);
  view.setUint16(4, glyphs.length);
  const composites = glyphs.filter((glyph) => glyph.kind === "compose");
  if (maxp.byteLength < 32 || composites.length === 0) return maxp;
  let points = view.getUint16(10);
  let contours = view.getUint16(12);
  let parts = view.getUint16(28);
  const known = new Map<Gid, PointCount>();
  for (const glyph of composites) {
    const counts = glyph.parts.map((part) => countPoints(font.outlines, part.gid, known));
    points = Math.max(points, sum(counts.map((count) => count.points)));
    contours = Math.max(contours, sum(counts.map((count) => count.contours)));
    parts = Math.max(parts, glyph.parts.length);
  }
  view.setUint16(10, Math.min(points, 0xffff));
  view.setUint16(12, Math.min(contours, 0xffff));
  view.setUint16(28, parts);
  view.setUint16(30, view.getUint16(30) + 1);
  return maxp;
}

interface PointCount {
  readonly points: number;
  readonly contours: number;
}

/** Counts the points of a glyph with all its parts, each glyph once. */
function countPoints(outlines: GlyfOutlines, gid: Gid, known: Map<Gid, PointCount>): PointCount {
  const count = known.get(gid) ?? countAnew(outlines, gid, known);
  known.set(gid, count);
  return count;
}

function countAnew(outlines: GlyfOutlines, gid: Gid, known: Map<Gid, PointCount>): PointCount {
  const bytes = outlines.glyphBytes(gid);
  if (bytes.length < 12) return { points: 0, contours: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const contours = view.getInt16(0);
  if (contours >= 0) {
    const last = 8 + contours * 2;
    const points = contours > 0 && last + 2 <= bytes.length ? view.getUint16(last) + 1 : 0;
    return { points, contours };
  }
  const parts = partGids(outlines, gid).map((part) => countPoints(outlines, part, known));
  return {
    points: sum(parts.map((part) => part.points)),
    contours: sum(parts.map((part) => part.contours)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
