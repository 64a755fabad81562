import { countItems, seriesOfNumber } from "../../language/item-number.ts";
import type { Block, ItemLevel, ListItem } from "../../model/letter.ts";
import { inlineText } from "../../model/letter-text.ts";
import type { WritingMode } from "../../model/page-format.ts";

/** The numbered items of a letter or a 別紙 in the order of its blocks, as they were read. */
export interface NumberedPart {
  readonly blocks: readonly Block[];
  /** Those of the blocks that have the styles of such items. */
  readonly items: ReadonlySet<Block>;
  readonly writingMode: WritingMode;
}

/**
 * Tells whether items that had numbers of their own still have those that a template would give them: then it may, else the
 * numbers are text, and nothing is given. A letter and each 別紙 have depths of their own, and are asked together.
 *
 * Shape: those of the items before which numbers begin anew without a heading (［＃番号を改める］).
 */
export function numberThemselves(parts: readonly NumberedPart[]): ReadonlySet<Block> | undefined {
  const anew = new Set<Block>();
  const areAll = parts.every((part) => {
    const depths = new Map<ItemLevel, number>();
    if (!areCounted(part, depths, anew)) return false;
    const inOrder = [...depths].sort(([one], [other]) => one - other);
    return inOrder.every(([, depth], index) => depth === index);
  });
  return areAll ? anew : undefined;
}

/** Counts the items of a part; false where one has another number, or another depth than others of its level. */
function areCounted(
  { blocks, items, writingMode }: NumberedPart,
  depths: Map<ItemLevel, number>,
  anew: Set<Block>,
): boolean {
  const counting = countItems(writingMode);
  return blocks.every((block) => {
    if (block.type === "heading" || block.type === "notes-head") counting.beginAnew();
    if (block.type !== "list-item" || !items.has(block)) return true;
    const number = numberOf(block);
    const level = seriesOfNumber(number, writingMode)?.level;
    if (level === undefined) return false;
    if (counting.next(level)?.at(-1) !== number) {
      counting.beginAnew();
      if (counting.next(level)?.at(-1) !== number) return false;
      anew.add(block);
    }
    const depth = depths.get(level) ?? block.depth;
    depths.set(level, depth);
    return depth === block.depth;
  });
}

/** Gives an item its level, by the number that its label is. */
export function withLevel(item: ListItem, writingMode: WritingMode): ListItem {
  const level = seriesOfNumber(numberOf(item), writingMode)?.level;
  return level === undefined ? item : { ...item, level };
}

function numberOf({ label }: ListItem): string {
  return inlineText(label).trimEnd();
}
