import type { FontFace } from "../../src/model/font-face.ts";

/** A face's file for a text, its parts put together. */
export function cutFile(face: FontFace, text: string, base?: string): Uint8Array {
  const parts = face.subsetFile(text, base).map(({ bytes }) => bytes);
  return new Uint8Array(Buffer.concat(parts));
}
