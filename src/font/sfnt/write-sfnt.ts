import { concatenate } from "../../base/bytes/concatenate.ts";
import { sumWords } from "./read-sfnt.ts";

/** Makes the sum of a whole font file come out right. Source: OpenType 1.9, head, checkSumAdjustment. */
const CHECKSUM_OF_A_FONT = 0xb1b0afba;

/**
 * A table in parts, so that what many files share need not be copied into each.
 *
 * Shape: every part but the last is a multiple of four bytes long.
 */
export type TableParts = readonly FilePart[];

/** A part of a font file. */
export interface FilePart {
  readonly bytes: Uint8Array;
  /** The same bytes, and the same object, are in many files. */
  readonly isShared: boolean;
  /** The bytes as 32-bit numbers, added up. */
  readonly sum: number;
}

/** Makes a part that many files share. */
export function sharedPart(bytes: Uint8Array): FilePart {
  return { bytes, isShared: true, sum: sumWords(bytes) };
}

/** Makes a part of one file. */
export function ownPart(bytes: Uint8Array): FilePart {
  return { bytes, isShared: false, sum: sumWords(bytes) };
}

/**
 * Puts tables together to a font file, with right checksums.
 *
 * Shape: the directory is in the order of tags, each table padded to four bytes; `head` is copied, so
 * that the caller's bytes stay as they are.
 * Source: OpenType 1.9, "Organization of an OpenType Font".
 */
export function writeSfnt(version: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts = new Map<string, TableParts>();
  for (const [tag, table] of tables) parts.set(tag, [ownPart(table)]);
  return joinParts(writeSfntParts(version, parts));
}

/** Puts tables together as `writeSfnt` does, and leaves what is shared as it is. */
export function writeSfntParts(
  version: number,
  tables: ReadonlyMap<string, TableParts>,
): readonly FilePart[] {
  const tags = [...tables.keys()].sort();
  const directory = new Uint8Array(12 + tags.length * 16);
  const view = new DataView(directory.buffer);
  writeHeader(view, version, tags.length);
  const parts: FilePart[] = [];
  let offset = directory.length;
  let sum = 0;
  let head: DataView | undefined;
  for (const [i, tag] of tags.entries()) {
    let table = tables.get(tag) ?? [];
    if (tag === "head") {
      table = withoutSum(table);
      head = viewOf(table[0]?.bytes ?? NONE.bytes);
    }
    const length = table.reduce((total, { bytes }) => total + bytes.length, 0);
    const checksum = table.reduce((total, part) => total + part.sum, 0);
    writeRecord(view, 12 + i * 16, { tag, checksum, offset, length });
    parts.push(...table, ...padding(length));
    offset += padded(length);
    sum += checksum;
  }
  // The tables' sums, with head's own sum counting as 0, are most of the file's.
  sum += sumWords(directory);
  if (head !== undefined && head.byteLength >= 12) head.setUint32(8, CHECKSUM_OF_A_FONT - sum);
  return [{ bytes: directory, isShared: false, sum: 0 }, ...parts];
}

interface TableRecord {
  readonly tag: string;
  readonly checksum: number;
  readonly offset: number;
  readonly length: number;
}

function writeRecord(view: DataView, at: number, record: TableRecord): void {
  for (let c = 0; c < 4; c++) view.setUint8(at + c, record.tag.charCodeAt(c));
  view.setUint32(at + 4, record.checksum);
  view.setUint32(at + 8, record.offset);
  view.setUint32(at + 12, record.length);
}

/** Puts parts one after another. */
export function joinParts(parts: readonly FilePart[]): Uint8Array {
  return concatenate(parts.map(({ bytes }) => bytes));
}

// `head` in one part of its own, the file's sum in it being 0.
function withoutSum(head: TableParts): TableParts {
  const bytes = joinParts(head);
  if (bytes.length >= 12) viewOf(bytes).setUint32(8, 0);
  return [ownPart(bytes)];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function writeHeader(view: DataView, version: number, tableCount: number): void {
  const log = 31 - Math.clz32(tableCount);
  const range = 16 << log;
  view.setUint32(0, version);
  view.setUint16(4, tableCount);
  view.setUint16(6, range);
  view.setUint16(8, log);
  view.setUint16(10, tableCount * 16 - range);
}

function padding(length: number): readonly FilePart[] {
  const missing = padded(length) - length;
  return missing === 0 ? [] : [ownPart(new Uint8Array(missing))];
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

const NONE: FilePart = ownPart(new Uint8Array());
