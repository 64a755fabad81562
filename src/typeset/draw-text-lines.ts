import { type Sp, scaleSp, sp } from "../base/units.ts";
import type { SizeRatio } from "../model/block-style.ts";
import { BESIDE_SIZE } from "../model/text-sizes.ts";
import type { SetRule } from "./set-line.ts";
import type { PlacedTextLine } from "./unit.ts";

/**
 * What of a text's line lies within one line of the page.
 *
 * Units: sp; `start` and `end` from the head of the text area, the first unit's head and the last one's end. `opens` and
 * `closes` tell whether the stretch begins and ends here, or goes on over the line's edge.
 */
export interface TextLinePart {
  readonly start: number;
  readonly end: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/**
 * Draws the lines beside, through or around a stretch of text (傍線・取消線・囲み).
 *
 * Shape: a line beside text is next to its characters, whatever else stands there; a frame reaches around readings, marks for
 * emphasis and the lines within it, and is open where the text goes on.
 * Units: `size` in sp, that of the line's characters; `within` all lines of the text.
 */
export function drawTextLine(
  placed: PlacedTextLine,
  part: TextLinePart,
  size: Sp,
  within: readonly PlacedTextLine[],
): readonly SetRule[] {
  const half = Math.floor(size / 2);
  const { line, side } = placed;
  const beside = (clearance: SizeRatio): SetRule => {
    const distance = half + scaleSp(size, ...clearance);
    return along(part, side === "start" ? -distance - RULE : distance);
  };
  switch (line) {
    case "side":
      return [beside(NEAR)];
    case "double-side":
      return [beside(NEAR), beside(FAR)];
    case "strike":
      return [along(part, -Math.floor(STRIKE / 2), STRIKE)];
    case "frame":
      return frame(part, size, {
        start: besideFrame(placed, "start", size, within),
        end: besideFrame(placed, "end", size, within),
      });
  }
}

/**
 * Gives the room that lines beside characters take between these and what else stands on the side: their readings and marks.
 *
 * Units: sp; 0 where there is no line beside any of the units from `start` to `end`.
 */
export function roomOfLines(
  lined: readonly PlacedTextLine[],
  { start, end }: Pick<PlacedTextLine, "start" | "end">,
  side: PlacedTextLine["side"],
  size: Sp,
): Sp {
  const own = lined.filter((one) => one.side === side && one.start < end && start < one.end);
  if (own.some(({ line }) => line === "double-side")) return depthOf(FAR, size);
  return own.some(({ line }) => line === "side") ? depthOf(NEAR, size) : sp(0);
}

function depthOf(clearance: SizeRatio, size: Sp): Sp {
  return sp(scaleSp(size, ...clearance) + RULE);
}

/** What a frame has on a side between its characters and its white; the line next to them lies in the white where it is alone. */
function besideFrame(
  frame: PlacedTextLine,
  side: PlacedTextLine["side"],
  size: Sp,
  within: readonly PlacedTextLine[],
): number {
  const room = roomOfLines(within, frame, side, size);
  if (frame.isBusy[side]) return room + scaleSp(size, ...BESIDE_SIZE);
  return room > frameWhite(size) ? room : 0;
}

/** The white of a frame before its first and after its last character. */
export function frameWhite(size: Sp): Sp {
  return scaleSp(size, ...FRAME);
}

function frame(
  part: TextLinePart,
  size: Sp,
  beside: Readonly<Record<PlacedTextLine["side"], number>>,
): readonly SetRule[] {
  const white = frameWhite(size);
  const half = Math.floor(size / 2);
  const reach = half + white + beside.start;
  const depth = half + white + beside.end;
  const start = part.opens ? part.start - white : part.start;
  const end = part.closes ? part.end + white : part.end;
  const sides = {
    ...part,
    start: start - (part.opens ? RULE : 0),
    end: end + (part.closes ? RULE : 0),
  };
  const across = (place: number): SetRule => ({
    type: "rule",
    inlineStart: sp(place),
    inlineLength: RULE,
    blockStart: sp(-reach),
    blockLength: sp(reach + depth),
  });
  return [
    along(sides, -reach - RULE),
    along(sides, depth),
    ...(part.opens ? [across(start - RULE)] : []),
    ...(part.closes ? [across(end)] : []),
  ];
}

function along(
  { start, end }: Pick<TextLinePart, "start" | "end">,
  blockStart: number,
  thickness: Sp = RULE,
): SetRule {
  return {
    type: "rule",
    inlineStart: sp(start),
    inlineLength: sp(end - start),
    blockStart: sp(blockStart),
    blockLength: thickness,
  };
}

/** How thick a line beside text is: 0.4 points (表罫), as in tables. */
const RULE: Sp = sp(26_214);
// 0.7 points: one of 0.4 is lost in the upright stroke of 市 or 円.
const STRIKE: Sp = sp(45_875);
// Chosen on pages of 10.5 to 14 points: near enough to belong to the characters, clear of 、 and of long descenders.
const NEAR: SizeRatio = [1, 12];
const FAR: SizeRatio = [5, 24];
const FRAME: SizeRatio = [1, 6];
