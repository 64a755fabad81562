import type { BlockStyle } from "../model/block-style.ts";
import type { Block } from "../model/letter.ts";
import type { KnownBlock } from "./typeset-cache.ts";

/**
 * A line as it is drawn wherever it is: one of a set block's.
 *
 * Units: `rows` in lines of the grid that it takes, halves too in a table; `element` is its block's number in the document.
 */
export interface BlockLine {
  readonly block: KnownBlock;
  readonly lineIndex: number;
  readonly element: number;
  readonly rows: number;
}

/** A line on its way to a page. Units: `rowsBefore` in empty lines before it, which vanish at a page's head. */
export interface FlowLine extends BlockLine {
  readonly rowsBefore: number;
  readonly beginsPage: boolean;
  /** Whether a page may end before this line. */
  readonly mayBeginPage: boolean;
  /** Lines that stand before this one where it begins a page: the head of its table. */
  readonly repeated: readonly BlockLine[];
}

/** A line with its first row on the page: all that decides how it is drawn there. */
export interface RowedLine {
  readonly flow: BlockLine;
  readonly row: number;
  /** Whether it stands there once more (繰り返す見出し行). */
  readonly isRepeated: boolean;
}

/**
 * Parts lines into pages (改ページ), as full as the keeping together allows.
 *
 * Shape: pages cover all lines in order; where nothing else goes, a page ends at any line.
 */
export function makePages(
  lines: readonly FlowLine[],
  rowsPerPage: number,
): readonly (readonly RowedLine[])[] {
  const pages: (readonly RowedLine[])[] = [];
  let start = 0;
  while (start < lines.length) {
    const full = fillPage(lines, start, rowsPerPage);
    const repeatedCount = lines[start]?.repeated.length ?? 0;
    const end = start + full.length - repeatedCount;
    const kept =
      end >= lines.length || lines[end]?.beginsPage === true ? end : backOff(lines, start, end);
    pages.push(full.slice(0, repeatedCount + kept - start));
    start = kept;
  }
  return pages;
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
  const last = lines.at(-1);
  const rest = last === undefined ? 0 : rowsPerPage - last.row - last.flow.rows;
  if (rest <= 0) return lines;
  return lines.map((line) => ({ ...line, row: line.row + rest / 2 }));
}

function fillPage(
  lines: readonly FlowLine[],
  start: number,
  rowsPerPage: number,
): readonly RowedLine[] {
  const page: RowedLine[] = [];
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
    if (first + flow.rows > rowsPerPage && at > start) break;
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
