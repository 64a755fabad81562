import type { Block, Inline, Text, TextPart } from "./letter.ts";
import { inlinesWithin, textPartsOf } from "./letter-text.ts";

/**
 * Whose a part of a letter is: the template's own, which all letters of a version have alike (`template`), or what the addressee's
 * record adds (`record`).
 *
 * This is the one definition. A block is record matter if it is the addressee or shows a value of a list; it then is made anew
 * for each letter, and what is template matter is made once: its lines, its glyphs' subset, its compressed parts. Laid-out pages
 * have the same rule (`pdf/split-matter`): a page's block is record matter if its tag says addressee or a glyph came from a cell.
 * The rule looks at the letter alone, never at other letters, so no byte depends on which letters are made together.
 */
export type Matter = "template" | "record";

/** Tells whose a block is. */
export function matterOf(block: Block): Matter {
  if (block.type === "addressee") return "record";
  return textPartsOf(block).some(showsCell) ? "record" : "template";
}

function showsCell(part: TextPart): boolean {
  return (
    (part.type === "list-item" && part.label.some(isFromCell)) || part.inlines.some(isFromCell)
  );
}

/** Tells whose a text within a block is: fonts are cut by characters, and those of the template's words are the template's. */
export function matterOfText(block: Block | TextPart, { origin }: Text): Matter {
  return block.type === "addressee" || origin?.kind === "cell" ? "record" : "template";
}

function isFromCell(inline: Inline): boolean {
  return inline.type === "text"
    ? inline.origin?.kind === "cell"
    : inlinesWithin(inline).some(isFromCell);
}
