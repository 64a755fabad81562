import { base64 } from "../base/bytes/base64.ts";
import type { Picture, Pictures } from "./picture.ts";
import { pictureFile } from "./picture.ts";

/** Stands in a text where the bytes of a picture go; no text of a letter has its first character, which no file may hold. */
export function pictureMark({ sha256 }: Picture): string {
  return `\u{fdd0}${sha256}`;
}

/** Puts the pictures themselves where their marks are, as addresses that hold all of their bytes (RFC 2397). */
export function withPictures(text: string, pictures: Pictures): string {
  return text.replaceAll(/\u{fdd0}([\da-f]{64})/gu, (_, sha256: string) => {
    const { kind, bytes } = pictureFile(pictures, sha256);
    return `data:image/${kind};base64,${base64(bytes)}`;
  });
}
