import { isVariationSelector } from "../../text/variation-selector.ts";
import { FontFault } from "./font-fault.ts";
import type { Sfnt } from "./read-sfnt.ts";
import type { TableReader } from "./table-reader.ts";

/**
 * The characters of a font with their glyphs.
 *
 * Shape: a glyph is never 0, which is .notdef.
 */
export interface CharacterMap {
  readonly glyphOf: (codePoint: number) => number | undefined;
  readonly variantOf: (codePoint: number, selector: number) => number | undefined;
  /** Every code point with a glyph, ascending. */
  readonly codePoints: () => Iterable<number>;
  /** Every variation sequence with a glyph, ascending by selector. */
  readonly sequences: () => Iterable<{ readonly codePoint: number; readonly selector: number }>;
}

/** One variation selector with the base characters it may follow. */
interface VariationSelector {
  readonly selector: number;
  /** Bases whose ordinary glyph is the variant: pairs of first and last code point. */
  readonly defaultRanges: Uint32Array;
  /** Bases with a glyph of their own: pairs of code point and glyph, ascending. */
  readonly mappings: Uint32Array;
}

/** Stretches of consecutive characters: code points `starts[i]` to `ends[i]`. */
interface Stretches {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Glyph of a code point in stretch `i`; 0 for none. */
  readonly gidIn: (i: number, codePoint: number) => number;
}

/**
 * Reads the character map: format 12 if the font has it, else 4; variation sequences from format 14.
 *
 * Errors: throws a `FontFault` if there is no Unicode subtable, or it contradicts itself.
 * Source: OpenType 1.9, cmap.
 */
export function readCmap(sfnt: Sfnt, glyphCount: number): CharacterMap {
  const cmap = sfnt.need("cmap");
  const stretches = readStretches(cmap);
  const variations = readVariations(cmap);
  const valid = (gid: number): number | undefined =>
    gid > 0 && gid < glyphCount ? gid : undefined;
  const glyphOf = (codePoint: number): number | undefined => {
    const i = lastAtMost(stretches.starts, codePoint, 1);
    if (i < 0 || codePoint > (stretches.ends[i] ?? 0)) return undefined;
    return valid(stretches.gidIn(i, codePoint));
  };
  const variantOf = (codePoint: number, selector: number): number | undefined => {
    const variation = variations.find((candidate) => candidate.selector === selector);
    if (variation === undefined) return undefined;
    const own = lastAtMost(variation.mappings, codePoint, 2);
    if (own >= 0 && variation.mappings[own * 2] === codePoint) {
      return valid(variation.mappings[own * 2 + 1] ?? 0);
    }
    const range = lastAtMost(variation.defaultRanges, codePoint, 2);
    if (range < 0 || codePoint > (variation.defaultRanges[range * 2 + 1] ?? 0)) return undefined;
    return glyphOf(codePoint);
  };
  return {
    glyphOf,
    variantOf,
    codePoints: () => listCodePoints(stretches, glyphOf),
    sequences: () => listSequences(variations, variantOf),
  };
}

function* listSequences(
  variations: readonly VariationSelector[],
  variantOf: CharacterMap["variantOf"],
): Generator<{ readonly codePoint: number; readonly selector: number }> {
  for (const variation of variations) {
    const { selector } = variation;
    for (const codePoint of basesOf(variation)) {
      if (variantOf(codePoint, selector) !== undefined) yield { codePoint, selector };
    }
  }
}

function basesOf({ defaultRanges, mappings }: VariationSelector): readonly number[] {
  const bases = new Set<number>();
  for (let i = 0; i < defaultRanges.length; i += 2) {
    const end = defaultRanges[i + 1] ?? 0;
    for (let base = defaultRanges[i] ?? 0; base <= end; base++) bases.add(base);
  }
  for (let i = 0; i < mappings.length; i += 2) bases.add(mappings[i] ?? 0);
  return [...bases].sort((left, right) => left - right);
}

function* listCodePoints(
  stretches: Stretches,
  glyphOf: (codePoint: number) => number | undefined,
): Generator<number> {
  for (const [i, start] of stretches.starts.entries()) {
    const end = Math.min(stretches.ends[i] ?? 0, 0x10ffff);
    for (let codePoint = start; codePoint <= end; codePoint++) {
      if (glyphOf(codePoint) !== undefined) yield codePoint;
    }
  }
}

/** Subtables by worth: platform, encoding. Source: OpenType 1.9, cmap, "Encoding records". */
const UNICODE_SUBTABLES: readonly (readonly [number, number])[] = [
  [3, 10],
  [0, 6],
  [0, 4],
  [3, 1],
  [0, 3],
  [0, 2],
  [0, 1],
  [0, 0],
];

function readStretches(cmap: TableReader): Stretches {
  const offsets = new Map<string, number>();
  const count = cmap.u16(2);
  for (let i = 0; i < count; i++) {
    const record = 4 + i * 8;
    offsets.set(`${cmap.u16(record)} ${cmap.u16(record + 2)}`, cmap.u32(record + 4));
  }
  for (const [platform, encoding] of UNICODE_SUBTABLES) {
    const offset = offsets.get(`${platform} ${encoding}`);
    if (offset === undefined) continue;
    const format = cmap.u16(offset);
    if (format === 12) return readFormat12(cmap, offset);
    if (format === 4) return readFormat4(cmap, offset);
  }
  throw new FontFault({ kind: "no-unicode-characters" });
}

