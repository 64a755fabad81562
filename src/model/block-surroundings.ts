import { namedStyle, type StyleFormat, styleName } from "./block-style.ts";
import type { Block, ListItem, TextBlock } from "./letter.ts";
import { inlineText, isTextBlock } from "./letter-text.ts";
import { nameEnd } from "./name-end.ts";
import { isFootNote } from "./note-link.ts";
import { isSealOmitted, marksLength, sealRoom } from "./seal-room.ts";
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
 * A 別紙, which has a name, has no seal: who signs in it is not the letter's sender.
 */
export function blockSurroundings(
  { name, blocks }: { readonly name?: string | undefined; readonly blocks: readonly Block[] },
  format: StyleFormat,
): readonly BlockSurroundings[] {
  const hangings = listHangings(blocks, format);
  const hasSeal = name === undefined && format.seal !== undefined && !isSealOmitted(blocks);
  const sealed = hasSeal ? sealedLines(blocks) : NONE;
  const marks = Math.max(0, ...[...sealed].map((index) => marksAt(blocks[index])));
  return blocks.map((block, index): BlockSurroundings => {
    const lines = isTextBlock(block) ? linesBefore(block, blocks[index - 1], format) : 0;
    const hanging = hangings.get(index) ?? 0;
    // Nearly all blocks have the same object, so that a cache knows them at once.
    const around = lines === 0 && hanging === 0 ? NOTHING_SAID : { linesBefore: lines, hanging };
    if (!hasSeal || block.type !== "sender") return around;
    const own = sealed.has(index) ? marksAt(block) > 0 : undefined;
    return { ...around, sealRoom: roomAtFoot(format, own, marks) };
  });
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
