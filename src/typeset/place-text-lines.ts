import { sp } from "../base/units.ts";
import type { WritingMode } from "../model/page-format.ts";
import { frameWhite } from "./draw-text-lines.ts";
import type { Itemised } from "./itemise.ts";
import type { LinedRange, SourceText } from "./source-text.ts";
import type { Composition, Gap, PlacedRuby, PlacedTextLine } from "./unit.ts";

/**
 * Finds the units that have lines beside, through or around them.
 *
 * Shape: a line beside text is to the right of vertical lines and under horizontal ones; where a reading or a mark for emphasis
 * stands on that side of any of its characters, all of it is on the other side, as marks for emphasis are. It is next to the
 * characters there, and the readings that are on that side are outside of it: a line that a reader finds beside a reading is taken
 * for one of the next characters.
 */
export function placeTextLines(
  { lined }: SourceText,
  { units, unitOf }: Itemised,
  rubies: readonly PlacedRuby[],
  mode: WritingMode,
): readonly PlacedTextLine[] {
  return lined.flatMap(({ line, ...range }: LinedRange): readonly PlacedTextLine[] => {
    // The heavier lines of bold characters are their own.
    if (line === "bold") return [];
    const start = unitOf[range.start] ?? 0;
    const end = unitOf[range.end] ?? units.length;
    const over = rubies.filter((ruby) => ruby.start < end && start < ruby.end);
    const onRight = over.filter(({ isLeft }) => !isLeft);
    const marks = rangeOf(start, end).filter((at) => units[at]?.mark !== undefined);
    const hasReading = (at: number): boolean =>
      onRight.some((ruby) => ruby.start <= at && at < ruby.end);
    const isBusy = {
      start: onRight.length > 0 || marks.length > 0,
      end: onRight.length < over.length || marks.some(hasReading),
    };
    // Readings and marks stand on the side where the block begins, above horizontal lines.
    const side = mode === "vertical-rl" && !isBusy.start ? "start" : "end";
    return [{ start, end, line, side, isBusy }];
  });
}

/**
 * Makes room for the two ends of frames: between characters in the gaps, at the lines' edges in the edges.
 *
 * Shape: changes `gaps` in place, while the composition is being made; gives the edges with that room.
 */
export function roomForFrames(
  lined: readonly PlacedTextLine[],
  gaps: Gap[],
  edges: Composition["edges"],
  size: Gap["natural"],
): Composition["edges"] {
  const frames = lined.filter(({ line }) => line === "frame");
  if (frames.length === 0) return edges;
  const white = frameWhite(size);
  const widened = [...edges];
  for (const { start, end } of frames) {
    for (const at of [start, end]) {
      const gap = gaps[at];
      if (gap !== undefined && at > 0) gaps[at] = { ...gap, natural: sp(gap.natural + white) };
    }
    const [head, tail] = [widened[start], widened[end - 1]];
    if (head !== undefined) widened[start] = { ...head, head: sp(head.head + white) };
    const last = start === end - 1 ? widened[start] : tail;
    if (last !== undefined) widened[end - 1] = { ...last, end: sp(last.end + white) };
  }
  return widened;
}

function rangeOf(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}
