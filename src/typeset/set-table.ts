import { type Sp, scaleSp, sp } from "../base/units.ts";
import type { BlockStyle } from "../model/block-style.ts";
import type { BlockSurroundings } from "../model/block-surroundings.ts";
import type { Table, TableCaption, TableRow } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import { placedStyle } from "../model/placed-style.ts";
import { CELL_PADDING, columnWidths } from "../model/table-layout.ts";
import { hasBeside, rowsBetween, rowsToRule, type Side } from "./lines-meet.ts";
import { type BlockRules, type SetBlock, setLines } from "./set-block.ts";
import type { SetItem, SetLine, SetRule } from "./set-line.ts";
import { fractionIndent, tabularFigures } from "./tabular-figures.ts";

/** A column of a table on its page. Units: sp from the head of the text area. */
interface Column {
  readonly start: Sp;
  readonly length: Sp;
}

/** What all rows of a table are set with. */
interface TableRules {
  readonly rules: BlockRules;
  readonly columns: readonly Column[];
  /** The next number of a structure element within the table. */
  next: number;
}

/**
 * Sets a table (表の組版): one line of the result for each line of its caption and each row.
 *
 * A row takes whole lines of the grid, so that text beside and after a table keeps to it, and half a line more where a reading
 * or marks stand over its first line, under its last one, or between two of them where two would meet. Rules are in the middle of
 * the gap between lines. A row that is longer than a page is parted between its lines; no other is.
 *
 * Shape: as `SetBlock`; columns in the middle of the line in horizontal text, from its head in vertical.
 */
export function setTable(table: Table, rules: BlockRules): SetBlock {
  const { format } = rules;
  const columns = columnsOf(table, format);
  const tableRules: TableRules = { rules, columns, next: 1 };
  const caption = table.caption === undefined ? NOTHING : setCaption(table.caption, tableRules);
  const head = table.head.map((row) => setRow(row, tableRules));
  const body = table.rows.map((row) => setRow(row, tableRules));
  const isKept = caption.lines.length > 0;
  const lines: SetLine[] = caption.lines.map((line) => ({
    ...line,
    row: captionPlace(line, format),
  }));
  for (const [index, part] of [...head, ...body].entries()) {
    const isHead = index < head.length;
    for (const [piece, line] of part.lines.entries()) {
      const isFirst = piece === 0 && index === head.length;
      const mayBeginPage = piece > 0 || (index > head.length && !isHead);
      const repeatsHead = !isHead && !isFirst;
      const place = { rows: line.rows, mayBeginPage, isHead, repeatsHead, isRuled: true };
      lines.push({ size: line.size, items: line.items, row: place });
    }
  }
  const style: BlockStyle = {
    ...placedStyle(table.caption ?? EMPTY_CAPTION, format, ALONE),
    linesBefore: isKept ? 0 : BEFORE_TABLE,
    keepWithNext: false,
  };
  return {
    style,
    lines,
    elementCount: tableRules.next,
    diagnostics: [caption, ...head, ...body].flatMap(({ diagnostics }) => diagnostics),
  };
}

/** White before a table without a caption. Units: lines of the grid. */
const BEFORE_TABLE = 0.5;
const EMPTY_CAPTION: TableCaption = {
  type: "table-caption",
  inlines: [],
  placement: {},
  origin: undefined,
};
const NOTHING: Pick<SetBlock, "lines" | "diagnostics"> = { lines: [], diagnostics: [] };

const ALONE: BlockSurroundings = { linesBefore: 0, hanging: 0 };

function captionPlace({ size }: SetLine, format: PageFormat): NonNullable<SetLine["row"]> {
  const rows = Math.ceil(size / (format.characterSize + format.lineGap));
  return { rows, mayBeginPage: false, isHead: false, repeatsHead: false, isRuled: false };
}

