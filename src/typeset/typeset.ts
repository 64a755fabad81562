import type { Diagnostic } from "../base/diagnostic.ts";
import { type Outcome, outcomeOf } from "../base/outcome.ts";
import type { Whole } from "../base/whole-value.ts";
import { type BlockSurroundings, blockSurroundings } from "../model/block-surroundings.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Letter, Table, TextBlock } from "../model/letter.ts";
import type { PageFormat, SealJoint } from "../model/page-format.ts";
import type { Page, PagedDocument } from "../model/paged-document.ts";
import { type PagedPart, pagedParts } from "../model/paged-parts.ts";
import { partRunning } from "../model/running.ts";
import { jointsOn } from "../model/seal-joints.ts";
import type { BlockLine, FlowLine, RowedLine } from "./flow-line.ts";
import { footGrid, footLines, footProblems, isFootBlock } from "./foot-notes.ts";
import { type FlowBlock, inTheMiddle, makePages, pageBreaks } from "./make-pages.ts";
import { pageNumber } from "./page-number.ts";
import { placePage } from "./place.ts";
import { rowsForReadings } from "./readings-meet.ts";
import type { SetLine } from "./set-line.ts";
import { type PageRunning, runningSetter } from "./set-running.ts";
import {
  createTypesetCache,
  type KnownBlock,
  type KnownRules,
  knownBlock,
  knownRules,
  type TypesetCache,
} from "./typeset-cache.ts";

/**
 * Lays a letter out on pages (組版) by the rules of Japanese composition.
 *
 * Shape: the result depends on letter, format and faces alone; a cache from the same run makes it
 * quicker and nothing else. Blocks and pages set before are the same objects again.
 * Errors: typeset/footnote-too-long, typeset/no-glyph, typeset/no-variant, typeset/no-vertical-form, typeset/glyph-damaged; as a warning
 * typeset/line-too-long.
 * Source: JLReq; see README.md and JLREQ.md next to this file.
 */
export function typeset(
  letter: Letter,
  format: PageFormat,
  faces: readonly FontFace[],
  cache: TypesetCache = createTypesetCache(),
): Outcome<PagedDocument> {
  const diagnostics: Diagnostic[] = [];
  const pages: Page[] = [];
  let element = 0;
  for (const part of pagedParts(letter.blocks, format)) {
    const known = knownRules(part.format, faces, cache);
    const set = setPart(part, known, cache);
    diagnostics.push(...set.flatMap((one) => one.set?.set.diagnostics ?? []));
    const own = part.format === format ? undefined : part.format;
    const { linesPerPage, arrangement } = part.format;
    const flow = flowOf(set, element, part.format);
    const grid = footGrid(footSize(set), part.format);
    diagnostics.push(...footProblems(flow, linesPerPage, grid));
    const partPages = makePages(flow, linesPerPage, grid);
    const runningOf = runningSetter(partRunning(letter.running, part.name), part.format, {
      faces,
      cache,
      count: partPages.length,
    });
    for (const [index, lines] of partPages.entries()) {
      const placed = arrangement === "certificate" ? inTheMiddle(lines, linesPerPage) : lines;
      const running = runningOf(index + 1);
      diagnostics.push(...running.diagnostics);
      const joints = jointsOn(part.format, pages.length === 0);
      const around = { format: part.format, own, running, joints };
      pages.push(knownPage(placed, index, known, around, cache));
    }
    element += set.reduce((sum, one) => sum + (one.set?.set.elementCount ?? 0), 0);
  }
  return outcomeOf(
    {
      lang: letter.lang,
      properties: letter.properties,
      writingMode: format.writingMode,
      pageSize: format.trimSize,
      faces,
      // A file needs a page, even for a letter without a word.
      pages: pages.length === 0 ? [{ items: [] }] : pages,
    },
    diagnostics,
  );
}

