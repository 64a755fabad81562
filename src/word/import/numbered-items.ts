import { countItems, seriesOfNumber } from "../../language/item-number.ts";
import type { Block, ListItem } from "../../model/letter.ts";
import { inlineText } from "../../model/letter-text.ts";
import type { WritingMode } from "../../model/page-format.ts";

/**
 * Tells whether items that had numbers of their own still have those that a template would give them: then it may, else the
 * numbers are text. `items` are the blocks of a letter that have the styles of such items.
 */
export function numberThemselves(
  blocks: readonly Block[],
  items: ReadonlySet<Block>,
  writingMode: WritingMode,
): boolean {
  const counting = countItems(writingMode);
  const depths = new Map<number, number>();
  for (const block of blocks) {
    if (block.type === "heading" || block.type === "notes-head") counting.beginAnew();
    if (block.type !== "list-item" || !items.has(block)) continue;
    const number = numberOf(block);
    const level = seriesOfNumber(number, writingMode)?.level;
    if (level === undefined || counting.next(level)?.at(-1) !== number) return false;
    depths.set(level, block.depth);
  }
  return [...depths]
    .sort(([one], [other]) => one - other)
    .every(([, depth], index) => depth === index);
}

/** Gives an item its level, by the number that its label is. */
export function withLevel(item: ListItem, writingMode: WritingMode): ListItem {
  const level = seriesOfNumber(numberOf(item), writingMode)?.level;
  return level === undefined ? item : { ...item, level };
}

function numberOf({ label }: ListItem): string {
  return inlineText(label).trimEnd();
}
