import type { LineRole } from "../../language/line-role.ts";
import type { Block, Inline, TextBlock } from "../../model/letter.ts";
import type { ImportedLine } from "./imported-letter.ts";
import type { LoseAt } from "./loss.ts";
import type { ReadPage } from "./read-page.ts";
import type { ReadLine } from "./read-paragraph.ts";
import { placementFor, type WordPlacement } from "./read-placement.ts";

/** What making blocks of lines needs. */
export interface BlockContext {
  readonly page: ReadPage;
  readonly isOurs: boolean;
  readonly loseAt: LoseAt;
}

/**
 * Makes the letter's blocks of the lines of a Word file.
 *
 * Shape: one block for each line with text, an empty line for one without; page breaks between them. An empty line that only
 * carries a page break to the next one, or to the end, is none.
 */
export function lineBlocks(
  lines: readonly ReadLine[],
  roles: ReadonlyMap<ReadLine, LineRole>,
  context: BlockContext,
): readonly ImportedLine[] {
  const blocks: ImportedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const { paragraph } = line.source;
    const add = (block: Block, isGuessed = false): void => {
      blocks.push({ block, isGuessed, paragraph });
    };
    if (line.breaksBefore) add({ type: "page-break", origin: undefined });
    const role = roles.get(line);
    const next = lines[index + 1];
    const onlyBreaks =
      (line.breaksBefore && (next === undefined || next.breaksBefore)) || line.breaksAfter;
    if (role !== undefined) {
      add(textBlock(line, role, context), line.role === undefined && role.role !== "paragraph");
    } else if (!onlyBreaks) add({ type: "blank-line", origin: undefined });
    if (line.breaksAfter) add({ type: "page-break", origin: undefined });
  }
  if (context.isOurs) return blocks;
  // Empty lines at the end of a file are nobody's wish.
  const last = blocks.findLastIndex(({ block }) => block.type !== "blank-line");
  return blocks.slice(0, last + 1);
}

function textBlock(line: ReadLine, role: LineRole, context: BlockContext): TextBlock {
  const { inlines, place } = withoutTypedIndent(line, role, context);
  const block = blockOf(role, inlines, place);
  const mode = context.page.vertical ? "vertical-rl" : "horizontal-tb";
  const { placement, isExact } = placementFor(block, place, mode);
  if (!isExact) context.loseAt(line.source)("indent");
  return { ...block, placement };
}

function blockOf(
  { role, level }: LineRole,
  inlines: readonly Inline[],
  place: WordPlacement,
): TextBlock {
  const base = { inlines, placement: {}, origin: undefined };
  switch (role) {
    case "heading":
      return { ...base, type: role, level: level === 1 || level === 2 ? level : 3 };
    case "list-item": {
      const [label, rest] = splitLabel(inlines);
      const nested = Math.round(place.indentStart) - ITEM_INDENT;
      const isNested = place.firstLineIndent === -ITEM_INDENT && nested >= 0 && nested <= DEEPEST;
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

/** An item's label ends with the first space, as it does in a template. */
function splitLabel(inlines: readonly Inline[]): readonly [readonly Inline[], readonly Inline[]] {
  for (const [index, inline] of inlines.entries()) {
    if (inline.type !== "text") continue;
    const space = inline.text.search(/[ 　]/u);
    if (space < 0) continue;
    const rest = inline.text.slice(space + 1);
    const after = inlines.slice(index + 1);
    return [
      [...inlines.slice(0, index), { ...inline, text: inline.text.slice(0, space + 1) }],
      rest === "" ? after : [{ ...inline, text: rest }, ...after],
    ];
  }
  return [[], inlines];
}

/** A space that was typed at a paragraph's head is its indent, which the style of a paragraph has. */
function withoutTypedIndent(
  { inlines, place }: ReadLine,
  { role }: LineRole,
  { isOurs }: BlockContext,
): Pick<ReadLine, "inlines" | "place"> {
  const [first] = inlines;
  if (isOurs || first?.type !== "text") return { inlines, place };
  const spaces = /^　+/u.exec(first.text)?.[0].length ?? 0;
  if (spaces === 0) return { inlines, place };
  const isHead = place.alignment === "justify" || place.alignment === "start";
  const rest = [{ ...first, text: first.text.slice(spaces) }, ...inlines.slice(1)];
  if (!isHead) return { inlines: rest, place };
  const isFirstOnly = role === "paragraph" && spaces === 1;
  return {
    inlines: rest,
    place: isFirstOnly
      ? { ...place, firstLineIndent: place.firstLineIndent + 1 }
      : { ...place, indentStart: place.indentStart + spaces },
  };
}
