import { expect, test } from "vitest";
import { fontUnits, ptToSp } from "../../../src/base/units.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { squareFace } from "../../samples/square-face.ts";
import { block, format, glyphsOf, layOut, letter } from "../../samples/square-letters.ts";

const [EQUALS, DOT] = [0xff1d, 0xff0e];

/** A face whose bars go from 100 to 900 and whose dot, a hundred wide, has its middle at 150, 50. */
function faceWithout(characters: string): FontFace {
  const box = (xMin: number, yMin: number, xMax: number, yMax: number) => ({
    xMin: fontUnits(xMin),
    yMin: fontUnits(yMin),
    xMax: fontUnits(xMax),
    yMax: fontUnits(yMax),
  });
  return {
    ...squareFace({ characters }),
    boundsOf: (gid) => {
      if (gid === EQUALS) return box(100, 250, 900, 500);
      return gid === DOT ? box(100, 0, 200, 100) : undefined;
    },
  };
}

test("≒ that no face has is ＝ with a dot over its head and one under its end, as wide as ＝", () => {
  const [glyph] = glyphsOf(
    layOut(
      letter(block("salutation", "≒")),
      format({ writingMode: "horizontal-tb" }),
      faceWithout("≒"),
    ),
  );
  expect(glyph).toMatchObject({ text: "≒", advance: ptToSp(10) });
  expect(glyph?.recipe).toEqual({
    kind: "composite",
    parts: [
      { gid: EQUALS, scaleX: 1000, turn: 0, dx: 0, dy: 0 },
      // From 150, 50 to 210, 620 and to 790, 130.
      { gid: DOT, scaleX: 1000, turn: 0, dx: 60, dy: 570 },
      { gid: DOT, scaleX: 1000, turn: 0, dx: 640, dy: 80 },
    ],
  });
});

test("it turns as one in a vertical line", () => {
  const [glyph] = glyphsOf(layOut(letter(block("salutation", "≒")), format(), faceWithout("≒")));
  expect(glyph?.recipe).toEqual({
    kind: "composite",
    parts: [
      { gid: EQUALS, scaleX: 1000, turn: 90, dx: -380, dy: -0 },
      { gid: DOT, scaleX: 1000, turn: 90, dx: 190, dy: -60 },
      { gid: DOT, scaleX: 1000, turn: 90, dx: -300, dy: -640 },
    ],
  });
});

test("a face that has it draws its own, and without ＝ there is none", () => {
  const [own] = glyphsOf(layOut(letter(block("salutation", "≒")), format(), faceWithout("")));
  expect(own?.recipe).toMatchObject({ kind: "composite", parts: [{ gid: 0x2252 }] });
  for (const characters of ["≒＝", "≒．"]) {
    const laidOut = (): unknown =>
      layOut(letter(block("salutation", "≒")), format(), faceWithout(characters));
    expect(laidOut).toThrow("typeset/no-glyph");
  }
});
