import { fontUnits, roundHalfEven } from "../base/units.ts";
import type { FontFace, ShapedGlyph } from "../model/font-face.ts";
import type { GlyphPart } from "../model/glyph.ts";
import { type ChosenGlyph, NOTHING } from "./chosen-glyph.ts";

/** Chooses a run turned by 90° in a vertical line, as one. */
export function chooseRotated(faces: readonly FontFace[], text: string): ChosenGlyph {
  const found = faceForRun(faces, text);
  if (found === undefined) return { ...NOTHING, fault: "no-glyph" };
  return runComposite(found.face, found.index, found.face.shapeHorizontal(text, []), turnedPart);
}

/** Places one glyph of a run. */
export type PartOf = (face: FontFace, gid: number, pen: number) => GlyphPart;

/** Puts the glyphs of a run side by side as one unit. */
export function runComposite(
  face: FontFace,
  index: number,
  glyphs: readonly ShapedGlyph[],
  partOf: PartOf,
): ChosenGlyph {
  let pen = 0;
  const parts: GlyphPart[] = [];
  for (const glyph of glyphs) {
    parts.push(partOf(face, glyph.gid, pen));
    pen += glyph.advance;
  }
  return {
    face: index,
    recipe: { kind: "composite", parts },
    advanceEm: pen / face.metrics.unitsPerEm,
    fault: undefined,
  };
}

function turnedPart(face: FontFace, gid: number, pen: number): GlyphPart {
  return { gid, scaleX: 1000, turn: 90, dx: axisShift(face), dy: fontUnits(-pen) };
}

/** A glyph of a run in a horizontal line. */
export function levelPart(_face: FontFace, gid: number, pen: number): GlyphPart {
  return { gid, scaleX: 1000, turn: 0, dx: fontUnits(pen), dy: fontUnits(0) };
}

/** From the column's axis to the alphabetic baseline of turned letters. Source: CSS Writing Modes, central baseline. */
export function axisShift(face: FontFace): ReturnType<typeof fontUnits> {
  return fontUnits(-roundHalfEven(face.metrics.unitsPerEm * CENTRAL_BASELINE));
}

/** Makes a letter of the glyphs of its cluster. */
export type LetterOf = (
  face: FontFace,
  index: number,
  glyphs: readonly ShapedGlyph[],
) => ChosenGlyph;

/** Chooses the letters of a run one by one. Ligatures cover several: the first letter carries the glyph, the others are blank. */
export function chooseLetters(
  faces: readonly FontFace[],
  text: string,
  letterOf: LetterOf,
): readonly ChosenGlyph[] {
  const found = faceForRun(faces, text);
  if (found === undefined) return [...text].map(() => ({ ...NOTHING, fault: "no-glyph" }));
  const glyphs = found.face.shapeHorizontal(text, []);
  let offset = 0;
  return [...text].map((character) => {
    const own = glyphs.filter((glyph) => glyph.cluster === offset);
    offset += character.length;
    return own.length === 0
      ? { ...NOTHING, face: found.index }
      : letterOf(found.face, found.index, own);
  });
}

/** A letter of a long run in a vertical line. */
export function turnedLetter(
  face: FontFace,
  index: number,
  glyphs: readonly ShapedGlyph[],
): ChosenGlyph {
  return runComposite(face, index, glyphs, turnedPart);
}

/** A letter in a horizontal line. */
export function levelLetter(
  face: FontFace,
  index: number,
  glyphs: readonly ShapedGlyph[],
): ChosenGlyph {
  const [first] = glyphs;
  if (glyphs.length !== 1 || first === undefined) {
    return runComposite(face, index, glyphs, levelPart);
  }
  return {
    face: index,
    recipe: { kind: "glyph", gid: first.gid, shift: 0 },
    advanceEm: first.advance / face.metrics.unitsPerEm,
    fault: undefined,
  };
}

