import { zlibDeflate } from "../base/bytes/deflate.ts";
import { latin1 } from "./syntax.ts";

/** A stream's data as it will be in the file, with its dictionary's entries except the length. */
export interface PackedStream {
  readonly entries: string;
  readonly data: Uint8Array;
}

/**
 * Compresses a stream's data, unless that would make it longer.
 *
 * Source: ISO 32000-1, 7.4.4 (FlateDecode).
 */
export function packBytes(bytes: Uint8Array, entries = ""): PackedStream {
  const packed = zlibDeflate(bytes);
  return packed.length + "/Filter/FlateDecode".length < bytes.length
    ? { entries: `${entries}/Filter/FlateDecode`, data: packed }
    : { entries, data: bytes };
}

/** How a stream's data are put into the file. */
export type Packer = (bytes: Uint8Array, entries?: string) => PackedStream;

/**
 * Takes a stream's data as they are. What belongs to one letter alone, some two kilobytes, is written
 * so: compressing it would take longer than all the rest of a letter whose template is known.
 */
export function plainBytes(bytes: Uint8Array, entries = ""): PackedStream {
  return { entries, data: bytes };
}

/** Compresses text that holds one byte per character. */
export function packText(text: string, entries = ""): PackedStream {
  return packBytes(latin1(text), entries);
}
