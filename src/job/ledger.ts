import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import type { LedgerEntry } from "../model/run.ts";
import { parseLedgerEntry } from "./parse-ledger-entry.ts";

/** Hexadecimal digits of SHA-256 that close a ledger line. */
const CHECK_DIGITS = 8;

/**
 * Writes an entry as its line in `ledger.jsonl`: JSON, TAB, the first 8 hexadecimal digits of the JSON's
 * SHA-256, LF. A torn or changed line is recognised by its digits.
 */
export function ledgerLine(entry: LedgerEntry): string {
  const json = JSON.stringify(entry);
  return `${json}\t${checkDigits(json)}\n`;
}

/**
 * Reads the entries of a ledger up to the first line that is torn or damaged.
 *
 * Shape: `goodBytes` is where the good part ends, `complete` whether that is the end of the file; a
 * missing file is an empty ledger. A later entry of a letter replaces an earlier one.
 */
export function readLedger(path: string): {
  readonly entries: readonly LedgerEntry[];
  readonly goodBytes: number;
  readonly complete: boolean;
} {
  const bytes = readIfThere(path);
  const bySequence = new Map<number, LedgerEntry>();
  let goodBytes = 0;
  while (goodBytes < bytes.length) {
    const end = bytes.indexOf(0x0a, goodBytes);
    if (end < 0) break;
    const [json = "", digits = ""] = bytes.toString("utf8", goodBytes, end).split("\t");
    if (digits !== checkDigits(json)) break;
    const entry = parseLedgerEntry(JSON.parse(json));
    bySequence.set(entry.sequence, entry);
    goodBytes = end + 1;
  }
  return { entries: [...bySequence.values()], goodBytes, complete: goodBytes === bytes.length };
}

/** Appends to the ledger while a run goes on; every line is durable before the call returns. */
export class LedgerWriter {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Cuts a damaged tail off. */
  async cut(goodBytes: number): Promise<void> {
    const handle = await open(this.#path, "a");
    try {
      await handle.truncate(goodBytes);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }

  /** Adds the entries' lines and makes them durable. */
  async append(entries: readonly LedgerEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const handle = await open(this.#path, "a");
    try {
      await handle.writeFile(entries.map(ledgerLine).join(""));
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }
}

function checkDigits(json: string): string {
  return createHash("sha256").update(json, "utf8").digest("hex").slice(0, CHECK_DIGITS);
}

function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT")
      return Buffer.alloc(0);
    throw cause;
  }
}
