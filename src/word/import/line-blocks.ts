import { ptToSp } from "../../base/units.ts";
import type { LineRole } from "../../language/line-role.ts";
import type { StyleFormat } from "../../model/block-style.ts";
import { blockSurroundings } from "../../model/block-surroundings.ts";
import type { Block, Inline, ListItem, Text, TextBlock } from "../../model/letter.ts";
import { isTextBlock } from "../../model/letter-text.ts";
import type { WritingMode } from "../../model/page-format.ts";
import { splitLabel } from "../../model/split-label.ts";
import type { ImportedLine } from "./imported-letter.ts";
import type { LoseAt } from "./loss.ts";
import { type NumberedPart, withLevel } from "./numbered-items.ts";
import type { ReadPage } from "./read-page.ts";
import type { ReadLine } from "./read-paragraph.ts";
import { placementFor, type WordPlacement } from "./read-placement.ts";
import { tableBlock } from "./read-table.ts";

/** What making blocks of lines needs. */
export interface BlockContext {
  readonly page: ReadPage;
  /** The direction of its lines, and so of the numbers of its items. */
  readonly writingMode: WritingMode;
  readonly isOurs: boolean;
  readonly isCertificate: boolean;
  /** Whether the file is of a time when all items hung by two characters, whatever their labels. */
  readonly hangsByTwo: boolean;
  readonly loseAt: LoseAt;
}

/** The blocks of a letter or of a 別紙, and where its Word file has them; their numbers are text yet. */
export interface UnplacedLines {
  readonly lines: readonly ImportedLine[];
  readonly places: ReadonlyMap<Block, ReadPlace>;
}

/**
 * Makes the letter's blocks of the lines of a Word file.
 *
 * Shape: one block for each line with text, an empty line for one without; page breaks between them. An empty line that only
 * carries a page break to the next one, or to the end, is none.
 */
export function unplacedLines(
  lines: readonly ReadLine[],
  roles: ReadonlyMap<ReadLine, LineRole>,
  context: BlockContext,
): UnplacedLines {
  const blocks: ImportedLine[] = [];
  const places = new Map<Block, ReadPlace>();
  for (const [index, line] of lines.entries()) {
    const { paragraph } = line.source;
    const add = (block: Block, isGuessed = false): void => {
      blocks.push({ block, isGuessed, paragraph, anchor: line.anchor });
    };
    const table = tableAt(lines, index, context);
    if (table !== undefined) {
      blocks.push(...table.map((block) => ({ block, isGuessed: false, paragraph })));
      continue;
    }
    if (line.breaksBefore) add({ type: "page-break", origin: undefined });
    const role = roles.get(line);
    if (role !== undefined) {
      const { block, place } = unplacedBlock(line, role, context);
      places.set(block, { place, line });
      add(block, line.role === undefined && role.role !== "paragraph");
    } else if (!onlyBreaks(line, lines[index + 1])) add({ type: "blank-line", origin: undefined });
    if (line.breaksAfter) add({ type: "page-break", origin: undefined });
  }
  if (context.isOurs) return { lines: blocks, places };
  // Empty lines at the end of a file are nobody's wish.
  const last = blocks.findLastIndex(({ block }) => block.type !== "blank-line");
  return { lines: blocks.slice(0, last + 1), places };
}

/** The items of some lines that may number themselves. */
export function numberedPart(
  { lines, places }: UnplacedLines,
  { writingMode }: Pick<BlockContext, "writingMode">,
): NumberedPart {
  const blocks = lines.map(({ block }) => block);
  const items = new Set(blocks.filter((block) => places.get(block)?.line.isNumbered === true));
  return { blocks, items, writingMode };
}

/** An empty line that carries a page break to the next one, or to the end. */
function onlyBreaks({ breaksBefore, breaksAfter }: ReadLine, next: ReadLine | undefined): boolean {
  return (breaksBefore && (next === undefined || next.breaksBefore)) || breaksAfter;
}

/** The blocks of a line that is a table, or is the caption of one and goes into it; undefined for any other. */
function tableAt(
  lines: readonly ReadLine[],
  index: number,
  { page }: BlockContext,
): readonly Block[] | undefined {
  const [before, line, next] = [lines[index - 1], lines[index], lines[index + 1]];
  if (line?.isCaption === true && next?.table !== undefined) return [];
  if (line?.table === undefined) return undefined;
  const caption = before?.isCaption === true ? before : undefined;
  const table = tableBlock(line.table, caption?.inlines, page);
  const breaks = (caption ?? line).breaksBefore;
  return breaks ? [{ type: "page-break", origin: undefined }, table] : [table];
}

const TWIPS_PER_PT = 20;

/** Where a paragraph of the file is. */
export interface ReadPlace {
  readonly place: WordPlacement;
  readonly line: ReadLine;
}

/**
 * Says of each block the least over its role, its length and the blocks around it. `anew` are the items before which numbers begin
 * anew; undefined where all numbers are text.
 */
