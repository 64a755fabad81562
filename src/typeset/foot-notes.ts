import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { type Sp, sp } from "../base/units.ts";
import type { Block, Inline } from "../model/letter.ts";
import { blockText, inlinesOf, inlinesWithin, textPartsOf } from "../model/letter-text.ts";
import { isFootNote } from "../model/note-link.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { BlockLine, FlowLine } from "./flow-line.ts";
import type { KnownBlock } from "./known-block.ts";
import type { SetItem, SetLine, SetRule } from "./set-line.ts";

/**
 * The lines of notes at the foot of pages (脚注): closer to each other than those of the text.
 *
 * Units: lines of the grid, in fractions. `before` is from the last line of the text to the first of the notes, the white between
 * lines not counted; `each` from one line of a note to the next; `last` what the last one takes.
 */
export interface FootGrid {
  readonly before: number;
  readonly each: number;
  readonly last: number;
}

/**
 * Gives the grid of notes whose characters are of a size.
 *
 * Shape: the last line of the notes ends where the text area ends; readings fit between the lines.
 * Source: JLReq 4.2.5 (脚注 in horizontal lines: at the foot of the page of their marks, in smaller characters and a smaller
 * line gap, after a rule), 4.2.6 (傍注 in vertical lines: at the left end of the page).
 */
export function footGrid(size: number, { characterSize, lineGap }: PageFormat): FootGrid {
  const pitch = characterSize + lineGap;
  const gap = Math.ceil(size / 2);
  return {
    before: RULE_ROOM,
    each: (size + gap) / pitch,
    last: (lineGap + (characterSize + size) / 2) / pitch,
  };
}

/** The room of the rule. Units: lines of the grid. */
const RULE_ROOM = 0.5;

/** Gives the rows that a page's notes take, from the last line of the text to the end of the text area. */
export function footRows(lines: readonly BlockLine[], grid: FootGrid): number {
  return lines.length === 0 ? 0 : grid.before + (lines.length - 1) * grid.each + grid.last;
}

/** Gives how many lines of notes so many rows have room for. */
export function footCount(rows: number, { before, each, last }: FootGrid): number {
  const rest = rows - before - last;
  return rest < 0 ? 0 : Math.floor(rest / each + SMALL) + 1;
}

/** Less than that is no room. Units: lines of the grid. */
const SMALL = 1e-6;

/** Gives the lines of notes whose marks are in a line, in the order of the marks. */
export function footLines(
  { items }: SetLine,
  notes: ReadonlyMap<number, readonly BlockLine[]>,
): readonly BlockLine[] {
  if (notes.size === 0) return NO_LINES;
  return items.flatMap((item) =>
    item.type === "tag-start" && item.note?.end === "mark"
      ? (notes.get(item.note.number) ?? NO_LINES)
      : NO_LINES,
  );
}

const NO_LINES: readonly BlockLine[] = [];

/**
 * Gives what a line of a table's head shows where it stands again: all but the marks of footnotes, which are on the table's first
 * page.
 */
export function withoutFootMarks(items: readonly SetItem[], table: Block): readonly SetItem[] {
  const numbers = new Set(textPartsOf(table).flatMap((part) => inlinesOf(part).flatMap(footMarks)));
  if (numbers.size === 0) return items;
  let depth = 0;
  return items.filter((item) => {
    const isMark =
      item.type === "tag-start" && item.note?.end === "mark" && numbers.has(item.note.number);
    if (isMark || (depth > 0 && item.type === "tag-start")) depth += 1;
    const isInMark = depth > 0;
    if (isInMark && item.type === "tag-end") depth -= 1;
    return !isInMark;
  });
}

function footMarks(inline: Inline): readonly number[] {
  if (inline.type !== "script-text") return inlinesWithin(inline).flatMap(footMarks);
  return inline.note?.place === "foot" ? [inline.note.number] : [];
}

/** Tells whether a set block is a note at the foot of a page. */
export function isFootBlock({ block }: Pick<KnownBlock, "block">): boolean {
  return block.type === "list-item" && isFootNote(block);
}

/**
 * Gives the rule between a page's text and its notes, from the head of the text area.
 *
 * Units: sp; `row` of the first line of the notes, `size` of their characters.
 * Source: JLReq 4.2.5: a third of the line, from its head.
 */
export function footRule(
  row: number,
  size: number,
  { characterSize, lineGap, charactersPerLine }: PageFormat,
): Omit<SetRule, "type"> {
  const pitch = characterSize + lineGap;
  const white = Math.floor((characterSize - size) / 2);
  const room = Math.floor(RULE_ROOM * pitch) + lineGap + white;
  return {
    inlineStart: sp(0),
    inlineLength: sp(Math.floor((charactersPerLine * characterSize) / 3)),
    blockStart: sp(Math.floor(row * pitch) + white - Math.floor((room + RULE) / 2)),
    blockLength: RULE,
  };
}

/** How thick the rule is: 0.4 points, as those of tables (表罫). */
const RULE: Sp = sp(26_214);

/** Reports notes of which no page has room for a line beside the line of their marks. */
export function footProblems(
  flow: readonly FlowLine[],
  rowsPerPage: number,
  grid: FootGrid,
): readonly Diagnostic[] {
  if (flow.every(hasNoNotes)) return NO_PROBLEMS;
  return flow.flatMap(({ rows, repeated, foot }) => {
    const head = repeated.reduce((sum, line) => sum + line.rows, 0);
    const [first] = foot;
    if (first === undefined || head + rows + footRows(foot.slice(0, 1), grid) <= rowsPerPage)
      return [];
    const { block } = first.block;
    if (block.type === "table") return [];
    return [
      error("typeset/footnote-too-long", block.origin ?? NOWHERE, { text: blockText(block) }),
    ];
  });
}

function hasNoNotes({ foot }: FlowLine): boolean {
  return foot.length === 0;
}

const NO_PROBLEMS: readonly Diagnostic[] = [];
const NOWHERE: Location = { kind: "option", name: "脚注" };
