import { type Sp, scaleSp, sp } from "../base/units.ts";
import { CL } from "../char/character-class.ts";
import type { PageFormat } from "../model/page-format.ts";
import { PAGE_NUMBER_SIZE } from "../model/text-sizes.ts";
import { advanceAt } from "./chosen-glyph.ts";
import { createGlyphChooser } from "./glyph-chooser.ts";
import type { PageNumber } from "./place.ts";
import type { BlockRules } from "./set-block.ts";

/** Gives the page's number (ノンブル) as the format asks for it, in smaller characters; 1 is the first page. */
export function pageNumber(
  number: number,
  format: PageFormat,
  { faces }: BlockRules,
): PageNumber | undefined {
  if (format.pageNumber === "none") return undefined;
  const size = scaleSp(format.characterSize, ...PAGE_NUMBER_SIZE);
  const chooser = createGlyphChooser(faces, "horizontal-tb");
  const text = format.pageNumber === "kanji" ? kanjiDigits(number) : String(number);
  let length = 0;
  const glyphs = [...text].map((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    const chosen = chooser.character(character, codePoint, CL.ideographic);
    const advance: Sp = advanceAt(chosen, size);
    length += advance;
    return { recipe: chosen.recipe, text: character, advance, origin: undefined };
  });
  const run = {
    type: "run" as const,
    face: 0,
    size,
    inlineStart: sp(0),
    blockShift: sp(0),
    glyphs,
  };
  return { run, length: sp(length) };
}

// Page numbers are written digit by digit from ten on: 一〇, 一一.
function kanjiDigits(number: number): string {
  return [...String(number)].map((digit) => "〇一二三四五六七八九".charAt(Number(digit))).join("");
}
