import type { Sp } from "../base/units.ts";
import { fontUnits, roundHalfEven, sp } from "../base/units.ts";
import { type CharacterClass, CL } from "../char/character-class.ts";
import { PARTS_PER_EM } from "../char/spacing.ts";
import { type VerticalOrientation, verticalOrientation } from "../char/vertical-orientation.ts";
import type { FontFace, ShapedGlyph } from "../model/font-face.ts";
import type { GlyphPart, GlyphRecipe } from "../model/glyph.ts";
import type { WritingMode } from "../model/page-format.ts";

/**
 * What is drawn for a unit of text.
 *
 * Units: `advanceEm` is the font's own advance along the line, in ems.
 */
export interface ChosenGlyph {
  readonly face: number;
  readonly recipe: GlyphRecipe;
  readonly advanceEm: number;
  /** Why the choice is not what the text asks for, if it is not. */
  readonly fault: GlyphFault | undefined;
}

/** The face has no glyph, no such variant, or no vertical form of its own. */
export type GlyphFault = "no-glyph" | "no-variant" | "no-vertical-form";

/** Chooses glyphs for one list of faces and one writing mode, and remembers its choices. */
export interface GlyphChooser {
  /** A character in its frame: upright in a vertical line. */
  readonly character: (text: string, drawn: number, cls: CharacterClass) => ChosenGlyph;
  /** A run turned by 90° in a vertical line, as one. */
  readonly rotated: (text: string) => ChosenGlyph;
  /** The letters of a long run, each turned; one to a character. */
  readonly rotatedLetters: (text: string) => readonly ChosenGlyph[];
  /** A run set horizontally in one em of a vertical line. */
  readonly tateChuYoko: (text: string) => ChosenGlyph;
  /** Letters of a word in a horizontal line, one to a character. */
  readonly horizontalLetters: (text: string) => readonly ChosenGlyph[];
}

/** Makes a chooser for faces in the order in which they are tried. */
export function createGlyphChooser(faces: readonly FontFace[], mode: WritingMode): GlyphChooser {
  // One map for each class: a text of one class is always drawn as the same character.
  const characters = Array.from({ length: 31 }, () => new Map<string, ChosenGlyph>());
  const known = new Map<string, ChosenGlyph>();
  const knownRuns = new Map<string, readonly ChosenGlyph[]>();
  const remember = (key: string, make: () => ChosenGlyph): ChosenGlyph => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    known.set(key, made);
    return made;
  };
  const rememberRun = (key: string, make: () => readonly ChosenGlyph[]): readonly ChosenGlyph[] => {
    const found = knownRuns.get(key) ?? make();
    knownRuns.set(key, found);
    return found;
  };
  return {
    character: (text, drawn, cls) => {
      const ofClass = characters[cls];
      const found = ofClass?.get(text);
      if (found !== undefined) return found;
      const made = chooseCharacter(faces, mode, text, drawn, cls);
      ofClass?.set(text, made);
      return made;
    },
    rotated: (text) => remember(`r${text}`, () => chooseRotated(faces, text)),
    rotatedLetters: (text) =>
      rememberRun(`r${text}`, () => chooseLetters(faces, text, turnedLetter)),
    tateChuYoko: (text) => remember(`t${text}`, () => chooseTateChuYoko(faces, text)),
    horizontalLetters: (text) =>
      rememberRun(`h${text}`, () => chooseLetters(faces, text, levelLetter)),
  };
}

/** The length of a font's advance at a size. */
export function advanceAt(chosen: ChosenGlyph, size: Sp): Sp {
  return sp(roundHalfEven(chosen.advanceEm * size));
}

function chooseCharacter(
  faces: readonly FontFace[],
  mode: WritingMode,
  text: string,
  drawn: number,
  cls: CharacterClass,
): ChosenGlyph {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const selector = points.slice(1).find(isVariationSelector);
  const face = faceFor(faces, drawn, selector);
  if (face === undefined) {
    const fault = faces.some((candidate) => candidate.glyphOf(drawn) !== undefined)
      ? "no-variant"
      : "no-glyph";
    return { ...NOTHING, fault };
  }
  const marks = points.slice(1).filter((point) => !isVariationSelector(point) && !isJoiner(point));
  const shown = String.fromCodePoint(
    drawn,
    ...(selector === undefined ? [] : [selector]),
    ...marks,
  );
  return mode === "vertical-rl"
    ? verticalCharacter(face.face, face.index, shown, drawn, cls)
    : horizontalCharacter(face.face, face.index, shown, cls);
}

