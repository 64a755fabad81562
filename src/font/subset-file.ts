import type { Gid } from "../model/glyph.ts";
import { isVariationSelector } from "../text/variation-selector.ts";
import type { FontToCut } from "./font-to-cut.ts";
import type { OutlineWriter } from "./outline-writer.ts";
import { EMPTY_FILE, extendFile, type ProgramGlyph, type ProgramPlan } from "./program-glyphs.ts";
import { readRecords } from "./sfnt/read-names.ts";
import type { Sfnt } from "./sfnt/read-sfnt.ts";
import { type VariationSequence, writeCmap } from "./sfnt/write-cmap.ts";
import { writeOrigins, writeVertical } from "./sfnt/write-metrics.ts";
import { prepareName } from "./sfnt/write-name.ts";
import {
  type FilePart,
  ownPart,
  sharedPart,
  type TableParts,
  writeSfntParts,
} from "./sfnt/write-sfnt.ts";
import { type Ligature, writeSubstitutions } from "./sfnt/write-substitutions.ts";

/** A face to cut files from, with what writes its outlines. */
export type CuttableFont = Omit<FontToCut, "outlines"> & { readonly outlines: OutlineWriter };

/** ゛ and ゜ after the kana that they belong to: か゚, and が in two characters. */
const SOUND_MARK = /[\u3099\u309a]/u;

/** Blanks that are always taken along, because editors place text with them. */
const BLANKS = " \u00a0\u3000";

/**
 * Cuts the file for a text, in the parts that it is put together from; under a family name of its own, or under the
 * face's names.
 */
export type SubsetFile = (text: string, family?: string) => readonly FilePart[];

/**
 * Prepares cutting complete font files with the characters of texts, for embedding in Word files: licence
 * bits as in the source, variation sequences, vertical metrics and vertical forms kept.
 *
 * Shape: `base` is a text that many files share; its glyphs come first and have the same numbers
 * and outlines in all of them, in parts that are the same objects. The order of characters within `base` and a text
 * makes no difference, but that a mark follows its kana. Other layout features (ligatures, kerning, half widths) are left out. Characters that the
 * face lacks are passed over.
 * Source: OpenType 1.9, "Font Tables": cmap, head, hhea, hmtx, maxp, name, OS/2, post are required.
 */
export function prepareSubsetFiles(font: CuttableFont, base: string): SubsetFile {
  const { references, prepareFiles } = font.outlines;
  const collected = collect(font, base + BLANKS);
  const sharedPlan = extendFile(EMPTY_FILE, collected.gids, references);
  const shared = placesOf(collected, sharedPlan);
  const outlineTables = prepareFiles(sharedPlan);
  const verticalTables = prepareVertical(font, sharedPlan);
  const descriptions = describe(font.sfnt);
  const nameTable = prepareName(readRecords(font.sfnt));
  return (text, family) => {
    const own = collect(font, text, collected);
    const plan = extendFile(sharedPlan, own.gids, references);
    const places = joined(shared, placesOf(own, plan));
    const tables = outlineTables(plan, font.postScriptName);
    tables.set("cmap", [ownPart(writeCmap(places.glyphs, places.sequences))]);
    const { forms, ligatures } = places;
    if (forms.length + ligatures.length > 0) {
      tables.set("GSUB", [ownPart(writeSubstitutions(new Map(forms), ligatures))]);
    }
    for (const [tag, table] of [...verticalTables(plan), ...descriptions(places)]) {
      tables.set(tag, table);
    }
    if (family !== undefined) tables.set("name", nameTable(family));
    return writeSfntParts(font.outlines.version, tables);
  };
}

/** Where a file has the glyphs of its characters. */
interface Places {
  /** Code points with their glyphs, by code point. */
  readonly glyphs: readonly (readonly [codePoint: number, place: number])[];
  readonly sequences: readonly VariationSequence[];
  /** Upright glyphs with their vertical forms, where they differ. */
  readonly forms: readonly (readonly [upright: number, form: number])[];
  readonly ligatures: readonly Ligature[];
}

