import { fontUnits, roundHalfEven } from "../base/units.ts";
import type { FontFace } from "../model/font-face.ts";
import type { GlyphPart } from "../model/glyph.ts";
import type { ChosenGlyph } from "./chosen-glyph.ts";
import { axisShift } from "./run-glyphs.ts";

/** The only character of JIS X 0208 that the standard face has not: ≒. */
export const APPROXIMATE_SIGN = 0x2252;

/**
 * Draws ≒ where no face has it: ＝ and the dot of ． of one face, above its head and under its end, so that it looks as its
 * neighbours do. Undefined if no face has both.
 */
export function composeApproximateSign(
  faces: readonly FontFace[],
  turn: 0 | 90,
): ChosenGlyph | undefined {
  for (const [index, face] of faces.entries()) {
    const [bars, dot] = [EQUALS, FULL_STOP].map((character) => face.glyphOf(character));
    if (bars === undefined || dot === undefined) continue;
    const [frame, point] = [face.boundsOf(bars), face.boundsOf(dot)];
    if (frame === undefined || point === undefined) continue;
    const em = face.metrics.unitsPerEm;
    const [inwards, outwards] = [em * DOT_INWARDS, em * DOT_OUTWARDS];
    const dotAt = (x: number, y: number): GlyphPart => {
      const [ownX, ownY] = [(point.xMin + point.xMax) / 2, (point.yMin + point.yMax) / 2];
      return placed(face, dot, turn, x - ownX, y - ownY);
    };
    const parts = [
      placed(face, bars, turn, 0, 0),
      dotAt(frame.xMin + inwards, frame.yMax + outwards),
      dotAt(frame.xMax - inwards, frame.yMin - outwards),
    ];
    const advanceEm = face.advanceWidth(bars) / em;
    return { face: index, recipe: { kind: "composite", parts }, advanceEm, fault: undefined };
  }
  return undefined;
}

/** A glyph at a place of the level sign, turned about its origin with all of it. */
function placed(face: FontFace, gid: number, turn: 0 | 90, x: number, y: number): GlyphPart {
  const [across, along] = [roundHalfEven(x), roundHalfEven(y)];
  return turn === 0
    ? { gid, scaleX: 1000, turn, dx: fontUnits(across), dy: fontUnits(along) }
    : { gid, scaleX: 1000, turn, dx: fontUnits(axisShift(face) + along), dy: fontUnits(-across) };
}

const EQUALS = 0xff1d;
const FULL_STOP = 0xff0e;
/** Where the middles of the dots are, in ems: from the ends of the bars, and above and under them, as in BIZ UD明朝. */
const DOT_INWARDS = 0.11;
const DOT_OUTWARDS = 0.12;
