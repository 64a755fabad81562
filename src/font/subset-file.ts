import type { Gid } from "../model/glyph.ts";
import { isVariationSelector } from "../text/variation-selector.ts";
import type { FontToCut } from "./font-to-cut.ts";
import type { OutlineWriter } from "./outline-writer.ts";
import {
  asBase,
  EMPTY_FILE,
  extendFile,
  type FilePlan,
  type ProgramGlyph,
  type ProgramPlan,
} from "./program-glyphs.ts";
import { readRecords } from "./sfnt/read-names.ts";
import type { Sfnt } from "./sfnt/read-sfnt.ts";
import { SfntSink } from "./sfnt/sfnt-sink.ts";
import { type MappedGlyphs, prepareCmap, type VariationSequence } from "./sfnt/write-cmap.ts";
import {
  type GlyphMetrics,
  prepareMetrics,
  prepareOrigins,
  writeMetrics,
} from "./sfnt/write-metrics.ts";
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
  const { references, prepareFiles, version } = font.outlines;
  const collected = collect(font, base + BLANKS);
  const sharedPlan = asBase(extendFile(EMPTY_FILE, collected.gids, references));
  const shared = placesOf(collected, sharedPlan);
  const outlineTables = prepareFiles(sharedPlan);
  const cmap = prepareCmap(shared.glyphs);
  const substitutions = prepareForms(shared);
  const verticalTables = prepareVertical(font, sharedPlan);
  const descriptions = describe(font.sfnt, shared.glyphs);
  const nameTable = prepareName(readRecords(font.sfnt));
  const sink = new SfntSink();
  return (text, family) => {
    const own = collect(font, text, collected);
    const plan = extendFile(sharedPlan, own.gids, references);
    const places = placesOf(own, plan);
    const tables = outlineTables(plan, font.postScriptName);
    tables.set("cmap", [cmap(places.glyphs, [...shared.sequences, ...places.sequences])]);
    const gsub = substitutions(places);
    if (gsub !== undefined) tables.set("GSUB", [gsub]);
    for (const [tag, table] of verticalTables(plan)) tables.set(tag, table);
    for (const [tag, table] of descriptions(places.glyphs)) tables.set(tag, table);
    if (family !== undefined) tables.set("name", nameTable(family));
    return writeSfntParts(version, tables, sink);
  };
}

/** Where a file has the glyphs of its characters. */
interface Places {
  readonly glyphs: MappedGlyphs;
  readonly sequences: readonly VariationSequence[];
  /** Upright glyphs with their vertical forms, where they differ. */
  readonly forms: readonly (readonly [upright: number, form: number])[];
  readonly ligatures: readonly Ligature[];
}

function placesOf(characters: Characters, plan: Pick<ProgramPlan, "placeOf">): Places {
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

/** Prepares the table that replaces glyphs: most texts add nothing to that of their base. */
function prepareForms(base: Places): (own: Places) => FilePart | undefined {
  const write = (forms: Places["forms"], ligatures: Places["ligatures"]): FilePart | undefined =>
    forms.length + ligatures.length === 0
      ? undefined
      : ownPart(writeSubstitutions(new Map(forms), ligatures));
  const shared = write(base.forms, base.ligatures);
  return ({ forms, ligatures }) =>
    forms.length + ligatures.length === 0
      ? shared
      : write([...base.forms, ...forms], [...base.ligatures, ...ligatures]);
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
function prepareVertical(font: CuttableFont, base: ProgramPlan): (plan: FilePlan) => Tables {
  const { vertical } = font.metrics;
  if (vertical === undefined) return () => [];
  const metricsOf = (sources: readonly Gid[]): GlyphMetrics => ({
    advances: sources.map((gid) => vertical.advanceHeights[gid] ?? 0),
    bearings: sources.map((gid) => vertical.topSideBearings[gid] ?? 0),
  });
  const first = sourcesOf(base.glyphs);
  const baseMetrics = metricsOf(first);
  const write = prepareMetrics(font.sfnt, "vhea", baseMetrics);
  if (write === undefined) return () => [];
  const sink = new SfntSink();
  writeMetrics(sink, baseMetrics);
  const vmtx = sharedPart(sink.bytes.slice(0, sink.at));
  const origins = originTable(font, first);
  return ({ own }) => {
    const sources = sourcesOf(own);
    const metrics = metricsOf(sources);
    return [
      ["vhea", [write.header(metrics)]],
      ["vmtx", [vmtx, write.metrics(metrics)]],
      ...origins(sources),
    ];
  };
}

function sourcesOf(glyphs: readonly ProgramGlyph[]): readonly Gid[] {
  return glyphs.map((glyph) => (glyph.kind === "copy" ? glyph.gid : 0));
}

function originTable(font: CuttableFont, first: readonly Gid[]): (own: readonly Gid[]) => Tables {
  const originYs = font.metrics.vertical?.originYs;
  if (originYs === undefined) return () => [];
  const defaultY = font.sfnt.need("VORG").i16(4);
  const yOf = (gid: Gid): number => originYs[gid] ?? defaultY;
  const origins = prepareOrigins(first.map(yOf), defaultY);
  return (own) => [["VORG", [origins(own.map(yOf))]]];
}

/** Prepares the tables that describe the font: OS/2 with the new range of characters, names, post without names. */
function describe(sfnt: Sfnt, base: MappedGlyphs): (own: MappedGlyphs) => Tables {
  const post = new Uint8Array(32);
  post.set(sfnt.find("post")?.bytes.subarray(0, 32) ?? new Uint8Array());
  new DataView(post.buffer).setUint32(0, 0x00030000);
  const shared: [string, TableParts][] = [["post", [sharedPart(post)]]];
  for (const tag of ["name", "gasp"]) {
    const table = sfnt.tables.get(tag);
    if (table !== undefined) shared.push([tag, [sharedPart(table.slice())]]);
  }
  const source = sfnt.tables.get("OS/2");
  if (source === undefined) return () => shared;
  return (own) => [...shared, ["OS/2", [(sink) => writeRange(sink, source, base, own)]]];
}

/** Writes OS/2 with the first and the last character of a file; those beyond the basic plane count as U+FFFF. */
function writeRange(
  sink: SfntSink,
  source: Uint8Array,
  base: MappedGlyphs,
  own: MappedGlyphs,
): void {
  const at = sink.add(source);
  if (source.byteLength < 68) return;
  const first = Math.min(base[0]?.[0] ?? 0xffff, own[0]?.[0] ?? 0xffff);
  const last = Math.max(base.at(-1)?.[0] ?? 0, own.at(-1)?.[0] ?? 0);
  sink.view.setUint16(at + 64, Math.min(first, 0xffff));
  sink.view.setUint16(at + 66, Math.min(last, 0xffff));
}