/** Chooses a run set horizontally in one em of a vertical line (縦中横); what cannot be read so is at fault. */
export function chooseTateChuYoko(faces: readonly FontFace[], text: string): ChosenGlyph {
  const found = faceForRun(faces, text);
  if (found === undefined) return { ...NOTHING, fault: "no-glyph", advanceEm: 1 };
  const { face, index } = found;
  const em = face.metrics.unitsPerEm;
  const feature = NARROW_FEATURES[text.length - 2];
  const narrow = feature === undefined ? [] : face.shapeHorizontal(text, [feature]);
  const plain = face.shapeHorizontal(text, []);
  const isNarrowEnough = narrow.length > 0 && widthOf(narrow) <= em;
  const glyphs = widthOf(plain) <= em || !isNarrowEnough ? plain : narrow;
  const width = widthOf(glyphs);
  const scaleX = width > em ? Math.floor((em * 1000) / width) : 1000;
  let pen = -Math.floor((width * scaleX) / 2000);
  const parts: GlyphPart[] = [];
  for (const glyph of glyphs) {
    parts.push({
      gid: glyph.gid,
      scaleX,
      turn: 0,
      dx: fontUnits(pen),
      dy: fontUnits(-roundHalfEven(em * EM_BOX_HEAD)),
    });
    pen += Math.round((glyph.advance * scaleX) / 1000);
  }
  const isSqueezed =
    scaleX < LEAST_SCALE || (scaleX < 1000 && glyphs.length > MOST_SQUEEZED_TOGETHER);
  const fault = isSqueezed ? "squeezed" : undefined;
  return { face: index, recipe: { kind: "composite", parts }, advanceEm: 1, fault };
}

function widthOf(glyphs: readonly ShapedGlyph[]): number {
  return glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
}

/**
 * Chooses two dashes (――) as one line two ems long, or undefined if the faces say too little: one dash
 * stretched, where the font does not join two.
 */
export function chooseDashes(
  faces: readonly FontFace[],
  dash: number,
  turn: 0 | 90,
): ChosenGlyph | undefined {
  const found = faceForRun(faces, String.fromCodePoint(dash));
  const gid = found?.face.glyphOf(dash);
  if (found === undefined || gid === undefined) return undefined;
  const bounds = found.face.boundsOf(gid);
  if (bounds === undefined || bounds.xMax <= bounds.xMin) return undefined;
  const em = found.face.metrics.unitsPerEm;
  const white = roundHalfEven(em * DASH_WHITE);
  const scaleX = Math.round((1000 * 2 * (em - white)) / (bounds.xMax - bounds.xMin));
  const pen = white - roundHalfEven((bounds.xMin * scaleX) / 1000);
  // Turned, the ink lies on the column's axis; level, on its own height.
  const axis = roundHalfEven((bounds.yMin + bounds.yMax) / 2);
  const place = turn === 90 ? { dx: -axis, dy: -pen } : { dx: pen, dy: 0 };
  const part = { gid, scaleX, turn, dx: fontUnits(place.dx), dy: fontUnits(place.dy) };
  return {
    face: found.index,
    recipe: { kind: "composite", parts: [part] },
    advanceEm: 2,
    fault: undefined,
  };
}

/** White at either end of two dashes, in ems, as in fonts that join them. */
const DASH_WHITE = 0.07;

/** A face of the list. */
export interface FoundFace {
  readonly face: FontFace;
  readonly index: number;
}

function faceForRun(faces: readonly FontFace[], text: string): FoundFace | undefined {
  const index = faces.findIndex((face) =>
    [...text].every((character) => face.glyphOf(character.codePointAt(0) ?? 0) !== undefined),
  );
  const face = faces[index];
  return face === undefined ? undefined : { face, index };
}

// Three kanji, or four figures of a quarter em, can still be read in one em; more are a grey block.
const LEAST_SCALE = 333;
const MOST_SQUEEZED_TOGETHER = 4;

/** Where the em box of ideographs lies, in ems. Source: the usual 880/120 split of 1000 units. */
const EM_BOX_HEAD = 0.88;
const CENTRAL_BASELINE = 0.38;
// Half, third and quarter widths for runs of two, three and four. Source: OpenType hwid, twid, qwid.
const NARROW_FEATURES = ["hwid", "twid", "qwid"] as const;
