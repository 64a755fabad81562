import { CsvError, type Options, parse } from "csv-parse/sync";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { decodePieces } from "./decode-text.ts";
import { HEADER_SEARCH_ROWS } from "./find-heading.ts";
import { countKnownHeadings } from "./name-columns.ts";
import { RowStore } from "./row-store.ts";
import { cellAt, plainSheet, type Sheet } from "./sheet.ts";

// A value of a list is a line on a letter; these limits stop a file that is something else.
const MAX_RECORD_BYTES = 1_000_000;

/**
 * Reads a CSV or TSV file as a table of text.
 *
 * Rows keep their count whatever is in them: blank ones are there, ragged ones are as they are and
 * are judged once the header is known. The delimiter is the one under which a header appears, or the one that Excel's
 * line `sep=;` says. A value that is kept as text by a formula (`="0123"`) is what the formula gives.
 *
 * Units: a long file is read in pieces of at least `pieceBytes`; 1 MiB if not given.
 * Errors: those of `decodeText`; `csv/empty-file`, `csv/quote`, `csv/unclosed-quote`, `csv/row-too-long`.
 */
export function readCsv(file: SourceFile, pieceBytes?: number): Outcome<Sheet> {
  const decoded = decodePieces(file, pieceBytes);
  if (!decoded.ok) return decoded;
  const rows = new RowStore();
  // A row begins on the line after the one before it, which is longer by the breaks in its values.
  let line = 1;
  const keep = (values: readonly string[]): undefined => {
    rows.add({ row: rows.length + 1, line, values: values.map(textOfFormula) });
    line += 1;
    for (const value of values) line += countLineBreaks(value);
  };
  // All rows in which a header may be are in the first piece: it is a mebibyte, or the whole file.
  let delimiter: string | undefined;
  let isEmpty = true;
  try {
    for (const text of wholeRows(decoded.value.texts())) {
      isEmpty &&= text.trim() === "";
      delimiter ??= findDelimiter(text);
      readRows(text, delimiter, keep);
    }
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    return failure([toDiagnostic(thrown, { path: file.path, row: rows.length + 1, line })]);
  }
  return isEmpty
    ? failure([error("csv/empty-file", { kind: "file", path: file.path }, {})])
    : success(plainSheet(file.path, rows.rows()));
}

/**
 * Reads the rows of a text. Lines without a double quote are cut at the delimiters, which takes a seventh of csv-parse's time; all
 * around double quotes is csv-parse's.
 */
function readRows(
  text: string,
  delimiter: string,
  keep: (values: readonly string[]) => undefined,
): void {
  const parsed = (part: string): unknown =>
    parse(part, { ...optionsFor(delimiter), on_record: keep });
  for (let start = 0; start < text.length; ) {
    const quote = text.indexOf('"', start);
    const plainEnd = quote === -1 ? text.length : text.lastIndexOf("\n", quote) + 1;
    for (const line of linesOf(text.slice(start, plainEnd))) {
      if (line.length > PLAIN_LENGTH) parsed(line);
      else keep(line.split(delimiter));
    }
    start = quote === -1 ? text.length : endOfQuoted(text, quote);
    if (quote !== -1) parsed(text.slice(plainEnd, start));
  }
}

/** Behind the last line break a line begins only if something is written in it. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(LINE_BREAK);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** Behind the line feed after which no double quote is open, and for a while none stands; a text that has none of these ends itself. */
function endOfQuoted(text: string, first: number): number {
  let isOpen = false;
  for (let quote = first; quote !== -1; ) {
    const next = text.indexOf('"', quote + 1);
    isOpen = !isOpen;
    const end = isOpen ? 0 : text.indexOf("\n", quote) + 1;
    if (!isOpen && end === 0) break;
    if (end > 0 && (next === -1 || next > end + FAR)) return end;
    quote = next;
  }
  return text.length;
}

const LINE_BREAK = /\r\n|\n|\r/u;

/** Longer lines are held to the limit by csv-parse. Unit: UTF-16 units. */
const PLAIN_LENGTH = 100_000;

/** To begin with csv-parse takes as long as some hundred lines. Unit: UTF-16 units. */
const FAR = 10_000;

/**
 * Puts pieces that end with a line together to such as end with a row: behind an odd count of double quotes a value goes on. Where one
 * stands that should not, csv-parse says so before it matters.
 */
function* wholeRows(pieces: Iterable<string>): Generator<string> {
  let open = "";
  let isWithin = false;
  for (const piece of pieces) {
    open += piece;
    if (countQuotes(piece) % 2 === 1) isWithin = !isWithin;
    if (isWithin) continue;
    yield quoteFormulas(open);
    open = "";
  }
  if (open !== "") yield quoteFormulas(open);
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

// Column counts are relaxed for csv-parse alone, because titles above the header have their own: every
// row from the header on is held to the header's count in `read-recipients`. Quotes stay strict.
function optionsFor(delimiter: string): Options {
  return {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    max_record_size: MAX_RECORD_BYTES,
  };
}

/** `="0123"` within double quotes, where it is alone between delimiters: `"=""0123"""`. */
function quoteFormulas(text: string): string {
  if (!text.includes('="')) return text;
  // What is within quotes already is passed over as a whole.
  return text.replaceAll(
    /(?<=^|[,\t;\r\n])(?:"(?:[^"]|"")*"|="([^",\t;\r\n]*)"(?=[,\t;\r\n]|$))/gu,
    (found, inner: string | undefined) => (inner === undefined ? found : `"=""${inner}"""`),
  );
}

/** What a value stands for that is kept as text by a formula. */
export function textOfFormula(value: string): string {
  const inner = value.startsWith('="') ? /^="((?:[^"]|"")*)"$/u.exec(value)?.[1] : undefined;
  return inner === undefined ? value : inner.replaceAll('""', '"');
}

/** The sign between the values of a text: what it says itself, else the one under which a header appears. */
export function findDelimiter(text: string): string {
  const said = /^\s*"?sep=([,;\t|])"?\s*[\r\n]/iu.exec(text)?.[1];
  if (said !== undefined) return said;
  const [comma, tab] = [",", "\t"].map((delimiter) => standardHeadings(text, delimiter));
  return (tab ?? 0) > (comma ?? 0) ? "\t" : ",";
}

/** The largest number of standard headings that are together in one of the first rows. */
function standardHeadings(text: string, delimiter: string): number {
  try {
    const rows: readonly (readonly string[])[] = parse(text, {
      ...optionsFor(delimiter),
      to: HEADER_SEARCH_ROWS,
    });
    return Math.max(0, ...rows.map(countKnownHeadings));
  } catch (thrown) {
    if (thrown instanceof CsvError) return 0;
    throw thrown;
  }
}

function countLineBreaks(value: string): number {
  if (!value.includes("\n") && !value.includes("\r")) return 0;
  return value.split(/\r\n|\n|\r/u).length - 1;
}

/** What stopped the reader, in the row that it was in. */
function toDiagnostic(
  thrown: CsvError,
  { path, row, line }: { readonly path: string; readonly row: number; readonly line: number },
): Diagnostic {
  const at = cellAt(path, { row, line }, Number(thrown["column"]) + 1, undefined);
  switch (thrown.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return error("csv/unclosed-quote", at, {});
    case "CSV_MAX_RECORD_SIZE":
      return error("csv/row-too-long", at, { limit: MAX_RECORD_BYTES });
    case "CSV_INVALID_CLOSING_QUOTE":
    case "INVALID_OPENING_QUOTE":
      return error("csv/quote", at, {});
    default:
      throw thrown; // the other codes speak of options we do not use
  }
}
