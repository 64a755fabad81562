import type { CellLocation } from "../base/location.ts";
import type { SourceFile } from "../base/world.ts";
import { decodeWithName } from "./decode-text.ts";
import { byteOffset, encodeText } from "./encode-text.ts";
import { otherFormat } from "./other-format.ts";
import { findDelimiter, readCsv, textOfFormula } from "./read-csv.ts";
import { isCompoundFile, isPackage } from "./xlsx/package-bytes.ts";

/** What a cell of a list says, and what it shall say. */
export interface CellChange {
  readonly at: CellLocation;
  readonly was: string;
  readonly value: string;
}

/** Why a cell cannot be changed here: a workbook, a character that the encoding lacks, a value that was read otherwise than it stands. */
export type CellRefusal =
  | { readonly reason: "workbook" | "other-value"; readonly at: CellLocation }
  | { readonly reason: "encoding"; readonly at: CellLocation; readonly encoding: string };

/**
 * Changes cells of a list in CSV or TSV; every other byte stays: encoding, mark, line ends, quotes.
 *
 * Shape: read again, the list has these values and, everywhere else, what it had. A workbook is not changed: what else its parts
 * say of a cell, Excel alone knows.
 */
export function changeCells(
  file: SourceFile,
  changes: readonly CellChange[],
): { readonly bytes: Uint8Array } | CellRefusal {
  const [first] = changes;
  if (first === undefined) return { bytes: file.bytes };
  const isTable = !isPackage(file.bytes) && !isCompoundFile(file.bytes);
  const decoded = isTable && otherFormat(file) === undefined ? decodeWithName(file) : undefined;
  if (decoded?.ok !== true) return { reason: "workbook", at: first.at };
  const { text, encoding } = decoded.value;
  const places = placesIn(text, changes);
  if ("reason" in places) return places;
  const parts: Uint8Array[] = [];
  let taken = 0;
  for (const { at, start, end, written } of places.found) {
    const encoded = encodeText(written, encoding);
    if (encoded === undefined) return { reason: "encoding", at, encoding };
    parts.push(file.bytes.subarray(taken, byteOffset(file.bytes, text, start, encoding)), encoded);
    taken = byteOffset(file.bytes, text, end, encoding);
  }
  const bytes = joined([...parts, file.bytes.subarray(taken)]);
  return hasOnly(file, bytes, changes) ? { bytes } : { reason: "other-value", at: first.at };
}

/**
 * The same for the text of a list with commas, whatever its encoding was. Figures that begin with a zero are written so that Excel
 * keeps them (`="010006"`).
 *
 * Shape: undefined where a cell cannot be changed. Cost: linear, however many changes.
 */
export function changeText(file: SourceFile, changes: readonly CellChange[]): string | undefined {
  const isTable = !isPackage(file.bytes) && !isCompoundFile(file.bytes);
  const decoded = isTable && otherFormat(file) === undefined ? decodeWithName(file) : undefined;
  if (decoded?.ok !== true || findDelimiter(decoded.value.text) !== ",") return undefined;
  const { text } = decoded.value;
  const places = placesIn(text, changes);
  if ("reason" in places) return undefined;
  let changed = "";
  let taken = 0;
  for (const { value, start, end, written } of places.found) {
    changed += text.slice(taken, start) + (/^0\d+$/u.test(value) ? keptZeros(value) : written);
    taken = end;
  }
  changed += text.slice(taken);
  const encoder = new TextEncoder();
  const before = { path: file.path, bytes: encoder.encode(text) };
  return hasOnly(before, encoder.encode(changed), changes) ? changed : undefined;
}

/** Figures as Excel takes them for text when it opens a CSV file: `"=""010006"""`. */
export function keptZeros(figures: string): string {
  return `"=""${figures}"""`;
}

interface Place extends CellChange, Field {
  /** The value as it is written there. */
  readonly written: string;
}

