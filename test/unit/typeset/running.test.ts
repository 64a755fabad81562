import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { SP_PER_PT } from "../../../src/base/units.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import type { GlyphRun, Page } from "../../../src/model/paged-document.ts";
import { createTypesetCache, typeset } from "../../../src/typeset/typeset.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { runs } from "../../samples/extent.ts";
import { type SetLetter, setLetter } from "../../samples/running-letter.ts";

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

function pagesOf({ letter, format }: SetLetter): readonly Page[] {
  const outcome = typeset(letter, format, [face]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value.pages;
}

/** The runs of a page's head or foot, with their words. */
function edgeOf({ items }: Page, edge: "header" | "footer"): readonly GlyphRun[] {
  const from = items.findIndex((item) => item.type === "tag-start" && item.running === edge);
  if (from < 0) return [];
  const to = items.findIndex((item, index) => index > from && item.type === "tag-end");
  return items.slice(from + 1, to).filter((item) => item.type === "glyphs");
}

function wordsOf(page: Page, edge: "header" | "footer"): string {
  return edgeOf(page, edge)
    .flatMap(({ glyphs }) => glyphs.map(({ text }) => text))
    .join("");
}

const PAGES = (count: number): string =>
  Array.from({ length: count }, (_, page) => `${page + 1}枚目の文です。`).join(
    "\n［＃改ページ］\n",
  );

test("every page has its own number and how many there are, for any number of pages", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 14 }),
      fc.constantFrom("26x27", "40x36"),
      (count, name) => {
        const pages = pagesOf(
          setLetter(`種別: 書簡\n体裁: ${name}\nフッター: "{{ページ}}/{{総ページ}}"`, PAGES(count)),
        );
        expect(pages.map((page) => wordsOf(page, "footer"))).toEqual(
          Array.from({ length: count }, (_, page) => `${page + 1}/${count}`),
        );
      },
    ),
    { numRuns: runs(10) },
  );
});

describe.each(["26x27", "40x36"])("on pages of %s", (name) => {
  const sample = setLetter(
    `種別: 書簡\n体裁: ${name}\nヘッダー: { 左: 左です, 中央: 中, 右: 右の文 }\nフッター: 足`,
    PAGES(2),
  );

  test("the words stand horizontally at the edges and in the middle of the text's width, in the middle of the margins", () => {
    const { margins, trimSize, characterSize } = sample.format;
    for (const page of pagesOf(sample)) {
      const head = edgeOf(page, "header");
      expect(head.map(({ direction }) => direction)).toEqual(head.map(() => "horizontal"));
      const [left, middle, right] = head;
      if (left === undefined || middle === undefined || right === undefined) throw new Error("3");
      const em = (characterSize * 3) / 4;
      expect(left.size).toBe(em);
      expect(left.at.x).toBe(margins.left);
      expect(Math.abs(right.at.x + 3 * em - (trimSize.width - margins.right))).toBeLessThan(4);
      const centre = (margins.left + trimSize.width - margins.right) / 2;
      expect(Math.abs(middle.at.x + em / 2 - centre)).toBeLessThan(SP_PER_PT / 100);
      // The em box reaches from 0.88 em above the baseline to 0.12 em below it.
      expect(Math.abs(left.at.y - 0.38 * em - margins.top / 2)).toBeLessThan(4);
      const [foot] = edgeOf(page, "footer");
      expect(
        Math.abs((foot?.at.y ?? 0) - 0.38 * em - trimSize.height + margins.bottom / 2),
      ).toBeLessThan(4);
    }
  });

  test("a cache from other letters changes nothing", () => {
    const cache = createTypesetCache();
    const other = setLetter(`種別: 書簡\n体裁: ${name}\nヘッダー: { 左: 別です }`, PAGES(2));
    typeset(other.letter, sample.format, [face], cache);
    const outcome = typeset(sample.letter, sample.format, [face], cache);
    expect(outcome.ok && outcome.value.pages).toEqual(pagesOf(sample));
  });

  test.each([
    `ヘッダー: { 左: ${"長い文".repeat(14)}, 右: ${"右の文".repeat(14)} }`,
    `フッター: ${"長い文".repeat(40)}`,
  ])("words that do not fit their line are an error at their place: %#", (setting) => {
    const long = setLetter(`種別: 書簡\n体裁: ${name}\n${setting}`, "本文");
    const outcome = typeset(long.letter, long.format, [face]);
    const found = outcome.ok ? [] : outcome.errors;
    expect(found.map(({ code }) => code)).toContain("typeset/running-too-long");
    expect(found[0]?.at).toMatchObject({ kind: "text", path: "t.hbs" });
  });
});

test("a character that no font has is told there too", () => {
  const sample = setLetter("種別: 通知\nヘッダー: 文𪚲字", "本文");
  const outcome = typeset(sample.letter, sample.format, [{ ...face, glyphOf: () => undefined }]);
  expect(outcome.ok ? [] : outcome.errors.map(({ code }) => code)).toContain("typeset/no-glyph");
});
