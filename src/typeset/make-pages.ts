import type { BlockStyle } from "../model/block-style.ts";
import type { Block } from "../model/letter.ts";
import type { BlockLine, FlowLine, RowedLine } from "./flow-line.ts";
import { type FootGrid, footRows, isFootBlock } from "./foot-notes.ts";

/**
 * Parts lines into pages (改ページ), as full as the keeping together allows.
 *
 * Shape: pages cover all lines in order; where nothing else goes, a page ends at any line. Notes are on the pages of their marks, each
 * in reading order: after the lines that their block has there.
 */
export function makePages(
  lines: readonly FlowLine[],
  rowsPerPage: number,
  grid: FootGrid = NO_FOOT,
): readonly (readonly RowedLine[])[] {
  const pages: (readonly RowedLine[])[] = [];
  let start = 0;
  while (start < lines.length) {
    const full = fillPage(lines, start, rowsPerPage, grid);
    const repeatedCount = lines[start]?.repeated.length ?? 0;
    const end = start + full.length - repeatedCount;
    const kept =
      end >= lines.length || lines[end]?.beginsPage === true ? end : backOff(lines, start, end);
    const text = full.slice(0, repeatedCount + kept - start);
    const flow = lines.slice(start, kept);
    const hasFoot = flow.some(({ foot }) => foot.length > 0);
    pages.push(hasFoot ? withFoot(text, flow, rowsPerPage, grid) : text);
    start = kept;
  }
  return pages;
}

/** Letters without footnotes. */
const NO_FOOT: FootGrid = { before: 0, each: 0, last: 0 };

/** Puts the notes of a page at its foot: in the list of lines they come after those of the block that has their marks. */
function withFoot(
  text: readonly RowedLine[],
  flow: readonly FlowLine[],
  rowsPerPage: number,
  { each, last }: FootGrid,
): readonly RowedLine[] {
  const count = flow.reduce((sum, { foot }) => sum + foot.length, 0);
  const notes = new Map<number, RowedLine[]>();
  let row = rowsPerPage - last - (count - 1) * each;
  for (const { element, foot } of flow) {
    const own = notes.get(element) ?? [];
    notes.set(element, own);
    for (const line of foot) {
      own.push({ flow: line, row, isRepeated: false });
      row += each;
    }
  }
  return text.flatMap((line, at) => {
    const { element } = line.flow;
    const isLast = !line.isRepeated && text[at + 1]?.flow.element !== element;
    return isLast ? [line, ...(notes.get(element) ?? [])] : [line];
  });
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
  start: number,
  rowsPerPage: number,
  grid: FootGrid,
): readonly RowedLine[] {
  const page: RowedLine[] = [];
  let foot: readonly BlockLine[] = [];
  let row = 0;
  for (const flow of lines[start]?.repeated ?? []) {
    page.push({ flow, row, isRepeated: true });
    row += flow.rows;
  }
  const head = row;
  for (let at = start; at < lines.length; at += 1) {
    const flow = lines[at];
    if (flow === undefined || (flow.beginsPage && at > start)) break;
    const first = at === start ? head : nextRow(row, lines[at - 1], flow);
    if (flow.foot.length > 0) foot = [...foot, ...flow.foot];
    if (first + flow.rows + footRows(foot, grid) > rowsPerPage && at > start) break;
    page.push({ flow, row: first, isRepeated: false });
    row = first + flow.rows;
  }
  return page;
}

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

/** White after a table. Units: lines of the grid. */
const AFTER_TABLE = 0.5;

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
