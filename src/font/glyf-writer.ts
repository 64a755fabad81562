import { once } from "../base/once.ts";
import type { Gid } from "../model/glyph.ts";
import type { OutlineWriter } from "./outline-writer.ts";
import type { ProgramGlyph, ProgramPlan } from "./program-glyphs.ts";
import { type GlyfOutlines, partGids } from "./sfnt/read-glyf.ts";
import type { SfntMetrics } from "./sfnt/read-metrics.ts";
import type { Sfnt } from "./sfnt/read-sfnt.ts";
import { SfntSink } from "./sfnt/sfnt-sink.ts";
import {
  composeGlyph,
  copyGlyph,
  type GlyphBase,
  joinGlyphs,
  NO_GLYPHS,
  prepareGlyphs,
} from "./sfnt/write-glyf.ts";
import { prepareHead, prepareMetrics, writeMetrics } from "./sfnt/write-metrics.ts";
import { joinParts, sharedPart, type TableParts, writeSfntParts } from "./sfnt/write-sfnt.ts";

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
  const tablesBehind = prepareTables(font);
  const sink = new SfntSink();
  const programTables = once(() => tablesBehind(NOTHING_DRAWN, NO_GLYPHS));
  return {
    version: TRUETYPE,
    references: (glyph) => references(font.outlines, glyph),
    prepareFiles: (base) => {
      const drawn = drawGlyphs(font, base.glyphs, base.placeOf);
      const tables = tablesBehind(drawn, joinGlyphs(drawn.descriptions));
      return ({ own, placeOf }) => tables(drawGlyphs(font, own, placeOf), own);
    },
    program: ({ glyphs, placeOf }, widths) => {
      const drawn = drawGlyphs(font, glyphs, placeOf);
      for (const [i, width] of widths.entries()) drawn.advances[i + 1] = width;
      const tables = programTables()(drawn, glyphs);
      return { format: "truetype", bytes: joinParts(writeSfntParts(TRUETYPE, tables, sink)) };
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
  readonly descriptions: readonly Uint8Array[];
  readonly advances: number[];
  readonly bearings: number[];
}

const NOTHING = new Uint8Array();
const NOTHING_DRAWN: DrawnGlyphs = { descriptions: [], advances: [], bearings: [] };

function drawGlyphs(
  font: GlyfFont,
  glyphs: readonly ProgramGlyph[],
  places: ProgramPlan["placeOf"],
): DrawnGlyphs {
  const placeOf = (gid: Gid): number => places.get(gid) ?? 0;
  const descriptions: Uint8Array[] = [];
  const advances: number[] = [];
  const bearings: number[] = [];
  for (const glyph of glyphs) {
    const drawn = drawGlyph(font, glyph, placeOf);
    descriptions.push(drawn.bytes);
    advances.push(drawn.advance);
    bearings.push(drawn.bearing);
  }
  return { descriptions, advances, bearings };
}

/** Makes the tables of a file with these glyphs behind those of a base. */
type TablesOf = (drawn: DrawnGlyphs, own: readonly ProgramGlyph[]) => Map<string, TableParts>;

/** Prepares what all files of a font have in common, and then what those of one base have. */
function prepareTables(font: GlyfFont): (base: DrawnGlyphs, glyphs: GlyphBase) => TablesOf {
  const { sfnt } = font;
  const hinting = once(() => hintingParts(sfnt));
  const head = once(() => prepareHead(sfnt));
  const maxp = once(() => sfnt.need("maxp").bytes);
  return (base, glyphs) => {
    const glyphsBehind = prepareGlyphs(glyphs);
    const metrics = prepareMetrics(sfnt, "hhea", base);
    if (metrics === undefined) throw new Error("a font without hhea");
    const count = base.advances.length;
    const glyf = count === 0 ? [] : [sharedPart(glyphs.bytes)];
    const baseMetrics = new SfntSink();
    writeMetrics(baseMetrics, base);
    const hmtx = count === 0 ? [] : [sharedPart(baseMetrics.bytes.slice(0, baseMetrics.at))];
    return (drawn, own) => {
      const written = glyphsBehind(drawn.descriptions);
      return new Map<string, TableParts>([
        ...hinting(),
        ["glyf", [...glyf, written.glyf]],
        ["loca", [written.loca]],
        ["head", [head()(written.isLong)]],
        ["hhea", [metrics.header(drawn)]],
        ["hmtx", [...hmtx, metrics.metrics(drawn)]],
        ["maxp", [(sink) => writeMaxp(sink, maxp(), count + own.length, own, font)]],
      ]);
    };
  };
}

function hintingParts(sfnt: Sfnt): ReadonlyMap<string, TableParts> {
  const parts = new Map<string, TableParts>();
  for (const tag of HINT_TABLES) {
    const table = sfnt.tables.get(tag);
    if (table !== undefined) parts.set(tag, [sharedPart(table)]);
  }
  return parts;
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

function writeMaxp(
  sink: SfntSink,
  source: Uint8Array,
  count: number,
  glyphs: readonly ProgramGlyph[],
  font: GlyfFont,
): void {
  const at = sink.add(source);
  const { view } = sink;
  view.setUint16(at + 4, count);
  const composites = glyphs.filter((glyph) => glyph.kind === "compose");
  if (source.byteLength < 32 || composites.length === 0) return;
  let points = view.getUint16(at + 10);
  let contours = view.getUint16(at + 12);
  let parts = view.getUint16(at + 28);
  const known = new Map<Gid, PointCount>();
  for (const glyph of composites) {
    const counts = glyph.parts.map((part) => countPoints(font.outlines, part.gid, known));
    points = Math.max(points, sum(counts.map((one) => one.points)));
    contours = Math.max(contours, sum(counts.map((one) => one.contours)));
    parts = Math.max(parts, glyph.parts.length);
  }
  view.setUint16(at + 10, Math.min(points, 0xffff));
  view.setUint16(at + 12, Math.min(contours, 0xffff));
  view.setUint16(at + 28, parts);
  view.setUint16(at + 30, view.getUint16(at + 30) + 1);
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
