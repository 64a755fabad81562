import type { WritingMode } from "../model/page-format.ts";

/** Gives the character that is drawn for one: in vertical lines “ ” are 〝 〟; half-width kana are full-width in either direction. */
export function drawnInstead(codePoint: number, mode: WritingMode): number {
  if (codePoint === 0xff9e) return 0x309b;
  if (codePoint === 0xff9f) return 0x309c;
  if (codePoint >= 0xff61 && codePoint <= 0xff9f) {
    return String.fromCodePoint(codePoint).normalize("NFKC").codePointAt(0) ?? codePoint;
  }
  if (mode === "horizontal-tb") return codePoint;
  if (codePoint === 0x201c) return 0x301d;
  return codePoint === 0x201d ? 0x301f : codePoint;
}
