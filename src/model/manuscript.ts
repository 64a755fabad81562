import type { Location } from "../base/location.ts";
import type { Running } from "./running.ts";

/**
 * Where a range of merged text came from.
 *
 * Shape: ranges are half-open UTF-16 offsets into the manuscript's text, in order, without gaps.
 * `verbatim` says that the range equals its source character by character, so a part of it can be
 * traced exactly. `markup` says that annotations in it are read; values from a list never are.
 */
export interface OriginRange {
  readonly start: number;
  readonly end: number;
  readonly at: Location;
  readonly verbatim: boolean;
  readonly markup: boolean;
}

/** The template merged with one addressee (差込み済み原稿): text that records where it came from. */
export interface Manuscript {
  readonly text: string;
  readonly origins: readonly OriginRange[];
  /** What stands at the head and the foot of its pages (柱), merged as the text is. */
  readonly running?: Running<MergedText>;
}

/** A merged text by itself. */
export type MergedText = Pick<Manuscript, "text" | "origins">;
