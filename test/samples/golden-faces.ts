import type { FontFace } from "../../src/model/font-face.ts";
import type { Template } from "../../src/template/compile-template.ts";
import { NOTO_SERIF_JP, NOTO_SERIF_JP_BOLD, openFace } from "./real-fonts.ts";

/** The faces of a golden case's letter: the one that comes with the product, and its bold one where the template asks for it. */
export function facesOf({ settings: { boldFonts = [] } }: Template): readonly FontFace[] {
  const plain = openFace(NOTO_SERIF_JP);
  if (boldFonts.length === 0) return [plain];
  return [plain, { ...openFace(NOTO_SERIF_JP_BOLD), isForBold: true }];
}
