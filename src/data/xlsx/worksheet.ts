import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { CellLocation } from "../../base/location.ts";
import { lazySequence, type Sequence } from "../../base/sequence.ts";
import { RowStore } from "../row-store.ts";
import { cellAt, type Merge, type Sheet, type SheetRow } from "../sheet.ts";
import { type CellReader, type CellValue, readCell } from "./cell-value.ts";
import { isTrue, type PartFault, type Parts, readPart } from "./parts.ts";
import { type TextCollector, textCollector } from "./rich-text.ts";
import type { Attributes } from "./scan-xml.ts";

/** The sheet is larger than a list can be. */
export interface SizeFault {
  readonly limit: number;
}

/** Columns of a list, and rows of a sheet of Excel. */
const MAX_COLUMNS = 1000;
const MAX_ROWS = 1_048_576;

/** Cells of all worksheets of a workbook together, with the empty ones between them. */
export const MAX_CELLS = 20_000_000;

/** What all worksheets of a workbook are read with. */
export interface SheetReader extends CellReader {
  readonly parts: Parts;
  readonly path: string;
  /** Cells that may still be read. */
  cellsLeft: number;
}

interface OpenCell {
  /** 1-based. */
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | undefined;
  hasFormula: boolean;
  hasInline: boolean;
}

/** What has been read of a worksheet so far. */
interface Reading {
  readonly reader: SheetReader;
  readonly rows: RowStore;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  readonly struckCells: Map<number, readonly number[]>;
  readonly merges: Merge[];
  readonly findings: Diagnostic[];
  width: number;
  row: number;
  /** Whether the row is counted and not numbered, so that its first cell may say which it is. */
  isCounted: boolean;
  isHidden: boolean;
  values: string[];
  exact: Map<number, string>;
  /** Struck pieces of the row's cells, by 0-based column. */
  struck: Map<number, readonly string[]>;
  /** The column after the last cell, written or not. */
  nextColumn: number;
  cell: OpenCell | undefined;
  isBroken: boolean;
  fault: SizeFault | undefined;
}

const ROW = "worksheet/sheetData/row";
const CELL = `${ROW}/c`;
const VALUE = `${CELL}/v`;
const FORMULA = `${CELL}/f`;
const INLINE = `${CELL}/is`;
const COLUMN = "worksheet/cols/col";
const MERGE = "worksheet/mergeCells/mergeCell";

/**
 * Reads a worksheet as a table of text. Rows that the file leaves out are left out.
 *
 * Findings: those of `readCell`, `csv/struck-text` for a part of a cell.
 * Source: ECMA-376 Part 1, 18.3.1.
 */
