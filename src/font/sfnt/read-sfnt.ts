import { FontFault } from "./font-fault.ts";
import { readTable, type TableReader } from "./table-reader.ts";

/**
 * One font of a file: its tables by tag, checksums verified.
 *
 * Errors: `need` throws a `FontFault` if the table is absent.
 */
export interface Sfnt {
  /** 0x00010000, `true` or `OTTO`. */
  readonly version: number;
  /** The tables' bytes in the order of the directory. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
  readonly has: (tag: string) => boolean;
  readonly need: (tag: string) => TableReader;
  readonly find: (tag: string) => TableReader | undefined;
}

const TRUETYPE = 0x00010000;
const APPLE_TRUETYPE = 0x74727565; // true
const OPENTYPE_CFF = 0x4f54544f; // OTTO
const COLLECTION = 0x74746366; // ttcf
/** Faces of a collection, all of which are opened; the largest Japanese ones have some dozens. */
const MAX_FACES = 256;

/**
 * Reads a font file's table directory and verifies every table's checksum.
 *
 * Shape: `index` chooses the font of a collection; a single font has index 0 only.
 * Errors: throws a `FontFault` for anything that is not a complete, undamaged sfnt.
 * Source: OpenType 1.9, "Organization of an OpenType Font"; ISO/IEC 14496-22:2019, 4.
 */
export function readSfnt(bytes: Uint8Array, index: number): Sfnt {
  const file = readTable("header", bytes);
  const start = fontOffsets(file)[index];
  if (start === undefined) {
    throw new FontFault({ kind: "no-such-face", index, count: fontOffsets(file).length });
  }
  const tables = new Map<string, Uint8Array>();
  const tableCount = file.u16(start + 4);
  for (let i = 0; i < tableCount; i++) {
    const record = start + 12 + i * 16;
    const tag = file.tagAt(record);
    const offset = file.u32(record + 8);
    const length = file.u32(record + 12);
    if (offset + length > file.length) {
      const missing = offset + length - file.length;
      throw new FontFault({ kind: "truncated", table: tag.trim(), missing });
    }
    const table = bytes.subarray(offset, offset + length);
    if (tableChecksum(tag, table) !== file.u32(record + 4)) {
      throw new FontFault({ kind: "wrong-checksum", table: tag.trim() });
    }
    tables.set(tag, table);
  }
  const find = (tag: string): TableReader | undefined => {
    const table = tables.get(tag);
    return table === undefined ? undefined : readTable(tag, table);
  };
  const need = (tag: string): TableReader => {
    const table = find(tag);
    if (table === undefined) throw new FontFault({ kind: "missing-table", table: tag.trim() });
    return table;
  };
  return { version: file.u32(start), tables, has: (tag) => tables.has(tag), find, need };
}

/**
 * Counts the fonts of a file: 1 for a single font, more for a collection.
 *
 * Errors: throws a `FontFault` if the file is not a font.
 */
export function countFonts(bytes: Uint8Array): number {
  return fontOffsets(readTable("header", bytes)).length;
}

function fontOffsets(file: TableReader): readonly number[] {
  if (file.length < 12) throw new FontFault({ kind: "not-a-font", found: describeStart(file) });
  const version = file.u32(0);
  if (version === TRUETYPE || version === APPLE_TRUETYPE || version === OPENTYPE_CFF) return [0];
  if (version !== COLLECTION) throw otherFormat(file);
  const count = file.u32(8);
  if (count > MAX_FACES) file.malformed(8);
  return Array.from({ length: count }, (_, i) => file.u32(12 + i * 4));
}

/**
 * Adds up a table as 32-bit numbers; in `head`, the file's own sum counts as 0.
 *
 * Source: OpenType 1.9, "Calculating Checksums".
 */
export function tableChecksum(tag: string, table: Uint8Array): number {
  const sum = sumWords(table);
  if (tag !== "head" || table.byteLength < 12) return sum;
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  return (sum - view.getUint32(8)) >>> 0;
}

/** Adds up bytes as big-endian 32-bit numbers, the last one filled up with zeros, modulo 2³². */
export function sumWords(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.byteLength & ~3;
  let sum = 0;
  for (let i = 0; i < whole; i += 4) sum = (sum + view.getInt32(i)) | 0;
  for (let i = whole; i < bytes.byteLength; i++) {
    sum = (sum + (view.getUint8(i) << (24 - 8 * (i & 3)))) | 0;
  }
  return sum >>> 0;
}

const FORMAT_BY_START: readonly (readonly [string, string])[] = [
  ["wOFF", "WOFF"],
  ["wOF2", "WOFF2"],
  ["%!PS", "PostScript Type 1"],
  ["\u0080\u0001", "PostScript Type 1"],
  ["typ1", "PostScript Type 1"],
];

const FILE_BY_START: readonly (readonly [string, string])[] = [
  ["%PDF", "PDF"],
  ["PK\u0003\u0004", "ZIP"],
  ["7z\u00bc\u00af", "7z"],
  ["Rar!", "RAR"],
  ["\u0089PNG", "PNG"],
  ["<", "HTML / XML"],
];

function otherFormat(file: TableReader): FontFault {
  const start = file.tagAt(0);
  const format = FORMAT_BY_START.find(([head]) => start.startsWith(head))?.[1];
  if (format !== undefined) return new FontFault({ kind: "unsupported-format", format });
  return new FontFault({ kind: "not-a-font", found: describeStart(file) });
}

function describeStart(file: TableReader): string {
  if (file.length === 0) return "0 bytes";
  const start = String.fromCharCode(...file.bytes.subarray(0, 4));
  const known = FILE_BY_START.find(([head]) => start.startsWith(head))?.[1];
  if (known !== undefined) return known;
  return [...file.bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
