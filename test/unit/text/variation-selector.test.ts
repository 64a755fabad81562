import { expect, test } from "vitest";
import {
  isVariationSelector,
  splitSelector,
  withoutSelectors,
} from "../../../src/text/variation-selector.ts";

test("the selectors of both kinds are known from end to end, and their neighbours are none", () => {
  const ends = [0xfe00, 0xfe0f, 0xe0100, 0xe01ef];
  expect(ends.map(isVariationSelector)).toEqual([true, true, true, true]);
  expect([0xfdff, 0xfe10, 0xe00ff, 0xe01f0].map(isVariationSelector)).not.toContain(true);
});

test("names that differ in variants alone are the same without them", () => {
  expect(withoutSelectors("葛󠄀城市の辻󠄁さん☎︎")).toBe("葛城市の辻さん☎");
});

test("a character is parted from its selector, but not from its sound mark", () => {
  expect(splitSelector("葛󠄀")).toEqual(["葛", "\u{e0100}"]);
  expect(splitSelector("か\u309a")).toEqual(["か\u309a", ""]);
});
