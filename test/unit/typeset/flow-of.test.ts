import { expect, test } from "vitest";
import { sp } from "../../../src/base/units.ts";
import type { Block, Inline, Ruby, Text } from "../../../src/model/letter.ts";
import { createTypesetCache, typeset } from "../../../src/typeset/typeset.ts";
import { squareFace } from "../../samples/square-face.ts";
import { block, format, letter } from "../../samples/square-letters.ts";

function reading(side: Pick<Ruby, "side">): Inline {
  const pair = { base: [LETTERS], ruby: [READING] };
  return { type: "ruby", mode: "group", ...side, pairs: [pair] };
}

const LETTERS: Text = { type: "text", text: "漢字", origin: undefined };
const READING: Text = { type: "text", text: "かんじ", origin: undefined };
const PAGE: Block = { type: "page-break", origin: undefined };
const BLANK: Block = { type: "blank-line", origin: undefined };
const lineOf = (...inlines: readonly Inline[]): Block => ({
  type: "paragraph",
  inlines,
  placement: {},
  origin: undefined,
});
const BEFORE: readonly (readonly Block[])[] = [
  [],
  [PAGE],
  [BLANK],
  [BLANK, BLANK],
  [PAGE, BLANK],
  [lineOf(reading({ side: "left" }))],
  [lineOf(reading({}))],
  [block("paragraph", "一")],
  [block("subject", "題")],
];
const AFTER: readonly (readonly Block[])[] = [
  [],
  [block("sender", "大臣")],
  [block("subject", "題")],
];

test.each([1, 5])(
  "a block of %d lines that other letters have in other places stands as in a letter made alone",
  (lines) => {
    const known = lineOf(reading({}), { ...LETTERS, text: "次第".repeat(5 * lines - 3) });
    const faces = [squareFace()];
    for (const lineGap of [3, 11]) {
      const cache = createTypesetCache();
      const pages = format({
        charactersPerLine: 10,
        linesPerPage: 6,
        lineGap: sp(lineGap * 65_536),
      });
      for (const lead of [1, 2, 3, 4, 5, 6].map((count) =>
        block("paragraph", "初".repeat(10 * count - 2)),
      )) {
        for (const before of BEFORE) {
          for (const after of AFTER) {
            const one = letter(lead, ...before, known, ...after);
            expect(typeset(one, pages, faces, cache)).toEqual(typeset(one, pages, faces));
          }
        }
      }
    }
  },
);
