import type { FitRules, LineFit } from "./line-cost.ts";
import { fitLine, overfullFit } from "./line-cost.ts";
import { type LineMetrics, measureLine } from "./line-metrics.ts";

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
  /** The line ends the paragraph or stands before a forced break. */
  readonly isLast: boolean;
  /** It begins where no line should, or is longer than the measure: nothing better exists. */
  readonly isForced: boolean;
}

/**
 * Parts a paragraph into lines (行分割) so that the sum of the lines' costs is least.
 *
 * Shape: lines cover all units in order. Where no permitted breaks lead through the paragraph, words and
 * numbers are parted; what is longer than a line even so stands out of it.
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
    const stretch: Stretch = { start, end };
    lines.push(
      ...(search(metrics, stretch, measures, rules, false) ??
        search(metrics, stretch, measures, rules, true) ??
        []),
    );
    start = end;
  }
  return lines;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly cost: number;
  readonly from: number;
  readonly fit: LineFit;
  readonly isForced: boolean;
}

function search(
  metrics: LineMetrics,
  stretch: Stretch,
  measures: Measures,
  rules: FitRules,
  isEmergency: boolean,
): readonly ChosenLine[] | undefined {
  const nodes = new Map<number, Node>();
  for (let from = stretch.start; from < stretch.end; from += 1) {
    const before = nodes.get(from);
    if (from !== stretch.start && before === undefined) continue;
    const measure = from === 0 ? measures.first : measures.other;
    extend(metrics, stretch, from, before?.cost ?? 0, measure, rules, isEmergency, nodes);
  }
  return nodes.has(stretch.end) ? trace(nodes, stretch) : undefined;
}

// Tries every line that begins with unit `from`.
function extend(
  metrics: LineMetrics,
  stretch: Stretch,
  from: number,
  costSoFar: number,
  measure: number,
  rules: FitRules,
  isEmergency: boolean,
  nodes: Map<number, Node>,
): void {
  const hangable = rules.hanging ? rules.size : 0;
  for (let to = from + 1; to <= stretch.end; to += 1) {
    const measured = measureLine(metrics, from, to);
    const isTooLong = measured.width - measured.shrink - hangable > measure;
    if (isTooLong && to > from + 1) return;
    const breakCost = to === stretch.end ? 0 : (metrics.composition.gaps[to]?.breakCost ?? 0);
    const isForced = breakCost === Number.POSITIVE_INFINITY;
    if (isForced && !(isEmergency && mayForce(metrics, to))) continue;
    const fit =
      fitLine(metrics, from, to, measure, rules, to === stretch.end) ??
      (isEmergency && isTooLong ? overfullFit(metrics, from, to) : undefined);
    if (fit === undefined) continue;
    const isOverfull = fit.measured.width - fit.measured.shrink - hangable > measure;
    const cost = costSoFar + fit.cost + (isForced ? FORCED_COST : breakCost);
    const known = nodes.get(to);
    if (known === undefined || cost < known.cost) {
      nodes.set(to, { cost, from, fit, isForced: isForced || isOverfull });
    }
  }
}

// Even in need a line begins with no space, which would vanish there.
function mayForce(metrics: LineMetrics, at: number): boolean {
  return metrics.inkEnd[at + 1] === at + 1;
}

function trace(nodes: ReadonlyMap<number, Node>, stretch: Stretch): readonly ChosenLine[] {
  const lines: ChosenLine[] = [];
  let end = stretch.end;
  while (end > stretch.start) {
    const node = nodes.get(end);
    if (node === undefined) return [];
    const { from, fit, isForced } = node;
    lines.push({ start: from, end, fit, isLast: end === stretch.end, isForced });
    end = node.from;
  }
  return lines.reverse();
}

const FORCED_COST = 1e9;
