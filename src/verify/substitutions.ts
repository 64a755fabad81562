import type { FontTables } from "./font-tables.ts";

/** What a font puts in the place of its glyphs. */
export interface Substitutions {
  /** Other glyphs of each glyph. */
  readonly forms: ReadonlyMap<number, ReadonlySet<number>>;
  /** Glyphs that are drawn for several, by the first of these. */
  readonly ligatures: ReadonlyMap<number, readonly Ligature[]>;
}

export interface Ligature {
  readonly glyph: number;
  /** The glyphs after the first. */
  readonly others: readonly number[];
}

/**
 * Reads what a font puts in the place of glyphs in the lines of a letter: vertical and narrow forms, ligatures, and what every
 * text has.
 *
 * Shape: a form that a font uses in some surroundings only counts in all of them; those for other ends, such as old forms of
 * kanji, do not.
 * Source: OpenType 1.9, GSUB, lookup types 1, 4 and 7; the registered features.
 */
export function readSubstitutions(tables: FontTables): Substitutions {
  const forms = new Map<number, Set<number>>();
  const ligatures = new Map<number, Ligature[]>();
  const gsub = tables.get("GSUB");
  if (gsub === undefined) return { forms, ligatures };
  const lookups = gsub.getUint16(8);
  for (const index of lookupsOf(gsub, lookups)) {
    readLookup(gsub, lookups + gsub.getUint16(lookups + 2 + 2 * index), forms, ligatures);
  }
  return { forms, ligatures };
}

// Lookups that no feature names are those that others use in some surroundings.
function lookupsOf(gsub: DataView, lookups: number): readonly number[] {
  const features = gsub.getUint16(6);
  const wanted = new Set<number>();
  const named = new Set<number>();
  for (let index = 0; index < gsub.getUint16(features); index += 1) {
    const record = features + 2 + 6 * index;
    const tag = String.fromCharCode(
      ...[0, 1, 2, 3].map((letter) => gsub.getUint8(record + letter)),
    );
    const feature = features + gsub.getUint16(record + 4);
    for (let at = 0; at < gsub.getUint16(feature + 2); at += 1) {
      const lookup = gsub.getUint16(feature + 4 + 2 * at);
      named.add(lookup);
      if (FEATURES.has(tag)) wanted.add(lookup);
    }
  }
  const all = Array.from({ length: gsub.getUint16(lookups) }, (_, index) => index);
  return all.filter((index) => wanted.has(index) || !named.has(index));
}

function readLookup(
  gsub: DataView,
  lookup: number,
  forms: Map<number, Set<number>>,
  ligatures: Map<number, Ligature[]>,
): void {
  for (let index = 0; index < gsub.getUint16(lookup + 4); index += 1) {
    let type = gsub.getUint16(lookup);
    let at = lookup + gsub.getUint16(lookup + 6 + 2 * index);
    if (type === EXTENSION) {
      type = gsub.getUint16(at + 2);
      at += gsub.getUint32(at + 4);
    }
    if (type === SINGLE) readForms(gsub, at, forms);
    if (type === LIGATURE) readLigatures(gsub, at, ligatures);
  }
}

function readForms(gsub: DataView, at: number, forms: Map<number, Set<number>>): void {
  const isList = gsub.getUint16(at) === 2;
  for (const [index, glyph] of coverage(gsub, at + gsub.getUint16(at + 2)).entries()) {
    const form = isList
      ? gsub.getUint16(at + 6 + 2 * index)
      : (glyph + gsub.getInt16(at + 4)) & 0xff_ff;
    forms.set(glyph, (forms.get(glyph) ?? new Set()).add(form));
  }
}

function readLigatures(gsub: DataView, at: number, ligatures: Map<number, Ligature[]>): void {
  for (const [index, first] of coverage(gsub, at + gsub.getUint16(at + 2)).entries()) {
    const set = at + gsub.getUint16(at + 6 + 2 * index);
    const known = ligatures.get(first) ?? [];
    for (let one = 0; one < gsub.getUint16(set); one += 1) {
      const ligature = set + gsub.getUint16(set + 2 + 2 * one);
      const count = gsub.getUint16(ligature + 2) - 1;
      const others = Array.from({ length: count }, (_, place) =>
        gsub.getUint16(ligature + 4 + 2 * place),
      );
      known.push({ glyph: gsub.getUint16(ligature), others });
    }
    ligatures.set(first, known);
  }
}

function coverage(gsub: DataView, at: number): readonly number[] {
  const count = gsub.getUint16(at + 2);
  if (gsub.getUint16(at) === 1) {
    return Array.from({ length: count }, (_, index) => gsub.getUint16(at + 4 + 2 * index));
  }
  const glyphs: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const range = at + 4 + 6 * index;
    for (let glyph = gsub.getUint16(range); glyph <= gsub.getUint16(range + 2); glyph += 1) {
      glyphs.push(glyph);
    }
  }
  return glyphs;
}

/** What is on in every text, in vertical lines, and in runs that are brought to one em. */
const FEATURES: ReadonlySet<string> = new Set(
  "ccmp locl rlig liga clig calt rclt vert vrt2 hwid twid qwid".split(" "),
);
const SINGLE = 1;
const LIGATURE = 4;
const EXTENSION = 7;
