import { deflateSync, unzlibSync, zlibSync } from "fflate";

/** Level of every compressed stream; fixed, because bytes must be the same for ever. */
const LEVEL = 6;

/** Compresses to a raw deflate stream (RFC 1951), the same bytes on every machine. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: LEVEL });
}

/** Compresses to a zlib stream (RFC 1950), as PDF's FlateDecode reads it. */
export function zlibDeflate(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: LEVEL });
}

/** Expands a zlib stream. Errors: throws if the stream is damaged. */
export function zlibInflate(bytes: Uint8Array): Uint8Array {
  return unzlibSync(bytes);
}
