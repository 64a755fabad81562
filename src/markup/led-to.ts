import type { Block, TextPart } from "../model/letter.ts";
import { inlinesOf, textPartsOf } from "../model/letter-text.ts";

/**
 * Leaves the numbers of places to those that something leads to: what names an item within a look (太字, 割り注, 均等割付) is text alone,
 * and where nothing else names it the item is no place.
 *
 * Shape: `placeCount` is how many have a number; a block that is led to is the same object.
 */
export function ledTo(blocks: readonly Block[], placeCount: number): readonly Block[] {
  if (placeCount === 0) return blocks;
  const numbers = new Set(blocks.flatMap(textPartsOf).flatMap(leadsTo));
  return blocks.map((block) => {
    if (!("place" in block) || block.place === undefined || numbers.has(block.place)) return block;
    const { place, ...plain } = block;
    return plain;
  });
}

function leadsTo(part: TextPart): readonly number[] {
  return inlinesOf(part).flatMap((inline) =>
    inline.type === "text" && inline.to !== undefined ? [inline.to.number] : [],
  );
}
