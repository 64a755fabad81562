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
import type { BlockLine, RowedLine } from "./flow-line.ts";
import { flowOf, type SetPart } from "./flow-of.ts";
import { footGrid, footProblems, isFootBlock } from "./foot-notes.ts";
import type { KnownBlock } from "./known-block.ts";
import { inTheMiddle, makePages } from "./make-pages.ts";
import { pageNumber } from "./page-number.ts";
import { placePage } from "./place.ts";
import { type PageRunning, runningSetter } from "./set-running.ts";
import {
  createTypesetCache,
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
    for (const { set: block } of set) if (block) diagnostics.push(...block.set.diagnostics);
    const own = part.format === format ? undefined : part.format;
    const { linesPerPage, arrangement } = part.format;
    const flow = flowOf(set, element, part.format, cache.flows);
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

function setPart(part: PagedPart, known: KnownRules, cache: TypesetCache): readonly SetPart[] {
  const { blocks, format } = part;
  const surroundings = blockSurroundings(part, format);
  return blocks.map((block, index): SetPart => {
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

/** The size of the characters of a part's footnotes. */
function footSize(parts: readonly SetPart[]): number {
  return Math.max(0, ...parts.flatMap(({ set }) => (set && isFootBlock(set) ? setSizes(set) : [])));
}

function setSizes({ set }: KnownBlock): readonly number[] {
  return set.lines.map(({ size }) => size);
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