function verticalCharacter(
  face: FontFace,
  index: number,
  shown: string,
  drawn: number,
  cls: CharacterClass,
): ChosenGlyph {
  const orientation = verticalOrientation(drawn);
  const em = face.metrics.unitsPerEm;
  const plain = face.glyphOf(drawn);
  if (orientation === "U" && plain !== undefined && isPlainLetter(shown, cls)) {
    const advanceEm = face.advanceHeight(plain) / em;
    return {
      face: index,
      recipe: { kind: "glyph", gid: plain, shift: 0 },
      advanceEm,
      fault: undefined,
    };
  }
  const glyphs = face.shapeVertical(shown);
  const [first] = glyphs;
  if (first === undefined) return { ...NOTHING, face: index };
  const isUnchanged = shown.length === 1 && first.gid === plain;
  if (isUnchanged && (orientation === "R" || isQuote(drawn)))
    return turnedGlyph(face, index, first.gid);
  if (glyphs.length > 1) return stacked(face, index, glyphs);
  const shift = -shiftOf(face, first.gid, cls);
  return {
    face: index,
    recipe: { kind: "glyph", gid: first.gid, shift },
    advanceEm: first.advance / em,
    fault: isUnchanged && needsForm(drawn, orientation) ? "no-vertical-form" : undefined,
  };
}

// Kana and kanji that stand upright have one glyph for both directions; shaping each would cost most of
// the time of a letter. Source: UAX #50, value U.
function isPlainLetter(shown: string, cls: CharacterClass): boolean {
  if (shown.length !== 1) return false;
  return (
    cls === CL.hiragana || cls === CL.katakana || (cls === CL.ideographic && KANJI.test(shown))
  );
}

const KANJI = /[\u3400-\u9fff]/u;

// Where the font has no form of its own, ！ ？ ； and square words are right as they are; 、 ー or （
// would be wrong.
function needsForm(drawn: number, orientation: VerticalOrientation): boolean {
  if (orientation !== "Tu" && orientation !== "Tr") return false;
  const isSquareWord = drawn >= 0x3300 && drawn <= 0x337f;
  return !isSquareWord && !RIGHT_AS_IT_IS.has(drawn);
}

// ‘ ’ turn with the Western words they belong to.
function isQuote(drawn: number): boolean {
  return drawn === 0x2018 || drawn === 0x2019;
}

const RIGHT_AS_IT_IS: ReadonlySet<number> = new Set([0xff01, 0xff1f, 0xff1b, 0x32ff]);

// White before the mark's ink that a half-em body leaves out, in thousandths of the em.
function shiftOf(face: FontFace, gid: number, cls: CharacterClass): number {
  if (!MOVED.has(cls)) return 0;
  const trim = face.verticalTrim(gid);
  if (trim !== undefined && trim.before + trim.after > 0) {
    return roundHalfEven((trim.before * 1000) / face.metrics.unitsPerEm);
  }
  return cls === CL.middleDot ? 250 : 500;
}

const MOVED: ReadonlySet<CharacterClass> = new Set([
  CL.openingBracket,
  CL.warichuOpening,
  CL.middleDot,
]);

// A base with a mark that the font does not join: drawn over each other.
function stacked(face: FontFace, index: number, glyphs: readonly ShapedGlyph[]): ChosenGlyph {
  const parts = glyphs.map((glyph): GlyphPart => {
    const origin = face.verticalOrigin(glyph.gid);
    return {
      gid: glyph.gid,
      scaleX: 1000,
      turn: 0,
      dx: fontUnits(-origin.x),
      dy: fontUnits(-origin.y),
    };
  });
  return { face: index, recipe: { kind: "composite", parts }, advanceEm: 1, fault: undefined };
}

// A character that stands turned in vertical lines although the font has no form for it: − ＝ →.
function turnedGlyph(face: FontFace, index: number, gid: number): ChosenGlyph {
  // In the middle of its frame, if it is narrower.
  const white = Math.max(0, face.metrics.unitsPerEm - face.advanceWidth(gid));
  const dy = fontUnits(-Math.floor(white / 2));
  const part: GlyphPart = { gid, scaleX: 1000, turn: 90, dx: axisShift(face), dy };
  return {
    face: index,
    recipe: { kind: "composite", parts: [part] },
    advanceEm: face.advanceWidth(gid) / face.metrics.unitsPerEm,
    fault: undefined,
  };
}

