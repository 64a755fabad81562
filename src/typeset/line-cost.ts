import type { Sp } from "../base/units.ts";
import { CL } from "../char/character-class.ts";
import { isClosing } from "../char/spacing.ts";
import {
  END_COST,
  type LineEnd,
  LONE_COST,
  NEED,
  OVERFULL_COST,
  PAIR_COST,
  RIGID_COST,
  SHRINK,
  type StretchWeights,
  WHITE_PART,
  WIDE_COST,
  WIDEST_GAP,
} from "./costs.ts";
import { type LineMeasure, type LineMetrics, measureLine } from "./line-metrics.ts";

/** How lines of a paragraph are fitted. Units: sp. */
export interface FitRules {
  readonly size: Sp;
  /** Whether lines other than the last are brought to the measure. */
  readonly justify: boolean;
  readonly hanging: boolean;
  readonly stretch: StretchWeights;
}

/**
 * The best way to fit a line.
 *
 * Units: `delta` in sp, what the spaces within the line must gain (or lose, if negative).
 */
export interface LineFit {
  readonly measured: LineMeasure;
  readonly end: LineEnd;
  readonly delta: number;
  readonly cost: number;
}

/**
 * Finds the cheapest way to set the units from `start` to `end` as one line, or undefined if it does
 * not fit.
 *
 * Shape: costs are ordered so that no number of lower faults outweighs a higher one within a line:
 * widening ≫ shrinking within the line ≫ trimming its end ≫ nothing.
 * Source: jlreq-d 行への文字の配置; the weights in `costs`.
 */
export function fitLine(
  metrics: LineMetrics,
  start: number,
  end: number,
  measure: number,
  rules: FitRules,
  isLast: boolean,
): LineFit | undefined {
  const measured = measureLine(metrics, start, end);
  const kept = measure - measured.width - measured.endSpace;
  if (isLast || !rules.justify) return fitNatural(metrics, measured, measure, rules, isLast);
  let best = fitWith(measured, "kept", kept, rules);
  if (measured.endSpace > 0 && kept < 0) {
    best = cheaper(best, fitWith(measured, "trimmed", kept + measured.endTrim, rules));
  }
  if (rules.hanging && measured.width > measure) {
    const hung = hungWidth(metrics, measured);
    if (hung > 0)
      best = cheaper(best, fitWith(measured, "hung", measure - measured.width + hung, rules));
  }
  return best;
}

/** What a full stop or comma at the line's end contributes to its width, or 0 if there is none. */
export function hungWidth(metrics: LineMetrics, measured: LineMeasure): number {
  const last = metrics.composition.units[measured.inkEnd - 1];
  const mayHang = last?.cls === CL.fullStop || last?.cls === CL.comma;
  return mayHang && measured.inkEnd - 1 > measured.start ? last.body : 0;
}

/** A line longer than the measure that nothing can shorten: set as it is. */
export function overfullFit(metrics: LineMetrics, start: number, end: number): LineFit {
  const measured = measureLine(metrics, start, end);
  return { measured, end: "trimmed", delta: 0, cost: OVERFULL_COST };
}

// The last line of a paragraph, or any line that is not justified: natural, shortened if it must be.
function fitNatural(
  metrics: LineMetrics,
  measured: LineMeasure,
  measure: number,
  rules: FitRules,
  isLast: boolean,
): LineFit | undefined {
  const white = measure - measured.width;
  const cost = isLast ? loneCost(metrics, measured) : raggedCost(white, rules.size);
  if (white >= 0) {
    const end = white >= measured.endSpace ? "kept" : "trimmed";
    return { measured, end, delta: 0, cost };
  }
  const trimmed = Math.min(0, white + measured.endTrim - measured.endSpace);
  const shrunk = fitWith(measured, "trimmed", trimmed, rules);
  const best = rules.hanging ? cheaper(shrunk, hungLast(metrics, measured, white, rules)) : shrunk;
  return best === undefined ? undefined : { ...best, cost: best.cost + cost };
}

function hungLast(
  metrics: LineMetrics,
  measured: LineMeasure,
  white: number,
  rules: FitRules,
): LineFit | undefined {
  const hung = hungWidth(metrics, measured);
  if (hung === 0) return undefined;
  if (white + hung >= 0) return { measured, end: "hung", delta: 0, cost: END_COST.hung };
  return fitWith(measured, "hung", white + hung, rules);
}

function fitWith(
  measured: LineMeasure,
  end: LineEnd,
  delta: number,
  rules: FitRules,
): LineFit | undefined {
  const base = END_COST[end];
  if (delta === 0) return { measured, end, delta, cost: base };
  if (delta < 0) {
    const inNeed = -delta - measured.shrink;
    if (inNeed > measured.need) return undefined;
    if (inNeed > 0) {
      const used = inNeed / measured.need;
      return { measured, end, delta, cost: base + NEED.base + NEED.span * used * used };
    }
    const used = -delta / measured.shrink;
    return { measured, end, delta, cost: base + SHRINK.base + SHRINK.span * used * used };
  }
  return { measured, end, delta, cost: base + stretchCost(measured, delta, rules) };
}

function stretchCost(measured: LineMeasure, delta: number, { size, stretch }: FitRules): number {
  if (measured.places === 0) return RIGID_COST + delta / size;
  const each = widestPlace(measured, delta, size);
  if (each > WIDEST_GAP) return WIDE_COST * (1 + each + WHITE_PART * (delta / size));
  const part = each / WIDEST_GAP;
  return stretch.base + stretch.bend * part * part;
}

/**
 * How much the places grow that grow most, in ems, as `adjust-line` does it: word spaces first, which a reader sees least;
 * then all others up to a quarter em; then all places alike.
 */
function widestPlace({ places, early, even }: LineMeasure, delta: number, size: number): number {
  const rest = delta - early;
  if (rest <= 0) return (WIDEST_GAP / 2) * (delta / early);
  if (rest <= even) return WIDEST_GAP * (rest / even);
  return (even > 0 ? WIDEST_GAP : 0) + (rest - even) / places / size;
}

function raggedCost(white: number, size: number): number {
  const ems = Math.max(0, white) / size;
  return ems * ems;
}

// A lone character, its full stop not counted, at the end of a paragraph of several lines.
function loneCost(metrics: LineMetrics, measured: LineMeasure): number {
  if (measured.start === 0) return 0;
  let count = 0;
  for (let at = measured.start; at < measured.inkEnd; at += 1) {
    const unit = metrics.composition.units[at];
    if (unit !== undefined && !isClosing(unit.cls)) count += unit.clusterCount;
    if (count > 2) return 0;
  }
  return count <= 1 ? LONE_COST : PAIR_COST;
}

function cheaper(left: LineFit | undefined, right: LineFit | undefined): LineFit | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return right.cost < left.cost ? right : left;
}
