import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import type { CellLocation } from "../../base/location.ts";
import { builtInFormat } from "./built-in-formats.ts";
import { type NumberFormat, readFormat } from "./number-format.ts";
import { isTrue, unescapeString } from "./parts.ts";
import type { RichText, TextRun } from "./rich-text.ts";
import { DAYS_TO_1904, readIsoSerial } from "./serial-date.ts";
import { showNumber, showText } from "./shown-value.ts";
import type { Workbook } from "./workbook.ts";

/** A cell as it is in the file. */
export interface StoredCell {
  /** `t`: which kind of value it has. */
  readonly type: string;
  readonly style: number;
  /** What is in `v`; undefined without one. */
  readonly value: string | undefined;
  /** What is in `is`; undefined without one. */
  readonly inline: RichText | undefined;
  readonly hasFormula: boolean;
}

/** A cell as it is shown. */
export interface CellValue {
  readonly text: string;
  readonly exact?: string | undefined;
  /** Pieces with a line drawn through (取り消し線), in their order. */
  readonly struck: readonly string[];
  readonly finding?: Diagnostic | undefined;
}

/** What reading cells needs: the workbook, and the formats that have been understood so far. */
export interface CellReader {
  readonly workbook: Workbook;
  readonly formats: Map<string, NumberFormat | undefined>;
}

/** Characters of a cell. Source: Excel's specifications and limits. */
const MAX_CELL_LENGTH = 32_767;
/** Characters of a number: 29 digits with sign, point and exponent. */
const MAX_NUMBER_LENGTH = 40;
/** Format codes of a workbook that are understood; Excel itself has room for some 250. */
const MAX_FORMATS = 1000;

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u;
const NOTHING: CellValue = { text: "", struck: [] };

/**
 * Gives a cell's value as Excel shows it.
 *
 * Findings: `csv/cell-error`, `csv/cell-unreadable`, `csv/formula-without-value`, `csv/formula-not-calculated`,
 * `csv/impossible-date`, `csv/format-unknown`, `csv/value-too-long`; the warning `csv/number-shown-otherwise`.
 * Source: ECMA-376 Part 1, 18.3.1.4 c and 18.18.11 ST_CellType.
 */
export function readCell(cell: StoredCell, at: CellLocation, reader: CellReader): CellValue {
  const read = shownCell(cell, at, reader);
  if (read.text.length > MAX_CELL_LENGTH) {
    const values = { length: read.text.length, limit: MAX_CELL_LENGTH };
    // Something stays of it, as of every cell that is refused: a row of nothing else is not a blank one.
    const text = read.text.slice(0, 100);
    return { text, struck: [], finding: error("csv/value-too-long", at, values) };
  }
  if (!(cell.hasFormula && reader.workbook.mustCalculate) || read.finding !== undefined)
    return read;
  const finding = error("csv/formula-not-calculated", at, { value: read.text });
  return { ...read, finding };
}

function shownCell(cell: StoredCell, at: CellLocation, reader: CellReader): CellValue {
  const { type, inline } = cell;
  if (type === "inlineStr" && inline !== undefined) return ofText(inline, cell, reader);
  if (inline !== undefined && inline.text !== "") return unreadable(inline.text, at);
  if (cell.value !== undefined && cell.value !== "") return ofValue(cell.value, cell, at, reader);
  // A formula that gives an empty text is saved as an empty `str`; any other one without a value has no result.
  const isEmptyText = type === "str" && cell.value !== undefined;
  return cell.hasFormula && !isEmptyText
    ? { text: "=", struck: [], finding: error("csv/formula-without-value", at, {}) }
    : NOTHING;
}

function ofValue(value: string, cell: StoredCell, at: CellLocation, reader: CellReader): CellValue {
  const isShort = value.length <= MAX_NUMBER_LENGTH;
  switch (cell.type) {
    case "s":
      return ofSharedString(value, cell, at, reader);
    case "str":
      return ofText({ text: unescapeString(value), runs: undefined }, cell, reader);
    case "b":
      return /^(?:[01]|true|false)$/u.test(value)
        ? struckAsWhole(isTrue(value) ? "TRUE" : "FALSE", cell, reader)
        : unreadable(value, at);
    case "e":
      return { text: value, struck: [], finding: error("csv/cell-error", at, { value }) };
    case "d": {
      const serial = isShort ? readIsoSerial(value) : undefined;
      return serial === undefined
        ? unreadable(value, at)
        : ofNumber(serial, { ...cell, isDay: true }, at, reader);
    }
    case "n":
      return isShort && NUMBER.test(value)
        ? ofNumber(Number(value), cell, at, reader)
        : unreadable(value, at);
    default:
      return unreadable(value, at);
  }
}

