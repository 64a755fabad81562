import { type Sp, sp } from "../base/units.ts";
import { CL } from "../char/character-class.ts";
import { spaceAtLineEnd } from "../char/spacing.ts";
import { NEED_STAGE } from "./adjustment-ladder.ts";
import { partsOf } from "./chosen-glyph.ts";
import { type Composition, type Gap, LAST_STAGE, type Unit } from "./unit.ts";

/**
 * Sums over a composition, so that any line of it is measured at once.
 *
 * Shape: arrays have one entry per unit; entry k of `heads` is where unit k begins if everything before
 * it has its natural width; the other sums count the gaps up to and including the one before unit k.
 */
export interface LineMetrics {
  readonly composition: Composition;
  readonly heads: Float64Array;
  readonly shrink: Float64Array;
  readonly need: Float64Array;
  readonly places: Float64Array;
  /** Those of the places that grow only where a line has no others. */
  readonly last: Float64Array;
  readonly early: Float64Array;
  readonly even: Float64Array;
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
  /** What the line loses if its end is trimmed: the space there, and the one before a last middle dot. */
  readonly endTrim: number;
  /** What all reductions within the line give, those of a last middle dot left out. */
  readonly shrink: number;
  /** What they give besides, where the line would be torn otherwise. */
  readonly need: number;
  /** Places that grow: those of figures and their counters only where there are no others. */
  readonly places: number;
  /** What word spaces and those beside Western letters take before other places grow. */
  readonly early: number;
  /** What the other places take until each has grown by a quarter em. */
  readonly even: number;
}

/** Prepares the sums. Cost: linear; measuring a line is constant afterwards. */
export function lineMetrics(composition: Composition): LineMetrics {
  const { units, gaps } = composition;
  const count = units.length;
  const heads = new Float64Array(count + 1);
  const shrink = new Float64Array(count + 1);
  const need = new Float64Array(count + 1);
  const places = new Float64Array(count + 1);
  const last = new Float64Array(count + 1);
  const early = new Float64Array(count + 1);
  const even = new Float64Array(count + 1);
  const inkEnd = new Int32Array(count + 1);
  let end = 0;
  let given = 0;
  let needed = 0;
  let grown = 0;
  let kept = 0;
  let first = 0;
  let then = 0;
  let lastInk = 0;
  for (const [at, unit] of units.entries()) {
    const gap = gaps[at];
    if (gap !== undefined) {
      end += gap.natural;
      if (gap.shrinks.length > 0) {
        needed += shrinkOf(gap, true);
        given += shrinkOf(gap, false);
      }
      grown += Number(gap.stretchStage > 0);
      kept += Number(gap.stretchStage === LAST_STAGE);
      if (gap.stretchStage === 3) then += gap.stretchLimit;
      else first += gap.stretchLimit;
    }
    heads[at] = end;
    shrink[at] = given;
    need[at] = needed;
    places[at] = grown;
    last[at] = kept;
    early[at] = first;
    even[at] = then;
    end += unit.body;
    if (!isSpace(unit)) lastInk = at + 1;
    inkEnd[at + 1] = lastInk;
  }
  return { composition, heads, shrink, need, places, last, early, even, inkEnd };
}

/** Measures the line from unit `start` to before unit `end`. Cost: constant. */
export function measureLine(metrics: LineMetrics, start: number, end: number): LineMeasure {
  const { composition } = metrics;
  const inkEnd = inkEndOf(metrics, start, end);
  const last = inkEnd - 1;
  const endSpace = endSpaceOf(composition, inkEnd, end);
  const dot = beforeLastDot(composition, start, last);
  return {
    start,
    inkEnd,
    width: widthOf(metrics, start, last),
    endSpace,
    endTrim: endSpace + dot.natural,
    shrink: sumWithin(metrics.shrink, start, last) - dot.shrink,
    need: sumWithin(metrics.need, start, last),
    places: placesWithin(metrics, start, last),
    early: sumWithin(metrics.early, start, last),
    even: sumWithin(metrics.even, start, last),
  };
}

/** The least a line can measure: everything shrunk, nothing at its end. Cost: constant. */
export function leastWidth(metrics: LineMetrics, start: number, end: number): number {
  const last = inkEndOf(metrics, start, end) - 1;
  const shrink = sumWithin(metrics.shrink, start, last) + sumWithin(metrics.need, start, last);
  const dot = beforeLastDot(metrics.composition, start, last);
  return widthOf(metrics, start, last) - shrink - (dot.natural - dot.shrink);
}

function placesWithin(metrics: LineMetrics, start: number, last: number): number {
  const all = sumWithin(metrics.places, start, last);
  const others = all - sumWithin(metrics.last, start, last);
  return others > 0 ? others : all;
}

function sumWithin(sums: Float64Array, start: number, last: number): number {
  return (sums[last] ?? 0) - (sums[start] ?? 0);
}

/**
 * The place before the last unit of a line: before a middle dot its space stays or goes with the one
 * after the dot, all or nothing.
 *
 * Source: JLReq D.2, note 5.
 */
export function lastGap(gap: Gap, isTrimmed: boolean): Gap {
  if (gap.beforeDot === 0) return gap;
  return {
    ...gap,
    natural: sp(gap.natural - (isTrimmed ? gap.beforeDot : 0)),
    shrinks: gap.shrinks.filter((shrink) => !shrink.isBeforeDot),
  };
}

// The space before a middle dot that ends the line, and what of it counts among the reductions.
function beforeLastDot(
  { gaps }: Composition,
  start: number,
  last: number,
): { readonly natural: number; readonly shrink: number } {
  const gap = last > start ? gaps[last] : undefined;
  if (gap === undefined || gap.beforeDot === 0) return NOTHING_BEFORE;
  const own = gap.shrinks.find((shrink) => shrink.isBeforeDot);
  return { natural: gap.beforeDot, shrink: own?.amount ?? 0 };
}

/** Tells whether a unit is a space that vanishes at the end of a line. */
export function isSpace(unit: Unit | undefined): boolean {
  return unit?.cls === CL.ideographicSpace || unit?.cls === CL.wordSpace;
}

// A line of nothing but spaces keeps them.
function inkEndOf(metrics: LineMetrics, start: number, end: number): number {
  const found = metrics.inkEnd[end] ?? end;
  return found > start ? found : end;
}

function widthOf({ composition, heads }: LineMetrics, start: number, last: number): number {
  const { units, edges } = composition;
  const edge = (edges[start]?.head ?? 0) + (edges[last]?.end ?? 0);
  return (heads[last] ?? 0) - (heads[start] ?? 0) + (units[last]?.body ?? 0) + edge;
}

// After a closing mark half an em; where spaces vanish, the room of the wide ones.
function endSpaceOf({ units, gaps }: Composition, inkEnd: number, end: number): Sp {
  const last = units[inkEnd - 1];
  if (last === undefined) return sp(0);
  if (inkEnd === end) return partsOf(last.size, spaceAtLineEnd(last.cls));
  let room = 0;
  for (let at = inkEnd; at < end; at += 1) {
    const unit = units[at];
    if (unit?.cls === CL.ideographicSpace) room += unit.body + (gaps[at]?.natural ?? 0);
  }
  return sp(room);
}

const NOTHING_BEFORE = { natural: 0, shrink: 0 };

function shrinkOf({ shrinks }: Gap, isInNeed: boolean): number {
  let sum = 0;
  for (const { amount, stage } of shrinks) if ((stage === NEED_STAGE) === isInNeed) sum += amount;
  return sum;
}
