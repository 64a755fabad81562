import type { Block, Inline, TableRow } from "./letter.ts";
import { isTextBlock } from "./letter-text.ts";

/** Gives a block with other inlines in each of its texts: in a table those of its caption and its cells, in their order. */
export function mapInlines(
  block: Block,
  change: (inlines: readonly Inline[]) => readonly Inline[],
): Block {
  const changed = <Part extends { readonly inlines: readonly Inline[] }>(part: Part): Part => ({
    ...part,
    inlines: change(part.inlines),
  });
  if (isTextBlock(block)) return changed(block);
  if (block.type !== "table") return block;
  const row = (one: TableRow): TableRow => ({ ...one, cells: one.cells.map(changed) });
  const caption = block.caption && changed(block.caption);
  const head = block.head.map(row);
  return { ...block, caption, head, rows: block.rows.map(row) };
}
