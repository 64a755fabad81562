import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { cellAt, type Sheet, type SheetRow } from "../sheet.ts";
import { type FormatKind, numberText } from "./number-format.ts";
import { type PartFault, type Parts, readPart, unescapeString } from "./parts.ts";
import type { Attributes } from "./scan-xml.ts";
import { isTrue, textCollector, type Workbook } from "./workbook.ts";

/** The sheet is larger than a list can be. */
export interface SizeFault {
  readonly limit: number;
}

/** Columns of a list, and cells of a sheet with the empty ones between them. */
const MAX_COLUMNS = 1000;
const MAX_CELLS = 20_000_000;

const PLAIN: FormatKind = { kind: "plain" };
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u;

interface OpenCell {
  readonly row: number;
  /** 1-based. */
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | undefined;
  hasFormula: boolean;
}

/** What has been read of a worksheet so far. */
interface Reading {
  readonly path: string;
  readonly workbook: Workbook;
  readonly rows: SheetRow[];
  readonly hiddenRows: Set<number>;
  readonly findings: Diagnostic[];
  row: number;
  values: string[];
  cell: OpenCell | undefined;
  isValue: boolean;
  cellCount: number;
  fault: SizeFault | undefined;
}

/**
 * Reads a worksheet as a table of text. Rows that the file leaves out are left out.
 *
 * Findings: `csv/cell-error`, `csv/formula-without-value`, `csv/impossible-date`, `csv/merged-cells`
 * and the warning `csv/number-shown-otherwise`.
 * Source: ECMA-376 Part 1, 18.3.1.
 */
export function readWorksheet(
  parts: Parts,
  part: string,
  workbook: Workbook,
  path: string,
): Sheet | PartFault | SizeFault {
  const reading: Reading = {
    path,
    workbook,
    rows: [],
    hiddenRows: new Set(),
    findings: [],
    row: 0,
    values: [],
    cell: undefined,
    isValue: false,
    cellCount: 0,
    fault: undefined,
  };
  const collector = textCollector();
  const fault = readPart(parts, part, {
    open: (name, attributes) => {
      collector.open(name);
      if (name === "row") openRow(reading, attributes);
      else if (name === "c") {
        collector.start();
        openCell(reading, attributes);
      } else if (name === "v" && reading.cell !== undefined) {
        reading.isValue = true;
        reading.cell.value = "";
      } else if (name === "f" && reading.cell !== undefined) reading.cell.hasFormula = true;
      else if (name === "mergeCell") addMerge(reading, attributes.get("ref") ?? "");
    },
    close: (name) => {
      collector.close(name);
      if (name === "v") reading.isValue = false;
      else if (name === "c") closeCell(reading, collector.take());
      else if (name === "row") closeRow(reading);
    },
    text: (text) => {
      collector.text(text);
      if (reading.isValue && reading.cell !== undefined) reading.cell.value += text;
    },
  });
  const { rows, hiddenRows, findings } = reading;
  return fault ?? reading.fault ?? { path, rows: evenRows(rows), hiddenRows, findings };
}

function openRow(reading: Reading, attributes: Attributes): void {
  reading.row = Number(attributes.get("r") ?? reading.row + 1);
  reading.values = [];
  if (isTrue(attributes.get("hidden"))) reading.hiddenRows.add(reading.row);
}

function closeRow(reading: Reading): void {
  reading.cellCount += reading.values.length;
  if (reading.cellCount > MAX_CELLS) reading.fault ??= { limit: MAX_CELLS };
  if (reading.fault !== undefined) return;
  reading.rows.push({ row: reading.row, line: reading.row, values: reading.values });
}

function openCell(reading: Reading, attributes: Attributes): void {
  const reference = attributes.get("r");
  reading.cell = {
    row: reading.row,
    column: reference === undefined ? reading.values.length + 1 : columnOf(reference),
    type: attributes.get("t") ?? "n",
    style: Number(attributes.get("s") ?? 0),
    value: undefined,
    hasFormula: false,
  };
}

/** The column of a reference: A is 1, AA is 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.toUpperCase()) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return column;
}

function closeCell(reading: Reading, inlineText: string): void {
  const cell = reading.cell;
  reading.cell = undefined;
  if (cell === undefined) return;
  const text = cell.type === "inlineStr" ? inlineText : textOf(reading, cell);
  if (text === "") return;
  if (cell.column < 1 || cell.column > MAX_COLUMNS) {
    reading.fault ??= { limit: MAX_COLUMNS };
    return;
  }
  while (reading.values.length < cell.column - 1) reading.values.push("");
  reading.values[cell.column - 1] = text;
}

function textOf(reading: Reading, cell: OpenCell): string {
  const { value } = cell;
  const at = cellAt(reading.path, { row: cell.row, line: cell.row }, cell.column, undefined);
  if (value === undefined) {
    if (cell.hasFormula) reading.findings.push(error("csv/formula-without-value", at, {}));
    return "";
  }
  switch (cell.type) {
    case "s":
      return reading.workbook.strings[Number(value)] ?? damaged(reading, at, value);
    case "str":
      return unescapeString(value);
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "e":
      reading.findings.push(error("csv/cell-error", at, { value }));
      return value;
    case "d":
      return value;
    default:
      return numberOf(reading, cell, value, at);
  }
}

function damaged(reading: Reading, at: ReturnType<typeof cellAt>, value: string): string {
  reading.findings.push(error("csv/cell-unreadable", at, { value }));
  return value;
}

function numberOf(
  reading: Reading,
  cell: OpenCell,
  value: string,
  at: ReturnType<typeof cellAt>,
): string {
  if (value === "") return "";
  if (!NUMBER.test(value)) return damaged(reading, at, value);
  const format = reading.workbook.formats[cell.style] ?? PLAIN;
  const result = numberText(Number(value), format, reading.workbook.is1904);
  switch (result.kind) {
    case "text":
      return result.text;
    case "shown-otherwise":
      reading.findings.push(warning("csv/number-shown-otherwise", at, { value: result.text }));
      return result.text;
    case "no-date":
      reading.findings.push(error("csv/impossible-date", at, { value }));
      return value;
  }
}

function addMerge(reading: Reading, reference: string): void {
  const row = Number(/\d+/u.exec(reference)?.[0] ?? 0);
  const at = cellAt(reading.path, { row, line: row }, columnOf(reference), undefined);
  reading.findings.push(error("csv/merged-cells", at, { range: reference }));
}

/** Rows of one width, as the grid shows them. */
function evenRows(rows: readonly SheetRow[]): readonly SheetRow[] {
  let width = 0;
  for (const { values } of rows) width = Math.max(width, values.length);
  return rows.map((row) => {
    if (row.values.length === width) return row;
    const values = [...row.values];
    while (values.length < width) values.push("");
    return { ...row, values };
  });
}
