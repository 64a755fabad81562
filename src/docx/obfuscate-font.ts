import type { World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";

/**
 * Gives the key of a face's embedded font: a GUID made from the face's own hash and index.
 *
 * Shape: upper-case hexadecimal in braces, version 8 (made from data) by RFC 9562.
 */
export function fontKey(face: FontFace, world: World): string {
  const seed = new TextEncoder().encode(`${face.sha256}:${face.index}`);
  const digits = world.sha256(seed).slice(0, 32).toUpperCase();
  const guid = `${digits.slice(0, 12)}8${digits.slice(13, 16)}A${digits.slice(17)}`;
  return `{${[
    guid.slice(0, 8),
    guid.slice(8, 12),
    guid.slice(12, 16),
    guid.slice(16, 20),
    guid.slice(20),
  ].join("-")}}`;
}

/**
 * Obfuscates a font file for embedding: the first 32 bytes are mixed with the key.
 *
 * Source: ISO/IEC 29500-4, 9.1 (obfuscated font parts): XOR of bytes 0–15 and 16–31 with the GUID's
 * hexadecimal digits taken from the last to the first.
 */
export function obfuscateFont(font: Uint8Array, key: string): Uint8Array {
  const digits = key.replaceAll(/[{}-]/gu, "");
  const mask = Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(digits.slice(30 - 2 * index, 32 - 2 * index), 16),
  );
  const mixed = font.slice();
  for (let index = 0; index < Math.min(32, mixed.length); index += 1) {
    mixed[index] = (mixed[index] ?? 0) ^ (mask[index % 16] ?? 0);
  }
  return mixed;
}
