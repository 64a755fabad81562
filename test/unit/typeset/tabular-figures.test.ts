import { expect, test } from "vitest";
import { spToPt } from "../../../src/base/units.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { pageFormat } from "../../samples/letters.ts";
import { parsed } from "../../samples/marked-text.ts";
import { NOTO_SERIF_JP, openFace } from "../../samples/real-fonts.ts";
import { runsOf } from "../../samples/square-letters.ts";

const face = openFace(NOTO_SERIF_JP);

/** How far before the end of each figure of a column its digits begin, in points, from the last digit back. */
function placesOf(...figures: readonly string[]): readonly (readonly number[])[] {
  const rows = figures.map((figure) => `名|${figure}`);
  const letter = parsed(["［＃ここから表］", ...rows, "［＃ここで表終わり］"].join("\n"));
  if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
  const document = typeset(letter.value, pageFormat("horizontal-tb"), [face]);
  if (!document.ok) throw new Error(JSON.stringify(document.errors));
  const [page] = document.value.pages;
  return runsOf(page?.items ?? [])
    .filter(({ glyphs }) => glyphs.some(({ text }) => /\d/u.test(text)))
    .map(({ at, glyphs }) => {
      let x: number = at.x;
      const starts = glyphs.flatMap(({ text, advance }) => {
        const start = x;
        x += advance;
        return /\d/u.test(text) ? [start] : [];
      });
      return starts
        .map((start) => Math.round(spToPt((x - start) as typeof at.x) * 20) / 20)
        .reverse();
    });
}

test("figures under each other stand place by place, though a 1 is narrower than an 8", () => {
  const places = placesOf("1,111", "8,888", "11,180", "404", "71");
  const longest = places[2] ?? [];
  expect(longest).toHaveLength(5);
  for (const own of places) expect(own).toEqual(longest.slice(0, own.length));
});

test("the white before a unit is the same behind every digit", () => {
  const places = placesOf("1人", "8人", "121人");
  for (const own of places) expect(own[0]).toBe(places[0]?.[0]);
});

test("decimal points stand under each other, whatever is behind them", () => {
  const letter = parsed(
    [
      "［＃ここから表］",
      "［＃列　自動、小数点］",
      "名|12.5",
      "名|3.25",
      "名|100",
      "［＃ここで表終わり］",
    ].join("\n"),
  );
  if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
  const document = typeset(letter.value, pageFormat("horizontal-tb"), [face]);
  if (!document.ok) throw new Error(JSON.stringify(document.errors));
  const ends = runsOf(document.value.pages[0]?.items ?? []).flatMap(({ at, glyphs }) => {
    const point = glyphs.findIndex(({ text }) => text === ".");
    const whole = point < 0 ? glyphs : glyphs.slice(0, point);
    const length = whole.reduce((sum, { advance }) => sum + advance, 0);
    return /\d/u.test(glyphs[0]?.text ?? "") ? [Math.round((at.x + length) / 6554)] : [];
  });
  expect(ends).toHaveLength(3);
  expect(new Set(ends).size).toBe(1);
});