function readFormat12(cmap: TableReader, offset: number): Stretches {
  const count = cmap.u32(offset + 12);
  const groups = cmap.view(offset + 16, count * 12);
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const firstGids = new Uint32Array(count);
  let previous = -1;
  for (let i = 0; i < count; i++) {
    const start = groups.getUint32(i * 12);
    const end = groups.getUint32(i * 12 + 4);
    if (start <= previous || end < start || end > 0x10ffff) cmap.malformed(offset + 16 + i * 12);
    starts[i] = start;
    ends[i] = end;
    firstGids[i] = groups.getUint32(i * 12 + 8);
    previous = end;
  }
  const gidIn = (i: number, codePoint: number): number =>
    (firstGids[i] ?? 0) + codePoint - (starts[i] ?? 0);
  return { starts, ends, gidIn };
}

function readFormat4(cmap: TableReader, offset: number): Stretches {
  const count = cmap.u16(offset + 6) >> 1;
  const endsAt = offset + 14;
  const startsAt = endsAt + count * 2 + 2;
  const deltasAt = startsAt + count * 2;
  const rangesAt = deltasAt + count * 2;
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    starts[i] = cmap.u16(startsAt + i * 2);
    ends[i] = cmap.u16(endsAt + i * 2);
    if (i > 0 && (starts[i] ?? 0) <= (ends[i - 1] ?? 0)) cmap.malformed(startsAt + i * 2);
  }
  const gidIn = (i: number, codePoint: number): number => {
    const delta = cmap.u16(deltasAt + i * 2);
    const rangeAt = rangesAt + i * 2;
    const range = cmap.u16(rangeAt);
    if (range === 0 || range === 0xffff) return range === 0 ? (codePoint + delta) & 0xffff : 0;
    const at = rangeAt + range + (codePoint - (starts[i] ?? 0)) * 2;
    if (at + 2 > cmap.length) return 0;
    const gid = cmap.u16(at);
    return gid === 0 ? 0 : (gid + delta) & 0xffff;
  };
  return { starts, ends, gidIn };
}

function readVariations(cmap: TableReader): readonly VariationSelector[] {
  const count = cmap.u16(2);
  for (let i = 0; i < count; i++) {
    const record = 4 + i * 8;
    const offset = cmap.u32(record + 4);
    if (cmap.u16(record) === 0 && cmap.u16(record + 2) === 5 && cmap.u16(offset) === 14) {
      return readFormat14(cmap, offset);
    }
  }
  return [];
}

/** Variation sequences that a font may have; the IVD of 2022 registers 39,000 in all. */
const MAX_SEQUENCES = 1_000_000;

/** Few bytes may say that each of a million characters has each of 256 selectors; nobody could look at all of these. */
function countSequences({ defaultRanges, mappings }: VariationSelector): number {
  let count = mappings.length / 2;
  for (let i = 0; i < defaultRanges.length; i += 2) {
    count += (defaultRanges[i + 1] ?? 0) - (defaultRanges[i] ?? 0) + 1;
  }
  return count;
}

function readFormat14(cmap: TableReader, offset: number): readonly VariationSelector[] {
  const count = cmap.u32(offset + 6);
  cmap.slice(offset + 10, count * 11);
  // Mongolian selectors may be here too; only those of ideographs and standardized variants are used.
  const records = Array.from({ length: count }, (_, i) => offset + 10 + i * 11).filter((record) =>
    isVariationSelector(cmap.u24(record)),
  );
  let sequences = 0;
  return records.map((record, i) => {
    const previous = records[i - 1];
    if (previous !== undefined && cmap.u24(previous) >= cmap.u24(record)) cmap.malformed(record);
    const defaults = cmap.u32(record + 3);
    const own = cmap.u32(record + 7);
    const variation = {
      selector: cmap.u24(record),
      defaultRanges: defaults === 0 ? new Uint32Array() : readRanges(cmap, offset + defaults),
      mappings: own === 0 ? new Uint32Array() : readMappings(cmap, offset + own),
    };
    sequences += countSequences(variation);
    if (sequences > MAX_SEQUENCES) cmap.malformed(record);
    return variation;
  });
}

function readRanges(cmap: TableReader, offset: number): Uint32Array {
  const count = cmap.u32(offset);
  cmap.slice(offset + 4, count * 4);
  const pairs = new Uint32Array(count * 2);
  for (let i = 0; i < count; i++) {
    const start = cmap.u24(offset + 4 + i * 4);
    if (i > 0 && start <= (pairs[i * 2 - 1] ?? 0)) cmap.malformed(offset + 4 + i * 4);
    pairs[i * 2] = start;
    pairs[i * 2 + 1] = start + cmap.u8(offset + 7 + i * 4);
  }
  return pairs;
}

function readMappings(cmap: TableReader, offset: number): Uint32Array {
  const count = cmap.u32(offset);
  cmap.slice(offset + 4, count * 5);
  const pairs = new Uint32Array(count * 2);
  for (let i = 0; i < count; i++) {
    const codePoint = cmap.u24(offset + 4 + i * 5);
    if (i > 0 && codePoint <= (pairs[i * 2 - 2] ?? 0)) cmap.malformed(offset + 4 + i * 5);
    pairs[i * 2] = codePoint;
    pairs[i * 2 + 1] = cmap.u16(offset + 7 + i * 5);
  }
  return pairs;
}

/** Gives the last record whose key is at most `key`, or −1; there is a key at every `step`th number, ascending. */
function lastAtMost(keys: Uint32Array, key: number, step: number): number {
  let low = 0;
  let high = keys.length / step - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((keys[middle * step] ?? 0) <= key) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}