function horizontalCharacter(
  face: FontFace,
  index: number,
  shown: string,
  cls: CharacterClass,
): ChosenGlyph {
  const glyphs = face.shapeHorizontal(shown, []);
  const [first] = glyphs;
  if (first === undefined) return { ...NOTHING, face: index };
  const em = face.metrics.unitsPerEm;
  if (glyphs.length > 1) {
    return { ...runComposite(face, index, glyphs, levelPart), fault: undefined };
  }
  // A mark that the font itself makes narrow needs no moving.
  const isWide = first.advance > em * 0.75;
  const shift = isWide && MOVED.has(cls) ? -500 : 0;
  return {
    face: index,
    recipe: { kind: "glyph", gid: first.gid, shift: cls === CL.middleDot ? shift / 2 : shift },
    advanceEm: first.advance / em,
    fault: undefined,
  };
}

function chooseRotated(faces: readonly FontFace[], text: string): ChosenGlyph {
  const found = faceForRun(faces, text);
  if (found === undefined) return { ...NOTHING, fault: "no-glyph" };
  return runComposite(found.face, found.index, found.face.shapeHorizontal(text, []), turnedPart);
}

type PartOf = (face: FontFace, gid: number, pen: number) => GlyphPart;

function runComposite(
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

function levelPart(_face: FontFace, gid: number, pen: number): GlyphPart {
  return { gid, scaleX: 1000, turn: 0, dx: fontUnits(pen), dy: fontUnits(0) };
}

/** From the column's axis to the alphabetic baseline of turned letters. Source: CSS Writing Modes, central baseline. */
function axisShift(face: FontFace): ReturnType<typeof fontUnits> {
  return fontUnits(-roundHalfEven(face.metrics.unitsPerEm * CENTRAL_BASELINE));
}

type LetterOf = (face: FontFace, index: number, glyphs: readonly ShapedGlyph[]) => ChosenGlyph;

// Ligatures cover several letters: the first letter carries the glyph, the others are blank.
function chooseLetters(
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

function turnedLetter(face: FontFace, index: number, glyphs: readonly ShapedGlyph[]): ChosenGlyph {
  return runComposite(face, index, glyphs, turnedPart);
}

function levelLetter(face: FontFace, index: number, glyphs: readonly ShapedGlyph[]): ChosenGlyph {
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

function chooseTateChuYoko(faces: readonly FontFace[], text: string): ChosenGlyph {
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
  return { face: index, recipe: { kind: "composite", parts }, advanceEm: 1, fault: undefined };
}

function widthOf(glyphs: readonly ShapedGlyph[]): number {
  return glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
}

interface FoundFace {
  readonly face: FontFace;
  readonly index: number;
}

function faceFor(
  faces: readonly FontFace[],
  codePoint: number,
  selector: number | undefined,
): FoundFace | undefined {
  const index = faces.findIndex((face) =>
    selector === undefined || isStandardSelector(selector)
      ? face.glyphOf(codePoint) !== undefined
      : face.variantOf(codePoint, selector) !== undefined,
  );
  const face = faces[index];
  return face === undefined ? undefined : { face, index };
}

function faceForRun(faces: readonly FontFace[], text: string): FoundFace | undefined {
  const index = faces.findIndex((face) =>
    [...text].every((character) => face.glyphOf(character.codePointAt(0) ?? 0) !== undefined),
  );
  const face = faces[index];
  return face === undefined ? undefined : { face, index };
}

function isVariationSelector(codePoint: number): boolean {
  return isStandardSelector(codePoint) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
}

// Standardised variants (U+FE00 …) are wishes; ideographic ones name a glyph form and must exist.
function isStandardSelector(codePoint: number): boolean {
  return codePoint >= 0xfe00 && codePoint <= 0xfe0f;
}

function isJoiner(codePoint: number): boolean {
  return codePoint === 0x200c || codePoint === 0x200d;
}

const NOTHING: ChosenGlyph = {
  face: 0,
  recipe: { kind: "blank" },
  advanceEm: 0,
  fault: undefined,
};
/** Where the em box of ideographs lies, in ems. Source: the usual 880/120 split of 1000 units. */
const EM_BOX_HEAD = 0.88;
const CENTRAL_BASELINE = 0.38;
// Half, third and quarter widths for runs of two, three and four. Source: OpenType hwid, twid, qwid.
const NARROW_FEATURES = ["hwid", "twid", "qwid"] as const;

/** A length of 24ths of an em, rounded once. */
export function partsOf(size: Sp, parts: number): Sp {
  return sp(roundHalfEven((size * parts) / PARTS_PER_EM));
}
