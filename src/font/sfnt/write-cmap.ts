import type { SfntSink } from "./sfnt-sink.ts";
import type { WritePart } from "./write-sfnt.ts";

/** A variation sequence of a new font. */
export interface VariationSequence {
  readonly codePoint: number;
  readonly selector: number;
  readonly gid: number;
  /** The variant is the character's ordinary glyph. */
  readonly isDefault: boolean;
}

/** Code points with their glyphs, in ascending order, each at most once. */
export type MappedGlyphs = readonly (readonly [codePoint: number, gid: number])[];

/** Writes the character map of a file with these characters besides those of its base, and these variation sequences. */
export type WriteCmap = (own: MappedGlyphs, sequences: readonly VariationSequence[]) => WritePart;

/**
 * Prepares the character maps of files that have the characters of a base: format 4 for the Basic Multilingual Plane, format 12
 * for all if there are others, format 14 for variation sequences if there are any.
 *
 * Shape: none of a file's own characters is in the base; sequences are in any order, each at most once.
 * Source: OpenType 1.9, cmap.
 */
export function prepareCmap(base: MappedGlyphs): WriteCmap {
  const shared = new Segments(base.length);
  for (const [codePoint, gid] of base) shared.add(codePoint, codePoint, gid);
  return (own, sequences) => {
    const segments = withOwn(shared, own);
    return (sink) => writeTables(sink, segments, sequences);
  };
}

/** Consecutive characters with consecutive glyphs, in ascending order. */
class Segments {
  count = 0;
  /** Those of the Basic Multilingual Plane, U+FFFF aside, which closes the list of format 4. */
  basicCount = 0;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly gids: Uint32Array;

  constructor(most: number) {
    this.starts = new Uint32Array(most);
    this.ends = new Uint32Array(most);
    this.gids = new Uint32Array(most);
  }

  get areBasic(): boolean {
    return this.count === 0 || (this.starts[this.count - 1] ?? 0) <= 0xffff;
  }

  /** Adds characters behind those that are there, with the glyph of the first. */
  add(start: number, end: number, gid: number): void {
    const last = this.count - 1;
    const goesOn =
      last >= 0 &&
      start === (this.ends[last] ?? 0) + 1 &&
      gid === (this.gids[last] ?? 0) + start - (this.starts[last] ?? 0) &&
      start !== 0x10000;
    if (goesOn) {
      this.ends[last] = end;
      return;
    }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.gids[this.count] = gid;
    this.count += 1;
    if (start < 0xffff) this.basicCount += 1;
  }
}

/** Puts characters between those of the base. */
function withOwn(base: Segments, own: MappedGlyphs): Segments {
  if (own.length === 0) return base;
  const all = new Segments(base.count + own.length);
  const { starts, ends, gids, count } = base;
  let at = 0;
  const addBefore = (codePoint: number): void => {
    for (; at < count && (starts[at] ?? 0) < codePoint; at += 1) {
      all.add(starts[at] ?? 0, ends[at] ?? 0, gids[at] ?? 0);
    }
  };
  for (const [codePoint, gid] of own) {
    addBefore(codePoint);
    all.add(codePoint, codePoint, gid);
  }
  addBefore(Number.POSITIVE_INFINITY);
  return all;
}

/** A subtable with where its record says that it is. */
interface Subtable {
  readonly platform: number;
  readonly encoding: number;
  readonly offset: number;
}

/** Writes the subtables behind their records, each at a multiple of four. Records are in the order of platform and encoding. */
function writeTables(
  sink: SfntSink,
  segments: Segments,
  sequences: readonly VariationSequence[],
): void {
  const hasVariants = sequences.length > 0;
  const isWhole = segments.areBasic;
  const recordCount = 2 + (isWhole ? 0 : 2) + (hasVariants ? 1 : 0);
  const start = sink.reserve(4 + recordCount * 8);
  const written = (write: () => void): number => {
    sink.reserve((start - sink.at) & 3);
    const offset = sink.at - start;
    write();
    return offset;
  };
  const basic = written(() => writeFormat4(sink, segments));
  const all = isWhole ? undefined : written(() => writeFormat12(sink, segments));
  const variants = hasVariants ? written(() => void sink.add(writeFormat14(sequences))) : undefined;
  sink.reserve((start - sink.at) & 3);
  const subtables: Subtable[] = [{ platform: 0, encoding: 3, offset: basic }];
  if (all !== undefined) subtables.push({ platform: 0, encoding: 4, offset: all });
  if (variants !== undefined) subtables.push({ platform: 0, encoding: 5, offset: variants });
  subtables.push({ platform: 3, encoding: 1, offset: basic });
  if (all !== undefined) subtables.push({ platform: 3, encoding: 10, offset: all });
  sink.view.setUint16(start + 2, recordCount);
  for (const [i, { platform, encoding, offset }] of subtables.entries()) {
    sink.view.setUint16(start + 4 + i * 8, platform);
    sink.view.setUint16(start + 6 + i * 8, encoding);
    sink.view.setUint32(start + 8 + i * 8, offset);
  }
}

