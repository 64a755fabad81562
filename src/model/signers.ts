import type { Location } from "../base/location.ts";
import type { Block } from "./letter.ts";
import { picturesIn } from "./letter-text.ts";
import { textOfName } from "./name-end.ts";

/** Somebody who signs a letter, alone or with others (連名): the office and the name, in one line of the sender or in several. */
export interface Signer {
  /** The number of the block that ends with the name: the seal is over its last character. */
  readonly index: number;
  /** What the lines say, the marks of notes left out; a blank between lines. */
  readonly text: string;
  /** Whether an office is named that somebody has. */
  readonly isTitled: boolean;
  readonly at: Location;
}

/**
 * Gives who signs: of lines of the sender that stand together each that names an office and who has it, or an office and the line
 * after it; else all of them are one, as an authority, its office and the name are.
 *
 * Shape: in the order of the lines; the last line of those that stand together ends one always, and so does one of several words
 * that `isNamed` says is somebody's, whatever the office is called.
 */
export function signersOf(
  blocks: readonly Block[],
  isNamed: (text: string) => boolean = () => false,
): readonly Signer[] {
  const lines = blocks.flatMap((block, index) =>
    block.type === "sender"
      ? [{ index, text: textOfName(block.inlines), at: block.origin ?? NOWHERE }]
      : [],
  );
  const isJoint = lines.filter(({ text }) => TITLE.test(text)).length > 1;
  const signers: Signer[] = [];
  let open: string[] = [];
  for (const { index, text, at } of lines) {
    const isName = TITLE.test(open.at(-1) ?? "") && !TITLE.test(text);
    open.push(text);
    const isJointly = isJoint && (isName || TITLE_AND_NAME.test(text));
    const isOwn = isJointly || (SEVERAL_WORDS.test(text.trim()) && isNamed(text));
    if (!isOwn && following(blocks, index)?.type === "sender") continue;
    const isTitled = open.some((one) => TITLE.test(one));
    signers.push({ index, text: open.join("　").trim(), isTitled, at });
    open = [];
  }
  return signers;
}

/** Gives the lines that have a seal, by their numbers among the blocks: each signer's, and those that have the picture of one. */
export function sealedLines(blocks: readonly Block[]): ReadonlySet<number> {
  const pictured = blocks.flatMap((block, index) =>
    block.type === "sender" && picturesIn(block).some(({ use }) => use === "seal") ? index : [],
  );
  return new Set([...signersOf(blocks).map(({ index }) => index), ...pictured]);
}

/** The block after one, past the notes whose marks that one has. */
function following(blocks: readonly Block[], index: number): Block | undefined {
  const next = blocks[index + 1];
  const isNote = next?.type === "list-item" && next.note !== undefined;
  return isNote ? following(blocks, index + 1) : next;
}

/** Where to point when a line does not say where it came from. */
const NOWHERE: Location = { kind: "option", name: "公印" };
const SEVERAL_WORDS = /\S[ 　]+\S/u;
const OFFICE =
  "(?:長|知事|大臣|長官|理事|監督|監事|幹事|教授|代表|総代|惣代|取締役|社員|委員|管理者|代理)";
const TITLE = new RegExp(`${OFFICE}(?:[ 　]+\\S|[ 　]*$)`, "u");
const TITLE_AND_NAME = new RegExp(`${OFFICE}[ 　]+\\S`, "u");
