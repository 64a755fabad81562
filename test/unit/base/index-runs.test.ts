import fc from "fast-check";
import { expect, test } from "vitest";
import { IndexRuns } from "../../../src/base/index-runs.ts";

/** Runs of indices, with gaps, back and forth. */
const RUNS = fc
  .array(fc.tuple(fc.nat({ max: 1000 }), fc.integer({ min: 1, max: 9 })), { maxLength: 30 })
  .map((runs) =>
    runs.flatMap(([first, length]) => Array.from({ length }, (_, index) => first + index)),
  );

test("indices come out as an array has them, in whatever order they are asked for", () => {
  fc.assert(
    fc.property(RUNS, fc.array(fc.integer({ min: -1, max: 300 })), (indices, places) => {
      const runs = new IndexRuns();
      for (const index of indices) runs.add(index);
      expect(runs.length).toBe(indices.length);
      expect(Array.from({ length: runs.length }, (_, place) => runs.at(place))).toEqual(indices);
      for (const place of places) expect(runs.at(place)).toBe(indices[place]);
    }),
  );
});
