import { expect, test } from "vitest";
import { errorsFirst } from "../../../../src/studio/page/parts/errors-first.ts";

test("errors stand before warnings, each in the order of their places", () => {
  const found = [
    { severity: "warning", place: 1 },
    { severity: "error", place: 2 },
    { severity: "warning", place: 3 },
    { severity: "error", place: 4 },
  ] as const;
  expect(errorsFirst(found).map(({ place }) => place)).toEqual([2, 4, 1, 3]);
});
