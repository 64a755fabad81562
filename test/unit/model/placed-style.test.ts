import { expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import type { BlockPlacement, TextBlock } from "../../../src/model/letter.ts";
import { placedStyle } from "../../../src/model/placed-style.ts";

function styleOf(type: "paragraph" | "postscript", placement: BlockPlacement) {
  const block: TextBlock = { type, inlines: [], placement, origin: undefined };
  const format = {
    writingMode: "vertical-rl",
    charactersPerLine: 26,
    characterSize: ptToSp(16),
    lineGap: ptToSp(9.5),
  } as const;
  return placedStyle(block, format, { linesBefore: 0, hanging: 0 });
}

test("a paragraph begins one character down", () => {
  expect(styleOf("paragraph", {}).firstLineIndent).toBe(1);
});

test.each([
  ["in the middle of the line", { alignment: "center" }],
  ["at the line's foot", { alignment: "end", indentEnd: 0 }],
  ["at the line's head", { indentStart: 0 }],
] as const)("a paragraph put %s has no indent of its own", (_, placement) => {
  expect(styleOf("paragraph", placement).firstLineIndent).toBe(0);
});

test("an indent that the template gives holds in the middle of the line too", () => {
  expect(styleOf("paragraph", { alignment: "center", firstLineIndent: 2 }).firstLineIndent).toBe(2);
});
