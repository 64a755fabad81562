import { error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { Inline, Table, TableCaption, TableColumn, TableRow } from "../model/letter.ts";
import { inlineText } from "../model/letter-text.ts";
import { cellPlacement } from "../model/table-layout.ts";
import { blockAnnotation } from "./annotations.ts";
import type { InlineReading } from "./inline-reading.ts";
import {
  isMarkupAt,
  isTemplateText,
  type ManuscriptLine,
  placeBetween,
} from "./manuscript-line.ts";
import { noteEnd, parseInlines } from "./parse-inlines.ts";

/** What reading a table needs. */
export type TableReading = InlineReading;

/** A row before it is known which columns there are. */
interface ReadRow {
  readonly isHead: boolean;
  readonly cells: readonly ReadCell[];
  readonly origin: Location;
}

interface ReadCell {
  readonly inlines: readonly Inline[];
  readonly origin: Location;
}

interface Draft {
  caption: TableCaption | undefined;
  columns: readonly TableColumn[] | undefined;
  readonly rows: ReadRow[];
}

/**
 * Reads the lines between ［＃ここから表］ and ［＃ここで表終わり］: a row each, its cells parted by tabs or by bars.
 *
 * Shape: bars and tabs that came from values are characters; so are those within a reading's braces. Blank lines are no rows.
 * Every row has as many cells as the table has columns. Undefined for a table without a row, which is reported.
 * Errors: markup/table-cells, markup/table-empty, markup/in-table, those of `parseInlines`.
 */
export function parseTable(
  lines: readonly ManuscriptLine[],
  origin: Location,
  reading: TableReading,
): Table | undefined {
  const draft: Draft = { caption: undefined, columns: undefined, rows: [] };
  for (const line of lines) readLine(line, draft, reading);
  const { caption, rows } = draft;
  if (!rows.some(({ isHead }) => !isHead)) {
    reading.report(error("markup/table-empty", origin, {}));
    return undefined;
  }
  const count = draft.columns?.length ?? rows[0]?.cells.length ?? 0;
  for (const { cells, origin: at } of rows) {
    if (cells.length === count) continue;
    reading.report(error("markup/table-cells", at, { expected: count, found: cells.length }));
  }
  const columns = Array.from({ length: count }, (_, index) => draft.columns?.[index] ?? AUTOMATIC);
  const head = rows.filter(({ isHead }) => isHead);
  const body = rows.filter(({ isHead }) => !isHead);
  const bodyRows = body.map((row) => bodyRow(row, columns));
  return {
    type: "table",
    caption,
    columns,
    head: head.map(headRow),
    rows: bodyRows.map((row, index) => placedRow(row, index, columns, bodyRows)),
    origin,
  };
}

function headRow({ cells, origin }: ReadRow): TableRow {
  return {
    cells: cells.map((cell) => ({ type: "table-head", scope: "column", placement: {}, ...cell })),
    origin,
  };
}

function bodyRow({ cells, origin }: ReadRow, columns: readonly TableColumn[]): TableRow {
  return {
    cells: cells.map((cell, column) =>
      columns[column]?.isHead === true
        ? { type: "table-head", scope: "row", placement: { alignment: "start" }, ...cell }
        : { type: "table-cell", placement: {}, ...cell },
    ),
    origin,
  };
}

function placedRow(
  { cells, origin }: TableRow,
  row: number,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): TableRow {
  return {
    cells: cells.map((cell, index) => {
      const column = columns[index];
      if (column === undefined) return cell;
      const said = cellPlacement(column, rows, index, row);
      return { ...cell, placement: { ...cell.placement, ...said } };
    }),
    origin,
  };
}

/** Reads a line within a table: what it says of the table, or a row. */
function readLine(line: ManuscriptLine, draft: Draft, reading: TableReading): void {
  const { start, end } = trimmed(line, 0, line.text.length);
  if (start >= end) return;
  const close = noteEnd(line, start, end);
  const isNote = line.text.startsWith("［＃", start) && close !== undefined;
  if (!isNote || !isTemplateText(line, start, close + 1)) {
    draft.rows.push(rowOf(line, 0, false, reading));
    return;
  }
  const name = line.text.slice(start + "［＃".length, close);
  const annotation = blockAnnotation(name);
  const at = placeBetween(line, start, close + 1);
  switch (annotation?.kind) {
    case undefined:
      draft.rows.push(rowOf(line, 0, false, reading));
      return;
    case "table-head":
      draft.rows.push(rowOf(line, close + 1, true, reading));
      return;
    case "table-columns":
      draft.columns = annotation.columns;
      return;
    case "table-caption":
      draft.caption = {
        type: "table-caption",
        placement: {},
        ...cellOf(line, close + 1, end, reading),
      };
      if (inlineText(draft.caption.inlines).trim() === "")
        reading.report(error("markup/empty-block", at, { role: name }));
      return;
    default:
      reading.report(error("markup/in-table", at, { annotation: name }));
  }
}

function rowOf(
  line: ManuscriptLine,
  from: number,
  isHead: boolean,
  reading: TableReading,
): ReadRow {
  const { length } = line.text;
  const origin = placeBetween(line, from, length);
  return {
    isHead,
    cells: cellRanges(line, from).map(([start, end]) => cellOf(line, start, end, reading)),
    origin,
  };
}

function cellOf(line: ManuscriptLine, from: number, to: number, reading: TableReading): ReadCell {
  const { start, end } = trimmed(line, from, to);
  const place = Math.min(start, Math.max(0, line.text.length - 1));
  const inlines = start < end ? parseInlines(line, start, end, reading) : [];
  return { inlines, origin: placeBetween(line, place, Math.max(place + 1, end)) };
}

/** Where the cells of a row are. A bar at the row's head together with one at its end is its frame. */
function cellRanges(line: ManuscriptLine, from: number): readonly (readonly [number, number])[] {
  const bars = separators(line, from, "|");
  const places = bars.length > 0 ? bars : separators(line, from, "\t");
  const starts = [from, ...places.map((place) => place + 1)];
  const ranges = starts.map((start, index): readonly [number, number] => [
    start,
    places[index] ?? line.text.length,
  ]);
  const isBlank = ([start, end]: readonly [number, number]): boolean => {
    const inner = trimmed(line, start, end);
    return inner.start >= inner.end;
  };
  const [first] = ranges;
  const last = ranges.at(-1);
  const isFramed = ranges.length > 2 && first !== undefined && last !== undefined;
  return bars.length > 0 && isFramed && isBlank(first) && isBlank(last)
    ? ranges.slice(1, -1)
    : ranges;
}

/** The template's own marks between cells, outside of annotations and of braces with a reading. */
function separators(line: ManuscriptLine, from: number, mark: string): readonly number[] {
  const found: number[] = [];
  const tokens = /［＃|\{[^{}|［］\n]+\|[^{}|［］\n]+\}|[|\t]/gu;
  tokens.lastIndex = from;
  for (let token = tokens.exec(line.text); token !== null; token = tokens.exec(line.text)) {
    const { 0: text, index } = token;
    const isMarkup = isMarkupAt(line, index);
    if (text === mark && isMarkup) found.push(index);
    // A brace or an annotation of a value opens nothing.
    else if (text.length > 1 && !isMarkup) tokens.lastIndex = index + 1;
    else if (text === "［＃") {
      tokens.lastIndex = (noteEnd(line, index, line.text.length) ?? index + 1) + 1;
    }
  }
  return found;
}

/** The part of a cell that counts: the template's white space around it does not. */
function trimmed(
  line: ManuscriptLine,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  let start = from;
  let end = to;
  const isSpace = (at: number): boolean =>
    /[ \t　]/u.test(line.text[at] ?? "") && isMarkupAt(line, at);
  while (start < end && isSpace(start)) start += 1;
  while (end > start && isSpace(end - 1)) end -= 1;
  return { start, end };
}

const AUTOMATIC: TableColumn = { width: undefined, alignment: undefined, isHead: false };
