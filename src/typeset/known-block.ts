import type { BlockSurroundings } from "../model/block-surroundings.ts";
import type { Table, TextBlock } from "../model/letter.ts";
import type { BlockRules, SetBlock } from "./set-block.ts";

/** A block set before, with a number of its own. */
export interface KnownBlock {
  readonly id: number;
  /** The first of the blocks that are set so; the others are equal to it. */
  readonly block: TextBlock | Table;
  readonly around: BlockSurroundings;
  readonly set: SetBlock;
  readonly rules: BlockRules;
}
