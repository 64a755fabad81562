import type { Gid } from "../model/glyph.ts";
import type { OutlineWriter } from "./outline-writer.ts";
import { EMPTY_FILE, extendFile, type ProgramPlan } from "./program-glyphs.ts";
import type { CharacterMap } from "./sfnt/read-cmap.ts";
import type { SfntMetrics } from "./sfnt/read-metrics.ts";
import type { Sfnt } from "./sfnt/read-sfnt.ts";
import { type VariationSequence, writeCmap } from "./sfnt/write-cmap.ts";
import { writeOrigins, writeVertical } from "./sfnt/write-metrics.ts";
import { writeSfnt } from "./sfnt/write-sfnt.ts";
import { writeVert } from "./sfnt/write-vert.ts";
import { isVariationSelector } from "./variation-selector.ts";

/** What cutting a font file needs to know of a face. */
export interface CuttableFont {
  readonly sfnt: Sfnt;
  readonly metrics: SfntMetrics;
  readonly cmap: CharacterMap;
  readonly outlines: OutlineWriter;
  readonly postScriptName: string;
  /** A character's glyph in vertical lines; the upright one if it has no other. */
  readonly verticalForm: (codePoint: number, selector: number | undefined, upright: Gid) => Gid;
}

/** Blanks that are always taken along, because editors place text with them. */
const BLANKS = " \u00a0\u3000";

/** Cuts the file for a text. */
export type SubsetFile = (text: string) => Uint8Array;

/**
 * Prepares cutting complete font files with the characters of texts, for embedding in Word files: names and licence
 * bits as in the source, variation sequences, vertical metrics and vertical forms kept.
 *
 * Shape: `base` is a text that many files share; its glyphs come first and have the same numbers
 * and outlines in all of them. The order of characters within `base` and a text makes no difference. Other layout
 * features (ligatures, kerning, half widths) are left out. Characters that the face lacks are passed over.
 * Source: OpenType 1.9, "Font Tables": cmap, head, hhea, hmtx, maxp, name, OS/2, post are required.
 */
export function prepareSubsetFiles(font: CuttableFont, base: string): SubsetFile {
  const { references, prepareFiles } = font.outlines;
  const shared = collect(font, base + BLANKS);
  const sharedPlan = extendFile(EMPTY_FILE, shared.gids, references);
  const sharedPlaces = placesOf(shared, sharedPlan);
  const outlineTables = prepareFiles(sharedPlan);
  return (text) => {
    const own = collect(font, text);
    const plan = extendFile(sharedPlan, own.gids, references);
    const places = placesOf(own, plan, sharedPlaces);
    const tables = outlineTables(plan, font.postScriptName);
    tables.set("cmap", writeCmap(places.gidOf, [...places.sequences.values()]));
    if (places.forms.size > 0) tables.set("GSUB", writeVert(places.forms));
    const sources = plan.glyphs.map((glyph) => (glyph.kind === "copy" ? glyph.gid : 0));
    addVertical(font, sources, tables);
    addDescription(font.sfnt, places.gidOf, tables);
    return writeSfnt(font.outlines.version, tables);
  };
}

/** What the characters of a text need, with glyphs either in the font's numbers or in those of the new file. */
interface Characters {
  readonly gidOf: ReadonlyMap<number, Gid>;
  readonly sequences: ReadonlyMap<string, VariationSequence>;
  /** Upright glyph to vertical one, where they differ. */
  readonly forms: ReadonlyMap<Gid, Gid>;
}

/** Translates to the new file's numbers, behind what is translated already. */
function placesOf(characters: Characters, plan: ProgramPlan, before?: Characters): Characters {
  const placeOf = (gid: Gid): number => plan.placeOf.get(gid) ?? 0;
  const gidOf = new Map(before?.gidOf);
  for (const [codePoint, gid] of characters.gidOf) gidOf.set(codePoint, placeOf(gid));
  const sequences = new Map(before?.sequences);
  for (const [key, item] of characters.sequences) {
    sequences.set(key, { ...item, gid: placeOf(item.gid) });
  }
  const forms = new Map(before?.forms);
  for (const [upright, form] of characters.forms) forms.set(placeOf(upright), placeOf(form));
  return { gidOf, sequences, forms };
}

