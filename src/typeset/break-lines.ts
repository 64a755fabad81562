import { FORCED_COST, WIDE_COST } from "./costs.ts";
import type { FitRules, LineFit } from "./line-cost.ts";
import { fitLine, overfullFit } from "./line-cost.ts";
import { type LineMetrics, leastWidth } from "./line-metrics.ts";

/**
 * The measures of a paragraph's lines.
 *
 * Units: sp; `first` for the paragraph's first line, `other` for all others.
 */
export interface Measures {
  readonly first: number;
  readonly other: number;
}

/** One line chosen: its units and how it is fitted. */
export interface ChosenLine {
  readonly start: number;
  readonly end: number;
  readonly fit: LineFit;
  /** It begins where no line should, or is longer than the measure: nothing better exists. */
  readonly isForced: boolean;
}

/**
 * Breaks a paragraph into lines (行分割) so that the sum of the lines' costs is least.
 *
 * Shape: lines cover all units in order. Where no permitted breaks lead through the paragraph, words and
 * numbers are split; what is longer than a line even so extends beyond it.
 * Cost: units × characters per line.
 * Source: the search is that of D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines (1981).
 */
export function breakLines(
  metrics: LineMetrics,
  measures: Measures,
  rules: FitRules,
): readonly ChosenLine[] {
  const count = metrics.composition.units.length;
  const ends = [...metrics.composition.breaks.filter((at) => at > 0 && at < count), count];
  const lines: ChosenLine[] = [];
  let start = 0;
  for (const end of ends) {
    if (end <= start) continue;
    const search: Search = { metrics, measures, rules, start, end };
    lines.push(...firstPath(search));
    start = end;
  }
  return lines;
}

/** The units from `start` to `end` are to be split. */
interface Search {
  readonly metrics: LineMetrics;
  readonly measures: Measures;
  readonly rules: FitRules;
  readonly start: number;
  readonly end: number;
}

/** The cheapest way found to a break: the line that ends there and all before it. */
interface Arrival {
  readonly cost: number;
  readonly from: number;
  readonly fit: LineFit;
  readonly isForced: boolean;
}

/** The cheapest ways by the unit before which their line ends; most units have none. */
type Arrivals = Arrival[];

/**
 * How far the search goes: only lines that are widened by a quarter em a place at most; any permitted
 * lines; also lines that begin where none should.
 */
type Reach = "good" | "permitted" | "emergency";

const REACHES: readonly Reach[] = ["good", "permitted", "emergency"];

function firstPath(search: Search): readonly ChosenLine[] {
  for (const reach of REACHES) {
    const lines = shortestPath(search, reach);
    if (lines !== undefined) return lines;
  }
  return [];
}

function shortestPath(search: Search, reach: Reach): readonly ChosenLine[] | undefined {
  const arrivals: Arrivals = [];
  // The first unit that can end a line: what is too short from one place is so from the next.
  let nearest = search.start + 1;
  for (let from = search.start; from < search.end; from += 1) {
    const before = arrivals[from];
    if (from === search.start || before !== undefined) {
      nearest = Math.max(nearest, from + 1);
      const next = extend(search, arrivals, from, nearest, before?.cost ?? 0, reach);
      // The first line's measure is its own, so its ends say nothing about the others.
      if (from > 0) nearest = next;
    }
  }
  return arrivals[search.end] === undefined ? undefined : traceBack(arrivals, search);
}

// Tries every line that begins with unit `from`, until the line is too long whatever is done to it.
// Gives the first end that was not too near. Of a unit that is alone nothing hangs.
function extend(
  search: Search,
  arrivals: Arrivals,
  from: number,
  first: number,
  costSoFar: number,
  reach: Reach,
): number {
  const { metrics, measures, rules, end } = search;
  const measure = from === 0 ? measures.first : measures.other;
  const hung = rules.hanging ? rules.size : 0;
  let nearest = first;
  for (let to = first; to <= end; to += 1) {
    const isTooLong =
      leastWidth(metrics, from, to) > measure + Math.min(hung, (to - from - 1) * hung);
    if (isTooLong && to > from + 1) return nearest;
    if (to < end && reach === "good" && rules.justify && isShort(search, from, to, measure)) {
      nearest = to + 1;
      continue;
    }
    const found = arrive(search, from, to, measure, reach, isTooLong);
    if (found === undefined) continue;
    const cost = costSoFar + found.cost;
    const known = arrivals[to];
    if (known === undefined || cost < known.cost) arrivals[to] = { ...found, cost };
  }
  return nearest;
}

// Even a quarter em at every place does not fill the line.
function isShort({ metrics, rules }: Search, from: number, to: number, measure: number): boolean {
  const natural = (metrics.heads[to] ?? 0) - (metrics.heads[from] ?? 0) + rules.size;
  const even = (metrics.even[to] ?? 0) - (metrics.even[from] ?? 0);
  const early = (metrics.early[to] ?? 0) - (metrics.early[from] ?? 0);
  const places = (metrics.places[to] ?? 0) - (metrics.places[from] ?? 0);
  // Where nothing else grows, what grows last does.
  const most = Math.max(even, even === 0 ? (places * rules.size) / 4 : 0);
  return natural + early + most < measure;
}

/** One line with its own cost, or undefined if it cannot be. */
function arrive(
  { metrics, rules, end }: Search,
  from: number,
  to: number,
  measure: number,
  reach: Reach,
  isTooLong: boolean,
): Arrival | undefined {
  const breakCost = to === end ? 0 : (metrics.composition.gaps[to]?.breakCost ?? 0);
  const isForced = breakCost === Number.POSITIVE_INFINITY;
  const isEmergency = reach === "emergency";
  if (isForced && !(isEmergency && mayForce(metrics, to))) return undefined;
  const fitted = fitLine(metrics, from, to, measure, rules, to === end);
  const fit = fitted ?? (isEmergency && isTooLong ? overfullFit(metrics, from, to) : undefined);
  if (fit === undefined || (reach === "good" && fit.cost >= WIDE_COST)) return undefined;
  const cost = fit.cost + (isForced ? FORCED_COST : breakCost);
  return { cost, from, fit, isForced: isForced || isTooLong };
}

// Even in need a line begins with no space, which would vanish there.
function mayForce(metrics: LineMetrics, at: number): boolean {
  return metrics.inkEnd[at + 1] === at + 1;
}

function traceBack(arrivals: Arrivals, { start, end }: Search): readonly ChosenLine[] {
  const lines: ChosenLine[] = [];
  let at = end;
  while (at > start) {
    const arrival = arrivals[at];
    if (arrival === undefined) return [];
    const { from, fit, isForced } = arrival;
    lines.push({ start: from, end: at, fit, isForced });
    at = from;
  }
  return lines.reverse();
}
