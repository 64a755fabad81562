import { assertNever } from "../base/assert.ts";
import { showNote } from "./editorial-note.ts";
import type { Block, Inline, Letter, PlacedPicture, Table, TextBlock, TextPart } from "./letter.ts";

/** Tells whether a block is one paragraph of text; a table has several, see `textPartsOf`. */
export function isTextBlock(block: Block): block is TextBlock {
  switch (block.type) {
    case "table":
    case "page-break":
    case "part-break":
    case "blank-line":
      return false;
    default:
      return true;
  }
}

/** Gives all parts of a letter that carry text, in the order of reading: a table's caption and its cells row by row. */
export function textParts({ blocks }: Pick<Letter, "blocks">): readonly TextPart[] {
  const parts: TextPart[] = [];
  for (const block of blocks) {
    if (isTextBlock(block)) parts.push(block);
    else parts.push(...textPartsOf(block));
  }
  return parts;
}

/** Gives the parts of a block that carry text. */
export function textPartsOf(block: Block): readonly TextPart[] {
  switch (block.type) {
    case "table":
      return tableParts(block);
    case "page-break":
    case "part-break":
    case "blank-line":
      return [];
    default:
      return [block];
  }
}

function tableParts({ caption, head, rows }: Table): readonly TextPart[] {
  const cells = [...head, ...rows].flatMap((row) => row.cells);
  return caption === undefined ? cells : [caption, ...cells];
}

/**
 * Gives the letter's text as a reader must find it again: one string per block that carries text, and
 * one per cell of a table, in the order of reading.
 *
 * Shape: ruby text is left out (it is compared pair by pair, see `rubyPairs`); a list item begins with
 * its label; a forced line break is one LF.
 */
export function letterParagraphs(letter: Letter): readonly string[] {
  return textParts(letter).map(blockText);
}

/** The same as `letterParagraphs`, as a reader of the letter's Word file finds it. */
export function letterParagraphsInWord(letter: Letter): readonly string[] {
  return textParts(letter).map(blockTextInWord);
}

/** What an inline is made of, in the order of reading, readings after their base; nothing in a text or a line break. */
export function inlinesWithin(inline: Inline): readonly Inline[] {
  switch (inline.type) {
    case "text":
    case "line-break":
    case "honorific-space":
    case "picture":
      return [];
    case "ruby":
      return inline.pairs.flatMap(({ base, ruby }) => [...base, ...ruby]);
    case "tate-chu-yoko":
    case "script-text":
    case "emphasis-dots":
    case "lined-text":
    case "warichu":
    case "jidori":
    case "no-break":
    case "editorial-note":
      return inline.children;
    default:
      return assertNever(inline);
  }
}

/** The pictures of a part, in the order of reading. */
export function picturesIn(part: TextPart): readonly PlacedPicture[] {
  const within = (inline: Inline): readonly PlacedPicture[] =>
    inline.type === "picture" ? [inline] : inlinesWithin(inline).flatMap(within);
  return inlinesOf(part).flatMap(within);
}

/** Tells whether a part has a picture: it is to be seen although it may have no characters. */
export function hasPicture(part: TextPart): boolean {
  return picturesIn(part).length > 0;
}

/** What a part is made of; a list item begins with its label. */
export function inlinesOf(part: TextPart): readonly Inline[] {
  return part.type === "list-item" ? [...part.label, ...part.inlines] : part.inlines;
}

/** The base text of one block. */
export function blockText(block: TextPart): string {
  return inlineText(inlinesOf(block));
}

/** The base text of inlines. */
export function inlineText(inlines: readonly Inline[]): string {
  let text = "";
  for (const inline of inlines) text += textOf(inline);
  return text;
}

/** A block's text as a reader of a Word file sees it: Word breaks the two lines of a 割注 by itself. */
export function blockTextInWord(block: TextPart): string {
  return blockText({ ...block, inlines: block.inlines.map(withoutNoteBreaks) });
}

function withoutNoteBreaks(inline: Inline): Inline {
  switch (inline.type) {
    case "warichu":
      return { ...inline, children: inline.children.filter(({ type }) => type !== "line-break") };
    case "emphasis-dots":
    case "lined-text":
    case "no-break":
    case "jidori":
    case "editorial-note":
      return { ...inline, children: inline.children.map(withoutNoteBreaks) };
    default:
      return inline;
  }
}

function textOf(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return inline.text;
    case "ruby":
      return inline.pairs.map((pair) => inlineText(pair.base)).join("");
    case "tate-chu-yoko":
    case "script-text":
    case "emphasis-dots":
    case "lined-text":
    case "warichu":
    case "jidori":
    case "no-break":
    case "editorial-note":
      return inlineText(inline.children);
    case "line-break":
      return "\n";
    case "honorific-space":
      return "　".repeat(inline.cells);
    case "picture":
      return "";
    default:
      return assertNever(inline);
  }
}

/** Tells whether a part has a reading or a note on the other side of its line (左ルビ・左注). */
export function hasLeftReading(part: TextPart): boolean {
  const isLeft = (inline: Inline): boolean =>
    ((inline.type === "ruby" || inline.type === "editorial-note") && inline.side !== undefined) ||
    inlinesWithin(inline).some(isLeft);
  return inlinesOf(part).some(isLeft);
}

/**
 * The readings of the letter in order, editors' notes among them, each with the base it belongs to; one on the left after those on
 * the right of the same characters.
 */
export function rubyPairs(
  letter: Letter,
): readonly { readonly base: string; readonly ruby: string }[] {
  return textParts(letter).flatMap((block) => [
    ...(block.type === "list-item" ? block.label.flatMap(pairsOf) : []),
    ...block.inlines.flatMap(pairsOf),
  ]);
}

function pairsOf(inline: Inline): readonly { readonly base: string; readonly ruby: string }[] {
  if (inline.type === "ruby") {
    return inline.pairs.flatMap(({ base, ruby }) => [
      ...base.flatMap(pairsOf),
      { base: inlineText(base), ruby: inlineText(ruby) },
    ]);
  }
  if (inline.type === "editorial-note") return showNote(inline).flatMap(pairsOf);
  return inlinesWithin(inline).flatMap(pairsOf);
}
