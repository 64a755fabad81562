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

const crews = fc.option(
  fc.record({
    workers: fc.nat(500),
    active: fc.nat(2000),
    waiting: fc.nat(2000),
    failed: fc.nat(100),
  }),
  { nil: undefined },
);

test("the line of a run is narrower than any terminal of 40 columns or more, kanji taken as two", () => {
  const progress = fc
    .tuple(phases, fc.nat(100_000), fc.nat(100_000), fc.nat(10_000_000), crews)
    .map(([phase, one, other, elapsedMs, crew]) => ({
      ...{ phase, elapsedMs, crew },
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

test("where other machines make the letters, how many they are and what they do stands behind speed and time left", () => {
  const progress = {
    ...{ phase: "write" as const, done: 400, total: 1600, elapsedMs: 10_000 },
    crew: { workers: 3, active: 6, waiting: 24, failed: 0 },
  };
  const line = progressLine(progress, "ja", 100);
  expect(line).toContain("400/1600 毎秒40通 残り約30秒 3台 作成中6 待ち24");
  const failing = { ...progress, crew: { ...progress.crew, failed: 2 } };
  expect(progressLine(failing, "en", 110)).toContain(
    "400/1600 40/s, 30 s left, 3 workers, 6 active, 24 waiting, 2 failed",
  );
});
