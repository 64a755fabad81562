import type { Location } from "../base/location.ts";
import { isSameWhole, wholeKey } from "../base/whole-value.ts";
import type { BlockSurroundings } from "../model/block-surroundings.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Table, TextBlock } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { Page } from "../model/paged-document.ts";
import type { KeptFlow } from "./flow-line.ts";
import type { KnownBlock } from "./known-block.ts";
import { type BlockRules, blockRules, setBlock } from "./set-block.ts";
import { setTable } from "./set-table.ts";

/**
 * What was set before in the same run: blocks and whole pages are set once.
 *
 * Shape: what it gives never depends on what else was set. It belongs to the caller and may be dropped
 * at any time.
 */
export interface TypesetCache {
  readonly rules: Map<string, KnownRules>;
  readonly blocks: Map<string, KnownBlock>;
  /** Those with a cell's value, by the cell: they are many, and few come again. */
  readonly ofCells: Map<Location, KnownBlock[]>;
  /** The same by the blocks themselves: those of a template come again as the same objects. */
  readonly objects: Map<TextBlock | Table, KnownBlock>;
  readonly pages: Map<string, Page>;
  /** The lines of blocks on their way to pages, as the last letter that has the block had them. */
  readonly flows: WeakMap<KnownBlock, KeptFlow>;
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

/** Begins a cache with nothing in it. */
export function createTypesetCache(): TypesetCache {
  return {
    rules: new Map(),
    blocks: new Map(),
    ofCells: new Map(),
    objects: new Map(),
    pages: new Map(),
    flows: new WeakMap(),
    last: undefined,
    nextBlock: 0,
  };
}

/** What a letter is set with, remembered for the format and the faces. */
export interface KnownRules {
  /** A number that no other format and faces have. */
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
  const known = cache.rules.get(key) ?? {
    key: String(cache.rules.size),
    rules: blockRules(format, faces),
  };
  cache.rules.set(key, known);
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
  const cell = cellIn(block);
  if (cell !== undefined) return knownByCell(cell, block, around, known, cache);
  const made = knownByText(block, around, known, cache);
  cache.objects.set(block, made);
  return made;
}

/** The cell that a block's own text has a value of. */
function cellIn(block: TextBlock | Table): Location | undefined {
  if (block.type === "table") return undefined;
  for (const inline of block.inlines) {
    if (inline.type === "text" && inline.origin?.kind === "cell") return inline.origin;
  }
  return undefined;
}

function knownByCell(
  cell: Location,
  block: TextBlock | Table,
  around: BlockSurroundings,
  known: KnownRules,
  cache: TypesetCache,
): KnownBlock {
  const others = cache.ofCells.get(cell) ?? [];
  if (others.length >= MOST_OF_CELL) return knownByText(block, around, known, cache);
  const found = others.find(
    (one) =>
      one.rules === known.rules && isSameWhole(one.around, around) && isSameWhole(one.block, block),
  );
  if (found !== undefined) return found;
  const made = setAnew(block, around, known, cache);
  others.push(made);
  cache.ofCells.set(cell, others);
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
  const made = setAnew(block, around, known, cache);
  cache.blocks.set(key, made);
  return made;
}

function setAnew(
  block: TextBlock | Table,
  around: BlockSurroundings,
  { rules }: KnownRules,
  cache: TypesetCache,
): KnownBlock {
  // A run of many letters has many names, each used once: forget them all now and then.
  // Pages go with them, for they are known by their blocks' numbers.
  if (cache.blocks.size + cache.ofCells.size >= MOST_BLOCKS || cache.pages.size >= MOST_PAGES) {
    cache.blocks.clear();
    cache.ofCells.clear();
    cache.objects.clear();
    cache.pages.clear();
  }
  const set = block.type === "table" ? setTable(block, rules) : setBlock(block, around, rules);
  const made = { id: cache.nextBlock, block, around, set, rules };
  cache.nextBlock += 1;
  return made;
}

/** Blocks that one cell has values in, as a rule a few. */
const MOST_OF_CELL = 32;
const MOST_BLOCKS = 1024;
const MOST_PAGES = 512;
