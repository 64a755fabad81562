import { once } from "../base/once.ts";
import { fontUnits } from "../base/units.ts";
import type { SourceFile, World } from "../base/world.ts";
import type { FontFace, ShapedGlyph } from "../model/font-face.ts";
import type { Gid } from "../model/glyph.ts";
import type { CutFont, FontToCut } from "./font-to-cut.ts";
import { readOutlines } from "./read-outlines.ts";
import { readAdjustments } from "./sfnt/read-adjustments.ts";
import { readCmap } from "./sfnt/read-cmap.ts";
import { readMetrics, readPermission, type SfntMetrics } from "./sfnt/read-metrics.ts";
import { readNames } from "./sfnt/read-names.ts";
import type { Sfnt } from "./sfnt/read-sfnt.ts";
import { ownPart, writeSfnt } from "./sfnt/write-sfnt.ts";
import type { Shaper, ShapingFont } from "./shaper.ts";

/** What a face is made with. */
export interface FaceTools {
  readonly shaper: Shaper;
  readonly world: World;
  readonly cutFont: CutFont;
}

/** What HarfBuzz needs for choosing glyphs. */
const SHAPING_TABLES = ["cmap", "head", "hhea", "hmtx", "maxp", "GDEF", "GSUB", "GPOS"] as const;

/** What HarfBuzz needs for drawing outlines of either kind. */
const DRAWING_TABLES = ["CFF ", "glyf", "loca", "head", "hhea", "hmtx", "maxp"] as const;

/**
 * Puts a face together from its tables, HarfBuzz's choice of glyphs and our own metrics.
 *
 * Errors: throws a `FontFault` for whatever is wrong in the file.
 */
export function createFace(
  file: SourceFile,
  index: number,
  sfnt: Sfnt,
  { shaper, world, cutFont }: FaceTools,
): FontFace {
  const metrics = readMetrics(sfnt);
  const names = readNames(sfnt);
  const cmap = readCmap(sfnt, metrics.glyphCount);
  const permission = readPermission(sfnt);
  const outlineOf = openDrawing(sfnt, shaper);
  const outlines = readOutlines(sfnt, metrics, outlineOf);
  const shaping = shaper.open(chooseTables(sfnt, SHAPING_TABLES));
  const em = metrics.face.unitsPerEm;
  const advanceHeight = (gid: Gid): number => metrics.vertical?.advanceHeights[gid] ?? em;
  const { postScriptName } = names;
  const verticalForm = rememberForms(shaping);
  const joined = joinedBy(shaping);
  const takenAlong = permission.maySubset ? [] : allGlyphs(metrics.glyphCount);
  const cuts = once(() =>
    cutFont({ sfnt, metrics, cmap, outlines, postScriptName, takenAlong, verticalForm, joined }),
  );
  return {
    ...names,
    path: file.path,
    index,
    sha256: world.sha256(file.bytes),
    outlines: outlines.kind,
    permission,
    metrics: metrics.face,
    glyphOf: cmap.glyphOf,
    verticalGlyphOf: (codePoint) => {
      const upright = cmap.glyphOf(codePoint);
      return upright === undefined ? undefined : verticalForm(codePoint, undefined, upright);
    },
    variantOf: cmap.variantOf,
    codePoints: cmap.codePoints,
    variationSequences: cmap.sequences,
    shapeVertical: (text) => shapeVertical(shaping, text, advanceHeight),
    shapeHorizontal: (text, features) =>
      shaping
        .shape(text, "horizontal", new Map(features.map((tag) => [tag, true])))
        .map((glyph) => ({ ...glyph, advance: fontUnits(glyph.advance) })),
    advanceWidth: (gid) => fontUnits(metrics.advanceWidths[gid] ?? 0),
    advanceHeight: (gid) => fontUnits(advanceHeight(gid)),
    verticalOrigin: (gid) => ({
      x: fontUnits((metrics.advanceWidths[gid] ?? em) / 2),
      y: fontUnits(originY(metrics, gid, () => outlines.boundsOf(gid)?.yMax)),
    }),
    boundsOf: outlines.boundsOf,
    canDraw: outlines.canDraw,
    outlineOf,
    verticalTrim: readTrims(sfnt),
    subset: (...asked) => cuts().subset(...asked),
    subsetFile: (...asked) =>
      permission.maySubset ? cuts().subsetFile(...asked) : [ownPart(wholeFile(file, sfnt))],
    wholeFile: () => wholeFile(file, sfnt),
  };
}

