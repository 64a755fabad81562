/** How much of what was written may be read back and compared. */
export const VERIFY_MODES = ["all", "thorough", "sample", "none"] as const;

/**
 * How much of what was written is read back and compared. Of `all` every file is read, and a drawn part of them by a second
 * reader, too; of `thorough` every file by both.
 */
export type VerifyMode = (typeof VERIFY_MODES)[number];

/** Of a sample every twentieth letter of the run is read back, beginning with the first. */
const SAMPLE_EVERY = 20;

/** Tells whether the letter in this place of the run is read back; 1-based. */
export function isReadBack(verify: VerifyMode, sequence: number): boolean {
  return (
    verify === "all" ||
    verify === "thorough" ||
    (verify === "sample" && sequence % SAMPLE_EVERY === 1)
  );
}

/** Of all letters one in so many is drawn for a second reader. */
export const DRAWN_EVERY = 100;

/**
 * Tells whether the second reader reads the files of a letter, too: the first letter, those that are drawn, and every letter of a
 * sample or where it is asked for. What is drawn hangs on the hashes of template and record alone, which `run.json` and the ledger
 * record: not on the order, the workers or the clock, and on nothing that somebody chooses letter by letter.
 */
export function isDrawn(verify: VerifyMode, { sequence, template, record }: Draw): boolean {
  if (verify !== "all") return true;
  const number = [template, record].reduce(
    (sum, hash) => sum + Number.parseInt(hash.slice(0, 8), 16),
    0,
  );
  return sequence === 1 || number % DRAWN_EVERY === 0;
}

/** What is drawn by: the letter's place in the run, and SHA-256 of template and record. */
export interface Draw {
  readonly sequence: number;
  readonly template: string;
  readonly record: string;
}
