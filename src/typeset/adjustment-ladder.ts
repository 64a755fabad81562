import type { ReductionLadder } from "../char/adjustment.ts";
import type { AdjustmentPolicy } from "../model/page-format.ts";
import { STRETCH, type StretchWeights } from "./costs.ts";

/** Which spaces give way before a line is widened. */
export interface AdjustmentLadder {
  /** The reduction table followed within the line; undefined: nothing within the line shrinks. */
  readonly ladder: ReductionLadder | undefined;
  /** Whether the spaces around ・ shrink although the table leaves them alone. */
  readonly middleDots: boolean;
  /** Whether the space between Japanese and Western characters grows before the others. */
  readonly westernGrows: boolean;
  /** Whether the spaces of brackets, reduced to a quarter, give way wholly where a line would be torn. */
  readonly inNeedSolid: boolean;
  readonly stretch: StretchWeights;
}

/**
 * The three house policies.
 *
 * Source: jlreq-d 行への文字の配置: reduce everything (JLReq table 3); the line end, then half ems to a
 * quarter (table 5), with middle dots allowed; the line end only.
 */
export const LADDERS: Readonly<Record<AdjustmentPolicy, AdjustmentLadder>> = {
  solid: {
    ladder: "jlreq",
    middleDots: true,
    westernGrows: true,
    inNeedSolid: false,
    stretch: STRETCH.solid,
  },
  compromise: {
    ladder: "books",
    middleDots: true,
    westernGrows: false,
    inNeedSolid: true,
    stretch: STRETCH.compromise,
  },
  "expand-only": {
    ladder: undefined,
    middleDots: false,
    westernGrows: true,
    inNeedSolid: false,
    stretch: STRETCH["expand-only"],
  },
};

/** The stage after those of the ladders: only where a line would be torn otherwise. */
export const NEED_STAGE = 7;

/** Stages of the reduction ladders, the longest of them, and of need. */
export const STAGE_COUNT = 7;
