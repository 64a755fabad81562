import { SP_PER_PT } from "../base/units.ts";
import type { Block, Letter } from "./letter.ts";
import { blockText, isTextBlock } from "./letter-text.ts";
import type { PageFormat } from "./page-format.ts";
import type { LetterLook } from "./verification.ts";

/**
 * Gives what a reader of the paper must see of a letter besides its text.
 *
 * Shape: a page break takes an empty paragraph where no block follows that could begin the page.
 */
export function letterLook(
  letter: Letter,
  { writingMode, trimSize }: Pick<PageFormat, "writingMode" | "trimSize">,
): LetterLook {
  const pageStarts: number[] = [];
  const roles: string[] = [];
  let paragraphCount = 0;
  let previous: Block | undefined;
  for (const block of letter.blocks) {
    if (block.type === "page-break") {
      pageStarts.push(roles.length);
      if (previous?.type === "page-break") paragraphCount += 1;
    } else {
      paragraphCount += 1;
      if (isTextBlock(block) && /\S/u.test(blockText(block))) roles.push(roleOf(block));
    }
    previous = block;
  }
  if (previous?.type === "page-break") paragraphCount += 1;
  const { title } = letter.properties;
  const paper = { width: trimSize.width / SP_PER_PT, height: trimSize.height / SP_PER_PT };
  return { title, writingMode, paper, pageStarts, roles, paragraphCount };
}

function roleOf(block: Block): string {
  return block.type === "heading" ? `heading-${block.level}` : block.type;
}
