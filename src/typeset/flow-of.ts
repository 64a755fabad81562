import { isSameWhole, type Whole } from "../base/whole-value.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { PagedPart } from "../model/paged-parts.ts";
import type { BlockLine, FlowLine, FlowPlace, KeptFlow } from "./flow-line.ts";
import { footLines, isFootBlock } from "./foot-notes.ts";
import type { KnownBlock } from "./known-block.ts";
import { rowsBetween } from "./lines-meet.ts";
import { AFTER_TABLE, type FlowBlock, pageBreaks } from "./make-pages.ts";
import type { SetLine } from "./set-line.ts";

/** A block of a part, set where it has lines of its own. */
export interface SetPart {
  readonly block: PagedPart["blocks"][number];
  readonly set: KnownBlock | undefined;
}

/**
 * Gives the lines of all blocks of a part in order, with what each asks of the pages.
 *
 * Cost: letters have many lines, nearly all of them where the last letter had them: those are the same objects again.
 */
export function flowOf(
  parts: readonly SetPart[],
  firstElement: number,
  format: PageFormat,
  kept: WeakMap<KnownBlock, KeptFlow>,
): readonly FlowLine[] {
  const flow: FlowLine[] = [];
  const notes = footNotes(parts, firstElement, format);
  const mayBegin = pageBreaks(flowBlocks(parts));
  let element = firstElement;
  let blankRows = 0;
  let beginsPage = false;
  for (const { block, set } of parts) {
    if (block.type === "blank-line") blankRows += 1;
    if (block.type === "page-break") beginsPage = true;
    if (set === undefined) continue;
    if (!isFootBlock(set)) {
      const { length } = set.set.lines;
      const own = mayBegin.slice(flow.length, flow.length + length);
      const rowsBefore = blankRows + set.set.style.linesBefore;
      const last = flow.at(-1);
      const before = last?.block.set.lines[last.lineIndex];
      const place = { element, rowsBefore, beginsPage, mayBegin: own, before };
      for (const line of linesAt(set, place, { format, notes }, kept)) flow.push(line);
      blankRows = 0;
      beginsPage = false;
    }
    element += set.set.elementCount;
  }
  return flow;
}

/** The lines of a block at a place. What notes a line has is known by the letter alone. */
function linesAt(
  block: KnownBlock,
  place: FlowPlace,
  around: LetterAround,
  kept: WeakMap<KnownBlock, KeptFlow>,
): readonly FlowLine[] {
  if (around.notes.size > 0) return flowLines(block, place, around);
  const known = kept.get(block);
  if (known !== undefined && isSamePlace(known.place, place)) return known.lines;
  const lines = flowLines(block, place, around);
  kept.set(block, { place, lines });
  return lines;
}

function isSamePlace(
  one: FlowPlace,
  {
    element,
    rowsBefore,
    beginsPage,
    mayBegin,
    before,
  }: Whole<FlowPlace, "element" | "rowsBefore" | "beginsPage" | "mayBegin" | "before">,
): boolean {
  return (
    one.element === element &&
    one.rowsBefore === rowsBefore &&
    one.beginsPage === beginsPage &&
    one.before === before &&
    isSameWhole(one.mayBegin, mayBegin)
  );
}

/** What the lines of a part have in common. */
interface LetterAround {
  /** The pages that the blocks of the part were set for. */
  readonly format: PageFormat;
  readonly notes: Notes;
}

function flowLines(
  block: KnownBlock,
  { element, mayBegin, ...place }: FlowPlace,
  { format, notes }: LetterAround,
): readonly FlowLine[] {
  let head: readonly BlockLine[] | undefined;
  let { before } = place;
  return block.set.lines.map((line, lineIndex): FlowLine => {
    const { row } = line;
    const rows = rowsOf(line, format);
    const blank = lineIndex === 0 ? place.rowsBefore : 0;
    if (row?.repeatsHead === true) head ??= headLines(block, element, format);
    const isAfterTable = before?.row?.isRuled === true && block.block.type !== "table";
    const white = blank + (isAfterTable ? AFTER_TABLE : 0);
    const apart = rowsApart(before, line, white + rows / 2, format);
    before = line;
    return {
      block,
      lineIndex,
      element,
      rows,
      repeated: row?.repeatsHead === true ? (head ?? NO_LINES) : NO_LINES,
      rowsBefore: blank + apart,
      beginsPage: lineIndex === 0 && place.beginsPage,
      mayBeginPage: mayBegin[lineIndex] ?? true,
      foot: footLines(line, notes),
    };
  });
}

/** Empty lines between a line and the one before, which would meet. Units: `rows` from the end of that one to its middle. */
function rowsApart(
  before: SetLine | undefined,
  line: SetLine,
  rows: number,
  format: PageFormat,
): number {
  const pitch = format.characterSize + format.lineGap;
  const rowsOfBefore = before === undefined ? 0 : rowsOf(before, format);
  // The rows of a table have a rule in common.
  if (before?.row?.isRuled === true && line.row?.isRuled === true) return 0;
  return rowsBetween(before, line, pitch * (rowsOfBefore / 2 + rows), pitch);
}

const NO_LINES: readonly BlockLine[] = [];

function blockLine(
  block: KnownBlock,
  lineIndex: number,
  element: number,
  format: PageFormat,
): BlockLine {
  const line = block.set.lines[lineIndex];
  const rows = line === undefined ? 0 : rowsOf(line, format);
  return { block, lineIndex, element, rows };
}

/** The lines of a part's footnotes, by their numbers. */
type Notes = ReadonlyMap<number, readonly BlockLine[]>;

function footNotes(parts: readonly SetPart[], firstElement: number, format: PageFormat): Notes {
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

function flowBlocks(parts: readonly SetPart[]): readonly FlowBlock[] {
  const blocks: FlowBlock[] = [];
  for (const { block, set } of parts) {
    if (set !== undefined && !isFootBlock(set)) blocks.push(flowBlock(block.type, set));
  }
  return blocks;
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

/** Lines of the grid that a line takes. Larger characters keep to one while they fit the line feed (行取り). */
function rowsOf({ row, size }: SetLine, { characterSize, lineGap }: PageFormat): number {
  return row?.rows ?? Math.ceil(size / (characterSize + lineGap));
}
