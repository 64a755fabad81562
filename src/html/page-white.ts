import { type Sp, sp } from "../base/units.ts";
import type { PageFormat } from "../model/page-format.ts";
import { frameDistance } from "../model/page-frame.ts";
import type { RaisedRoom } from "./raised-room.ts";

/** What raised characters have of a page's margins. */
export interface Taken {
  readonly top?: number;
  readonly left?: number;
}

/** Gives what raised characters have before the heads of the lines of a format. Units: ems. */
export function before(ems: number, { writingMode, characterSize }: PageFormat): Taken {
  if (ems === 0) return {};
  return { [writingMode === "vertical-rl" ? "top" : "left"]: ems * characterSize };
}

/** Gives what raised characters have of the margins of a 別紙: those of the letter, and its own. */
export function takenOf(raised: RaisedRoom, part: PageFormat, letter: PageFormat): Taken {
  return { ...before(raised.letter, letter), ...before(raised.parts.get(part) ?? 0, part) };
}

/** The white around the text of a printed page without what raised characters have of it, at the head, the right, the foot and the left. */
export function pageMargins(format: PageFormat, { top = 0, left = 0 }: Taken): readonly Sp[] {
  const taken = [top, 0, 0, left];
  const white = whiteAround(format).map((length, side) => length - (taken[side] ?? 0));
  return white.map((length) => sp(Math.max(0, Math.round(length))));
}

/** The margins of a printed page with a frame around its text: from each edge of the paper to the frame. */
export function marginsOfFrame({ trimSize }: PageFormat): readonly Sp[] {
  const distance = frameDistance(trimSize);
  return [distance, distance, distance, distance];
}

/**
 * The white around the text, at the head, the right, the foot and the left. A browser gives the first and the last line of a
 * page their half of the gap too: the white around the grid is less by it.
 */
export function whiteAround({ margins, lineGap, writingMode }: PageFormat): readonly Sp[] {
  const { top, right, bottom, left } = margins;
  const half = sp(Math.ceil(lineGap / 2));
  const across = (length: Sp): Sp => sp(Math.max(0, length - half));
  return writingMode === "vertical-rl"
    ? [top, across(right), bottom, across(left)]
    : [across(top), right, across(bottom), left];
}
