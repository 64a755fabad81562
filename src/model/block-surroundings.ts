import { namedStyle, type StyleFormat, styleName } from "./block-style.ts";
import type { Block, ListItem, TextBlock } from "./letter.ts";
import { inlineText, isTextBlock } from "./letter-text.ts";
import { nameEnd } from "./name-end.ts";
import { isFootNote } from "./note-link.ts";
import { isSealOmitted, marksLength, sealRoom, sealSide } from "./seal-room.ts";
import { sealedLines } from "./signers.ts";
import { textLength } from "./text-length.ts";

/** What the blocks around a block say of its place. */
export interface BlockSurroundings {
  /** Empty lines of the grid before it. */
  readonly linesBefore: number;
  /** Empty lines after it that are not before the next one, in Word files alone. */
  readonly linesAfter?: number;
  /** Ems from the head of an item to its text: the same for all items of a list; 0 for all other blocks. */
  readonly hanging: number;
  /** Ems that a sender's name leaves at the foot of its line for the seal. */
  readonly sealRoom?: number;
}

/**
 * Gives what the blocks of a letter say of each other's places, one entry for each block.
 *
 * Shape: the parts of a certificate stand apart, blocks of one kind together. In letters several 宛名 are one group, without an
 * empty line between them, and so are headings that follow one another; in
 * horizontal lines the sender stands apart from the addressees. A list's items hang by its widest label.
 * Joint signers (連名) whose seals would lie on one another stand apart. A 別紙, which has a name, has no seal: who signs in it is not the letter's sender.
 */
export function blockSurroundings(
  { name, blocks }: { readonly name?: string | undefined; readonly blocks: readonly Block[] },
  format: StyleFormat,
): readonly BlockSurroundings[] {
  const hangings = listHangings(blocks, format);
  const hasSeal = name === undefined && format.seal !== undefined && !isSealOmitted(blocks);
  const sealed = hasSeal ? sealedLines(blocks) : NONE;
  const marks = Math.max(0, ...[...sealed].map((index) => marksAt(blocks[index])));
  const apart = linesBetweenSeals(blocks, sealed, format);
  return blocks.map((block, index): BlockSurroundings => {
    const own = isTextBlock(block) ? linesBefore(block, blocks[index - 1], format) : 0;
    const lines = own + (apart.get(index) ?? 0);
    const hanging = hangings.get(index) ?? 0;
    // Nearly all blocks have the same object, so that a cache knows them at once.
    const around = lines === 0 && hanging === 0 ? NOTHING_SAID : { linesBefore: lines, hanging };
    if (!hasSeal || block.type !== "sender") return around;
    const hasMarks = sealed.has(index) ? marksAt(block) > 0 : undefined;
    return { ...around, sealRoom: roomAtFoot(format, hasMarks, marks) };
  });
}

/**
 * Empty lines before the first line of a signer, by the number of its block, so that the seal of the signer before (連名) lies beside
 * that of this one, on neither it nor the name: what the author has left empty between them counts.
 */
function linesBetweenSeals(
  blocks: readonly Block[],
  sealed: ReadonlySet<number>,
  { characterSize, lineGap, seal = characterSize }: StyleFormat,
): ReadonlyMap<number, number> {
  const apart = new Map<number, number>();
  let before: number | undefined;
  for (const at of [...sealed].sort((one, other) => one - other)) {
    if (before !== undefined) {
      const between = blocks.slice(before + 1, at + 1);
      const lines = between.filter(({ type }) => type === "sender" || type === "blank-line").length;
      const sides = [before, at].map((index) => sealSide(blocks[index]) ?? seal);
      const needed = ((sides[0] ?? 0) + (sides[1] ?? 0)) / 2 / (characterSize + lineGap);
      const first = before + 1 + between.findIndex(({ type }) => type === "sender");
      // On another page than the one before, no seal is beside it.
      const isTurned = between.some(({ type }) => type === "page-break");
      if (!isTurned && lines < needed) apart.set(first, Math.ceil(needed) - lines);
    }
    before = at;
  }
  return apart;
}