export function lineBlocks(
  unplaced: UnplacedLines,
  anew: ReadonlySet<Block> | undefined,
  { page, writingMode, isCertificate, hangsByTwo, loseAt }: BlockContext,
): readonly ImportedLine[] {
  const { lines, places } = unplaced;
  const format: StyleFormat = {
    writingMode,
    charactersPerLine: page.charactersPerLine,
    characterSize: ptToSp(page.advance / TWIPS_PER_PT),
    lineGap: ptToSp((page.pitch - page.advance) / TWIPS_PER_PT),
    ...(isCertificate ? { arrangement: "certificate" } : {}),
  };
  const { blocks: read, items } = numberedPart(unplaced, { writingMode });
  const blocks = read.map((block) =>
    block.type === "list-item" && items.has(block)
      ? ofLevel(block, anew === undefined ? undefined : writingMode)
      : block,
  );
  const surroundings = blockSurroundings({ blocks }, format);
  const placed = lines.map((one, index) => {
    const block = blocks[index] ?? one.block;
    const read = places.get(one.block);
    const now = surroundings[index];
    if (read === undefined || now === undefined || !isTextBlock(block)) return one;
    const around = hangsByTwo ? { ...now, hanging: ITEM_INDENT } : now;
    const { ownSize } = read.line;
    const sized: TextBlock =
      ownSize === undefined ? block : { ...block, placement: { characterSize: ptToSp(ownSize) } };
    const { placement, isExact } = placementFor(sized, read.place, format, around);
    if (!isExact) loseAt(read.line.source)("indent");
    const { linesBefore = around.linesBefore } = read.line;
    // A certificate begins in the middle of its sheet.
    const isPlaced = isCertificate && index === 0;
    if (linesBefore !== around.linesBefore && !isPlaced) loseAt(read.line.source)("gap");
    return { ...one, block: { ...block, placement } };
  });
  if (anew === undefined || anew.size === 0) return placed;
  return placed.flatMap((one, index) => {
    const isFirst = anew.has(lines[index]?.block ?? one.block);
    return isFirst ? [{ ...ANEW, paragraph: one.paragraph }, one] : [one];
  });
}

const ANEW = {
  block: { type: "blank-line", origin: undefined },
  said: "［＃番号を改める］",
  isGuessed: false,
} as const;

/** An item that numbers itself; one whose number is text if it is in no writing mode. */
function ofLevel(item: ListItem, writingMode: WritingMode | undefined): ListItem {
  return writingMode === undefined
    ? { ...item, depth: Math.min(item.depth, DEEPEST) }
    : withLevel(item, writingMode);
}

function unplacedBlock(
  line: ReadLine,
  role: LineRole,
  context: BlockContext,
): { readonly block: TextBlock; readonly place: WordPlacement } {
  const { inlines, place } = withoutTypedIndent(line, role, context);
  const block = blockOf(role, inlines, place, context);
  const isDeep = line.isNumbered && block.type === "list-item";
  return { block: isDeep ? { ...block, depth: role.level } : block, place };
}

function blockOf(
  { role, level }: LineRole,
  inlines: readonly Inline[],
  place: WordPlacement,
  { isOurs }: BlockContext,
): TextBlock {
  const base = { inlines, placement: {}, origin: undefined };
  switch (role) {
    case "heading":
      return { ...base, type: role, level: level === 1 || level === 2 ? level : 3 };
    case "list-item": {
      const [label, rest] = splitLabel(inlines, cutText);
      // In our own files the label begins one further in for each list around it, wherever the text does.
      const nested = Math.round(place.indentStart + place.firstLineIndent);
      const isHung = isOurs ? place.firstLineIndent < 0 : place.firstLineIndent === -ITEM_INDENT;
      const isNested = isHung && nested >= 0 && nested <= DEEPEST;
      const depth = isNested && place.alignment === "justify" ? nested : level;
      return { ...base, type: role, label, inlines: rest, depth };
    }
    default:
      return { ...base, type: role };
  }
}

/** Where the style of an item begins its text, and how many depths the notation has. */
const ITEM_INDENT = 2;
const DEEPEST = 2;

/** Parts a text that comes from a file, and so from no place in a template. */
function cutText(text: Text, at: number): readonly [Text, Text] {
  return [
    { ...text, text: text.text.slice(0, at) },
    { ...text, text: text.text.slice(at) },
  ];
}

/** A space that was typed at a paragraph's head is its indent, which the style of a paragraph has. */
function withoutTypedIndent(
  { inlines, place }: ReadLine,
  { role }: LineRole,
  { isOurs }: BlockContext,
): Pick<ReadLine, "inlines" | "place"> {
  const spaces = isOurs ? 0 : (/^　+/u.exec(firstText(inlines))?.[0].length ?? 0);
  if (spaces === 0) return { inlines, place };
  const isHead = place.alignment === "justify" || place.alignment === "start";
  const rest = withoutFirst(inlines, spaces);
  if (!isHead) return { inlines: rest, place };
  const isFirstOnly = role === "paragraph" && spaces === 1;
  return {
    inlines: rest,
    place: isFirstOnly
      ? { ...place, firstLineIndent: place.firstLineIndent + 1 }
      : { ...place, indentStart: place.indentStart + spaces },
  };
}

/** The text that a line begins with, in whatever look; empty if it begins with something else. */
function firstText([first]: readonly Inline[]): string {
  if (first?.type === "lined-text") return firstText(first.children);
  return first?.type === "text" ? first.text : "";
}

/** Inlines without as many characters at their head; what was nothing but these goes with its look. */
function withoutFirst([first, ...others]: readonly Inline[], count: number): readonly Inline[] {
  if (first?.type === "lined-text") {
    const children = withoutFirst(first.children, count);
    return children.length === 0 ? others : [{ ...first, children }, ...others];
  }
  if (first?.type !== "text") return others;
  const text = first.text.slice(count);
  return text === "" ? others : [{ ...first, text }, ...others];
}
