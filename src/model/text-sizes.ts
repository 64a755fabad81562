import { ptToSp, type Sp } from "../base/units.ts";
import { BLOCK_SIZES, type SizeRatio } from "./block-style.ts";

/** Size of a reading or of a mark beside a character, as a part of the character's. Source: JLReq §3.3.3, §3.3.9. */
export const BESIDE_SIZE: SizeRatio = [1, 2];

/** Size of the characters of a note in two lines, as a part of the text's (10 to 6 points). */
export const WARICHU_SIZE: SizeRatio = [6, 10];

/** Size of small characters above or below others (上付き・下付き小文字), as readable as those of such a note. */
export const SCRIPT_SIZE: SizeRatio = [6, 10];

/** Gives the size of notes (注・脚注) for that of the text: eight tenths. Units: points, whole ones. */
export function noteSize(points: number): number {
  return Math.max(SMALLEST_NOTE, Math.floor(points * NOTE_SIZE));
}

const NOTE_SIZE = 0.8;
const SMALLEST_NOTE = 6;

/** Size of a page's number, as a part of the body's. */
export const PAGE_NUMBER_SIZE: SizeRatio = [3, 4];

/** Nobody reads smaller characters on paper. */
export const SMALLEST_SIZE: Sp = ptToSp(3);

// Each once: most blocks have the body's, and all of these are compared with every size of every page that is read.
const TEXT = [
  ...new Set(
    BLOCK_SIZES.flatMap((block) =>
      [1, factor(WARICHU_SIZE), factor(SCRIPT_SIZE)].map((part) => factor(block) * part),
    ),
  ),
];
const BESIDE = TEXT.map((text) => text * factor(BESIDE_SIZE));

/** The sizes that a letter has, as factors of its body's: of text, of readings, and of what belongs to the page alone. */
export const TEXT_SIZES: Readonly<
  Record<"text" | "ruby" | "artifact" | "repeated", readonly number[]>
> = {
  text: TEXT,
  ruby: BESIDE,
  artifact: [...BESIDE, factor(PAGE_NUMBER_SIZE)],
  repeated: [...TEXT, ...BESIDE],
};

function factor([numerator, denominator]: SizeRatio): number {
  return numerator / denominator;
}
