import { crc32 } from "./crc32.ts";
import { deflate } from "./deflate.ts";

/** One file of a ZIP archive, already in the form in which it is stored. */
export interface ZipEntry {
  /** ASCII path with `/`. */
  readonly name: string;
  readonly method: "stored" | "deflated";
  /** The stored form, in stretches that follow each other: those that many files share are copied only into the archive. */
  readonly data: readonly Uint8Array[];
  /** Length of the file itself, in bytes. */
  readonly size: number;
  /** CRC-32 of the file itself. */
  readonly crc: number;
}

/** Makes an entry from a file's bytes, compressed. */
export function deflatedEntry(name: string, bytes: Uint8Array): ZipEntry {
  return {
    name,
    method: "deflated",
    data: [deflate(bytes)],
    size: bytes.length,
    crc: crc32(bytes),
  };
}

/**
 * Gives a ZIP archive of the entries in their order.
 *
 * Shape: every entry is dated 1980-01-01 00:00, the earliest that the format can hold, so the bytes depend on
 * the entries alone.
 * Source: PKWARE APPNOTE 6.3.10, 4.3.7 local header, 4.3.12 central directory, 4.3.16 its end.
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  let size = END_LENGTH;
  const stored = entries.map(({ name, data }) => {
    const length = lengthOf(data);
    size += LOCAL_LENGTH + CENTRAL_LENGTH + 2 * name.length + length;
    return length;
  });
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const [index, entry] of entries.entries()) {
    offsets.push(at);
    view.setUint32(at, 0x04_03_4b_50, true);
    writeCommon(view, at + 4, entry, stored[index] ?? 0);
    at = writeName(bytes, at + LOCAL_LENGTH, entry.name);
    for (const stretch of entry.data) {
      bytes.set(stretch, at);
      at += stretch.length;
    }
  }
  const directory = at;
  for (const [index, entry] of entries.entries()) {
    view.setUint32(at, 0x02_01_4b_50, true);
    view.setUint16(at + 4, VERSION, true);
    writeCommon(view, at + 6, entry, stored[index] ?? 0);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    at = writeName(bytes, at + CENTRAL_LENGTH, entry.name);
  }
  view.setUint32(at, 0x06_05_4b_50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

// The fields that local header and central directory share: version, flags, method, time, date, CRC, sizes, name length.
function writeCommon(view: DataView, at: number, entry: ZipEntry, stored: number): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 4, entry.method === "deflated" ? 8 : 0, true);
  view.setUint16(at + 8, DATE_1980_01_01, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, stored, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.name.length, true);
}

function lengthOf(stretches: readonly Uint8Array[]): number {
  let length = 0;
  for (const stretch of stretches) length += stretch.length;
  return length;
}

function writeName(bytes: Uint8Array, at: number, name: string): number {
  for (let index = 0; index < name.length; index += 1) bytes[at + index] = name.charCodeAt(index);
  return at + name.length;
}

const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
/** 2.0: the archive needs deflate and nothing newer. Source: APPNOTE 4.4.3. */
const VERSION = 20;
/** Years since 1980, month 1, day 1 in MS-DOS form. Source: APPNOTE 4.4.6. */
const DATE_1980_01_01 = 0x00_21;
