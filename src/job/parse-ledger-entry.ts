import { isFormatId } from "../model/output-format.ts";
import type { LedgerEntry, LedgerFile, Verdict } from "../model/run.ts";
import { isLetterPath } from "./run-layout.ts";

/** Files of one letter: one of each format. */
const MAX_FILES = 2;

/**
 * Turns what JSON gave into a ledger entry, or into nothing if it is none: a field that is missing, of another type or beyond
 * what a run can have, or a file that is no letter of the run's folder. A checksum can be made by anybody, so nothing is
 * believed of a path before it is known to lead nowhere else.
 *
 * Shape: entries of earlier versions are understood too: they said `verified` for `verdict`, and the title only as the
 * addressee's beginning.
 */
export function parseLedgerEntry(value: unknown): LedgerEntry | undefined {
  if (!isObject(value)) return undefined;
  const { sequence, id, list, row, prefecture, addressee, version } = value;
  const { recordSha256, textSha256 } = value;
  const title = value["title"] ?? titleOf(addressee);
  const files = filesOf(value["files"]);
  if (
    !(isCount(sequence) && isCount(row)) ||
    !(isText(id) && isText(list) && isText(prefecture) && isText(title)) ||
    !(isText(addressee) && isText(version) && isHash(recordSha256) && isHash(textSha256)) ||
    files === undefined
  ) {
    return undefined;
  }
  return {
    sequence,
    id,
    list,
    row,
    prefecture,
    title,
    addressee,
    version,
    recordSha256,
    textSha256,
    files,
  };
}

function titleOf(addressee: unknown): unknown {
  return isText(addressee)
    ? addressee.slice(0, Math.max(0, addressee.lastIndexOf(" ")))
    : undefined;
}

function filesOf(value: unknown): readonly LedgerFile[] | undefined {
  if (!Array.isArray(value) || value.length > MAX_FILES) return undefined;
  const files = value.map(fileOf).filter((file) => file !== undefined);
  const formats = new Set(files.map(({ format }) => format));
  return files.length === value.length && formats.size === files.length ? files : undefined;
}

function fileOf(value: unknown): LedgerFile | undefined {
  if (!isObject(value)) return undefined;
  const { format, path, sha256, bytes, pages } = value;
  const verdict = verdictOf(value);
  if (
    !(isText(format) && isFormatId(format)) ||
    !(isText(path) && isLetterPath(path, format)) ||
    !(isHash(sha256) && isCount(bytes)) ||
    !(pages === undefined || isCount(pages)) ||
    verdict === undefined
  ) {
    return undefined;
  }
  return { format, path, sha256, bytes, pages, verdict };
}

function verdictOf({ verdict, verified }: Readonly<Record<string, unknown>>): Verdict | undefined {
  if (verdict === "equal" || verdict === "different" || verdict === "unread") return verdict;
  if (verdict !== undefined || typeof verified !== "boolean") return undefined;
  return verified ? "equal" : "unread";
}

/** A JSON object's own fields. Errors: throws if the value is not an object. */
export function objectOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw new TypeError(`${name} is not an object`);
  return Object.fromEntries(Object.entries(value));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** A count of things, or a place among them. */
function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isHash(value: unknown): value is string {
  return isText(value) && /^[0-9a-f]{64}$/u.test(value);
}
