import type { Sp } from "../base/units.ts";
import type { GlyphRun } from "../model/paged-document.ts";
import { pdfNumber } from "./number.ts";

/** The frames of a run's characters as the numbers of a rectangle. */
export function boxOfRun({ at, size, direction, glyphs }: GlyphRun, pageHeight: Sp): string {
  const length = glyphs.reduce((sum, { advance }) => sum + advance, 0);
  const bottomOf = (fromTop: number): string => pdfNumber((pageHeight - fromTop) / 65_536);
  const across = (x: number): string => pdfNumber(x / 65_536);
  const [left, right, top, bottom] =
    direction === "vertical"
      ? [at.x - size / 2, at.x + size / 2, at.y, at.y + length]
      : [at.x, at.x + length, at.y - size * ABOVE_BASELINE, at.y + size * (1 - ABOVE_BASELINE)];
  return `${across(left)} ${bottomOf(bottom)} ${across(right)} ${bottomOf(top)}`;
}

/** What of a frame is above the baseline, in ems. */
const ABOVE_BASELINE = 0.88;
