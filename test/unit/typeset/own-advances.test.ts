import { expect, test } from "vitest";
import { fontUnits, ptToSp } from "../../../src/base/units.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import type { PlacedGlyph } from "../../../src/model/paged-document.ts";
import { squareFace, VERTICAL_FORM } from "../../samples/square-face.ts";
import { block, format, glyphsOf, layOut, letter } from "../../samples/square-letters.ts";

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
