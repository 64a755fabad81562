import { expect, test } from "vitest";
import { fontUnits, ptToSp } from "../../../src/base/units.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import type { PlacedGlyph } from "../../../src/model/paged-document.ts";
import { squareFace, VERTICAL_FORM } from "../../samples/square-face.ts";
import { block, format, glyphsOf, layOut, letter } from "../../samples/square-letters.ts";

/** A face whose marks have ink from and to such places of their frames, in either direction. */
function faceWithInk(ink: Readonly<Record<string, readonly [number, number]>>): FontFace {
  const square = squareFace();
  const places = new Map<number, readonly [number, number]>();
  for (const [character, place] of Object.entries(ink)) {
    const codePoint = character.codePointAt(0) ?? 0;
    places.set(codePoint, place);
    places.set(codePoint + VERTICAL_FORM, place);
  }
  return {
    ...square,
    verticalGlyphOf: (codePoint) => codePoint + VERTICAL_FORM,
    boundsOf: (gid) => {
      const [start, end] = places.get(gid) ?? [100, 900];
      const isColumn = gid >= VERTICAL_FORM;
      return {
        xMin: fontUnits(isColumn ? 200 : start),
        xMax: fontUnits(isColumn ? 800 : end),
        yMin: fontUnits(880 - end),
        yMax: fontUnits(880 - start),
      };
    },
  };
}

/** A face some of whose characters are longer or shorter than an em in vertical lines. */
function faceWith(advances: Readonly<Record<string, number>>): FontFace {
  const square = squareFace();
  const own = new Map<number, number>();
  for (const [character, advance] of Object.entries(advances)) {
    const codePoint = character.codePointAt(0) ?? 0;
    own.set(codePoint, advance);
    own.set(codePoint + VERTICAL_FORM, advance);
  }
  return { ...square, advanceHeight: (gid) => fontUnits(own.get(gid) ?? 1000) };
}

function glyphsIn(face: FontFace, text: string): readonly PlacedGlyph[] {
  return glyphsOf(layOut(letter(block("salutation", text)), format(), face));
}

function shifts(face: FontFace, text: string): readonly (readonly [string, number])[] {
  return glyphsIn(face, text).map(({ text: shown, recipe }) => [
    shown,
    recipe.kind === "glyph" ? (recipe.shift ?? 0) : 0,
  ]);
}

test("a mark of two ems has two ems, and the next character stands behind them", () => {
  const face = faceWith({ 〱: 2000, 〲: 2000 });
  expect(glyphsIn(face, "いろ〱事〲").map(({ text, advance }) => [text, advance])).toEqual([
    ["い", ptToSp(10)],
    ["ろ", ptToSp(10)],
    ["〱", ptToSp(20)],
    ["事", ptToSp(10)],
    ["〲", ptToSp(20)],
  ]);
});

test("an opening bracket of one em leaves out its white, one of half an em stands as it is", () => {
  const full = [
    ["（", -500],
    ["一", 0],
    ["）", 0],
  ];
  expect(shifts(faceWith({}), "（一）")).toEqual(full);
  const half = faceWith({ "（": 500, "）": 500, "「": 500, "」": 500, "『": 500 });
  for (const text of ["（一）", "「一」", "『一」"]) {
    expect(shifts(half, text).map(([, shift]) => shift + 0)).toEqual([0, 0, 0]);
  }
  expect(shifts(faceWith({ "（": 600 }), "（一）")[0]).toEqual(["（", -100]);
});

test("a proportional face's kana stand in the middle of their frames, in lines of the same length", () => {
  const glyphs = glyphsIn(faceWith({ い: 800, っ: 700 }), "いっ国");
  expect(glyphs.map(({ advance }) => advance)).toEqual([10, 10, 10].map(ptToSp));
  expect(shifts(faceWith({ い: 800, っ: 700 }), "いっ国")).toEqual([
    ["い", 100],
    ["っ", 150],
    ["国", 0],
  ]);
});

test.each(["vertical-rl", "horizontal-tb"] as const)(
  "a mark whose ink is not in its half of the frame has it within its half em, %s",
  (writingMode) => {
    // Like the single quotes of Noto Serif JP, both at the frame's head, and one at the wrong end.
    const face = faceWithInk({
      "‘": [40, 300],
      "’": [40, 300],
      "「": [660, 960],
      "」": [660, 960],
      "、": [60, 300],
    });
    const glyphs = glyphsOf(
      layOut(letter(block("salutation", "‘亜’、「亜」")), format({ writingMode }), face),
    );
    const shift = glyphs.map(({ text, recipe }) => [
      text,
      recipe.kind === "glyph" ? (recipe.shift ?? 0) + 0 : 0,
    ]);
    expect(shift).toEqual([
      // Forty of white on both sides, at the end of its half em: from -160 to 340.
      ["‘", 160],
      ["亜", 0],
      ["’", 0],
      ["、", 0],
      ["「", -500],
      ["亜", 0],
      // From 620, forty before its ink.
      ["」", -620],
    ]);
  },
);