export function readWorksheet(part: string, reader: SheetReader): Sheet | PartFault | SizeFault {
  const reading: Reading = {
    reader,
    rows: new RowStore(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    struckCells: new Map(),
    merges: [],
    findings: [],
    width: 0,
    row: 0,
    isCounted: false,
    isHidden: false,
    values: [],
    exact: new Map(),
    struck: new Map(),
    nextColumn: 1,
    cell: undefined,
    isBroken: false,
    fault: undefined,
  };
  const broken = readRows(part, reading);
  if (broken !== undefined) return broken;
  if (reading.isBroken) return { part };
  reader.cellsLeft -= reading.rows.length * Math.max(1, reading.width);
  if (reading.fault !== undefined) return reading.fault;
  const { hiddenRows, hiddenColumns, struckCells, merges, findings } = reading;
  const marks = { hiddenRows, hiddenColumns, struckCells, merges };
  return { path: reader.path, rows: evenRows(reading), ...marks, findings };
}

function readRows(part: string, reading: Reading): PartFault | undefined {
  const collector = textCollector();
  return readPart(reading.reader.parts, part, {
    root: "worksheet",
    open: (path, attributes) => {
      if (path === CELL) openCell(reading, attributes);
      else if (path === ROW) openRow(reading, attributes);
      else if (path === COLUMN) addColumns(reading, attributes);
      else if (path === MERGE) addMerge(reading, attributes.get("ref") ?? "");
      else if (reading.cell !== undefined) openWithin(reading.cell, path, attributes, collector);
    },
    close: (path) => {
      if (path === CELL) closeCell(reading, collector);
      else if (path === ROW) closeRow(reading);
    },
    text: (path, text) => {
      if (reading.cell === undefined) return;
      if (path === VALUE) reading.cell.value += text;
      else if (path.startsWith(INLINE)) collector.text(path.slice(INLINE.length + 1), text);
    },
  });
}

function openWithin(
  cell: OpenCell,
  path: string,
  attributes: Attributes,
  collector: TextCollector,
): void {
  if (path === VALUE) cell.value = "";
  else if (path === FORMULA) cell.hasFormula = true;
  else if (path === INLINE) cell.hasInline = true;
  else if (path.startsWith(INLINE)) collector.open(path.slice(INLINE.length + 1), attributes);
}

function openRow(reading: Reading, attributes: Attributes): void {
  const number = attributes.get("r");
  reading.isCounted = number === undefined;
  goToRow(reading, number === undefined ? reading.row + 1 : Number(number));
  reading.values = [];
  reading.exact = new Map();
  reading.struck = new Map();
  reading.nextColumn = 1;
  const isFlat = Number(attributes.get("ht") ?? 1) === 0;
  reading.isHidden = isTrue(attributes.get("hidden")) || isFlat;
}

/** Rows are in their order, each once; anything else is no sheet that Excel writes. */
function goToRow(reading: Reading, row: number): void {
  if (!Number.isInteger(row) || row <= reading.row || row > MAX_ROWS) reading.isBroken = true;
  reading.row = row;
}

function closeRow(reading: Reading): void {
  const { row, values, exact } = reading;
  reading.width = Math.max(reading.width, values.length);
  if (reading.isHidden) reading.hiddenRows.add(row);
  sayStruck(reading);
  // Every row is shown as wide as the widest: one cell far to the right makes a million short rows long.
  const cells = (reading.rows.length + 1) * Math.max(1, reading.width);
  if (cells > reading.reader.cellsLeft) reading.fault ??= { limit: MAX_CELLS };
  if (reading.fault !== undefined || reading.isBroken) return;
  reading.rows.add({ row, line: row, values, ...(exact.size > 0 ? { exact } : {}) });
}

function openCell(reading: Reading, attributes: Attributes): void {
  const reference = attributes.get("r");
  const column = reference === undefined ? reading.nextColumn : columnOf(reference);
  if (reference !== undefined && rowOf(reference) !== reading.row) {
    // A row that is already counted is one after the last one.
    if (reading.isCounted && reading.nextColumn === 1) goToRow(reading, rowOf(reference));
    else reading.isBroken = true;
  }
  reading.nextColumn = column + 1;
  reading.cell = {
    column,
    type: attributes.get("t") ?? "n",
    style: Number(attributes.get("s") ?? 0),
    value: undefined,
    hasFormula: false,
    hasInline: false,
  };
}

/** The column of a reference: A is 1, AA is 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.slice(0, 4).toUpperCase()) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return column;
}

/** The row of a reference: 12 of AA12. */
function rowOf(reference: string): number {
  return Number(reference.slice(0, 12).replace(/^[A-Za-z]{1,3}/u, ""));
}

function closeCell(reading: Reading, collector: TextCollector): void {
  const { cell, reader } = reading;
  reading.cell = undefined;
  if (cell === undefined || reading.fault !== undefined) return;
  const inline = cell.hasInline ? collector.take() : undefined;
  const read = readCell({ ...cell, inline }, placeOf(reading, cell.column), reader);
  if (read.finding !== undefined) reading.findings.push(read.finding);
  if (read.text === "") return;
  if (cell.column < 1 || cell.column > MAX_COLUMNS) {
    reading.fault ??= { limit: MAX_COLUMNS };
    return;
  }
  keep(reading, cell.column - 1, read);
}

function keep({ values, exact, struck }: Reading, index: number, read: CellValue): void {
  while (values.length < index) values.push("");
  values[index] = read.text;
  if (read.exact !== undefined) exact.set(index, read.exact);
  if (read.struck.length > 0) struck.set(index, read.struck);
}

function placeOf({ reader, row }: Reading, column: number): CellLocation {
  return cellAt(reader.path, { row, line: row }, column, undefined);
}

/** Which cells of the row have a line through all that is written in them; of a part of a cell it is said. */
function sayStruck({ struck, values, row, struckCells, findings, reader }: Reading): void {
  if (struck.size === 0) return;
  const whole: number[] = [];
  for (const [index, pieces] of struck) {
    if (pieces.join("").trim() === values[index]?.trim()) whole.push(index);
    else {
      const at = cellAt(reader.path, { row, line: row }, index + 1, undefined);
      findings.push(error("csv/struck-text", at, { text: pieces.join("、") }));
    }
  }
  if (whole.length > 0) struckCells.set(row, whole);
}

/** Columns that are hidden, or so narrow that they are. Source: ECMA-376 Part 1, 18.3.1.13 col. */
function addColumns(reading: Reading, attributes: Attributes): void {
  const isFlat = Number(attributes.get("width") ?? 1) === 0;
  if (!isTrue(attributes.get("hidden")) && !isFlat) return;
  const last = Math.min(Number(attributes.get("max")), MAX_COLUMNS);
  const first = Math.max(1, Number(attributes.get("min")));
  for (let column = first; column <= last; column += 1) {
    reading.hiddenColumns.add(column - 1);
  }
}

function addMerge(reading: Reading, reference: string): void {
  const range = reference.slice(0, 30);
  const [first = "", last = first] = range.split(":");
  reading.merges.push({
    range,
    top: rowOf(first),
    bottom: rowOf(last),
    left: columnOf(first) - 1,
    right: columnOf(last) - 1,
  });
}

/** Rows of one width, as the grid shows them. */
function evenRows({ rows, width }: Reading): Sequence<SheetRow> {
  const stored = rows.rows();
  return lazySequence(stored.length, (index) => {
    const row = stored.at(index);
    if (row === undefined || row.values.length === width) return row;
    return {
      ...row,
      values: [...row.values, ...Array<string>(width - row.values.length).fill("")],
    };
  });
}
