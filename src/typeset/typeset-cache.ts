import { isSameWhole, wholeKey } from "../base/whole-value.ts";
import type { BlockSurroundings } from "../model/block-surroundings.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Table, TextBlock } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { Page } from "../model/paged-document.ts";
import { type BlockRules, blockRules, type SetBlock, setBlock } from "./set-block.ts";
import { setTable } from "./set-table.ts";

/**
 * What was set before in the same run: blocks and whole pages are set once.
 *
 * Shape: what it gives never depends on what else was set. It belongs to the caller and may be dropped
 * at any time.
 */
export interface TypesetCache {
  readonly rules: Map<string, BlockRules>;
  readonly blocks: Map<string, KnownBlock>;
  /** The same by the blocks themselves: those of a template come again as the same objects. */
  readonly objects: Map<TextBlock | Table, KnownBlock>;
  readonly pages: Map<string, Page>;
  /** What the last letter was set with. */
  last: LastRules | undefined;
  /**
   * Number of the next block. It is never given twice, not even when the blocks are forgotten: that may happen in the
   * middle of a letter, and a page is known by the numbers of its blocks.
   */
  nextBlock: number;
}

interface LastRules {
  readonly format: PageFormat;
  readonly faces: readonly FontFace[];
  readonly known: KnownRules;
}

/** A block set before, with a number of its own. */
export interface KnownBlock {
  readonly id: number;
  /** The first of the blocks that are set so; the others are equal to it. */
  readonly block: TextBlock | Table;
  readonly around: BlockSurroundings;
  readonly set: SetBlock;
  readonly rules: BlockRules;
}

/** Begins a cache with nothing in it. */
export function createTypesetCache(): TypesetCache {
  return {
    rules: new Map(),
    blocks: new Map(),
    objects: new Map(),
    pages: new Map(),
    last: undefined,
    nextBlock: 0,
  };
}

/** What a letter is set with, remembered for the format and the faces. */
export interface KnownRules {
  readonly key: string;
  readonly rules: BlockRules;
}

/** Gives the rules for a format and faces. */
export function knownRules(
  format: PageFormat,
  faces: readonly FontFace[],
  cache: TypesetCache,
): KnownRules {
  const { last } = cache;
  if (last?.format === format && last.faces === faces) return last.known;
  const key = `${wholeKey(format)}|${faces.map((face) => `${face.sha256}#${face.index}`).join("|")}`;
  const rules = cache.rules.get(key) ?? blockRules(format, faces);
  cache.rules.set(key, rules);
  const known = { key, rules };
  cache.last = { format, faces, known };
  return known;
}

/** Sets a block, or gives the one set before from the same text, places, surroundings and rules. */
export function knownBlock(
  block: TextBlock | Table,
  around: BlockSurroundings,
  known: KnownRules,
  cache: TypesetCache,
): KnownBlock {
  const same = cache.objects.get(block);
  if (same?.rules === known.rules && isSameWhole(same.around, around)) return same;
  const made = knownByText(block, around, known, cache);
  cache.objects.set(block, made);
  return made;
}

function knownByText(
  block: TextBlock | Table,
  around: BlockSurroundings,
  known: KnownRules,
  cache: TypesetCache,
): KnownBlock {
  const key = `${known.key}|${wholeKey(around)}|${wholeKey(block)}`;
  const found = cache.blocks.get(key);
  if (found !== undefined) return found;
  // A run of many letters has many names, each used once: forget them all now and then.
  // Pages go with them, for they are known by their blocks' numbers.
  if (cache.blocks.size >= MOST_BLOCKS || cache.pages.size >= MOST_PAGES) {
    cache.blocks.clear();
    cache.objects.clear();
    cache.pages.clear();
  }
  const made = {
    id: cache.nextBlock,
    block,
    around,
    set:
      block.type === "table" ? setTable(block, known.rules) : setBlock(block, around, known.rules),
    rules: known.rules,
  };
  cache.nextBlock += 1;
  cache.blocks.set(key, made);
  return made;
}

const MOST_BLOCKS = 1024;
const MOST_PAGES = 512;
