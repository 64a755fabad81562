/** How much of what was written may be read back and compared. */
export const VERIFY_MODES = ["all", "sample", "none"] as const;

/** How much of what was written is read back and compared. */
export type VerifyMode = (typeof VERIFY_MODES)[number];

/** Of a sample every twentieth letter of the run is read back, beginning with the first. */
const SAMPLE_EVERY = 20;

/** Tells whether the letter in this place of the run is read back; 1-based. */
export function isReadBack(verify: VerifyMode, sequence: number): boolean {
  return verify === "all" || (verify === "sample" && sequence % SAMPLE_EVERY === 1);
}
