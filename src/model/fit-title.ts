import type { BlockStyle, StyleFormat } from "./block-style.ts";
import type { TextPart, TextRole } from "./letter.ts";
import { blockText } from "./letter-text.ts";
import { textLength } from "./text-length.ts";

/**
 * Gives the style in which a title goes: one that is longer than a line takes the size of the text; where it is still longer,
 * it is set in lines that show that they belong together – those after the first one em further in, and what would be in the
 * middle as a block of lines with white on both sides.
 *
 * Shape: blocks that are no titles, and titles that their annotations hang or centre, keep their style; a size that is asked for
 * stays.
 */
export function fitTitle(block: TextPart, style: BlockStyle, format: StyleFormat): BlockStyle {
  if (!TITLES.has(block.type)) return style;
  const length = Math.max(
    ...blockText(block)
      .split("\n")
      .map((line) => textLength(line, format.writingMode)),
  );
  const room = format.charactersPerLine - style.indentStart - style.indentEnd;
  const [numerator, denominator] = style.sizeRatio;
  if (length * numerator <= room * denominator) return style;
  const isAsked = block.placement.characterSize !== undefined;
  const smaller: BlockStyle =
    numerator > denominator && !isAsked ? { ...style, sizeRatio: [1, 1] } : style;
  if ((length <= room && !isAsked) || block.placement.firstLineIndent !== undefined) return smaller;
  return inLines(block, smaller, format);
}

function inLines(block: TextPart, style: BlockStyle, format: StyleFormat): BlockStyle {
  switch (style.alignment) {
    case "center": {
      if (block.placement.alignment !== undefined) return style;
      const side = format.charactersPerLine >= WIDE ? 3 : 1;
      return { ...style, alignment: "start", indentStart: side, indentEnd: side };
    }
    case "start":
      return { ...style, indentStart: style.indentStart + 1, firstLineIndent: -1 };
    case "end":
    case "justify":
      return style;
  }
}

/** What stands for itself, and is not read as a sentence. */
const TITLES: ReadonlySet<TextRole> = new Set(["addressee", "sender", "subject", "heading"]);
/** Characters of a line that has room for three on both sides of a subject. */
const WIDE = 20;
