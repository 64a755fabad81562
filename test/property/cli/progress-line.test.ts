import fc from "fast-check";
import { expect, test } from "vitest";
import { displayWidth } from "../../../src/base/display-width.ts";
import { progressLine } from "../../../src/cli/progress-line.ts";
import { runs } from "../../samples/extent.ts";

const phases = fc.constantFrom(
  "check" as const,
  "earlier" as const,
  "write" as const,
  "print-run" as const,
  "report" as const,
  "verify" as const,
);

test("the line of a run is narrower than any terminal of 40 columns or more, kanji taken as two", () => {
  const progress = fc
    .tuple(phases, fc.nat(100_000), fc.nat(100_000), fc.nat(10_000_000))
    .map(([phase, one, other, elapsedMs]) => ({
      ...{ phase, elapsedMs },
      done: Math.min(one, other),
      total: Math.max(one, other),
    }));
  fc.assert(
    fc.property(
      progress,
      fc.constantFrom("ja" as const, "en" as const),
      fc.integer({ min: 40, max: 200 }),
      (one, language, columns) => {
        const line = progressLine(one, language, columns);
        expect(displayWidth(line)).toBeLessThan(columns);
        expect(line).toContain(`${one.done}/${one.total}`);
        // What a Japanese console draws two cells wide would break the line.
        expect(line).not.toMatch(/[\u2500-\u25ff]/u);
      },
    ),
    { numRuns: runs(1000) },
  );
});

test.each([
  [80, "作成・照合 #######..................... 447/1788 毎秒30通 残り約45秒"],
  [50, "作成・照合 ##....... 447/1788 毎秒30通 残り約45秒"],
  [40, "作成・照合 #####.............. 447/1788"],
])("a quarter of a run on %i columns", (columns, line) => {
  const progress = { phase: "write", done: 447, total: 1788, elapsedMs: 14_900 } as const;
  expect(progressLine(progress, "ja", columns)).toBe(line);
});

test("what takes seconds a piece has no speed", () => {
  const progress = { phase: "report", done: 1, total: 3, elapsedMs: 4000 } as const;
  expect(progressLine(progress, "ja", 80)).toContain(" 1/3 残り約8秒");
  expect(progressLine({ ...progress, done: 3, elapsedMs: 12_000 }, "en", 80)).toMatch(/ 3\/3$/u);
});

test("at its end no time is left, and none is said", () => {
  const progress = { phase: "write", done: 60, total: 60, elapsedMs: 2000 } as const;
  expect(progressLine(progress, "ja", 80)).toBe(`作成・照合 ${"#".repeat(28)} 60/60 毎秒30通`);
});
