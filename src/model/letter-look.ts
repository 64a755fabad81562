import type { Letter } from "./letter.ts";
import { blockText, isTextBlock } from "./letter-text.ts";
import type { WritingMode } from "./page-format.ts";
import type { LetterLook } from "./verification.ts";

/** Gives what a reader of the paper must see of a letter beside its text. */
export function letterLook(letter: Letter, writingMode: WritingMode): LetterLook {
  const pageStarts: number[] = [];
  let paragraphs = 0;
  for (const block of letter.blocks) {
    if (block.type === "page-break") pageStarts.push(paragraphs);
    else if (isTextBlock(block) && /\S/u.test(blockText(block))) paragraphs += 1;
  }
  return { title: letter.properties.title, writingMode, pageStarts };
}
