import { type Sp, scaleSp, sp } from "../base/units.ts";
import { CL } from "../char/character-class.ts";
import { smallKanji } from "../language/kanji-numeral.ts";
import type { PageFormat } from "../model/page-format.ts";
import { PAGE_NUMBER_SIZE } from "../model/text-sizes.ts";
import { advanceAt } from "./chosen-glyph.ts";
import { createGlyphChooser } from "./glyph-chooser.ts";
import type { PageNumber } from "./place.ts";
import type { BlockRules } from "./set-block.ts";

/**
 * Gives the page's number (ノンブル) as the format asks for it, in smaller characters; 1 is the first page. In kanji it is 十一:
 * digit by digit, 一一 reads as a line in a row of characters.
 */
export function pageNumber(
  number: number,
  format: PageFormat,
  { faces }: BlockRules,
): PageNumber | undefined {
  if (format.pageNumber === "none") return undefined;
  const size = scaleSp(format.characterSize, ...PAGE_NUMBER_SIZE);
  const chooser = createGlyphChooser(faces, "horizontal-tb");
  const text = WRITTEN[format.pageNumber](number);
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

const WRITTEN: Readonly<
  Record<Exclude<PageFormat["pageNumber"], "none">, (number: number) => string>
> = {
  kanji: smallKanji,
  arabic: String,
  dashed: (number) => `― ${number} ―`,
};
