import { expect, test } from "vitest";
import { differingPaths, grouped } from "../../../src/report/report-run.ts";
import { reportRun } from "../../samples/ledger-entry.ts";

test.each([
  [0, "0"],
  [999, "999"],
  [1788, "1,788"],
  [100_000, "100,000"],
  [1_234_567, "1,234,567"],
])("%d is written %s", (count, text) => {
  expect(grouped(count)).toBe(text);
});

test("files with differences are named, those without are not", () => {
  const run = reportRun({
    differences: [
      { path: "letters/a.pdf", differences: [{ paragraph: 1, expected: "一", found: "二" }] },
      { path: "letters/b.pdf", differences: [] },
    ],
  });
  expect([...differingPaths(run)]).toEqual(["letters/a.pdf"]);
});
