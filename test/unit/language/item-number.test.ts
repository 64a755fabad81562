import { describe, expect, test } from "vitest";
import {
  isItemNumber,
  itemNumber,
  joinedNumbers,
  levelOfMark,
} from "../../../src/language/item-number.ts";
import type { ItemLevel } from "../../../src/model/letter.ts";

const LEVELS: readonly ItemLevel[] = [1, 2, 3, 4, 5, 6, 7];

describe("the numbers of the seven levels", () => {
  test.each([
    ["horizontal-tb", 1, "第１ １ (1) ア (ア) ａ (a)"],
    ["horizontal-tb", 12, "第12 12 (12) シ (シ) ｌ (l)"],
    ["vertical-rl", 1, "第一 一 １ （一） （１） ア （ア）"],
    ["vertical-rl", 21, "第二十一 二十一 21 （二十一） （21） ナ （ナ）"],
  ] as const)("%s, number %d", (mode, number, expected) => {
    expect(LEVELS.map((level) => itemNumber(level, number, mode)).join(" ")).toBe(expected);
  });

  test("kana end at ン and letters at z", () => {
    expect(itemNumber(4, 46, "horizontal-tb")).toBe("ン");
    expect(itemNumber(4, 47, "horizontal-tb")).toBeUndefined();
    expect(itemNumber(7, 26, "horizontal-tb")).toBe("(z)");
    expect(itemNumber(7, 27, "horizontal-tb")).toBeUndefined();
  });
});

test.each([
  ["１", "horizontal-tb", 2],
  ["1", "horizontal-tb", 2],
  ["（１）", "horizontal-tb", 3],
  ["⑴", "horizontal-tb", 3],
  ["ｱ", "horizontal-tb", 4],
  ["(a)", "horizontal-tb", 7],
  ["第一", "horizontal-tb", 1],
  ["一", "horizontal-tb", undefined],
  ["２", "horizontal-tb", undefined],
  ["第１", "vertical-rl", 1],
  ["一", "vertical-rl", 2],
  ["1", "vertical-rl", 3],
  ["(一)", "vertical-rl", 4],
  ["(1)", "vertical-rl", 5],
  ["ａ", "vertical-rl", undefined],
] as const)("%s in %s marks level %s", (mark, mode, level) => {
  expect(levelOfMark(mark, mode)).toBe(level);
});

test("numbers are told from all other annotations", () => {
  for (const number of ["第１", "第三十一", "２", "(12)", "（イ）", "ン", "ｂ", "⑵"]) {
    expect(isItemNumber(number), number).toBe(true);
  }
  for (const other of ["表", "記", "第１章", "アイ", "１字下げ", "改行", "第", "()"]) {
    expect(isItemNumber(other), other).toBe(false);
  }
});

test.each([
  [["第１", "２", "(1)", "ア"], "第１の２(1)ア"],
  [["２", "(1)"], "２(1)"],
  [["第一", "二", "３", "（一）"], "第一の二の３（一）"],
  [["１", "ア"], "１ア"],
])("%j is named %s", (numbers, name) => {
  expect(joinedNumbers(numbers)).toBe(name);
});
