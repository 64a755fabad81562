import type { Diagnostic } from "../base/diagnostic.ts";
import { type Outcome, outcomeOf } from "../base/outcome.ts";
import type { Whole } from "../base/whole-value.ts";
import { type BlockSurroundings, blockSurroundings } from "../model/block-surroundings.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Block, Letter } from "../model/letter.ts";
import { isTextBlock } from "../model/letter-text.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { Page, PagedDocument } from "../model/paged-document.ts";
import {
  type BlockLine,
  type FlowBlock,
  type FlowLine,
  makePages,
  pageBreaks,
  type RowedLine,
} from "./make-pages.ts";
import { pageNumber } from "./page-number.ts";
import { placePage } from "./place.ts";
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
 * Errors: typeset/no-glyph, typeset/no-variant, typeset/no-vertical-form, typeset/glyph-damaged; as a warning
 * typeset/line-too-long.
 * Source: JLReq; see README.md and JLREQ.md next to this file.
 */
export function typeset(
  letter: Letter,
  format: PageFormat,
  faces: readonly FontFace[],
  cache: TypesetCache = createTypesetCache(),
): Outcome<PagedDocument> {
  const known = knownRules(format, faces, cache);
  const diagnostics: Diagnostic[] = [];
  const surroundings = blockSurroundings(letter.blocks, format);
  const parts = letter.blocks.map((block, index): Part => {
    if (!isTextBlock(block)) return { block, set: undefined };
    const set = knownBlock(block, surroundings[index] ?? ALONE, known, cache);
    diagnostics.push(...set.set.diagnostics);
    return { block, set };
  });
  const flow = flowOf(parts, format);
  const pages = makePages(flow, format.linesPerPage).map((lines, index) =>
    knownPage(lines, index, known, format, cache),
  );
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

const ALONE: BlockSurroundings = { linesBefore: 0, hanging: 0 };

interface Part {
  readonly block: Block;
  readonly set: KnownBlock | undefined;
}

/** The lines of all blocks in order, with what each asks of the pages. */
function flowOf(parts: readonly Part[], format: PageFormat): readonly FlowLine[] {
  const flow: FlowLine[] = [];
  const blocks = parts.flatMap(({ block, set }) =>
    set === undefined || !isTextBlock(block) ? [] : [flowBlock(block.type, set)],
  );
  let element = 0;
  const mayBegin = pageBreaks(blocks);
  let blankRows = 0;
  let beginsPage = false;
  for (const { block, set } of parts) {
    if (block.type === "blank-line") blankRows += 1;
    if (block.type === "page-break") beginsPage = true;
    if (set === undefined || !isTextBlock(block)) continue;
    const own = flowBlock(block.type, set);
    for (const [line, setLine] of set.set.lines.entries()) {
      const isFirst = line === 0;
      flow.push({
        block: set,
        lineIndex: line,
        element,
        rows: rowsOf(setLine.size, format),
        rowsBefore: isFirst ? blankRows + own.style.linesBefore : 0,
        beginsPage: isFirst && beginsPage,
        mayBeginPage: mayBegin[flow.length] ?? true,
      });
    }
    element += set.set.elementCount;
    blankRows = 0;
    beginsPage = false;
  }
  return flow;
}

function flowBlock(role: FlowBlock["role"], { set }: KnownBlock): FlowBlock {
  return { role, style: set.style, lineCount: set.lines.length };
}

// Larger characters keep to one line of the grid while they fit the line feed (行取り).
function rowsOf(size: number, format: PageFormat): number {
  return Math.ceil(size / (format.characterSize + format.lineGap));
}

function knownPage(
  lines: readonly RowedLine[],
  index: number,
  { key, rules }: KnownRules,
  format: PageFormat,
  cache: TypesetCache,
): Page {
  const number = format.pageNumber === "none" ? "" : String(index + 1);
  const pageKey = `${key}|${number}|${lines.map(lineKey).join(" ")}`;
  const found = cache.pages.get(pageKey);
  if (found !== undefined) return found;
  const page = { items: placePage(lines, format, pageNumber(index + 1, format, rules)) };
  cache.pages.set(pageKey, page);
  return page;
}

/** A set block is in the key by its number, which no other block has. */
function lineKey({ flow, row }: Whole<RowedLine, "flow" | "row">): string {
  const {
    block,
    lineIndex,
    element,
    rows,
  }: Whole<BlockLine, "block" | "lineIndex" | "element" | "rows"> = flow;
  return `${block.id}.${lineIndex}.${element}.${row}.${rows}`;
}

export { createTypesetCache, type TypesetCache };