function placesOf(characters: Characters, plan: ProgramPlan): Places {
  const placeOf = (gid: Gid): number => plan.placeOf.get(gid) ?? 0;
  const inPlace = ([from, gid]: readonly [number, Gid]): [number, number] => [from, placeOf(gid)];
  return {
    glyphs: [...characters.gidOf].map(inPlace).sort(([left], [right]) => left - right),
    sequences: [...characters.sequences.values()].map((item) => ({
      ...item,
      gid: placeOf(item.gid),
    })),
    forms: [...characters.forms].map(([upright, form]) => [placeOf(upright), placeOf(form)]),
    ligatures: [...characters.ligatures.values()].map(({ first, second, drawn }) => ({
      first: placeOf(first),
      second: placeOf(second),
      drawn: placeOf(drawn),
    })),
  };
}

/** Puts the characters of a text between those of the base. */
function joined(base: Places, own: Places): Places {
  const glyphs: (readonly [number, number])[] = [];
  let at = 0;
  for (const pair of own.glyphs) {
    for (let next = base.glyphs[at]; next !== undefined && next[0] < pair[0]; ) {
      glyphs.push(next);
      at += 1;
      next = base.glyphs[at];
    }
    glyphs.push(pair);
  }
  for (; at < base.glyphs.length; at += 1) glyphs.push(base.glyphs[at] ?? [0, 0]);
  return {
    glyphs,
    sequences: [...base.sequences, ...own.sequences],
    forms: [...base.forms, ...own.forms],
    ligatures: [...base.ligatures, ...own.ligatures],
  };
}

/** What the characters of a text need, in the font's numbers. */
interface Characters {
  readonly gidOf: ReadonlyMap<number, Gid>;
  readonly sequences: ReadonlyMap<string, VariationSequence>;
  /** Upright glyph to vertical one, where they differ. */
  readonly forms: ReadonlyMap<Gid, Gid>;
  /** Characters that are drawn as one with a mark after them. */
  readonly ligatures: ReadonlyMap<string, Ligature>;
}

/** Characters in the font's numbers, with all glyphs that they need. */
interface Collected extends Characters {
  readonly gids: readonly Gid[];
}

/** Finds what characters need, as far as those before do not have it already. */
function collect(font: CuttableFont, text: string, before?: Characters): Collected {
  const gidOf = new Map<number, Gid>();
  const sequences = new Map<string, VariationSequence>();
  const forms = new Map<Gid, Gid>();
  const ligatures = new Map<string, Ligature>();
  const join = (base: number, mark: number): void => {
    const key = `${base} ${mark}`;
    const joined = joinedGlyphs(font, base, mark);
    if (joined === undefined || !isNew(key, ligatures, before?.ligatures)) return;
    ligatures.set(key, joined.ligature);
    if (joined.form !== joined.ligature.drawn) forms.set(joined.ligature.drawn, joined.form);
  };
  const note = (codePoint: number, selector: number | undefined, upright: Gid): void => {
    const form = font.verticalForm(codePoint, selector, upright);
    if (form !== upright && before?.forms.has(upright) !== true) forms.set(upright, form);
  };
  let previous = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const base = previous;
    previous = codePoint;
    const key = `${base} ${codePoint}`;
    if (isVariationSelector(codePoint)) {
      const gid = font.cmap.variantOf(base, codePoint);
      if (gid === undefined || !isNew(key, sequences, before?.sequences)) continue;
      const isDefault = gid === font.cmap.glyphOf(base);
      sequences.set(key, { codePoint: base, selector: codePoint, gid, isDefault });
      note(base, codePoint, gid);
      continue;
    }
    if (SOUND_MARK.test(character)) join(base, codePoint);
    if (isNew(codePoint, gidOf, before?.gidOf)) {
      const gid = font.cmap.glyphOf(codePoint);
      if (gid === undefined) continue;
      gidOf.set(codePoint, gid);
      note(codePoint, undefined, gid);
    }
  }
  const variants = [...sequences.values()].map((sequence) => sequence.gid);
  const joined = [...ligatures.values()].map((ligature) => ligature.drawn);
  const gids = [...gidOf.values(), ...variants, ...joined, ...forms.values()];
  return { gidOf, sequences, forms, ligatures, gids };
}

