import type { BlockStyle } from "../model/block-style.ts";
import type { Block } from "../model/letter.ts";
import type { BlockLine, FlowLine, RowedLine } from "./flow-line.ts";
import { type FootGrid, footCount, footRows, isFootBlock } from "./foot-notes.ts";

/**
 * Parts lines into pages (改ページ), as full as the keeping together allows.
 *
 * Shape: pages cover all lines in order; where nothing else goes, a page ends at any line. Notes are on the pages of their marks, each
 * in reading order: after the lines that their block has there. What of a note has no room beside the line of its mark goes on at
 * the foot of the pages after it, where it is read first.
 */
export function makePages(
  lines: readonly FlowLine[],
  rowsPerPage: number,
  grid: FootGrid = NO_FOOT,
): readonly (readonly RowedLine[])[] {
  const pages: (readonly RowedLine[])[] = [];
  let start = 0;
  let carried: readonly BlockLine[] = NO_NOTES;
  while (start < lines.length || carried.length > 0) {
    const { full, isParted } = fillPage(lines, { start, carried }, rowsPerPage, grid);
    const repeatedCount = lines[start]?.repeated.length ?? 0;
    const end = start + Math.max(0, full.length - repeatedCount);
    const endsThere = isParted || end >= lines.length || lines[end]?.beginsPage === true;
    const kept = endsThere ? end : backOff(lines, start, end);
    const text = kept === start ? [] : full.slice(0, repeatedCount + kept - start);
    const flow = lines.slice(start, kept);
    const hasFoot = carried.length > 0 || flow.some(({ foot }) => foot.length > 0);
    if (hasFoot) {
      const page = withFoot(text, { flow, carried }, rowsPerPage, grid);
      pages.push(page.lines);
      carried = page.rest;
    } else pages.push(text);
    start = kept;
  }
  return pages;
}

/** Letters without footnotes. */
const NO_FOOT: FootGrid = { before: 0, each: 0, last: 0 };
const NO_NOTES: readonly BlockLine[] = [];

/** A page with the notes at its foot, and the lines of notes that go on on the next one. */
interface FootedPage {
  readonly lines: readonly RowedLine[];
  readonly rest: readonly BlockLine[];
}

/**
 * Puts the notes of a page at its foot: in the list of lines they come after those of the block that has their marks, and what goes on
 * from the page before comes first.
 */
function withFoot(
  text: readonly RowedLine[],
  { flow, carried }: { readonly flow: readonly FlowLine[]; readonly carried: readonly BlockLine[] },
  rowsPerPage: number,
  grid: FootGrid,
): FootedPage {
  const all = [...carried, ...flow.flatMap(({ foot }) => foot)];
  const last = text.at(-1);
  const room = rowsPerPage - (last === undefined ? 0 : last.row + last.flow.rows);
  const count = Math.min(all.length, Math.max(last === undefined ? 1 : 0, footCount(room, grid)));
  let row = rowsPerPage - grid.last - (count - 1) * grid.each;
  const rowed = all.slice(0, count).map((line): RowedLine => {
    const placed = { flow: line, row, isRepeated: false };
    row += grid.each;
    return placed;
  });
  const notes = new Map<number, readonly RowedLine[]>();
  let from = carried.length;
  for (const { element, foot } of flow) {
    if (foot.length === 0) continue;
    notes.set(element, [...(notes.get(element) ?? []), ...rowed.slice(from, from + foot.length)]);
    from += foot.length;
  }
  const own = text.flatMap((line, at) => {
    const { element } = line.flow;
    const isLast = !line.isRepeated && text[at + 1]?.flow.element !== element;
    return isLast ? [line, ...(notes.get(element) ?? [])] : [line];
  });
  return { lines: [...rowed.slice(0, carried.length), ...own], rest: all.slice(count) };
}

/**
 * Moves the lines of a page to its middle: as many empty lines before as after them (賞状).
 *
 * Units: rows are lines of the grid, halves too.
 */
export function inTheMiddle(
  lines: readonly RowedLine[],
  rowsPerPage: number,
): readonly RowedLine[] {
  const text = lines.filter(({ flow }) => !isFootBlock(flow.block));
  const last = text.at(-1);
  const end = lines.find((line) => !text.includes(line))?.row ?? rowsPerPage;
  const rest = last === undefined ? 0 : end - last.row - last.flow.rows;
  if (rest <= 0) return lines;
  return lines.map((line) => (text.includes(line) ? { ...line, row: line.row + rest / 2 } : line));
}

function fillPage(
  lines: readonly FlowLine[],
  { start, carried }: { readonly start: number; readonly carried: readonly BlockLine[] },
  rowsPerPage: number,
  grid: FootGrid,
): { readonly full: readonly RowedLine[]; readonly isParted: boolean } {
  const page = repeatedAt(lines[start]);
  let foot = carried;
  let row = page.reduce((sum, { flow }) => sum + flow.rows, 0);
  const head = row;
  for (let at = start; at < lines.length; at += 1) {
    const flow = lines[at];
    if (flow === undefined || (flow.beginsPage && at > start)) break;
    const first = at === start ? head : nextRow(row, lines[at - 1], flow);
    if (flow.foot.length > 0) foot = [...foot, ...flow.foot];
    const end = first + flow.rows;
    const place = { isFirst: at === start, room: rowsPerPage - end, foot, carried };
    const fate = fateOf(flow, place, rowsPerPage, grid);
    if (fate === "next") break;
    page.push({ flow, row: first, isRepeated: false });
    row = end;
    if (fate === "last") return { full: page, isParted: true };
  }
  return { full: page, isParted: false };
}

