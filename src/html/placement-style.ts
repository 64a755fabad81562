import type { BlockStyle } from "../model/block-style.ts";

/** What a block's style needs to say where the block is. */
type Placement = Omit<BlockStyle, "keepWithNext">;

/**
 * Gives the declarations for where a block is, over those of `base`, which has them too.
 *
 * Units: ems of the block's own characters, as a browser counts them.
 */
export function placementStyle(style: Placement, base: Placement = style): string {
  const { alignment, firstLineIndent, indentStart, indentEnd, linesBefore } = style;
  const [part, whole] = style.sizeRatio;
  const isJustified = alignment === "justify";
  const ems = (length: number): number => Math.round((length * whole * 1000) / part) / 1000;
  return [
    `text-align: ${alignment};`,
    ...(isJustified ? ["text-justify: auto;"] : []),
    `text-indent: ${ems(firstLineIndent)}em;`,
    `padding-inline-start: ${ems(indentStart)}em;`,
    `padding-inline-end: ${ems(indentEnd)}em;`,
    ...(part === whole && isPlainSize(base)
      ? []
      : [`font-size: ${Math.round((part * 10_000) / whole) / 10_000}em;`]),
    ...(linesBefore === 0 && base.linesBefore === 0
      ? []
      : [`padding-block-start: ${linesBefore === 0 ? "0" : `${linesBefore}lh`};`]),
  ].join(" ");
}

function isPlainSize({ sizeRatio: [part, whole] }: Placement): boolean {
  return part === whole;
}
