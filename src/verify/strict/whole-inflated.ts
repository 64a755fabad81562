import { zlibInflate } from "../../base/bytes/deflate.ts";
import { demand } from "./not-strict.ts";

/** Expands a stream whose checksum is right. Errors: throws `NotStrict`. */
export function wholeInflated(packed: Uint8Array): Uint8Array {
  const content = zlibInflate(packed);
  const end = packed.length - 4;
  const stated = new DataView(packed.buffer, packed.byteOffset + end, 4).getUint32(0);
  demand(adler32(content) === stated, "a wrong checksum");
  return content;
}

function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (let at = 0; at < bytes.length; ) {
    // So many sums stay exact before the remainder is taken.
    const end = Math.min(at + 3800, bytes.length);
    for (; at < end; at += 1) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  return high * 65_536 + low;
}
