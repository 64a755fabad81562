import type { SizeRatio } from "./block-style.ts";
import type { Block, Inline } from "./letter.ts";
import { blockText, inlineText } from "./letter-text.ts";
import { textOfName } from "./name-end.ts";
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

/** Whether a letter says of itself that it has no seal (公印省略). */
export function isSealOmitted(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.type === "sender" && OMITTED.test(blockText(block)));
}

/**
 * Gives the lines of the senders that have a seal, by their numbers among the blocks: the last of those that stand together, and
 * each line of joint senders (連名) that names an office and who has it.
 */
export function sealedLines(blocks: readonly Block[]): ReadonlySet<number> {
  const senders = blocks.flatMap((block, index) => (block.type === "sender" ? index : []));
  const titled = senders.filter((index) => TITLE.test(textAt(blocks, index)));
  return new Set(
    senders.filter(
      (index) =>
        following(blocks, index)?.type !== "sender" ||
        (titled.length > 1 && TITLE_AND_NAME.test(textAt(blocks, index))),
    ),
  );
}

/** How many lines of the senders name an office that somebody has: a sender of two lines has one, his authority has none. */
export function titledSenders(blocks: readonly Block[]): number {
  return blocks.filter((block) => block.type === "sender" && TITLE.test(textOfName(block.inlines)))
    .length;
}

/** The block after one, past the notes whose marks that one has. */
function following(blocks: readonly Block[], index: number): Block | undefined {
  const next = blocks[index + 1];
  const isNote = next?.type === "list-item" && next.note !== undefined;
  return isNote ? following(blocks, index + 1) : next;
}

function textAt(blocks: readonly Block[], index: number): string {
  const block = blocks[index];
  return block?.type === "sender" ? textOfName(block.inlines) : "";
}

/** How many ems the marks of notes behind a name take, the white before them not counted. Units: whole ems of the body. */
export function marksLength(marks: readonly Inline[]): number {
  const [part, whole] = SCRIPT_SIZE;
  return Math.ceil((textLength(inlineText(marks).trim(), "vertical-rl") * part) / whole);
}

const OFFICE =
  "(?:長|知事|大臣|長官|理事|監督|監事|幹事|教授|代表|総代|惣代|取締役|社員|委員|管理者|代理)";
const TITLE = new RegExp(`${OFFICE}(?:[ 　]+\\S|[ 　]*$)`, "u");
const TITLE_AND_NAME = new RegExp(`${OFFICE}[ 　]+\\S`, "u");
const OMITTED = /公印[ 　]*(?:を|の)?[ 　]*(?:押印)?省略/u;
