import type { PageSum } from "../model/run.ts";
import type { PlacedRule } from "./page-text.ts";

/** What is known of a page's rules: the corners of each, or the sums of them, if the page itself is not at hand. */
export interface KnownRules {
  readonly corners: readonly number[] | undefined;
  readonly sum: PageSum | undefined;
}

/**
 * Tells whether the rules of a page are those that it was laid out with: none missing, moved or added. A line through or beside
 * text says something of the characters that it is at. Undefined where nothing is known of them. The sums are those of the page's
 * pictures too.
 *
 * Units: points.
 */
export function haveOwnRules(
  rules: readonly PlacedRule[],
  pictures: readonly PlacedRule[],
  { corners, sum }: KnownRules,
): boolean | undefined {
  const cornersOf = ({ left, bottom, right, top }: PlacedRule): readonly number[] => [
    left,
    bottom,
    right,
    top,
  ];
  if (corners !== undefined) {
    const all = rules.flatMap(cornersOf);
    return (
      all.length === corners.length &&
      all.every((corner, at) => Math.abs(corner - (corners[at] ?? 0)) <= TOLERANCE_PT)
    );
  }
  if (sum === undefined) return undefined;
  const [, , , count = 0, x = 0, y = 0] = sum;
  const found = [...rules, ...pictures].map(cornersOf);
  const total = (at: number): number =>
    found.reduce((so, corner) => so + (corner[at] ?? 0) + (corner[at + 2] ?? 0), 0);
  const tolerance = SUM_TOLERANCE_PT + count * RULE_TOLERANCE_PT;
  return (
    found.length === count &&
    Math.abs(total(0) - x) <= tolerance &&
    Math.abs(total(1) - y) <= tolerance
  );
}

/** What the writer rounds: thousandths of a point, of a corner and of a length. */
const TOLERANCE_PT = 0.01;
/** The same for the sum over a page, which is recorded in whole points, and for each of its rules. */
const SUM_TOLERANCE_PT = 0.6;
const RULE_TOLERANCE_PT = 0.003;