/** Units: ems; `own` is whether a line with a seal has marks, undefined of a line without one; `marks` the longest of any line. */
function roomAtFoot(format: StyleFormat, own: boolean | undefined, marks: number): number {
  const { sizeRatio, indentEnd } = namedStyle("sender", format);
  const room = sealRoom(format, sizeRatio);
  if (own !== undefined) return own ? 0 : room;
  // A line right before the name ends above the seal, which is wider than the line of the name.
  return room + 1 + (marks > 0 ? marks + indentEnd : 0);
}

/** Ems that marks take behind the name of a line: the line has the room of its seal before them. */
function marksAt(block: Block | undefined): number {
  return block?.type === "sender" ? marksLength(nameEnd(block.inlines).marks) : 0;
}

const NONE: ReadonlySet<number> = new Set();

/** What is around a block of which its neighbours say nothing. */
const NOTHING_SAID: BlockSurroundings = { linesBefore: 0, hanging: 0 };

function linesBefore(block: TextBlock, previous: Block | undefined, format: StyleFormat): number {
  const { writingMode, arrangement } = format;
  const own = namedStyle(styleName(block), format).linesBefore;
  if (arrangement === "certificate") return previous?.type === block.type ? 0 : own;
  if (previous?.type === "addressee") {
    if (block.type === "addressee") return 0;
    return block.type === "sender" && writingMode === "horizontal-tb" ? 1 : own;
  }
  return block.type === "heading" && previous?.type === "heading" ? 0 : own;
}

/** Where the texts of items begin, by the number of the item's block. */
function listHangings(blocks: readonly Block[], format: StyleFormat): ReadonlyMap<number, number> {
  const hangings = new Map<number, number>();
  // The lists that are open, by their depth.
  const open = new Map<number, number[]>();
  const close = (deeperThan: number): void => {
    for (const [depth, items] of open) {
      if (depth <= deeperThan) continue;
      hangTogether(items, hangings);
      open.delete(depth);
    }
  };
  const notes: number[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type === "list-item" && isFootNote(block)) {
      // It is no item of the lists around its mark.
      hangings.set(index, hangingOf(block, format));
      notes.push(index);
    } else if (block.type === "list-item") {
      close(block.depth);
      hangings.set(index, hangingOf(block, format));
      const items = open.get(block.depth) ?? [];
      items.push(index);
      open.set(block.depth, items);
    } else if (!GOES_ON.has(block.type)) close(-1);
  }
  close(-1);
  hangTogether(notes, hangings);
  return hangings;
}

function hangTogether(items: readonly number[], hangings: Map<number, number>): void {
  const hanging = Math.max(...items.map((at) => hangings.get(at) ?? 0));
  for (const at of items) hangings.set(at, hanging);
}

/** What may stand between two items of one list. */
const GOES_ON: ReadonlySet<Block["type"]> = new Set(["paragraph", "blank-line", "page-break"]);

/**
 * Whole ems that a label and the white after it need, two at least; an item whose label is a phrase of its own, such as
 * 【問合せ先】, asks for no more.
 */
function hangingOf({ label }: ListItem, { writingMode, charactersPerLine }: StyleFormat): number {
  const ink = inlineText(label).trimEnd();
  const length = textLength(ink, writingMode);
  const white = WITH_WHITE.test(ink) ? 0 : LEAST_WHITE;
  const hanging = Math.ceil(length + white - SMALL);
  const isLabel = hanging <= Math.min(WIDEST, charactersPerLine / 2);
  return isLabel ? Math.max(LEAST, hanging) : LEAST;
}

/** The least ems between a label and its text; a mark whose frame is half white has it already. */
const LEAST_WHITE = 0.5;
const WITH_WHITE = /[）〕］｝】」』。．、，]$/u;
/** Ems: where the text of an item begins at least, and where at most. */
const LEAST = 2;
const WIDEST = 8;
const SMALL = 0.001;
