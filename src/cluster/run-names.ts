import { textHash } from "../outside/text-hash.ts";

/** Digits of hashes in names: two runs, or two chunks of one, that share them are not met with. */
const DIGITS = 24;

/** The folder of a store in which each run has one of its own. */
export const RUNS = "runs";

/** Where a run keeps what in a store. Shape: paths in the store. */
export interface RunNames {
  readonly run: string;
  /** What the letters are made from; it is there while letters are wanted. */
  readonly bundle: string;
  /** Its files, by their SHA-256. */
  readonly file: (sha256: string) => string;
  readonly parts: string;
  readonly part: (chunk: string) => string;
  /** Who made a part. */
  readonly maker: (chunk: string) => string;
  /** Those who made a part once more, and another. */
  readonly others: string;
  readonly other: (chunk: string, host: string) => string;
  /** The signs of life of those that take part. */
  readonly workers: string;
  /** Workers that may not take part. */
  readonly refusals: string;
  readonly refusal: (worker: string) => string;
}

/** The names of a run in a store. Shape: `key` as `runKey` gives it. */
export function runNames(key: string): RunNames {
  const run = `${RUNS}/${key}`;
  return {
    run,
    bundle: `${run}/bundle.json`,
    file: (sha256) => `${run}/files/${sha256}`,
    parts: `${run}/parts`,
    part: (chunk) => `${run}/parts/${chunk}`,
    maker: (chunk) => `${run}/makers/${chunk}`,
    others: `${run}/others`,
    other: (chunk, host) => `${run}/others/${chunk}-${host}`,
    workers: `${run}/workers`,
    refusals: `${run}/refused`,
    refusal: (worker) => `${run}/refused/${worker}`,
  };
}

/** What distinguishes the parts of a run from those of all others: what its letters are made from, and how much is read back. */
export function runKey(runId: string, verify: string): string {
  return textHash(`${runId} ${verify}`).slice(0, DIGITS);
}

/** The name of a chunk: where it begins, for people, and what it is. Shape: `work` as `packTasks` gives it. */
export function chunkName(first: number, work: string): string {
  return `${String(first).padStart(8, "0")}-${textHash(work).slice(0, DIGITS)}`;
}
