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
 * Shape: a frame reaches around readings and marks for emphasis too, and is open where the text goes on.
 * Units: `size` in sp, that of the line's characters.
 */
export function drawTextLine(
  { line, side, isBusy }: PlacedTextLine,
  part: TextLinePart,
  size: Sp,
): readonly SetRule[] {
  const half = Math.floor(size / 2);
  const beside = (clearance: SizeRatio): SetRule => {
    const isOutside = side === "end" && isBusy.end;
    const reading = isOutside ? scaleSp(size, ...BESIDE_SIZE) : 0;
    const distance = half + reading + scaleSp(size, ...clearance);
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
      return frame(part, size, isBusy);
  }
}

/** The white of a frame before its first and after its last character. */
export function frameWhite(size: Sp): Sp {
  return scaleSp(size, ...FRAME);
}

function frame(part: TextLinePart, size: Sp, isBusy: PlacedTextLine["isBusy"]): readonly SetRule[] {
  const white = frameWhite(size);
  const half = Math.floor(size / 2);
  const reading = scaleSp(size, ...BESIDE_SIZE);
  const reach = half + white + (isBusy.start ? reading : 0);
  const depth = half + white + (isBusy.end ? reading : 0);
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