/** Where a line would stand. Units: `room` in rows after it; `foot` the notes with its own, `carried` of pages before. */
interface LinePlace {
  readonly isFirst: boolean;
  readonly room: number;
  readonly foot: readonly BlockLine[];
  readonly carried: readonly BlockLine[];
}

function fateOf(
  flow: FlowLine,
  { isFirst, room, foot, carried }: LinePlace,
  rowsPerPage: number,
  grid: FootGrid,
): "stays" | "last" | "next" {
  if (roomOf(foot, carried, rowsPerPage, grid) <= room) return "stays";
  if (isPartedAt(flow, room, foot.length, rowsPerPage, grid)) return "last";
  // Before a note begins on a page, those of the pages before have ended.
  const mayStay = isFirst && (carried.length === 0 || flow.foot.length === 0);
  return mayStay ? "stays" : "next";
}

/** The lines that stand at a page's head again. */
function repeatedAt(first: FlowLine | undefined): RowedLine[] {
  let row = 0;
  return (first?.repeated ?? []).map((flow) => {
    const line = { flow, row, isRepeated: true };
    row += flow.rows;
    return line;
  });
}

/** The rows that notes take; those of pages before leave some lines to the text. */
function roomOf(
  foot: readonly BlockLine[],
  carried: readonly BlockLine[],
  rowsPerPage: number,
  grid: FootGrid,
): number {
  const rows = footRows(foot, grid);
  return foot.length > carried.length ? rows : Math.min(rows, rowsPerPage - LEAST_TEXT);
}

/** Whether a note that no page could hold begins on a page that has `room` for its line and so many rows for notes. */
function isPartedAt(
  { rows, foot }: FlowLine,
  room: number,
  all: number,
  rowsPerPage: number,
  grid: FootGrid,
): boolean {
  if (foot.length === 0 || rows + footRows(foot, grid) <= rowsPerPage) return false;
  return footCount(room, grid) >= all - foot.length + Math.min(LEAST_LINES, foot.length);
}

/** Lines of text beside a note that goes on from a page before. */
const LEAST_TEXT = 4;

/** Where a line begins: those of text on the grid, the rows of a table right after one another, half a line after it at least. */
function nextRow(
  row: number,
  previous: FlowLine | undefined,
  { block, rowsBefore }: FlowLine,
): number {
  if (block.block.type === "table") return row + rowsBefore;
  const isAfterTable = previous?.block.block.type === "table";
  return Math.ceil(isAfterTable ? row + AFTER_TABLE : row) + rowsBefore;
}

/** White after a table, at least. Units: lines of the grid. */
export const AFTER_TABLE = 0.5;

// The last place at which the page may end; if there is none, it ends where it is full.
function backOff(lines: readonly FlowLine[], start: number, end: number): number {
  for (let at = end; at > start; at -= 1) {
    if (lines[at]?.mayBeginPage === true) return at;
  }
  return end;
}

/** A block in the flow: its role, its style and how many lines it has. */
export interface FlowBlock {
  readonly role: Block["type"];
  readonly style: BlockStyle;
  readonly lineCount: number;
  /** Whether a page may begin with a line, where its block decides that: each row of a table. */
  readonly mayBegin?: readonly boolean[];
}

/**
 * Tells before which lines a page may end: never leaving one line of a paragraph alone, nor parting
 * what keeps with the next block, nor the end block (後付) from itself and two lines of text.
 *
 * Shape: one entry for each line of all blocks, in order.
 * Source: JLReq §3.5.4 for lone lines; the end block's two lines are letter custom.
 */
export function pageBreaks(blocks: readonly FlowBlock[]): readonly boolean[] {
  const allowed: boolean[] = [];
  for (const [index, block] of blocks.entries()) {
    const previous = blocks[index - 1];
    const isInEndBlock = isEndRole(block) && previous !== undefined;
    if (isInEndBlock && !isEndRole(previous) && allowed.length > 0) {
      allowed[allowed.length - 1] = false;
    }
    for (let line = 0; line < block.lineCount; line += 1) {
      const rest = block.lineCount - line;
      // What a figure is called is on its page.
      const isKept =
        previous?.style.keepWithNext === true ||
        (block.role === "figure-caption" && previous?.role === "figure");
      const isBetweenBlocks = line === 0 && !isInEndBlock && !isKept;
      const isWithin = block.mayBegin?.[line] ?? (line >= LEAST_LINES && rest >= LEAST_LINES);
      allowed.push(isBetweenBlocks || (line > 0 && isWithin));
    }
  }
  return allowed;
}

function isEndRole({ role }: FlowBlock): boolean {
  return (
    role === "complimentary-close" ||
    role === "date-line" ||
    role === "sender" ||
    role === "addressee"
  );
}

/** Lines of a paragraph that stay together, and of text before the end block. */
const LEAST_LINES = 2;
