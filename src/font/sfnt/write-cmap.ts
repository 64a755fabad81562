/** A variation sequence of a new font. */
export interface VariationSequence {
  readonly codePoint: number;
  readonly selector: number;
  readonly gid: number;
  /** The variant is the character's ordinary glyph. */
  readonly isDefault: boolean;
}

/**
 * Writes a character map: format 4 for the Basic Multilingual Plane, format 12 for all if there are others,
 * format 14 for variation sequences if there are any.
 *
 * Shape: code points with their glyphs in ascending order, sequences in any; each at most once.
 * Source: OpenType 1.9, cmap.
 */
export function writeCmap(
  pairs: readonly (readonly [codePoint: number, gid: number])[],
  sequences: readonly VariationSequence[],
): Uint8Array {
  const segments = toSegments(pairs);
  const format4 = writeFormat4(segments.filter((segment) => segment.start <= 0xffff));
  const isWhole = segments.every((segment) => segment.start <= 0xffff);
  const format12 = isWhole ? undefined : writeFormat12(segments);
  const subtables: Subtable[] = [];
  // Records are in the order of platform and encoding.
  subtables.push({ platform: 0, encoding: 3, bytes: format4 });
  if (format12 !== undefined) subtables.push({ platform: 0, encoding: 4, bytes: format12 });
  if (sequences.length > 0) {
    subtables.push({ platform: 0, encoding: 5, bytes: writeFormat14(sequences) });
  }
  subtables.push({ platform: 3, encoding: 1, bytes: format4 });
  if (format12 !== undefined) subtables.push({ platform: 3, encoding: 10, bytes: format12 });
  return assemble(subtables);
}

interface Subtable {
  readonly platform: number;
  readonly encoding: number;
  readonly bytes: Uint8Array;
}

/** Consecutive characters with consecutive glyphs. */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly gid: number;
}

function toSegments(pairs: readonly (readonly [number, number])[]): readonly Segment[] {
  const segments: { start: number; end: number; gid: number }[] = [];
  let last: { start: number; end: number; gid: number } | undefined;
  for (const [codePoint, gid] of pairs) {
    const goesOn =
      last !== undefined &&
      codePoint === last.end + 1 &&
      gid === last.gid + codePoint - last.start &&
      codePoint !== 0x10000;
    if (last !== undefined && goesOn) last.end = codePoint;
    else {
      last = { start: codePoint, end: codePoint, gid };
      segments.push(last);
    }
  }
  return segments;
}

function writeFormat4(segments: readonly Segment[]): Uint8Array {
  const closed = segments.filter((segment) => segment.start !== 0xffff);
  closed.push({ start: 0xffff, end: 0xffff, gid: 0 });
  const count = closed.length;
  const bytes = new Uint8Array(16 + count * 8);
  const view = new DataView(bytes.buffer);
  const log = 31 - Math.clz32(count);
  view.setUint16(0, 4);
  view.setUint16(2, bytes.byteLength);
  view.setUint16(6, count * 2);
  view.setUint16(8, 2 << log);
  view.setUint16(10, log);
  view.setUint16(12, count * 2 - (2 << log));
  closed.forEach((segment, i) => {
    view.setUint16(14 + i * 2, segment.end);
    view.setUint16(16 + count * 2 + i * 2, segment.start);
    // A delta of 1 takes U+FFFF to glyph 0, which closes the list.
    const delta = segment.start === 0xffff ? 1 : segment.gid - segment.start;
    view.setUint16(16 + count * 4 + i * 2, delta & 0xffff);
  });
  return bytes;
}

function writeFormat12(segments: readonly Segment[]): Uint8Array {
  const bytes = new Uint8Array(16 + segments.length * 12);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 12);
  view.setUint32(4, bytes.byteLength);
  view.setUint32(12, segments.length);
  for (const [i, segment] of segments.entries()) {
    view.setUint32(16 + i * 12, segment.start);
    view.setUint32(20 + i * 12, segment.end);
    view.setUint32(24 + i * 12, segment.gid);
  }
  return bytes;
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

/** Puts the subtables after their directory; equal ones are written once. */
function assemble(subtables: readonly Subtable[]): Uint8Array {
  const offsets = new Map<Uint8Array, number>();
  let total = 4 + subtables.length * 8;
  for (const { bytes } of subtables) {
    if (offsets.has(bytes)) continue;
    offsets.set(bytes, total);
    total += (bytes.byteLength + 3) & ~3;
  }
  const cmap = new Uint8Array(total);
  const view = new DataView(cmap.buffer);
  view.setUint16(2, subtables.length);
  for (const [i, { platform, encoding, bytes }] of subtables.entries()) {
    const offset = offsets.get(bytes) ?? 0;
    view.setUint16(4 + i * 8, platform);
    view.setUint16(6 + i * 8, encoding);
    view.setUint32(8 + i * 8, offset);
    cmap.set(bytes, offset);
  }
  return cmap;
}
