import { describe, expect, test } from "vitest";
import { mayBreakBetween, type Occurrence } from "../../../src/char/breaking.ts";
import { classOf } from "../../../src/char/character-class.ts";
import type { KinsokuLevel } from "../../../src/model/page-format.ts";

const LEVELS: readonly KinsokuLevel[] = [
  "very-strict",
  "strict",
  "loose",
  "very-loose",
  "css-strict",
  "css-normal",
  "css-loose",
];

function levelsAllowing(before: string, after: string): readonly KinsokuLevel[] {
  const left = occurrence(before);
  const right = occurrence(after);
  return LEVELS.filter((level) => mayBreakBetween(left, right, level));
}

function occurrence(character: string): Occurrence {
  const codePoint = character.codePointAt(0) ?? 0;
  return { cls: classOf(codePoint), codePoint };
}

describe("what may begin a line, by level (JLReq C.3, CSS Text 3)", () => {
  test.each([
    ["。", []],
    ["」", []],
    ["ー", ["strict", "loose", "very-loose", "css-normal", "css-loose"]],
    ["ッ", ["strict", "loose", "very-loose", "css-normal", "css-loose"]],
    ["々", ["strict", "loose", "very-loose", "css-loose"]],
    ["ヽ", ["very-loose", "css-loose"]],
    ["〜", ["loose", "very-loose", "css-normal", "css-loose"]],
    ["・", ["loose", "very-loose", "css-loose"]],
    ["：", ["very-loose", "css-loose"]],
    ["？", ["very-loose", "css-loose"]],
    ["…", ["very-strict", "strict", "loose", "very-loose", "css-loose"]],
    ["％", ["very-strict", "strict", "loose", "very-loose", "css-loose"]],
    ["亜", LEVELS],
  ] as const)("%s", (after, levels) => {
    expect(levelsAllowing("文", after)).toEqual(levels);
  });
});

test("no level ends a line with an opening bracket", () => {
  expect(levelsAllowing("「", "文")).toEqual([]);
});

test("only the loosest levels part ￥ from its amount", () => {
  expect(levelsAllowing("￥", "一")).toEqual(["very-loose", "css-loose"]);
});

test.each([
  ["…", "…", ["loose", "very-loose", "css-loose"]],
  ["―", "―", ["very-loose", "css-loose"]],
  ["〳", "〵", ["very-loose", "css-loose"]],
] as const)("%s%s is one mark for all but the loosest levels", (before, after, levels) => {
  expect(levelsAllowing(before, after)).toEqual(levels);
});

test("a number keeps its per cent sign but for the loose levels", () => {
  const digit = { cls: 24, codePoint: 0x35 } as const;
  const percent = occurrence("％");
  expect(LEVELS.filter((level) => mayBreakBetween(digit, percent, level))).toEqual([
    "loose",
    "very-loose",
    "css-loose",
  ]);
});
