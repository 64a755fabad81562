import type { SizeRatio } from "./block-style.ts";
import type { Block, Inline } from "./letter.ts";
import { blockText, inlineText, picturesIn } from "./letter-text.ts";
import type { PageFormat } from "./page-format.ts";
import { textLength } from "./text-length.ts";
import { SCRIPT_SIZE } from "./text-sizes.ts";

/** What decides how much room a seal takes. */
export type SealFormat = Pick<PageFormat, "characterSize" | "seal">;

/**
 * Gives how far from the foot of its line the name of a sender ends, so that the seal (公印) covers its last character and no more
 * of it: the custom of most rules for official documents.
 *
 * Units: whole ems of the body.
 */
export function sealRoom(
  { characterSize, seal = characterSize }: SealFormat,
  [part, whole]: SizeRatio,
): number {
  return Math.max(0, Math.ceil((seal - (characterSize * part) / whole) / characterSize));
}

/** Gives the longer side of the picture of the seal in a line; undefined without one. Units: sp. */
export function sealSide(block: Block | undefined): number | undefined {
  if (block?.type !== "sender") return undefined;
  const size = picturesIn(block).find(({ use }) => use === "seal")?.size;
  return size && Math.max(size.width, size.height);
}

/** Whether a letter says of itself that it has no seal (公印省略). */
export function isSealOmitted(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.type === "sender" && OMITTED.test(blockText(block)));
}

/** How many ems the marks of notes behind a name take, the white before them not counted. Units: whole ems of the body. */
export function marksLength(marks: readonly Inline[]): number {
  const [part, whole] = SCRIPT_SIZE;
  return Math.ceil((textLength(inlineText(marks).trim(), "vertical-rl") * part) / whole);
}

const OMITTED = /公印[ 　]*(?:を|の)?[ 　]*(?:押印)?省略/u;
