import fc from "fast-check";
import { expect, test } from "vitest";
import { printLetter } from "../../../src/markup/print-letter.ts";
import type { Block, BlockPlacement } from "../../../src/model/letter.ts";
import { anyInlines, anyLetter, solidText } from "../../samples/any-letter.ts";
import { runs } from "../../samples/extent.ts";
import { blocksOf, withoutOrigins } from "../../samples/marked-text.ts";

// An item that numbers itself says what its place in the letter says; each of these is the first of its level in its letter.
const numbered = fc.record({
  type: fc.constant("list-item" as const),
  depth: fc.constant(0),
  level: fc.constantFrom(1 as const, 2 as const, 4 as const, 7 as const),
  inlines: fc.tuple(solidText(), anyInlines).map(([first, rest]) => [first, ...rest]),
  placement: fc.constantFrom<BlockPlacement>({}, { indentStart: 1 }),
  origin: fc.constant(undefined),
});
const NUMBERS = { 1: "第一　", 2: "一　", 4: "（一）　", 7: "（ア）　" };

test("a letter that is printed and read again is the same letter, both editions of it", () => {
  fc.assert(
    fc.property(anyLetter, (letter) => {
      expect(blocksOf(printLetter(letter).replaceAll("〔", "（"), "both")).toEqual(
        letter.blocks.map(withoutOrigins),
      );
    }),
    { numRuns: runs(2000) },
  );
});

test("items that number themselves are printed without their numbers, and have the same ones when they are read again", () => {
  fc.assert(
    fc.property(fc.array(numbered, { minLength: 1, maxLength: 1 }), (items) => {
      const blocks = items.map(
        (item): Block => ({
          ...item,
          label: [{ type: "text", text: NUMBERS[item.level], origin: undefined }],
        }),
      );
      const letter = {
        lang: "ja",
        properties: { title: "", subject: undefined, author: undefined, date: undefined },
        blocks,
      };
      const printed = printLetter(letter);
      expect(printed).not.toContain("　本");
      expect(blocksOf(printed, "both")).toEqual(blocks.map(withoutOrigins));
    }),
    { numRuns: runs(100) },
  );
});
