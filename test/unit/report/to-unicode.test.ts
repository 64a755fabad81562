import { expect, test } from "vitest";
import { toUnicodeCmap } from "../../../src/report/to-unicode.ts";

test("codes count from 1, a character beyond the first plane takes two units", () => {
  const lines = toUnicodeCmap(["山", "𠮷", "\u{e0100}"]).split("\n");
  expect(lines).toContain("3 beginbfchar");
  expect(lines).toContain("<0001> <5C71>");
  expect(lines).toContain("<0002> <D842DFB7>");
  expect(lines).toContain("<0003> <DB40DD00>");
});

test("a code without characters has no entry", () => {
  expect(toUnicodeCmap(["", "山"])).not.toContain("<0001>");
});

test("a block holds at most 100 entries", () => {
  const cmap = toUnicodeCmap(Array.from({ length: 201 }, () => "山"));
  expect(cmap.match(/\d+ beginbfchar/gu)).toEqual([
    "100 beginbfchar",
    "100 beginbfchar",
    "1 beginbfchar",
  ]);
});
