// What a line costs (行の評価), all in one place. `break-lines` chooses the lines whose costs add up to the least.
//
// The unit is a number without a name; only the relations count, and each constant says which. There are five steps, each far
// above a single line of the one before:
//
//   below 10       the line fits, with its end kept, trimmed or hung
//   20 to 220      spaces of the line give way: always rather than widening any (reduce first, 追込み優先)
//   35,000 on      brackets of a line are set solid where a quarter is kept otherwise: rather than widening few places much
//   10,000 to      a line is widened, by up to a quarter em a place; two widened little rather than one widened much, or few
//     160,000      rather than many, as the house's policy says
//   400,000        the paragraph ends with one character alone: rather widen a few lines
//   1,000,000 on   beyond what a reader takes for even: a gap of more than a quarter em, a line that nothing can widen, a forced
//                  break, a line longer than the measure; in this order, and only where nothing else is possible
//
// How they were found: the steps from JLReq 3.8.3 and jlreq-d (reduce first, then widen), the figures within the third by trying
// values on the source letters at 20 to 45 characters a line, for the fewest widened lines and no gap that catches the eye. The
// test of line breaking holds the choice against every way of dividing short paragraphs.
import type { AdjustmentPolicy } from "../model/page-format.ts";

/** A line's end: all of its last character's space is there, its white is cut off, or 、。 hangs past the measure. */
export type LineEnd = "kept" | "trimmed" | "hung";

/** What a line's end costs where the line fits with it. Source: JLReq 3.8.3, the line end first. */
export const END_COST: Readonly<Record<LineEnd, number>> = { kept: 0, trimmed: 2, hung: 4 };

/** Spaces within a line give way: the least, and what is added when all of them give way wholly, by the square of the part. */
export const SHRINK = { base: 20, span: 200 } as const;

/** Brackets lose the quarter that a house keeps: rather than widening every place by an eighth of an em. */
export const NEED = { base: 35_000, span: 10_000 } as const;

/**
 * What widening a line costs: `base` for any, `bend` times the square of the part of `WIDEST_GAP` that
 * each place grows.
 *
 * Shape: a large base makes few widened lines, a large bend makes none that is widened much.
 */
export interface StretchWeights {
  readonly base: number;
  readonly bend: number;
}

/**
 * Whoever reduces everything wants few widened lines, but two that a reader does not see rather than one torn by a fifth of an
 * em; the others prefer two lines widened a little than one widened much in any case.
 */
export const STRETCH: Readonly<Record<AdjustmentPolicy, StretchWeights>> = {
  solid: { base: 40_000, bend: 120_000 },
  compromise: { base: 10_000, bend: 100_000 },
  "expand-only": { base: 10_000, bend: 100_000 },
};

/** The most that a place is widened by before a reader sees a hole. Units: ems. Source: JLReq 3.8.4, a quarter em. */
export const WIDEST_GAP = 0.25;

/** Breaking a word after a hyphen, or an address after a slash or a mark of its query: rather widen a line by a sixth of an em a place. */
export const WORD_BREAK_COST = 40_000;

/** Breaking an address after one of its marks: rather than widening the line before it at all. */
export const ADDRESS_BREAK_COST = 3_000;

/** Breaking an address between two letters: rather than widening a line by a fifth of an em a place. */
export const LETTER_BREAK_COST = 75_000;

/** Breaking inside a date, after its era, or before a word that counts (八・五｜パーセント): rather widen a line well. */
export const DATE_BREAK_COST = 40_000;

/** Breaking an addressee or a sender within one of its parts: rather leave twenty characters of a line white. */
export const PART_BREAK_COST = 400;

/** Tearing a note in two lines where the rest of it is too long for its cells: as bad as a lone character. */
export const TIGHT_NOTE_COST = 400_000;

/** A paragraph's last line with two characters: rather than with one, and no reason to widen a line. */
export const PAIR_COST = 500;

/** A paragraph's last line with one character, its full stop not counted (段落末尾処理). */
export const LONE_COST = 400_000;

/** From here on a line is widened by more than `WIDEST_GAP` a place. */
export const WIDE_COST = 1_000_000;

/** What an em of white in such a line counts beside an em in its widest place: two holes are better than a line of them. */
export const WHITE_PART = 0.25;

/** A line too short in which no place can be widened. */
export const RIGID_COST = 20_000_000;

/** A break where none may be. */
export const FORCED_COST = 1e9;

/** A line longer than the measure that nothing can shorten. */
export const OVERFULL_COST = 1e12;
