import { describe, expect, test } from "vitest";
import { mayBreakBetween } from "../../../src/char/breaking.ts";
import { classOf } from "../../../src/char/character-class.ts";
import type { KinsokuLevel } from "../../../src/model/page-format.ts";
import { lines, POLICY } from "../../samples/square-letters.ts";

const LEVELS: readonly KinsokuLevel[] = [
  "very-strict",
  "strict",
  "loose",
  "very-loose",
  "css-strict",
  "css-normal",
  "css-loose",
];

function mayBreak(before: string, after: string, level: KinsokuLevel): boolean {
  const [left, right] = [before, after].map((text) => text.codePointAt(0) ?? 0);
  return mayBreakBetween(
    { cls: classOf(left ?? 0), codePoint: left ?? 0 },
    { cls: classOf(right ?? 0), codePoint: right ?? 0 },
    level,
  );
}

/** The lines of a text in a horizontal column; ASCII is half an em wide. */
function set(text: string, measure: number, jaLatinGap: "0" | "1/4" = "0"): readonly string[] {
  return lines(text, measure, { ...POLICY, jaLatinGap }, "horizontal-tb").map((line) => line.text);
}

describe.each(LEVELS)("UAX #14 for ASCII marks, %s", (level) => {
  test.each([...")]},.!?:;%"])("%s never begins a line", (mark) => {
    expect(mayBreak("国", mark, level)).toBe(false);
    expect(mayBreak("a", mark, level)).toBe(false);
  });

  test.each([..."([{$"])("%s never ends a line, and begins one after kanji", (mark) => {
    expect(mayBreak(mark, "国", level)).toBe(false);
    expect(mayBreak(mark, "a", level)).toBe(false);
    expect(mayBreak("国", mark, level)).toBe(true);
  });

  test("a closing mark ends a line, but for a letter right after it (LB29, LB30)", () => {
    expect(mayBreak(")", "国", level)).toBe(true);
    expect(mayBreak(")", "a", level)).toBe(false);
  });

  test("‐ and – begin no line after a letter or a mark (CSS Text 3, 5.3)", () => {
    expect(mayBreak("a", "‐", level)).toBe(false);
    expect(mayBreak("」", "–", level)).toBe(false);
  });
});

describe("horizontal lines", () => {
  test.each([
    // ( of half an em would be the last of the seven.
    [
      "国は団体等(地方公共団体を含む)である",
      5.5,
      ["国は団体等", "(地方公共団", "体を含む)で", "ある"],
    ],
    ["比率は12.5%(前年度比3%増)である。", 6, ["比率は12.5%", "(前年度比3%", "増)である。"]],
    ["文文文文文5G通信", 5.5, ["文文文文文", "5G通信"]],
    ["文文文文文10km先", 6, ["文文文文文", "10km先"]],
    ["文文文文文24h体制", 6, ["文文文文文", "24h体制"]],
    ["文文文文文3D映像", 5.5, ["文文文文文", "3D映像"]],
    ["文文文文文25°Cです", 6, ["文文文文文", "25°Cです"]],
    ["文文文文文$100です", 5.5, ["文文文文文", "$100です"]],
    ['文文文文文"引用"です', 5.5, ["文文文文文", '"引用"です']],
  ] as const)("%s at %d characters", (text, measure, expected) => {
    expect(set(text, measure)).toEqual(expected);
  });

  test("no gap stands on either side of a half-width bracket", () => {
    // 法(昭和22年)第: 22 has its quarters, the brackets have none.
    const [line] = lines("法(昭和22年)第", 20, {}, "horizontal-tb");
    expect(line?.origins).toEqual([0, 1, 1.5, 2.5, 3.75, 4.25, 5, 6, 6.5]);
  });

  test("a full-width bracket within a half-width one stands solid", () => {
    const [line] = lines("亜(「亜」)亜", 20, {}, "horizontal-tb");
    expect(line?.origins).toEqual([0, 1, 1.5, 2, 3, 3.5, 4]);
  });
});