/** The outlines of a CJK font fill 15 MB of HarfBuzz's memory, so they wait until they are wanted. */
function openDrawing(sfnt: Sfnt, shaper: Shaper): FontFace["outlineOf"] {
  let drawing: ShapingFont | undefined;
  return (gid) => {
    drawing ??= shaper.open(chooseTables(sfnt, DRAWING_TABLES));
    return drawing.outline(gid);
  };
}

function chooseTables(sfnt: Sfnt, tags: readonly string[]): Uint8Array {
  const tables = new Map<string, Uint8Array>();
  for (const tag of tags) {
    const table = sfnt.tables.get(tag);
    if (table !== undefined) tables.set(tag, table);
  }
  return writeSfnt(sfnt.version, tables);
}

function allGlyphs(glyphCount: number): readonly Gid[] {
  return Array.from({ length: glyphCount - 1 }, (_, i) => i + 1);
}

function shapeVertical(
  shaping: ShapingFont,
  text: string,
  advanceHeight: (gid: Gid) => number,
): readonly ShapedGlyph[] {
  return shaping.shape(text, "vertical", new Map()).map(({ gid, cluster, advance }) => ({
    gid,
    cluster,
    // HarfBuzz has no vertical metrics here, but it does recognise what takes no room: marks and selectors.
    advance: fontUnits(advance === 0 ? 0 : advanceHeight(gid)),
  }));
}

/** Vertical forms, each asked for once; what shaping does not turn into exactly one glyph stays upright. */
function rememberForms(shaping: ShapingFont): FontToCut["verticalForm"] {
  // By the character and its selector in one number; the upright glyph follows from them.
  const known = new Map<number, Gid>();
  return (codePoint, selector, upright) => {
    const key = codePoint * CODE_POINTS + (selector ?? 0);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const text = String.fromCodePoint(codePoint, ...(selector === undefined ? [] : [selector]));
    const glyphs = shaping.shape(text, "vertical", new Map());
    const form = glyphs.length === 1 ? (glyphs[0]?.gid ?? upright) : upright;
    known.set(key, form);
    return form;
  };
}

/** Code points of Unicode. */
const CODE_POINTS = 0x11_00_00;

/** What shaping draws as exactly one glyph, in lines and in columns. */
function joinedBy(shaping: ShapingFont): FontToCut["joined"] {
  return (codePoint, mark) => {
    const text = String.fromCodePoint(codePoint, mark);
    const [upright, second] = shaping.shape(text, "horizontal", new Map());
    const [form, secondForm] = shaping.shape(text, "vertical", new Map());
    if (upright === undefined || form === undefined) return undefined;
    if (second !== undefined || secondForm !== undefined) return undefined;
    return { upright: upright.gid, form: form.gid };
  };
}

function originY(metrics: SfntMetrics, gid: Gid, yMaxOf: () => number | undefined): number {
  const { vertical, face } = metrics;
  const fromTable = vertical?.originYs?.[gid];
  if (fromTable !== undefined) return fromTable;
  const bearing = vertical?.topSideBearings[gid];
  const yMax = bearing === undefined ? undefined : yMaxOf();
  if (bearing !== undefined && yMax !== undefined) return yMax + bearing;
  // No vertical metrics, or nothing drawn: the em box is in the middle of ascender and descender.
  return Math.round((face.ascender + face.descender + face.unitsPerEm) / 2);
}

function readTrims(sfnt: Sfnt): FontFace["verticalTrim"] {
  const halves = readAdjustments(sfnt, "vhal");
  return (gid) => {
    const half = halves.get(gid);
    if (half === undefined) return undefined;
    const before = half.yPlacement;
    return { before: fontUnits(before), after: fontUnits(-half.yAdvance - before) };
  };
}

function wholeFile(file: SourceFile, sfnt: Sfnt): Uint8Array {
  const isCollection = String.fromCharCode(...file.bytes.subarray(0, 4)) === "ttcf";
  return isCollection ? writeSfnt(sfnt.version, sfnt.tables) : file.bytes;
}
