import type { BlockStyle } from "../model/block-style.ts";

/** What a block's style needs to say where the block is. */
type Placement = Omit<BlockStyle, "keepWithNext">;

/**
 * Gives the declarations for where a block is, over those of `base`, which has them too.
 *
 * Units: ems of the block's own characters.
 */
export function placementStyle(style: Placement, base: Placement = style): string {
  const { alignment, firstLineIndent, indentStart, indentEnd, linesBefore } = style;
  const [part, whole] = style.sizeRatio;
  const isJustified = alignment === "justify";
  return [
    `text-align: ${alignment};`,
    ...(isJustified ? ["text-justify: auto;"] : []),
    `text-indent: ${firstLineIndent}em;`,
    `padding-inline-start: ${indentStart}em;`,
    `padding-inline-end: ${indentEnd}em;`,
    ...(part === whole && isPlainSize(base) ? [] : [`font-size: ${part / whole}em;`]),
    ...(linesBefore === 0 && base.linesBefore === 0
      ? []
      : [`padding-block-start: ${linesBefore === 0 ? "0" : `${linesBefore}lh`};`]),
  ].join(" ");
}

function isPlainSize({ sizeRatio: [part, whole] }: Placement): boolean {
  return part === whole;
}
