import fc from "fast-check";
import { expect, test } from "vitest";
import { type Comparison, compareTexts } from "../../../../src/studio/page/panes/compare-texts.ts";

function written(comparison: Comparison): readonly string[] {
  return comparison.map((line) => {
    if (line.kind === "gap") return `…${line.lines}`;
    const sign = { same: "＝", before: "－", after: "＋" }[line.kind];
    return sign + line.parts.map(({ text, isOwn }) => (isOwn ? `【${text}】` : text)).join("");
  });
}

/** One of the two texts, as a comparison shows it. */
function side(comparison: Comparison, own: "before" | "after", whole: readonly string[]): string {
  let at = 0;
  const lines = comparison.flatMap((line) => {
    if (line.kind === "gap") {
      at += line.lines;
      return whole.slice(at - line.lines, at);
    }
    if (line.kind !== own && line.kind !== "same") return [];
    at += 1;
    return [line.parts.map(({ text }) => text).join("")];
  });
  return lines.join("\n");
}

test("within a line that was changed only the characters that were are marked", () => {
  const before = "一\n二\n三\n御活用ください\n五\n六\n七";
  const after = "一\n二\n三\n御利用ください\n五\n六\n七\n𠮷";
  expect(written(compareTexts(before, after))).toEqual([
    "…2",
    "＝三",
    "－御【活】用ください",
    "＋御【利】用ください",
    "＝五",
    "…1",
    "＝七",
    "＋【𠮷】",
  ]);
});

test("lines that came or went are marked whole", () => {
  expect(written(compareTexts("甲\n乙", "甲\n丙\n丁\n乙"))).toEqual([
    "＝甲",
    "＋【丙】",
    "＋【丁】",
    "＝乙",
  ]);
});

test("both texts are in it, whole and in order, and nothing is marked that both have as it is", () => {
  const lines = fc.array(fc.constantFrom("", "甲", "乙", "甲乙", "甲乙丙", "𠮷野"), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      const [before, after] = [one.join("\n"), other.join("\n")];
      const comparison = compareTexts(before, after);
      expect(side(comparison, "before", before.split("\n"))).toBe(before);
      expect(side(comparison, "after", after.split("\n"))).toBe(after);
      for (const line of comparison) {
        if (line.kind === "same") expect(line.parts.every(({ isOwn }) => !isOwn)).toBe(true);
      }
      if (before === after) expect(comparison.every(({ kind }) => kind === "gap")).toBe(true);
    }),
  );
});
