import { FontFault } from "./font-fault.ts";

/**
 * Big-endian numbers of one table, every access checked against the table's end.
 *
 * Units: offsets in bytes from the table's start.
 * Errors: every function throws a `FontFault` naming the table and the offset.
 */
export interface TableReader {
  readonly tag: string;
  readonly length: number;
  readonly bytes: Uint8Array;
  readonly u8: (offset: number) => number;
  readonly u16: (offset: number) => number;
  readonly i16: (offset: number) => number;
  readonly u24: (offset: number) => number;
  readonly u32: (offset: number) => number;
  readonly i32: (offset: number) => number;
  /** Four characters, one byte each. */
  readonly tagAt: (offset: number) => string;
  readonly slice: (start: number, length: number) => Uint8Array;
  /** A stretch for reading many numbers, checked once as a whole. */
  readonly view: (start: number, length: number) => DataView;
  /** Stops reading: what is at the offset contradicts the format. */
  readonly malformed: (offset: number) => never;
}

/** Gives a table's reader; the bytes are not copied. */
export function readTable(tag: string, bytes: Uint8Array): TableReader {
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const malformed = (offset: number): never => {
    throw new FontFault({ kind: "malformed-table", table: tag.trim(), offset });
  };
  const need = (offset: number, size: number): void => {
    if (!(offset >= 0 && offset + size <= bytes.byteLength)) malformed(offset);
  };
  const u8 = (offset: number): number => {
    need(offset, 1);
    return numbers.getUint8(offset);
  };
  const u16 = (offset: number): number => {
    need(offset, 2);
    return numbers.getUint16(offset);
  };
  const i16 = (offset: number): number => {
    need(offset, 2);
    return numbers.getInt16(offset);
  };
  const u32 = (offset: number): number => {
    need(offset, 4);
    return numbers.getUint32(offset);
  };
  const i32 = (offset: number): number => {
    need(offset, 4);
    return numbers.getInt32(offset);
  };
  const u24 = (offset: number): number => (u8(offset) << 16) | u16(offset + 1);
  const tagAt = (offset: number): string =>
    String.fromCharCode(u8(offset), u8(offset + 1), u8(offset + 2), u8(offset + 3));
  const slice = (start: number, length: number): Uint8Array => {
    need(start, length);
    return bytes.subarray(start, start + length);
  };
  const view = (start: number, length: number): DataView => {
    need(start, length);
    return new DataView(bytes.buffer, bytes.byteOffset + start, length);
  };
  return {
    tag,
    length: bytes.byteLength,
    bytes,
    u8,
    u16,
    i16,
    u24,
    u32,
    i32,
    tagAt,
    slice,
    view,
    malformed,
  };
}