/** Where the cells stand in a text, in its order. */
function placesIn(
  text: string,
  changes: readonly CellChange[],
): { readonly found: readonly Place[] } | CellRefusal {
  const delimiter = findDelimiter(text);
  const fields = fieldsOf(text, delimiter);
  const found: Place[] = [];
  for (const change of inOrder(changes)) {
    const field = fields.get(fieldKey(change.at.row, change.at.column));
    const raw = field && text.slice(field.start, field.end);
    if (field === undefined || raw === undefined || valueOfField(raw) !== change.was)
      return { reason: "other-value", at: change.at };
    found.push({ ...change, ...field, written: fieldFor(change.value, raw, delimiter) });
  }
  return { found };
}

function inOrder(changes: readonly CellChange[]): readonly CellChange[] {
  return [...changes].sort(
    ({ at: left }, { at: right }) => left.row - right.row || left.column - right.column,
  );
}

interface Field {
  readonly start: number;
  readonly end: number;
}

function fieldKey(row: number, column: number): string {
  return `${row}\t${column}`;
}

/** Where every value stands, its quotes included. Source: RFC 4180, and whichever line end there is. */
function fieldsOf(text: string, delimiter: string): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  let [row, column, start] = [1, 1, 0];
  const ends = new RegExp(`[${delimiter === "\t" ? "\\t" : delimiter}]|\\r\\n|\\n|\\r|$`, "gu");
  while (start <= text.length) {
    ends.lastIndex = start + quotedLength(text, start);
    const found = ends.exec(text);
    const end = found?.index ?? text.length;
    fields.set(fieldKey(row, column), { start, end });
    const sign = found?.[0] ?? "";
    if (sign === "") break;
    if (sign === delimiter) column += 1;
    else [row, column] = [row + 1, 1];
    start = end + sign.length;
  }
  return fields;
}

/** Length of what is within quotes at a place, the quotes included; 0 without any. */
function quotedLength(text: string, start: number): number {
  const quoted = /"(?:[^"]|"")*"/uy;
  quoted.lastIndex = start;
  return quoted.exec(text)?.[0].length ?? 0;
}

function valueOfField(raw: string): string {
  const isQuoted = raw.startsWith('"');
  const value = isQuoted ? raw.slice(1, -1).replaceAll('""', '"') : raw;
  return textOfFormula(value).replaceAll(/\r\n?/gu, "\n");
}

/** A value as it is written in the place of another: in the same quotes, else in such as it needs. */
function fieldFor(value: string, raw: string, delimiter: string): string {
  const lines = value.replaceAll("\n", raw.includes("\r\n") || !raw.includes("\n") ? "\r\n" : "\n");
  const formula = /^(?<open>"=""|=")[^"]*(?<close>"""|")$/u.exec(raw)?.groups;
  if (formula !== undefined && !/["\r\n]/u.test(lines) && !lines.includes(delimiter)) {
    return `${formula["open"]}${lines}${formula["close"]}`;
  }
  const needsQuotes = raw.startsWith('"') || /["\r\n]/u.test(lines) || lines.includes(delimiter);
  return needsQuotes ? `"${lines.replaceAll('"', '""')}"` : lines;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Reads the list again: nothing but these cells says anything else. */
function hasOnly(file: SourceFile, bytes: Uint8Array, changes: readonly CellChange[]): boolean {
  const [before, after] = [readCsv(file), readCsv({ path: file.path, bytes })];
  if (!(before.ok && after.ok) || before.value.rows.length !== after.value.rows.length)
    return false;
  const wanted = new Map(changes.map(({ at, value }) => [fieldKey(at.row, at.column), value]));
  let index = 0;
  for (const { row, values } of before.value.rows) {
    const now = after.value.rows.at(index)?.values ?? [];
    index += 1;
    const isRight = values.every((value, column) => {
      const expected = wanted.get(fieldKey(row, column + 1)) ?? value;
      return now[column]?.replaceAll(/\r\n?/gu, "\n") === expected.replaceAll(/\r\n?/gu, "\n");
    });
    if (!isRight || now.length !== values.length) return false;
  }
  return true;
}