function columnsOf(table: Table, format: PageFormat): readonly Column[] {
  const { characterSize, charactersPerLine, writingMode } = format;
  const lengths = columnWidths(table, charactersPerLine, writingMode).map((width) =>
    scaleSp(characterSize, width * 2, 2),
  );
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const white = charactersPerLine * characterSize - whole;
  let start = writingMode === "vertical-rl" ? 0 : Math.max(0, Math.floor(white / 2));
  return lengths.map((length) => {
    const column = { start: sp(start), length };
    start += length;
    return column;
  });
}

function setCaption(
  caption: TableCaption,
  table: TableRules,
): Pick<SetBlock, "lines" | "diagnostics"> {
  const { rules, columns } = table;
  const style = placedStyle(caption, rules.format, ALONE);
  const start = columns[0]?.start ?? sp(0);
  const length = columns.reduce((sum, column) => sum + column.length, 0);
  const measure = Math.max(rules.format.characterSize, length);
  const set = setLines(caption, style, { start, measure, firstIndent: 0 }, rules);
  const local = table.next;
  table.next += set.elementCount;
  const lines = set.lines.map(({ size, items }) => ({
    size,
    items: tagged(
      items.map((item) => shifted(item, local, 0)),
      { type: "tag-start", role: caption.type, local },
    ),
  }));
  return { lines, diagnostics: set.diagnostics };
}

/** A row, or as much of one as a page takes. Units: `rows` in lines of the grid. */
interface RowLine extends SetLine {
  readonly rows: number;
}

interface SetRow {
  readonly lines: readonly RowLine[];
  readonly diagnostics: SetBlock["diagnostics"];
}

interface SetCell {
  readonly tag: Extract<SetItem, { readonly type: "tag-start" }>;
  readonly set: SetBlock;
}

function setRow(row: TableRow, table: TableRules): SetRow {
  const { format } = table.rules;
  const tag = { type: "tag-start", role: "table-row", local: table.next } as const;
  table.next += 1;
  const cells = row.cells.flatMap((cell, index): readonly SetCell[] => {
    const column = table.columns[index];
    return column === undefined ? [] : [setCell(cell, column, table)];
  });
  const lineCount = Math.max(1, ...cells.map(({ set }) => set.lines.length));
  const most = Math.max(1, format.linesPerPage - LEAST_BESIDE);
  const perPiece = Math.min(lineCount, most);
  const lines: RowLine[] = [];
  for (let start = 0; start < lineCount; start += perPiece) {
    const count = Math.min(perPiece, lineCount - start);
    lines.push(rowLine(cells, tag, { start, count }, table));
  }
  return { lines, diagnostics: cells.flatMap(({ set }) => set.diagnostics) };
}

/** Lines of a page that a row leaves to the head and the text around it when it is parted. */
const LEAST_BESIDE = 3;

function setCell(cell: TableRow["cells"][number], column: Column, table: TableRules): SetCell {
  const { rules } = table;
  const em = rules.format.characterSize;
  const padding = scaleSp(em, CELL_PADDING * 2, 2);
  const style = placedStyle(cell, rules.format, ALONE);
  const indent = fractionIndent(cell, style.indentEnd, em, rules);
  const measure = Math.max(em, column.length - 2 * padding - indent);
  const start = column.start + padding;
  const own = setLines(cell, style, { start, measure, firstIndent: 0 }, rules);
  // Digits of vertical lines stand upright in full frames, or side by side in one.
  const isOfFigures = style.alignment === "end" && rules.format.writingMode === "horizontal-tb";
  const set = isOfFigures
    ? { ...own, lines: tabularFigures(own.lines, start, rules.chooser) }
    : own;
  const local = table.next;
  table.next += set.elementCount;
  const scope = cell.type === "table-head" ? { scope: cell.scope } : {};
  return { tag: { type: "tag-start", role: cell.type, local, ...scope }, set };
}

