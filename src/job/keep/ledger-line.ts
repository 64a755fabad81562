import { createHash } from "node:crypto";
import { isObject } from "../../base/json-object.ts";
import type { LedgerEntry } from "../../model/run.ts";
import { parseLedgerEntry } from "./parse-ledger-entry.ts";

/** Hexadecimal digits of SHA-256 that close a ledger line. */
const CHECK_DIGITS = 8;

/** What the letters of a volume mostly have in common with the first of them. */
const SHARED = ["list", "prefecture", "title", "version"] as const;

/**
 * Writes an entry as its line in `ledger.jsonl`: JSON, TAB, the first 8 hexadecimal digits of the JSON's
 * SHA-256, LF. A torn or changed line is recognised by its digits.
 *
 * Shape: `first` is the entry of the last line before it that tells of a volume. What a letter in a volume has in common with that is
 * not said again: of a million letters it would be a hundred megabytes.
 */
export function ledgerLine(entry: LedgerEntry, first?: LedgerEntry): string {
  const json = JSON.stringify(first === undefined ? entry : withoutShared(entry, first));
  return `${json}\t${checkDigits(json)}\n`;
}

/** Writes entries as lines that follow each other in a file. */
export function* ledgerLines(entries: Iterable<LedgerEntry>): Iterable<string> {
  let first: LedgerEntry | undefined;
  for (const entry of entries) {
    yield ledgerLine(entry, first);
    if (isFirstOfVolume(entry)) first = entry;
  }
}

/** Tells whether an entry is that of the first letter of a volume, which tells of the volume itself. */
export function isFirstOfVolume({ printed }: Pick<LedgerEntry, "printed">): boolean {
  return printed?.volume !== undefined;
}

function withoutShared(entry: LedgerEntry, first: LedgerEntry): Partial<LedgerEntry> | object {
  const { printed } = entry;
  if (printed === undefined || isFirstOfVolume(entry)) return entry;
  const shared = SHARED.filter((name) => entry[name] === first[name]);
  const path = printed.path === first.printed?.path ? undefined : printed.path;
  return {
    ...entry,
    ...Object.fromEntries(shared.map((name) => [name, undefined])),
    files: undefined,
    printed: { ...printed, path },
  };
}

/**
 * The entry of a line, if the line is whole.
 *
 * Shape: `line` without its LF; `firstOf` gives the entry of the last line before it that tells of a volume.
 */
export function entryOfLine(
  line: Buffer | undefined,
  firstOf: () => LedgerEntry | undefined,
): LedgerEntry | undefined {
  const [json = "", digits = ""] = line?.toString("utf8").split("\t") ?? [];
  if (line === undefined || digits !== checkDigits(json)) return undefined;
  try {
    return parseLedgerEntry(withShared(JSON.parse(json), firstOf));
  } catch {
    return undefined;
  }
}

/** What a line says, with what it has in common with the first of its volume; lines of earlier versions say all themselves. */
function withShared(value: unknown, firstOf: () => LedgerEntry | undefined): unknown {
  if (!isObject(value) || value["files"] !== undefined) return value;
  const { printed } = value;
  const first = isObject(printed) && printed["volume"] === undefined ? firstOf() : undefined;
  if (first === undefined || !isObject(printed)) return value;
  const { list, prefecture, title, version } = first;
  const path = first.printed?.path;
  const shared = { list, prefecture, title, version, files: [] };
  return { ...shared, ...value, printed: { path, ...printed } };
}

function checkDigits(json: string): string {
  return createHash("sha256").update(json, "utf8").digest("hex").slice(0, CHECK_DIGITS);
}