function setPart(part: PagedPart, known: KnownRules, cache: TypesetCache): readonly Part[] {
  const { blocks, format } = part;
  const surroundings = blockSurroundings(part, format);
  return blocks.map((block, index): Part => {
    const around = surroundings[index] ?? ALONE;
    return { block, set: hasLines(block) ? knownBlock(block, around, known, cache) : undefined };
  });
}

const ALONE: BlockSurroundings = { linesBefore: 0, hanging: 0 };

/** Tells whether a block has lines of its own on the pages. */
function hasLines(block: PartBlock): block is TextBlock | Table {
  return block.type !== "page-break" && block.type !== "blank-line";
}

type PartBlock = PagedPart["blocks"][number];

interface Part {
  readonly block: PartBlock;
  readonly set: KnownBlock | undefined;
}

/** The lines of all blocks in order, with what each asks of the pages. */
function flowOf(
  parts: readonly Part[],
  firstElement: number,
  format: PageFormat,
): readonly FlowLine[] {
  const flow: FlowLine[] = [];
  const notes = footNotes(parts, firstElement, format);
  const mayBegin = pageBreaks(
    parts.flatMap(({ block, set }) =>
      set === undefined || isFootBlock(set) ? [] : [flowBlock(block.type, set)],
    ),
  );
  let element = firstElement;
  let blankRows = 0;
  let beginsPage = false;
  for (const { block, set } of parts) {
    if (block.type === "blank-line") blankRows += 1;
    if (block.type === "page-break") beginsPage = true;
    if (set === undefined) continue;
    if (isFootBlock(set)) {
      element += set.set.elementCount;
      continue;
    }
    const before = { rows: blankRows + set.set.style.linesBefore, beginsPage };
    addLines(flow, set, element, { ...before, mayBegin, notes, format });
    element += set.set.elementCount;
    blankRows = 0;
    beginsPage = false;
  }
  return flow;
}

/** Adds the lines of a block, each written out: letters have many. `before` is what stands before the first of them. */
function addLines(
  flow: FlowLine[],
  block: KnownBlock,
  element: number,
  before: {
    readonly rows: number;
    readonly beginsPage: boolean;
    readonly mayBegin: readonly boolean[];
    readonly notes: ReadonlyMap<number, readonly BlockLine[]>;
    readonly format: PageFormat;
  },
): void {
  const { mayBegin, notes, format } = before;
  let head: readonly BlockLine[] | undefined;
  for (const [lineIndex, line] of block.set.lines.entries()) {
    const { row, size } = line;
    const rows = row?.rows ?? rowsOf(size, format);
    const blank = lineIndex === 0 ? before.rows : 0;
    if (row?.repeatsHead === true) head ??= headLines(block, element, format);
    flow.push({
      block,
      lineIndex,
      element,
      rows,
      repeated: row?.repeatsHead === true ? (head ?? NO_LINES) : NO_LINES,
      rowsBefore: blank + apart(flow.at(-1), line, blank + rows / 2, format),
      beginsPage: lineIndex === 0 && before.beginsPage,
      mayBeginPage: mayBegin[flow.length] ?? true,
      foot: footLines(line, notes),
    });
  }
}

/** Empty lines between a line and the one before, whose readings would meet. Units: `rows` from the end of that one to its middle. */
function apart(
  last: FlowLine | undefined,
  line: SetLine,
  rows: number,
  { characterSize, lineGap }: PageFormat,
): number {
  const pitch = characterSize + lineGap;
  const before = last?.block.set.lines[last.lineIndex];
  return rowsForReadings(before, line, pitch * ((last?.rows ?? 0) / 2 + rows), pitch);
}

const NO_LINES: readonly BlockLine[] = [];

function blockLine(
  block: KnownBlock,
  lineIndex: number,
  element: number,
  format: PageFormat,
): BlockLine {
  const line = block.set.lines[lineIndex];
  const rows = line?.row?.rows ?? rowsOf(line?.size ?? 0, format);
  return { block, lineIndex, element, rows };
}

