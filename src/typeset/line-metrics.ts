import { type Sp, sp } from "../base/units.ts";
import { CL } from "../char/character-class.ts";
import { spaceAtLineEnd } from "../char/spacing.ts";
import { partsOf } from "./glyph-chooser.ts";
import { isSpace } from "./make-composition.ts";
import type { Composition } from "./unit.ts";

/**
 * Sums over a composition, so that any line of it is measured at once.
 *
 * Shape: arrays have one entry per unit; entry k of `heads` is where unit k begins if everything before
 * it stands naturally; the other sums count the gaps up to and including the one before unit k.
 */
export interface LineMetrics {
  readonly composition: Composition;
  readonly heads: Float64Array;
  readonly shrink: Float64Array;
  readonly stretch: readonly [Float64Array, Float64Array, Float64Array];
  readonly places: Float64Array;
  /** Index after the last unit that is not a vanishing space, for a line that ends before unit k. */
  readonly inkEnd: Int32Array;
}

/** What a line from one unit to another measures. */
export interface LineMeasure {
  readonly start: number;
  readonly inkEnd: number;
  /** Bodies and natural spaces, without the space at the end. */
  readonly width: number;
  readonly endSpace: number;
  /** What all reductions within the line give. */
  readonly shrink: number;
  /** Places that may grow. */
  readonly places: number;
}

/** Prepares the sums. Cost: linear; measuring a line is constant afterwards. */
export function lineMetrics(composition: Composition): LineMetrics {
  const { units, gaps } = composition;
  const count = units.length;
  const heads = new Float64Array(count + 1);
  const shrink = new Float64Array(count + 1);
  const stretch: LineMetrics["stretch"] = [
    new Float64Array(count + 1),
    new Float64Array(count + 1),
    new Float64Array(count + 1),
  ];
  const places = new Float64Array(count + 1);
  const inkEnd = new Int32Array(count + 1);
  for (let at = 0; at < count; at += 1) {
    const gap = gaps[at];
    const isPlace = gap !== undefined && gap.stretchStage > 0;
    const previous = at === 0 ? 0 : at - 1;
    const bodyBefore = at === 0 ? 0 : (units[at - 1]?.body ?? 0);
    heads[at] = (heads[previous] ?? 0) + bodyBefore + (gap?.natural ?? 0);
    shrink[at] = (shrink[previous] ?? 0) + shrinkOf(gap?.shrinks ?? []);
    places[at] = (places[previous] ?? 0) + (isPlace ? 1 : 0);
    for (const [index, sums] of stretch.entries()) {
      const own = gap?.stretchStage === index + 1 ? gap.stretchLimit : 0;
      sums[at] = (sums[previous] ?? 0) + own;
    }
    inkEnd[at + 1] = isSpace(units[at]) ? (inkEnd[at] ?? 0) : at + 1;
  }
  return { composition, heads, shrink, stretch, places, inkEnd };
}

/** Measures the line from unit `start` to before unit `end`. Cost: constant. */
export function measureLine(metrics: LineMetrics, start: number, end: number): LineMeasure {
  const { composition, heads } = metrics;
  // A line of nothing but spaces keeps them.
  const found = metrics.inkEnd[end] ?? end;
  const inkEnd = found > start ? found : end;
  const last = inkEnd - 1;
  const unit = composition.units[last];
  const edge = (composition.edges[start]?.head ?? 0) + (composition.edges[last]?.end ?? 0);
  const width = (heads[last] ?? 0) + (unit?.body ?? 0) - (heads[start] ?? 0) + edge;
  return {
    start,
    inkEnd,
    width,
    endSpace: endSpaceOf(metrics, inkEnd, end),
    shrink: (metrics.shrink[last] ?? 0) - (metrics.shrink[start] ?? 0),
    places: (metrics.places[last] ?? 0) - (metrics.places[start] ?? 0),
  };
}

// After a closing mark half an em; where spaces vanish, the room of the wide ones.
function endSpaceOf({ composition }: LineMetrics, inkEnd: number, end: number): Sp {
  const last = composition.units[inkEnd - 1];
  if (last === undefined) return sp(0);
  if (inkEnd === end) return partsOf(last.size, spaceAtLineEnd(last.cls));
  let room = 0;
  for (let at = inkEnd; at < end; at += 1) {
    const unit = composition.units[at];
    if (unit?.cls !== CL.ideographicSpace) continue;
    room += unit.body + (composition.gaps[at]?.natural ?? 0);
  }
  return sp(room);
}

function shrinkOf(shrinks: readonly { readonly amount: number }[]): number {
  let sum = 0;
  for (const { amount } of shrinks) sum += amount;
  return sum;
}
