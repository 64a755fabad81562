import { expect, test } from "vitest";
import { differingPaths, grouped, verdictOf } from "../../../src/report/report-run.ts";
import { ledgerFile, reportRun } from "./ledger-entry.ts";

test.each([
  [0, "0"],
  [999, "999"],
  [1788, "1,788"],
  [100_000, "100,000"],
  [1_234_567, "1,234,567"],
])("%d is written %s", (count, text) => {
  expect(grouped(count)).toBe(text);
});

test("a file is equal, different or not read back", () => {
  const run = reportRun({
    differences: [
      { path: "letters/a.pdf", differences: [{ paragraph: 1, expected: "一", found: "二" }] },
      { path: "letters/b.pdf", differences: [] },
    ],
  });
  const differing = differingPaths(run);
  const verdict = (path: string, verified: boolean) =>
    verdictOf(ledgerFile({ path, verified }), differing);
  expect(verdict("letters/a.pdf", false)).toBe("different");
  expect(verdict("letters/b.pdf", true)).toBe("equal");
  expect(verdict("letters/c.pdf", false)).toBe("unread");
});
