import { type Sp, sp } from "../base/units.ts";
import { STAGE_COUNT } from "./adjustment-ladder.ts";
import type { ChosenLine } from "./break-lines.ts";
import { hungWidth } from "./line-cost.ts";
import { type LineMetrics, lastGap } from "./line-metrics.ts";
import { shareOut } from "./set-ruby.ts";
import { type Gap, LAST_STAGE } from "./unit.ts";

/** What was done to a line to make it fit. */
export type AdjustmentMethod = "none" | "push-in" | "push-out" | "hang";

/**
 * A line with the place of every unit in it.
 *
 * Units: sp from the line's head; `advance` up to the end of the last body, `hanging` the part of it
 * beyond the measure. Vanished spaces are at the end without advance.
 */
export interface AdjustedLine {
  readonly start: number;
  readonly end: number;
  readonly inkEnd: number;
  readonly heads: readonly Sp[];
  readonly advance: Sp;
  readonly hanging: Sp;
  readonly method: AdjustmentMethod;
  readonly isForced: boolean;
}

/**
 * Gives every unit of a line its place (行の調整処理): shrinks or widens the spaces stage by stage until
 * the line has its measure.
 *
 * Shape: what does not divide goes to the earliest places, so that the parts make the whole.
 * Source: JLReq §3.8.3, appendices D and E.
 */
export function adjustLine(metrics: LineMetrics, line: ChosenLine): AdjustedLine {
  const { units, gaps, edges } = metrics.composition;
  const { inkEnd } = line.fit.measured;
  const inner = gaps.slice(line.start + 1, inkEnd);
  const last = inner.at(-1);
  if (last !== undefined) inner[inner.length - 1] = lastGap(last, line.fit.end === "trimmed");
  const changes = changesOf(inner, line.fit.delta);
  const heads: Sp[] = [];
  let at: number = edges[line.start]?.head ?? 0;
  for (let index = line.start; index < inkEnd; index += 1) {
    if (index > line.start) {
      const place = index - line.start - 1;
      at += (inner[place]?.natural ?? 0) + (changes[place] ?? 0);
    }
    heads.push(sp(at));
    at += units[index]?.body ?? 0;
  }
  const advance = sp(at);
  for (let index = inkEnd; index < line.end; index += 1) heads.push(advance);
  return {
    start: line.start,
    end: line.end,
    inkEnd,
    heads,
    advance,
    hanging: sp(line.fit.end === "hung" ? hungWidth(metrics, line.fit.measured) : 0),
    method: methodOf(line),
    isForced: line.isForced,
  };
}

function methodOf({ fit }: ChosenLine): AdjustmentMethod {
  // A line of marks that are all set solid cannot be widened.
  if (fit.delta > 0 && fit.measured.places > 0) return "push-out";
  if (fit.end === "hung") return "hang";
  const isTrimmed = fit.end === "trimmed" && fit.measured.endSpace > 0;
  return fit.delta < 0 || isTrimmed ? "push-in" : "none";
}

function changesOf(gaps: readonly Gap[], delta: number): readonly number[] {
  if (delta < 0) return shrinkGaps(gaps, -delta);
  return delta > 0 ? stretchGaps(gaps, delta) : [];
}

function shrinkGaps(gaps: readonly Gap[], wanted: number): readonly number[] {
  const changes = gaps.map(() => 0);
  let rest = wanted;
  for (let stage = 1; stage <= STAGE_COUNT && rest > 0; stage += 1) {
    const capacity = gaps.map((gap) =>
      gap.shrinks.reduce((sum, shrink) => sum + (shrink.stage === stage ? shrink.amount : 0), 0),
    );
    rest -= share(changes, capacity, rest, -1);
  }
  return changes;
}

function stretchGaps(gaps: readonly Gap[], wanted: number): readonly number[] {
  const changes = gaps.map(() => 0);
  let rest = wanted;
  for (const stage of [1, 2, 3]) {
    const capacity = gaps.map((gap) => (gap.stretchStage === stage ? gap.stretchLimit : 0));
    rest -= share(changes, capacity, rest, 1);
  }
  const all = gaps.flatMap((gap, index) => (gap.stretchStage > 0 ? [index] : []));
  const others = all.filter((index) => gaps[index]?.stretchStage !== LAST_STAGE);
  const places = others.length > 0 ? others : all;
  for (const [index, part] of shareOut(rest, places.length).entries()) {
    const place = places[index];
    if (place !== undefined) changes[place] = (changes[place] ?? 0) + part;
  }
  return changes;
}

/** Takes a length from capacities in proportion, the rest from the earliest; gives what was taken. */
function share(
  changes: number[],
  capacity: readonly number[],
  wanted: number,
  sign: 1 | -1,
): number {
  const total = capacity.reduce((sum, amount) => sum + amount, 0);
  const taken = Math.min(total, wanted);
  if (taken <= 0) return 0;
  const parts = capacity.map((amount) => Math.floor((amount * taken) / total));
  let rest = taken - parts.reduce((sum, part) => sum + part, 0);
  for (const [index, part] of parts.entries()) {
    const extra = rest > 0 && (capacity[index] ?? 0) > part ? 1 : 0;
    rest -= extra;
    changes[index] = (changes[index] ?? 0) + sign * (part + extra);
  }
  return taken;
}
