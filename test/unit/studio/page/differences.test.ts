import fc from "fast-check";
import { expect, test } from "vitest";
import { differences } from "../../../../src/studio/page/panes/differences.ts";
import type { ShownPage } from "../../../../src/studio/protocol/worker.ts";

function pagesOf(text: string): readonly ShownPage[] {
  const glyphs = [...text].map(
    (character) => ({ parts: [], text: character, box: [0, 0, 1, 1], origin: 0 }) as const,
  );
  const half = Math.floor(glyphs.length / 2);
  return [
    { glyphs: glyphs.slice(0, half), rules: [], pictures: [] },
    { glyphs: glyphs.slice(half), rules: [], pictures: [] },
  ];
}

function marked(one: string, other: string): readonly [string, string] {
  const marks = differences(pagesOf(one), pagesOf(other));
  const shown = (text: string, at: ReadonlySet<number>): string =>
    [...text].map((character, index) => (at.has(index) ? character : "・")).join("");
  return [shown(one, marks[0]), shown(other, marks[1])];
}

test("what two letters do not share is marked in each", () => {
  expect(marked("北海道知事殿", "青森県知事殿")).toEqual(["北海道・・・", "青森県・・・"]);
  expect(marked("御活用ください", "御利用ください")).toEqual(["・活・・・・・", "・利・・・・・"]);
  expect(marked("同じ文", "同じ文")).toEqual(["・・・", "・・・"]);
  expect(marked("市町村が行う際", "市町村が新たに行う際")).toEqual([
    "・・・・・・・",
    "・・・・新たに・・・",
  ]);
  expect(marked("", "全部")).toEqual(["", "全部"]);
});

test("without what is marked, the two are the same text", () => {
  const text = fc.string({ unit: fc.constantFrom("市", "長", "殿", "、"), maxLength: 60 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [a, b] = differences(pagesOf(one), pagesOf(other));
      const kept = (whole: string, marks: ReadonlySet<number>): string =>
        [...whole].filter((_, index) => !marks.has(index)).join("");
      expect(kept(one, a)).toBe(kept(other, b));
    }),
  );
});
