import { type BlockStyle, namedStyle, type StyleFormat, styleName } from "./block-style.ts";
import type { BlockSurroundings } from "./block-surroundings.ts";
import { fitTitle } from "./fit-title.ts";
import type { TextPart } from "./letter.ts";

/**
 * Gives a block's style: its role's, as the blocks around it and its own length have it, with what the block's own annotations
 * say put over it.
 */
export function placedStyle(
  block: TextPart,
  format: StyleFormat,
  around: BlockSurroundings,
): BlockStyle {
  const style = withHanging(block, namedStyle(styleName(block), format), around);
  const { firstLineIndent, indentStart, indentEnd, alignment } = placementOf(block, style);
  const { characterSize } = block.placement;
  const placed: BlockStyle = {
    ...style,
    sizeRatio:
      characterSize === undefined ? style.sizeRatio : [characterSize, format.characterSize],
    linesBefore: around.linesBefore,
    firstLineIndent: firstLineIndent ?? firstLineIndentOf(style, block.placement),
    indentStart: indentStart ?? style.indentStart,
    indentEnd: indentEnd ?? Math.max(style.indentEnd, around.sealRoom ?? 0),
    alignment: alignment ?? (indentStart === undefined ? style.alignment : fromStart(style)),
  };
  return fitTitle(block, placed, format);
}

/** Items that are numbered by themselves keep their levels where they are set down: all of them go further in. */
function placementOf(block: TextPart, style: BlockStyle): TextPart["placement"] {
  const { placement } = block;
  const { indentStart, firstLineIndent, deference } = placement;
  if (deference !== undefined) {
    return { ...placement, indentStart: 0, firstLineIndent: 0 - deference };
  }
  const isNumbered = block.type === "list-item" && block.level !== undefined;
  if (!isNumbered || indentStart === undefined || firstLineIndent !== undefined) return placement;
  return {
    ...placement,
    indentStart: style.indentStart + indentStart,
    firstLineIndent: style.firstLineIndent,
  };
}

/** What is set down from the line's head is placed there, also where its role would be at the foot. */
function fromStart({ alignment }: BlockStyle): BlockStyle["alignment"] {
  return alignment === "justify" ? "justify" : "start";
}

/**
 * What a line has before its first character where its block does not say: nothing, once the block is set down
 * or is in the line's middle or at its foot; only a label that hangs out of its item stays out.
 */
function firstLineIndentOf(
  style: BlockStyle,
  { indentStart, alignment }: TextPart["placement"],
): number {
  if (indentStart !== undefined) return 0;
  const isApart = alignment === "center" || alignment === "end";
  return isApart ? Math.min(style.firstLineIndent, 0) : style.firstLineIndent;
}

/** An item's text begins where those of its list do, and an item deeper than any style one further in for each list more. */
function withHanging(
  block: TextPart,
  style: BlockStyle,
  { hanging }: BlockSurroundings,
): BlockStyle {
  if (block.type !== "list-item") return style;
  if (block.level !== undefined) return { ...style, labelLength: hanging };
  const deeper = Math.max(0, block.depth - 2);
  const indentStart = style.indentStart + style.firstLineIndent + deeper + hanging;
  return { ...style, indentStart, firstLineIndent: -hanging };
}
