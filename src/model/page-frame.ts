import type { Size } from "../base/geometry.ts";
import { ptToSp, type Sp, spToPt } from "../base/units.ts";
import type { PageFrame } from "./page-format.ts";

/** A line around a page. Units: points; `offset` from the frame's outer edge to the line's. */
export interface FrameLine {
  readonly offset: number;
  readonly thickness: number;
}

/** Gives the lines of a frame, the outermost first. */
export function frameLines(frame: PageFrame): readonly FrameLine[] {
  return FRAMES[frame];
}

const FRAMES: Readonly<Record<PageFrame, readonly FrameLine[]>> = {
  single: [{ offset: 0, thickness: 0.75 }],
  double: [
    { offset: 0, thickness: 0.75 },
    { offset: 2.25, thickness: 0.75 },
  ],
  "thick-and-thin": [
    { offset: 0, thickness: 2.25 },
    { offset: 3.75, thickness: 0.5 },
  ],
};

/**
 * Gives how far a frame is from the edges of its paper: about 10 mm on A4, in proportion on others.
 *
 * Shape: a whole number of points, 31 at most, as Word has it.
 * Source: ISO/IEC 29500-1, 17.6.10 (space of page borders, 0 to 31 points).
 */
export function frameDistance({ width, height }: Size): Sp {
  const shorter = spToPt(width < height ? width : height);
  return ptToSp(Math.min(31, Math.round(shorter * 0.045)));
}
