import type { BlockStyle, StyleFormat } from "./block-style.ts";
import { blockSurroundings } from "./block-surroundings.ts";
import type { Block, TextPart } from "./letter.ts";
import { blockText, isTextBlock } from "./letter-text.ts";
import type { PageFormat } from "./page-format.ts";
import { placedStyle } from "./placed-style.ts";
import { textLength } from "./text-length.ts";

/** What decides how many lines of a page a letter takes. */
export type SheetFormat = StyleFormat & Pick<PageFormat, "linesPerPage" | "lineGap">;

/**
 * Gives how many empty lines stand before a certificate so that it is in the middle of its sheet, for a program that breaks the
 * lines itself: about as many as the laid-out page has.
 *
 * Units: lines of the grid, halves too.
 */
export function linesToMiddle(blocks: readonly Block[], format: SheetFormat): number {
  if (format.arrangement !== "certificate" || blocks.some(({ type }) => type === "page-break"))
    return 0;
  const surroundings = blockSurroundings({ blocks }, format);
  let rows = 0;
  for (const [index, block] of blocks.entries()) {
    const around = surroundings[index];
    if (block.type === "table") rows += block.head.length + block.rows.length + 1;
    else if (!isTextBlock(block) || around === undefined) rows += 1;
    else {
      const style = placedStyle(block, format, around);
      rows += (index === 0 ? 0 : style.linesBefore) + linesOf(block, style, format);
    }
  }
  return Math.max(0, Math.floor(format.linesPerPage - rows) / 2);
}

function linesOf(block: TextPart, style: BlockStyle, format: SheetFormat): number {
  const [numerator, denominator] = style.sizeRatio;
  const ratio = numerator / denominator;
  const room = Math.max(1, format.charactersPerLine - style.indentStart - style.indentEnd);
  const pitch = (format.characterSize + format.lineGap) / format.characterSize;
  return blockText(block)
    .split("\n")
    .reduce((lines, line) => {
      const length = textLength(line, format.writingMode) * ratio;
      return lines + Math.max(1, Math.ceil(length / room)) * Math.ceil(ratio / pitch);
    }, 0);
}
