/**
 * Obfuscates a font file for embedding: the first 32 bytes are mixed with the key.
 *
 * Source: ISO/IEC 29500-4, 9.1 (obfuscated font parts): XOR of bytes 0–15 and 16–31 with the GUID's
 * hexadecimal digits taken from the last to the first.
 */
export function obfuscateFont(font: Uint8Array, key: string): Uint8Array {
  const digits = key.replaceAll(/[{}-]/gu, "");
  const mixed = font.slice();
  for (let index = 0; index < 16; index += 1) {
    const at = 30 - 2 * index;
    const byte = Number.parseInt(digits.slice(at, at + 2), 16);
    for (const place of [index, index + 16]) {
      if (place < mixed.length) mixed[place] = (mixed[place] ?? 0) ^ byte;
    }
  }
  return mixed;
}