function unreadable(value: string, at: CellLocation): CellValue {
  const shown = value.slice(0, 100);
  return { text: shown, struck: [], finding: error("csv/cell-unreadable", at, { value: shown }) };
}

function ofSharedString(
  value: string,
  cell: StoredCell,
  at: CellLocation,
  reader: CellReader,
): CellValue {
  const index = /^\d{1,9}$/u.test(value) ? Number(value) : -1;
  const { texts, runs } = reader.workbook.strings;
  const text = texts[index];
  return text === undefined
    ? unreadable(value, at)
    : ofText({ text, runs: runs.get(index) }, cell, reader);
}

function ofText({ text, runs }: RichText, cell: StoredCell, reader: CellReader): CellValue {
  const isCellStruck = reader.workbook.styles.cells[cell.style]?.isStruck ?? false;
  const all: readonly TextRun[] = runs ?? [{ text, isStruck: undefined }];
  const struck = all
    .filter((run) => (run.isStruck ?? isCellStruck) && run.text.trim() !== "")
    .map((run) => run.text);
  const format = formatOf(cell.style, reader);
  return { text: format === undefined ? text : showText(text, format), struck };
}

function ofNumber(
  value: number,
  cell: StoredCell & { readonly isDay?: boolean },
  at: CellLocation,
  reader: CellReader,
): CellValue {
  const { is1904 } = reader.workbook;
  const own = formatOf(cell.style, reader);
  // Only dates in ISO 8601 are written so: a format for plain numbers would show what nobody wrote.
  const format = cell.isDay === true && own?.isPlain === true ? readFormat(dayFormat(value)) : own;
  const serial = cell.isDay === true && is1904 ? value - DAYS_TO_1904 : value;
  if (format === undefined) return withoutFormat(cell, at, reader);
  const shown = showNumber(serial, format, is1904);
  switch (shown.kind) {
    case "text":
      return { ...struckAsWhole(shown.text, cell, reader), exact: shown.exact };
    case "rounded": {
      const values = { shown: shown.text, stored: shown.stored, count: 1 };
      const finding = warning("csv/number-shown-otherwise", at, values);
      return { ...struckAsWhole(shown.text, cell, reader), finding };
    }
    case "no-date": {
      const text = String(value);
      return { text, struck: [], finding: error("csv/impossible-date", at, { value: text }) };
    }
    case "unknown-format":
      return withoutFormat(cell, at, reader);
  }
}

function dayFormat(serial: number): string {
  if (serial < 1) return "h:mm";
  return serial % 1 === 0 ? "yyyy/m/d" : "yyyy/m/d h:mm";
}

function withoutFormat(
  { style, value = "" }: StoredCell,
  at: CellLocation,
  reader: CellReader,
): CellValue {
  const format = codeOf(style, reader).slice(0, 60);
  return { text: value, struck: [], finding: error("csv/format-unknown", at, { format, value }) };
}

function struckAsWhole(text: string, cell: StoredCell, reader: CellReader): CellValue {
  const isStruck = reader.workbook.styles.cells[cell.style]?.isStruck ?? false;
  return { text, struck: isStruck && text !== "" ? [text] : [] };
}

/** The format code of a style; 標準 for a style that the workbook does not have. */
function codeOf(style: number, { workbook }: CellReader): string {
  const id = workbook.styles.cells[style]?.formatId ?? 0;
  return workbook.styles.formatCodes.get(id) ?? builtInFormat(id);
}

/** The number format of a style, understood once; undefined if nobody can be sure of it. */
function formatOf(style: number, reader: CellReader): NumberFormat | undefined {
  const code = codeOf(style, reader);
  if (reader.formats.has(code)) return reader.formats.get(code);
  if (reader.formats.size === MAX_FORMATS) return undefined;
  const format = readFormat(code);
  reader.formats.set(code, format);
  return format;
}
