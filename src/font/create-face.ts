import { fontUnits } from "../base/units.ts";
import type { SourceFile, World } from "../base/world.ts";
import type { FontFace, ShapedGlyph } from "../model/font-face.ts";
import type { Gid } from "../model/glyph.ts";
import { readCmap } from "./sfnt/read-cmap.ts";
import { readGlyf } from "./sfnt/read-glyf.ts";
import { readMetrics, readPermission, type SfntMetrics } from "./sfnt/read-metrics.ts";
import { readNames } from "./sfnt/read-names.ts";
import type { Sfnt } from "./sfnt/read-sfnt.ts";
import { writeSfnt } from "./sfnt/write-sfnt.ts";
import type { Shaper, ShapingFont } from "./shaper.ts";
import { subsetGlyf } from "./subset-glyf.ts";

/** What HarfBuzz needs for choosing glyphs; it never sees the outlines of a TrueType font. */
const SHAPING_TABLES = ["cmap", "head", "hhea", "hmtx", "maxp", "GDEF", "GSUB", "GPOS"] as const;

/**
 * Puts a face together from its tables, HarfBuzz's choice of glyphs and our own metrics.
 *
 * Errors: throws a `FontFault` for whatever is wrong in the file.
 */
export function createFace(
  file: SourceFile,
  index: number,
  sfnt: Sfnt,
  shaper: Shaper,
  world: World,
): FontFace {
  const metrics = readMetrics(sfnt);
  const names = readNames(sfnt);
  const cmap = readCmap(sfnt, metrics.glyphCount);
  const outlines = readGlyf(sfnt, metrics);
  const permission = readPermission(sfnt);
  const shaping = shaper.open(shapingFile(sfnt));
  const em = metrics.face.unitsPerEm;
  const advanceHeight = (gid: Gid): number => metrics.vertical?.advanceHeights[gid] ?? em;
  return {
    ...names,
    path: file.path,
    index,
    sha256: world.sha256(file.bytes),
    outlines: "glyf",
    permission,
    metrics: metrics.face,
    glyphOf: cmap.glyphOf,
    variantOf: cmap.variantOf,
    shapeVertical: (text) => shapeVertical(shaping, text, advanceHeight),
    shapeHorizontal: (text, features) =>
      shaping
        .shape(text, "horizontal", new Map(features.map((tag) => [tag, true])))
        .map((glyph) => ({ ...glyph, advance: fontUnits(glyph.advance) })),
    advanceWidth: (gid) => fontUnits(metrics.advanceWidths[gid] ?? 0),
    advanceHeight: (gid) => fontUnits(advanceHeight(gid)),
    verticalOrigin: (gid) => ({
      x: fontUnits((metrics.advanceWidths[gid] ?? em) / 2),
      y: fontUnits(originY(metrics, gid, outlines.boundsOf(gid)?.yMax)),
    }),
    boundsOf: outlines.boundsOf,
    verticalTrim: () => undefined,
    subset: (recipes, _name, widths = []) =>
      subsetGlyf({ sfnt, metrics, outlines }, recipes, widths, !permission.maySubset),
    subsetFile: () => wholeFile(file, sfnt),
    wholeFile: () => wholeFile(file, sfnt),
  };
}

function shapingFile(sfnt: Sfnt): Uint8Array {
  const tables = new Map<string, Uint8Array>();
  for (const tag of SHAPING_TABLES) {
    const table = sfnt.tables.get(tag);
    if (table !== undefined) tables.set(tag, table);
  }
  return writeSfnt(sfnt.version, tables);
}

function shapeVertical(
  shaping: ShapingFont,
  text: string,
  advanceHeight: (gid: Gid) => number,
): readonly ShapedGlyph[] {
  return shaping.shape(text, "vertical", new Map()).map(({ gid, cluster, advance }) => ({
    gid,
    cluster,
    // HarfBuzz knows no vertical metrics here, but it does know what takes no room: marks and selectors.
    advance: fontUnits(advance === 0 ? 0 : advanceHeight(gid)),
  }));
}

function originY(metrics: SfntMetrics, gid: Gid, yMax: number | undefined): number {
  const { vertical, face } = metrics;
  const fromTable = vertical?.originYs?.[gid];
  if (fromTable !== undefined) return fromTable;
  const bearing = vertical?.topSideBearings[gid];
  if (bearing !== undefined && yMax !== undefined) return yMax + bearing;
  // No vertical metrics, or nothing drawn: the em box stands in the middle of ascender and descender.
  return Math.round((face.ascender + face.descender + face.unitsPerEm) / 2);
}

function wholeFile(file: SourceFile, sfnt: Sfnt): Uint8Array {
  const isCollection = String.fromCharCode(...file.bytes.subarray(0, 4)) === "ttcf";
  return isCollection ? writeSfnt(sfnt.version, sfnt.tables) : file.bytes;
}