/** Characters in the font's numbers, with all glyphs that they need. */
interface Collected extends Characters {
  readonly gids: readonly Gid[];
}

function collect(font: CuttableFont, text: string): Collected {
  const gidOf = new Map<number, Gid>();
  const sequences = new Map<string, VariationSequence>();
  const forms = new Map<Gid, Gid>();
  const note = (codePoint: number, selector: number | undefined, upright: Gid): void => {
    const form = font.verticalForm(codePoint, selector, upright);
    if (form !== upright) forms.set(upright, form);
  };
  let previous = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const base = previous;
    previous = codePoint;
    const key = `${base} ${codePoint}`;
    if (isVariationSelector(codePoint)) {
      const gid = font.cmap.variantOf(base, codePoint);
      if (gid === undefined || sequences.has(key)) continue;
      const isDefault = gid === font.cmap.glyphOf(base);
      sequences.set(key, { codePoint: base, selector: codePoint, gid, isDefault });
      note(base, codePoint, gid);
    } else if (!gidOf.has(codePoint)) {
      const gid = font.cmap.glyphOf(codePoint);
      if (gid === undefined) continue;
      gidOf.set(codePoint, gid);
      note(codePoint, undefined, gid);
    }
  }
  const variants = [...sequences.values()].map((sequence) => sequence.gid);
  return { gidOf, sequences, forms, gids: [...gidOf.values(), ...variants, ...forms.values()] };
}

function addVertical(
  font: CuttableFont,
  sources: readonly Gid[],
  tables: Map<string, Uint8Array>,
): void {
  const { vertical } = font.metrics;
  if (vertical === undefined) return;
  const written = writeVertical(
    font.sfnt,
    sources.map((gid) => vertical.advanceHeights[gid] ?? 0),
    sources.map((gid) => vertical.topSideBearings[gid] ?? 0),
  );
  if (written === undefined) return;
  tables.set("vhea", written.vhea);
  tables.set("vmtx", written.vmtx);
  const { originYs } = vertical;
  if (originYs === undefined) return;
  const defaultY = font.sfnt.need("VORG").i16(4);
  tables.set(
    "VORG",
    writeOrigins(
      sources.map((gid) => originYs[gid] ?? defaultY),
      defaultY,
    ),
  );
}

/** Adds the tables that describe the font: OS/2 with the new range of characters, names, post without names. */
function addDescription(
  sfnt: Sfnt,
  gidOf: ReadonlyMap<number, number>,
  tables: Map<string, Uint8Array>,
): void {
  for (const tag of ["OS/2", "name", "gasp"]) {
    const table = sfnt.tables.get(tag);
    if (table !== undefined) tables.set(tag, table.slice());
  }
  const os2 = tables.get("OS/2");
  if (os2 !== undefined && os2.byteLength >= 68) {
    const [first, last] = range(gidOf.keys());
    const view = new DataView(os2.buffer);
    view.setUint16(64, first);
    view.setUint16(66, last);
  }
  const post = new Uint8Array(32);
  post.set(sfnt.find("post")?.bytes.subarray(0, 32) ?? new Uint8Array());
  new DataView(post.buffer).setUint32(0, 0x00030000);
  tables.set("post", post);
}

/** First and last code point, those beyond the basic plane counting as U+FFFF. */
function range(codePoints: Iterable<number>): readonly [number, number] {
  let first = 0xffff;
  let last = 0;
  for (const codePoint of codePoints) {
    first = Math.min(first, codePoint);
    last = Math.max(last, Math.min(codePoint, 0xffff));
  }
  return [first, last];
}