function isNew<Key>(
  key: Key,
  own: ReadonlyMap<Key, unknown>,
  before: ReadonlyMap<Key, unknown> | undefined,
): boolean {
  return !own.has(key) && before?.has(key) !== true;
}

function joinedGlyphs(
  font: CuttableFont,
  base: number,
  mark: number,
): { readonly ligature: Ligature; readonly form: Gid } | undefined {
  const [first, second] = [font.cmap.glyphOf(base), font.cmap.glyphOf(mark)];
  const joined = font.joined(base, mark);
  if (joined === undefined || first === undefined || second === undefined) return undefined;
  return { ligature: { first, second, drawn: joined.upright }, form: joined.form };
}

type Tables = readonly (readonly [tag: string, table: TableParts])[];

/** Prepares the vertical metrics, the first of them the base's. */
function prepareVertical(font: CuttableFont, base: ProgramPlan): (plan: ProgramPlan) => Tables {
  const { vertical } = font.metrics;
  if (vertical === undefined) return () => [];
  const heightOf = (gid: Gid): number => vertical.advanceHeights[gid] ?? 0;
  const bearingOf = (gid: Gid): number => vertical.topSideBearings[gid] ?? 0;
  const sourcesOf = (glyphs: readonly ProgramGlyph[]): readonly Gid[] =>
    glyphs.map((glyph) => (glyph.kind === "copy" ? glyph.gid : 0));
  const first = sourcesOf(base.glyphs);
  const heights = first.map(heightOf);
  const bearings = first.map(bearingOf);
  const shared = writeVertical(font.sfnt, heights, bearings);
  if (shared === undefined) return () => [];
  const vmtx = sharedPart(shared.vmtx);
  return (plan) => {
    const own = sourcesOf(plan.glyphs.slice(first.length));
    const written = writeVertical(
      font.sfnt,
      [...heights, ...own.map(heightOf)],
      [...bearings, ...own.map(bearingOf)],
      first.length,
    );
    if (written === undefined) return [];
    return [
      ["vhea", [ownPart(written.vhea)]],
      ["vmtx", [vmtx, ownPart(written.vmtx)]],
      ...originTable(font, [...first, ...own]),
    ];
  };
}

function originTable(font: CuttableFont, sources: readonly Gid[]): Tables {
  const originYs = font.metrics.vertical?.originYs;
  if (originYs === undefined) return [];
  const defaultY = font.sfnt.need("VORG").i16(4);
  const ys = sources.map((gid) => originYs[gid] ?? defaultY);
  return [["VORG", [ownPart(writeOrigins(ys, defaultY))]]];
}

/** Prepares the tables that describe the font: OS/2 with the new range of characters, names, post without names. */
function describe(sfnt: Sfnt): (places: Places) => Tables {
  const post = new Uint8Array(32);
  post.set(sfnt.find("post")?.bytes.subarray(0, 32) ?? new Uint8Array());
  new DataView(post.buffer).setUint32(0, 0x00030000);
  const shared: [string, TableParts][] = [["post", [sharedPart(post)]]];
  for (const tag of ["name", "gasp"]) {
    const table = sfnt.tables.get(tag);
    if (table !== undefined) shared.push([tag, [sharedPart(table.slice())]]);
  }
  const source = sfnt.tables.get("OS/2");
  return ({ glyphs }) => {
    if (source === undefined) return shared;
    const os2 = source.slice();
    if (os2.byteLength >= 68) {
      const view = new DataView(os2.buffer);
      // Those beyond the basic plane count as U+FFFF.
      view.setUint16(64, Math.min(glyphs[0]?.[0] ?? 0xffff, 0xffff));
      view.setUint16(66, Math.min(glyphs.at(-1)?.[0] ?? 0, 0xffff));
    }
    return [...shared, ["OS/2", [ownPart(os2)]]];
  };
}
