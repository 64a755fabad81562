import { createHash } from "node:crypto";
import { concatenate } from "../base/bytes/concatenate.ts";
import { objectOf } from "../base/json-object.ts";
import { parseLedgerEntry } from "../job/keep/parse-ledger-entry.ts";
import type { LedgerEntry } from "../model/run.ts";
import type { VerificationReport } from "../model/verification.ts";

/** The letters of a chunk, made and read back, as a worker puts them into the store. */
export interface Part {
  readonly entries: readonly LedgerEntry[];
  readonly differences: readonly VerificationReport[];
  /** The files of the entries, by their paths. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** What a part begins with; another form of it has another number. */
const BEGINNING = "shokan-part 1 ";

const HASH_DIGITS = 64;
const LF = 0x0a;

/**
 * Writes a part as one file: a line with the SHA-256 of all that follows, a line of JSON with what the ledger says of the letters,
 * then their files one after the other, as long as the ledger says. The same letters give the same bytes.
 */
export function writePart({ entries, differences, files }: Part): Uint8Array {
  const said = Buffer.from(`${JSON.stringify({ entries, differences })}\n`);
  const bodies = entries.flatMap((entry) =>
    entry.files.map(({ path }) => {
      const bytes = files.get(path);
      if (bytes === undefined) throw new Error(`a part without its file ${path}`);
      return bytes;
    }),
  );
  const hash = createHash("sha256").update(said);
  for (const bytes of bodies) hash.update(bytes);
  return concatenate([Buffer.from(`${BEGINNING}${hash.digest("hex")}\n`), said, ...bodies]);
}

/** Reads a part; undefined for one that is torn or damaged. */
export function readPart(bytes: Uint8Array): Part | undefined {
  const start = BEGINNING.length + HASH_DIGITS + 1;
  const beginning = Buffer.from(bytes.subarray(0, start)).toString("latin1");
  const rest = bytes.subarray(start);
  const hash = createHash("sha256").update(rest).digest("hex");
  if (beginning !== `${BEGINNING}${hash}\n`) return undefined;
  const end = rest.indexOf(LF);
  const said = objectOf(JSON.parse(Buffer.from(rest.subarray(0, end)).toString()), "part");
  const entries = listOf(said["entries"]).map(parseLedgerEntry);
  const whole = entries.filter((entry) => entry !== undefined);
  if (whole.length !== entries.length) return undefined;
  const files = new Map<string, Uint8Array>();
  let at = end + 1;
  for (const { path, bytes: length } of whole.flatMap((entry) => entry.files)) {
    files.set(path, rest.subarray(at, at + length));
    at += length;
  }
  if (at !== rest.length) return undefined;
  // They were made by the same program, whose hash the run's identity has in it.
  const differences = listOf(said["differences"]) as readonly VerificationReport[];
  return { entries: whole, differences, files };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
