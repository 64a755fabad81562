import type { CellLocation } from "../base/location.ts";
import type { SourceFile } from "../base/world.ts";
import { decodeWithName } from "./decode-text.ts";
import { byteOffset, encodeText } from "./encode-text.ts";
import { otherFormat } from "./other-format.ts";
import { findDelimiter, readCsv, textOfFormula } from "./read-csv.ts";
import { isCompoundFile, isPackage } from "./xlsx/read-xlsx.ts";

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
  const delimiter = findDelimiter(text);
  const fields = fieldsOf(text, delimiter);
  const parts: Uint8Array[] = [];
  let taken = 0;
  for (const change of inOrder(changes)) {
    const { at, was, value } = change;
    const field = fields.get(fieldKey(at.row, at.column));
    const raw = field && text.slice(field.start, field.end);
    if (field === undefined || raw === undefined || valueOfField(raw) !== was)
      return { reason: "other-value", at };
    const written = encodeText(fieldFor(value, raw, delimiter), encoding);
    if (written === undefined) return { reason: "encoding", at, encoding };
    const start = byteOffset(file.bytes, text, field.start, encoding);
    parts.push(file.bytes.subarray(taken, start), written);
    taken = byteOffset(file.bytes, text, field.end, encoding);
  }
  const bytes = joined([...parts, file.bytes.subarray(taken)]);
  return hasOnly(file, bytes, changes) ? { bytes } : { reason: "other-value", at: first.at };
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