/** The lines of a part's footnotes, by their numbers. */
function footNotes(
  parts: readonly Part[],
  firstElement: number,
  format: PageFormat,
): ReadonlyMap<number, readonly BlockLine[]> {
  const notes = new Map<number, readonly BlockLine[]>();
  let element = firstElement;
  for (const { block, set } of parts) {
    if (set === undefined) continue;
    const first = element;
    element += set.set.elementCount;
    if (block.type !== "list-item" || block.note?.place !== "foot") continue;
    const lines = set.set.lines.map((_, index) => blockLine(set, index, first, format));
    notes.set(block.note.number, lines);
  }
  return notes;
}

/** The size of the characters of a part's footnotes. */
function footSize(parts: readonly Part[]): number {
  return Math.max(0, ...parts.flatMap(({ set }) => (set && isFootBlock(set) ? setSizes(set) : [])));
}

function setSizes({ set }: KnownBlock): readonly number[] {
  return set.lines.map(({ size }) => size);
}

/** The rows of a table's head. */
function headLines(block: KnownBlock, element: number, format: PageFormat): readonly BlockLine[] {
  return block.set.lines.flatMap(({ row }, line) =>
    row?.isHead === true ? [blockLine(block, line, element, format)] : [],
  );
}

function flowBlock(role: FlowBlock["role"], { set }: KnownBlock): FlowBlock {
  const block = { role, style: set.style, lineCount: set.lines.length };
  return role === "table"
    ? { ...block, mayBegin: set.lines.map(({ row }) => row?.mayBeginPage === true) }
    : block;
}

// Larger characters keep to one line of the grid while they fit the line feed (行取り).
function rowsOf(size: number, format: PageFormat): number {
  return Math.ceil(size / (format.characterSize + format.lineGap));
}

function knownPage(
  lines: readonly RowedLine[],
  index: number,
  { key, rules }: KnownRules,
  {
    format,
    own,
    running,
    joints,
  }: {
    readonly format: PageFormat;
    readonly own: PageFormat | undefined;
    readonly running: PageRunning;
    readonly joints: readonly SealJoint[];
  },
  cache: TypesetCache,
): Page {
  const number = format.pageNumber === "none" ? "" : String(index + 1);
  const pageKey = `${key}|${number}|${own === undefined ? "" : "own"}|${running.key}|${joints.map(({ place }) => place).join()}|${linesKey(lines)}`;
  const found = cache.pages.get(pageKey);
  if (found !== undefined) return found;
  const beside = { number: pageNumber(index + 1, format, rules), running: running.edges, joints };
  const items = placePage(lines, format, beside);
  const page: Page = own === undefined ? { items } : { items, own };
  cache.pages.set(pageKey, page);
  return page;
}

/**
 * What lines are known by: a set block is in the key by its number, which no other block has; lines of it that follow one another as
 * they do on most pages are counted.
 */
function linesKey(lines: readonly RowedLine[]): string {
  let key = "";
  let count = 0;
  let last: RowedLine | undefined;
  for (const line of lines) {
    if (last !== undefined && goesOn(last, line)) count += 1;
    else {
      key += `${count} ${lineKey(line)}`;
      count = 0;
    }
    last = line;
  }
  return key + count;
}

function lineKey({
  flow,
  row,
  isRepeated,
}: Whole<RowedLine, "flow" | "row" | "isRepeated">): string {
  const {
    block,
    lineIndex,
    element,
    rows,
  }: Whole<BlockLine, "block" | "lineIndex" | "element" | "rows"> = flow;
  return `${block.id}.${lineIndex}.${element}.${row}.${rows}${isRepeated ? "r" : ","}`;
}

/** Whether all that `lineKey` says of a line follows from the line before. */
function goesOn({ flow: before, row, isRepeated }: RowedLine, line: RowedLine): boolean {
  const { flow } = line;
  return (
    flow.block === before.block &&
    flow.lineIndex === before.lineIndex + 1 &&
    flow.element === before.element &&
    flow.rows === before.rows &&
    line.row === row + before.rows &&
    line.isRepeated === isRepeated
  );
}

export { createTypesetCache, type TypesetCache };
