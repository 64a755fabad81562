/** Bytes that are taken at once. */
const SLICE = 8;

// Table n gives what a byte becomes that n further zero bytes follow, so that eight bytes cost one step.
// Source: M. E. Kounavis, F. L. Berry, A Systematic Approach to Building High Performance Software-Based CRC Generators (2005).
const [T0, T1, T2, T3, T4, T5, T6, T7] = makeTables();

/** CRC-32 of bytes. Source: ISO 3309, polynomial EDB88320, as ZIP APPNOTE 4.4.7 uses it. */
export function crc32(bytes: Uint8Array): number {
  let value = -1;
  let at = 0;
  for (; at + SLICE <= bytes.length; at += SLICE) {
    const low = value ^ word(bytes, at);
    const high = word(bytes, at + 4);
    value =
      (T7[low & 0xff] ?? 0) ^
      (T6[(low >>> 8) & 0xff] ?? 0) ^
      (T5[(low >>> 16) & 0xff] ?? 0) ^
      (T4[low >>> 24] ?? 0) ^
      (T3[high & 0xff] ?? 0) ^
      (T2[(high >>> 8) & 0xff] ?? 0) ^
      (T1[(high >>> 16) & 0xff] ?? 0) ^
      (T0[high >>> 24] ?? 0);
  }
  for (; at < bytes.length; at += 1) {
    value = (value >>> 8) ^ (T0[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  }
  return ~value >>> 0;
}

/** Four bytes as a number, the lowest first. */
function word(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

type Tables = readonly [T, T, T, T, T, T, T, T];
type T = Uint32Array;

function makeTables(): Tables {
  const first: T = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
    return value;
  });
  const next = (table: T): T => table.map((value) => (value >>> 8) ^ (first[value & 0xff] ?? 0));
  const [second, third] = [next(first), next(next(first))];
  const fourth = next(third);
  const fifth = next(fourth);
  const sixth = next(fifth);
  const seventh = next(sixth);
  return [first, second, third, fourth, fifth, sixth, seventh, next(seventh)];
}
