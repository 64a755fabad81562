import type { LedgerEntry, LedgerFile } from "../model/run.ts";

/**
 * Turns what JSON gave into a ledger entry.
 *
 * Errors: throws if a field is missing or of another type; the line's checksum was right, so the file
 * was not made by this version.
 */
export function parseLedgerEntry(value: unknown): LedgerEntry {
  const record = objectOf(value, "entry");
  const files = record["files"];
  if (!Array.isArray(files)) throw new TypeError("ledger: files is not a list");
  return {
    sequence: numberOf(record, "sequence"),
    id: stringOf(record, "id"),
    list: stringOf(record, "list"),
    row: numberOf(record, "row"),
    prefecture: stringOf(record, "prefecture"),
    addressee: stringOf(record, "addressee"),
    version: stringOf(record, "version"),
    recordSha256: stringOf(record, "recordSha256"),
    textSha256: stringOf(record, "textSha256"),
    files: files.map(parseFile),
  };
}

function parseFile(value: unknown): LedgerFile {
  const record = objectOf(value, "file");
  const format = stringOf(record, "format");
  if (format !== "pdf" && format !== "docx") throw new TypeError(`ledger: format ${format}`);
  return {
    format,
    path: stringOf(record, "path"),
    sha256: stringOf(record, "sha256"),
    bytes: numberOf(record, "bytes"),
    pages: record["pages"] === undefined ? undefined : numberOf(record, "pages"),
    verified: record["verified"] === true,
  };
}

/** A JSON object's own fields. Errors: throws if the value is not an object. */
export function objectOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`${name} is not an object`);
  }
  return Object.fromEntries(Object.entries(value));
}

function stringOf(record: Readonly<Record<string, unknown>>, key: string): string {
  const value = record[key];
  if (typeof value !== "string") throw new TypeError(`ledger: ${key} is not a text`);
  return value;
}

function numberOf(record: Readonly<Record<string, unknown>>, key: string): number {
  const value = record[key];
  if (typeof value !== "number") throw new TypeError(`ledger: ${key} is not a number`);
  return value;
}
