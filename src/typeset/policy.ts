import type { ReductionLadder } from "../char/adjustment.ts";
import type { AdjustmentPolicy } from "../model/page-format.ts";

/** Which spaces give way before a line is widened. */
export interface AdjustmentLadder {
  /** The reduction table followed within the line; undefined: nothing within the line shrinks. */
  readonly ladder: ReductionLadder | undefined;
  /** Whether the spaces around ・ shrink although the table leaves them alone. */
  readonly middleDots: boolean;
  /** Whether the space between Japanese and Western characters grows before the others. */
  readonly westernGrows: boolean;
  readonly stretch: StretchWeights;
}

/**
 * What widening a line costs: `base` for any, `bend` times the square of the part of a quarter em that
 * each place grows.
 *
 * Shape: a large base makes few widened lines, a large bend makes none that is widened much.
 */
export interface StretchWeights {
  readonly base: number;
  readonly bend: number;
}

// Tuned on the source letters at 20 to 45 characters a line: who reduces everything wants few widened
// lines; the others rather have two lines widened a little than one widened much.
const FEW: StretchWeights = { base: 20_000, bend: 60_000 };
const EVEN: StretchWeights = { base: 10_000, bend: 100_000 };

/**
 * The three house policies.
 *
 * Source: jlreq-d 行への文字の配置: reduce everything (JLReq table 3); the line end, then half ems to a
 * quarter (table 5), with middle dots allowed; the line end only.
 */
export const LADDERS: Readonly<Record<AdjustmentPolicy, AdjustmentLadder>> = {
  solid: { ladder: "jlreq", middleDots: true, westernGrows: true, stretch: FEW },
  compromise: { ladder: "books", middleDots: true, westernGrows: false, stretch: EVEN },
  "expand-only": { ladder: undefined, middleDots: false, westernGrows: true, stretch: EVEN },
};

/** Stages of the reduction ladders, the longest of them. */
export const STAGE_COUNT = 6;