/** Draws the lines from one to another of all cells of a row, with the rules around them. */
function rowLine(
  cells: readonly SetCell[],
  tag: SetCell["tag"],
  { start, count }: { readonly start: number; readonly count: number },
  { rules: { format }, columns }: TableRules,
): RowLine {
  const pitch = format.characterSize + format.lineGap;
  const parts = cells.map(({ set }) => set.lines.slice(start, start + count));
  const above = roomAtRule(
    parts.map(([first]) => first),
    1,
    pitch,
  );
  const below = roomAtRule(
    parts.map((lines) => lines[count - 1]),
    -1,
    pitch,
  );
  const apart = apartOf(parts, count, pitch);
  const rows = count + above + (apart[count - 1] ?? 0) + below;
  const items = cells.flatMap((cell, index) => {
    const lines = parts[index] ?? [];
    const isHead = cell.tag.role === "table-head" && cell.tag.scope === "column";
    const before = above + (isHead ? (count - lines.length) / 2 : 0);
    const text = lines.flatMap(({ items: own }, line) => {
      const shift = Math.floor(((rows - 1) / 2 - before - line - (apart[line] ?? 0)) * pitch);
      return own.map((item) => shifted(item, cell.tag.local, shift));
    });
    return tagged(text, cell.tag);
  });
  return {
    size: format.characterSize,
    rows,
    items: [...tagged(items, tag), ...rulesAround(rows * pitch, columns)],
  };
}

/** How far each line of a row is from where it would be without readings between its lines. Units: lines of the grid. */
function apartOf(
  parts: readonly (readonly SetLine[])[],
  count: number,
  pitch: number,
): readonly number[] {
  const apart = [0];
  for (let line = 1; line < count; line += 1) {
    const rows = parts.map((lines) => {
      const own = lines[line];
      return own === undefined ? 0 : rowsBetween(lines[line - 1], own, pitch, pitch);
    });
    apart.push((apart[line - 1] ?? 0) + Math.max(0, ...rows));
  }
  return apart;
}

/** The room between the rule over a row and its first lines, or its last lines and the rule under it. Units: lines of the grid. */
function roomAtRule(lines: readonly (SetLine | undefined)[], side: Side, pitch: number): number {
  const rooms = lines.map((line) =>
    Math.max(
      line !== undefined && hasBeside(line, side) ? READING : 0,
      rowsToRule(line, side, pitch / 2, pitch),
    ),
  );
  return Math.max(0, ...rooms);
}

/** Room for a reading over a row's first line, or under its last one. Units: lines of the grid. */
const READING = 0.5;

/** Numbers of elements are counted from the cell's own, places from the middle of the row. */
function shifted(item: SetItem, local: number, shift: number): SetItem {
  switch (item.type) {
    case "run":
      return { ...item, blockShift: sp(item.blockShift + shift) };
    case "tag-start":
      return { ...item, local: item.local + local };
    case "tag-end":
      return item;
    case "rule":
    case "picture":
      return { ...item, blockStart: sp(item.blockStart - shift) };
  }
}

function tagged(items: readonly SetItem[], tag: SetCell["tag"]): readonly SetItem[] {
  return [tag, ...items, { type: "tag-end" }];
}

/** The rules around a row of a height, and between its cells; each lies half to either side of its place. */
function rulesAround(height: number, columns: readonly Column[]): readonly SetRule[] {
  const [first] = columns;
  const last = columns.at(-1);
  if (first === undefined || last === undefined) return [];
  const half = Math.floor(RULE / 2);
  const top = Math.floor(-height / 2);
  const end = last.start + last.length;
  const across = [top, Math.ceil(height / 2)].map(
    (place): SetRule => ({
      type: "rule",
      inlineStart: sp(first.start - half),
      inlineLength: sp(end - first.start + RULE),
      blockStart: sp(place - half),
      blockLength: RULE,
    }),
  );
  const along = [...columns.map(({ start }) => start), end].map(
    (place): SetRule => ({
      type: "rule",
      inlineStart: sp(place - half),
      inlineLength: RULE,
      blockStart: sp(top),
      blockLength: sp(Math.ceil(height)),
    }),
  );
  return [...across, ...along];
}

/** How thick a rule is: 0.4 points (表罫). */
const RULE: Sp = sp(26_214);
