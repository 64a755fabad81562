import type { Block, PartBreak } from "./letter.ts";
import type { PageFormat } from "./page-format.ts";
import { partFormat } from "./part-format.ts";

/** A part of a letter on pages of its own: the letter itself, or a 別紙 in it. */
export interface PagedPart {
  /** The name of its page format; undefined for the letter itself. */
  readonly name: string | undefined;
  readonly blocks: readonly PartBlock[];
  readonly format: PageFormat;
}

type PartBlock = Exclude<Block, PartBreak>;

/**
 * Parts a letter where a 別紙 begins: each has its own page format, and its pages are numbered from one.
 *
 * Shape: one part at least; a page break right before a 別紙 says nothing, and parts without blocks are left out.
 */
export function pagedParts(
  blocks: readonly Block[],
  format: PageFormat,
): readonly [PagedPart, ...PagedPart[]] {
  const [first, ...others] = namedParts(blocks).map(
    ({ name, blocks: own }): PagedPart => ({
      name,
      blocks: own,
      format: partFormat(format, name),
    }),
  );
  return [first ?? { name: undefined, blocks: [], format }, ...others];
}

/** A part by the name of its page format; undefined for the letter itself. */
export interface NamedPart {
  readonly name: string | undefined;
  readonly blocks: readonly PartBlock[];
}

/** The same without the formats. */
export function namedParts(blocks: readonly Block[]): readonly NamedPart[] {
  if (blocks.every(isInPart)) return blocks.length === 0 ? [] : [{ name: undefined, blocks }];
  const parts: { name: string | undefined; blocks: PartBlock[] }[] = [
    { name: undefined, blocks: [] },
  ];
  for (const block of blocks) {
    const open = parts.at(-1)?.blocks ?? [];
    if (isInPart(block)) {
      open.push(block);
      continue;
    }
    while (open.at(-1)?.type === "page-break") open.pop();
    parts.push({ name: block.name, blocks: [] });
  }
  return parts.filter((part) => part.blocks.length > 0);
}

function isInPart(block: Block): block is PartBlock {
  return block.type !== "part-break";
}

/** The blocks of the letter itself: those before its first 別紙. */
export function blocksOfLetter(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.findIndex(({ type }) => type === "part-break");
  return end < 0 ? blocks : blocks.slice(0, end);
}
