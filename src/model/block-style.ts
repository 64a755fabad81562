import type { BlockRole, TextBlock } from "./letter.ts";
import type { WritingMode } from "./page-format.ts";

/**
 * Where a block of a role is placed (組み方の規定). One table serves the laid-out pages and the Word file.
 *
 * Units: indents in ems of the body's character size; `sizeRatio` as numerator and denominator of the
 * body's size; `linesBefore` in lines of the grid.
 */
export interface BlockStyle {
  readonly firstLineIndent: number;
  readonly indentStart: number;
  readonly indentEnd: number;
  readonly alignment: "justify" | "start" | "center" | "end";
  readonly sizeRatio: readonly [number, number];
  readonly linesBefore: number;
  readonly keepWithNext: boolean;
}

const PLAIN: BlockStyle = {
  firstLineIndent: 0,
  indentStart: 0,
  indentEnd: 0,
  alignment: "start",
  sizeRatio: [1, 1],
  linesBefore: 0,
  keepWithNext: false,
};

// Placement of a vertical letter's parts: 頭語 at the head, 結語 and 差出人 one up from the foot,
// 日付 two down, 宛名 at the head and larger than the signature. The customs differ from house to
// house (date: one to three down), so a template's annotations go over these.
const VERTICAL: Readonly<Record<BlockRole, BlockStyle>> = {
  salutation: { ...PLAIN, keepWithNext: true },
  paragraph: { ...PLAIN, firstLineIndent: 1, alignment: "justify" },
  "complimentary-close": { ...PLAIN, indentEnd: 1, alignment: "end", keepWithNext: true },
  "date-line": { ...PLAIN, indentStart: 2, keepWithNext: true },
  sender: { ...PLAIN, indentEnd: 1, alignment: "end", keepWithNext: true },
  addressee: { ...PLAIN, sizeRatio: [5, 4] },
  "document-number": { ...PLAIN, indentEnd: 1, alignment: "end" },
  heading: { ...PLAIN, indentStart: 3, keepWithNext: true },
  "notes-head": { ...PLAIN, alignment: "center", keepWithNext: true },
  "notes-end": { ...PLAIN, indentEnd: 1, alignment: "end" },
  "list-item": { ...PLAIN, indentStart: 2, firstLineIndent: -2, alignment: "justify" },
  postscript: { ...PLAIN, indentStart: 2, alignment: "justify" },
};

// Placement of a horizontal 通知: number and date at the right, addressee at the left, subject centred.
const HORIZONTAL: Readonly<Record<BlockRole, BlockStyle>> = {
  ...VERTICAL,
  "complimentary-close": { ...PLAIN, indentEnd: 1, alignment: "end" },
  "date-line": { ...PLAIN, indentEnd: 1, alignment: "end" },
  sender: { ...PLAIN, indentEnd: 1, alignment: "end" },
  addressee: { ...PLAIN, indentStart: 1, linesBefore: 1 },
  heading: { ...PLAIN, alignment: "center", linesBefore: 1, keepWithNext: true },
  "notes-head": { ...PLAIN, alignment: "center", linesBefore: 1, keepWithNext: true },
};

/** A size as a part of another: numerator and denominator. */
export type SizeRatio = BlockStyle["sizeRatio"];

/** The sizes that blocks have, as parts of the body's. */
export const BLOCK_SIZES: readonly SizeRatio[] = [
  ...Object.values(VERTICAL),
  ...Object.values(HORIZONTAL),
].map(({ sizeRatio }) => sizeRatio);

/** Gives a role's style in a writing mode. */
export function roleStyle(role: BlockRole, writingMode: WritingMode): BlockStyle {
  return writingMode === "vertical-rl" ? VERTICAL[role] : HORIZONTAL[role];
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
  { indentStart, alignment }: TextBlock["placement"],
): number {
  if (indentStart !== undefined) return 0;
  const isApart = alignment === "center" || alignment === "end";
  return isApart ? Math.min(style.firstLineIndent, 0) : style.firstLineIndent;
}

/** Gives a block's style: its role's, with what the block's own annotations say put over it. */
export function blockStyle(block: TextBlock, writingMode: WritingMode): BlockStyle {
  const style = roleStyle(block.type, writingMode);
  const { firstLineIndent, indentStart, indentEnd, alignment } = block.placement;
  return {
    ...style,
    firstLineIndent: firstLineIndent ?? firstLineIndentOf(style, block.placement),
    indentStart: indentStart ?? style.indentStart,
    indentEnd: indentEnd ?? style.indentEnd,
    alignment: alignment ?? (indentStart === undefined ? style.alignment : fromStart(style)),
  };
}
