import type { Block, Table } from "../../model/letter.ts";
import { blockText, picturesIn } from "../../model/letter-text.ts";
import { pictureNote } from "../../model/picture-note.ts";
import type { ShownBlock, ShownTable } from "../protocol/worker.ts";

/** Gives a block of a letter for who listens to it or copies it. */
export function shownBlock(block: Block): ShownBlock {
  switch (block.type) {
    case "table":
      return { role: block.type, text: "", table: shownTable(block) };
    case "page-break":
    case "part-break":
      return { role: "page-break", text: "" };
    case "blank-line":
      return { role: block.type, text: "" };
    default:
      return {
        role: block.type,
        text: blockText(block) + picturesIn(block).map(pictureNote).join(""),
      };
  }
}

function shownTable({ caption, head, rows }: Table): ShownTable {
  return {
    caption: caption === undefined ? "" : blockText(caption),
    rows: [...head, ...rows].map(({ cells }) =>
      cells.map((cell) => ({
        text: blockText(cell),
        heads: cell.type === "table-head" ? cell.scope : undefined,
      })),
    ),
  };
}