function writeFormat4(sink: SfntSink, segments: Segments): void {
  const { starts, ends, gids, basicCount } = segments;
  const count = basicCount + 1;
  const length = 16 + count * 8;
  const at = sink.reserve(length);
  const { view } = sink;
  const log = 31 - Math.clz32(count);
  view.setUint16(at, 4);
  view.setUint16(at + 2, length);
  view.setUint16(at + 6, count * 2);
  view.setUint16(at + 8, 2 << log);
  view.setUint16(at + 10, log);
  view.setUint16(at + 12, count * 2 - (2 << log));
  const [startsAt, deltasAt] = [at + 16 + count * 2, at + 16 + count * 4];
  for (let i = 0; i < basicCount; i += 1) {
    const start = starts[i] ?? 0;
    view.setUint16(at + 14 + i * 2, ends[i] ?? 0);
    view.setUint16(startsAt + i * 2, start);
    view.setUint16(deltasAt + i * 2, ((gids[i] ?? 0) - start) & 0xffff);
  }
  // A delta of 1 takes U+FFFF to glyph 0, which closes the list.
  view.setUint16(at + 14 + basicCount * 2, 0xffff);
  view.setUint16(startsAt + basicCount * 2, 0xffff);
  view.setUint16(deltasAt + basicCount * 2, 1);
}

function writeFormat12(sink: SfntSink, { starts, ends, gids, count }: Segments): void {
  const length = 16 + count * 12;
  const at = sink.reserve(length);
  const { view } = sink;
  view.setUint16(at, 12);
  view.setUint32(at + 4, length);
  view.setUint32(at + 12, count);
  for (let i = 0; i < count; i += 1) {
    view.setUint32(at + 16 + i * 12, starts[i] ?? 0);
    view.setUint32(at + 20 + i * 12, ends[i] ?? 0);
    view.setUint32(at + 24 + i * 12, gids[i] ?? 0);
  }
}

function writeFormat14(sequences: readonly VariationSequence[]): Uint8Array {
  const selectors = [...new Set(sequences.map((sequence) => sequence.selector))].sort(
    (left, right) => left - right,
  );
  const records = selectors.map((selector) => {
    const own = sequences
      .filter((sequence) => sequence.selector === selector)
      .sort((left, right) => left.codePoint - right.codePoint);
    const defaults = own.filter((sequence) => sequence.isDefault);
    return { selector, defaults, others: own.filter((sequence) => !sequence.isDefault) };
  });
  let size = 10 + records.length * 11;
  for (const { defaults, others } of records) {
    size +=
      (defaults.length > 0 ? 4 + defaults.length * 4 : 0) +
      (others.length > 0 ? 4 + others.length * 5 : 0);
  }
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 14);
  view.setUint32(2, size);
  view.setUint32(6, records.length);
  let at = 10 + records.length * 11;
  for (const [i, { selector, defaults, others }] of records.entries()) {
    const record = 10 + i * 11;
    setUint24(view, record, selector);
    if (defaults.length > 0) view.setUint32(record + 3, at);
    at = writeList(view, at, defaults, false);
    if (others.length > 0) view.setUint32(record + 7, at);
    at = writeList(view, at, others, true);
  }
  return bytes;
}

function writeList(
  view: DataView,
  start: number,
  sequences: readonly VariationSequence[],
  withGlyphs: boolean,
): number {
  if (sequences.length === 0) return start;
  view.setUint32(start, sequences.length);
  let at = start + 4;
  for (const { codePoint, gid } of sequences) {
    setUint24(view, at, codePoint);
    // Without a glyph: a range of one character, that is of 0 further ones.
    if (withGlyphs) view.setUint16(at + 3, gid);
    at += withGlyphs ? 5 : 4;
  }
  return at;
}

function setUint24(view: DataView, at: number, value: number): void {
  view.setUint8(at, value >> 16);
  view.setUint16(at + 1, value & 0xffff);
}
