import fc from "fast-check";
import { expect, test } from "vitest";
import { sp } from "../../../src/base/units.ts";
import { LADDERS } from "../../../src/typeset/adjustment-ladder.ts";
import { breakLines, type ChosenLine } from "../../../src/typeset/break-lines.ts";
import { createGlyphChooser } from "../../../src/typeset/glyph-chooser.ts";
import { type FitRules, fitLine } from "../../../src/typeset/line-cost.ts";
import { type LineMetrics, lineMetrics } from "../../../src/typeset/line-metrics.ts";
import { makeComposition } from "../../../src/typeset/make-composition.ts";
import { collectText } from "../../../src/typeset/source-text.ts";
import { runs } from "../../samples/extent.ts";
import { squareFace } from "../../samples/square-face.ts";
import { POLICY, text } from "../../samples/square-letters.ts";

const SIZE = sp(720_000);
const chooser = createGlyphChooser([squareFace()], "vertical-rl");

function metricsOf(content: string): LineMetrics {
  const source = collectText([text(content)]);
  const composition = makeComposition(source, SIZE, {
    chooser,
    boldChooser: chooser,
    mode: "vertical-rl",
    latin: "upright",
    policy: POLICY,
    indent: sp(0),
    endsWithHonorific: false,
    wideSpaces: false,
    keepsParticles: false,
    label: undefined,
  });
  return lineMetrics(composition);
}

/** The least cost over every way of parting the paragraph at permitted places, by trying them all. */
function leastCost(metrics: LineMetrics, measure: number, rules: FitRules): number {
  const { units, gaps } = metrics.composition;
  const from = (start: number): number => {
    if (start === units.length) return 0;
    let best = Number.POSITIVE_INFINITY;
    for (let end = start + 1; end <= units.length; end += 1) {
      const fit = fitLine(metrics, start, end, measure, rules, end === units.length);
      if (fit === undefined) continue;
      const breakCost = end === units.length ? 0 : (gaps[end]?.breakCost ?? 0);
      best = Math.min(best, fit.cost + breakCost + from(end));
    }
    return best;
  };
  return from(0);
}

function costOf(metrics: LineMetrics, lines: readonly ChosenLine[]): number {
  const { units, gaps } = metrics.composition;
  return lines.reduce(
    (sum, { end, fit }) =>
      sum + fit.cost + (end === units.length ? 0 : (gaps[end]?.breakCost ?? 0)),
    0,
  );
}

test("no way of parting a short paragraph is better than the one chosen", () => {
  const paragraph = fc
    .array(fc.constantFrom(..."亜漢字あいうっコー、。・「」（）二〇年DX"), {
      minLength: 1,
      maxLength: 14,
    })
    .map((characters) => characters.join(""));
  fc.assert(
    fc.property(
      paragraph,
      fc.integer({ min: 4, max: 8 }),
      fc.boolean(),
      (content, width, hanging) => {
        const rules = { size: SIZE, justify: true, hanging, stretch: LADDERS.compromise.stretch };
        const metrics = metricsOf(content);
        const measure = width * SIZE;
        const least = leastCost(metrics, measure, rules);
        const chosen = breakLines(metrics, { first: measure, other: measure }, rules);
        if (least < Number.POSITIVE_INFINITY) expect(costOf(metrics, chosen)).toBe(least);
        else expect(chosen.some((line) => line.isForced)).toBe(true);
      },
    ),
    { numRuns: runs(400) },
  );
});
