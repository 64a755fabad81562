import { deflateSync, Unzlib, unzlibSync, zlibSync } from "fflate";

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

/**
 * Expands a zlib stream that must give so many bytes, and makes room for no more; undefined where it is damaged or gives
 * another number. It stops where there is too much.
 */
export function zlibInflateTo(bytes: Uint8Array, length: number): Uint8Array | undefined {
  const out = new Uint8Array(length);
  let at = 0;
  const take = (part: Uint8Array): void => {
    if (at + part.length > length) throw new RangeError("it gives more than it should");
    out.set(part, at);
    at += part.length;
  };
  try {
    const stream = new Unzlib(take);
    for (let start = 0; start < bytes.length; start += PUSHED) {
      stream.push(bytes.subarray(start, start + PUSHED), start + PUSHED >= bytes.length);
    }
    return at === length ? out : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes that are expanded at once: a thousand times as many at most. */
const PUSHED = 16_384;
