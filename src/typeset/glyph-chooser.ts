import { fontUnits, roundHalfEven } from "../base/units.ts";
import { type CharacterClass, CL } from "../char/character-class.ts";
import { bodyParts, PARTS_PER_EM } from "../char/spacing.ts";
import { type VerticalOrientation, verticalOrientation } from "../char/vertical-orientation.ts";
import type { FontFace, ShapedGlyph } from "../model/font-face.ts";
import type { GlyphPart } from "../model/glyph.ts";
import type { WritingMode } from "../model/page-format.ts";
import { isStandardizedSelector, isVariationSelector } from "../text/variation-selector.ts";
import { APPROXIMATE_SIGN, composeApproximateSign } from "./approximate-sign.ts";
import { type ChosenGlyph, NOTHING } from "./chosen-glyph.ts";
import {
  axisShift,
  chooseDashes,
  chooseLetters,
  chooseRotated,
  chooseTateChuYoko,
  type FoundFace,
  levelLetter,
  levelPart,
  runComposite,
  turnedLetter,
} from "./run-glyphs.ts";

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
  /** Two dashes as one line, if a face draws them so or can be made to. */
  readonly dashes: (dash: number) => ChosenGlyph | undefined;
  /** Letters of a word in a horizontal line, one to a character. */
  readonly horizontalLetters: (text: string) => readonly ChosenGlyph[];
}

/** Makes a chooser for faces in the order in which they are tried. */
export function createGlyphChooser(faces: readonly FontFace[], mode: WritingMode): GlyphChooser {
  // By what is drawn and its class, then by the text.
  const characters = new Map<number, Map<string, ChosenGlyph>>();
  const whole = (chosen: ChosenGlyph): ChosenGlyph => ifDrawn(chosen, faces);
  const remember = memory<ChosenGlyph>();
  const rememberRun = memory<readonly ChosenGlyph[]>();
  const character: GlyphChooser["character"] = (text, drawn, cls) => {
    const key = drawn * CLASSES + cls;
    const ofClass = characters.get(key) ?? new Map<string, ChosenGlyph>();
    const found = ofClass.get(text);
    if (found !== undefined) return found;
    const made = whole(chooseCharacter(faces, mode, text, drawn, cls));
    characters.set(key, ofClass.set(text, made));
    return made;
  };
  const turn = mode === "vertical-rl" ? 90 : 0;
  return {
    character,
    dashes: (dash) => {
      const text = String.fromCodePoint(dash, dash);
      const joined = character(text, dash, CL.inseparable);
      const isOne = joined.recipe.kind === "glyph" && joined.advanceEm > 1.5;
      return isOne ? joined : chooseDashes(faces, dash, turn);
    },
    rotated: (text) => remember(`r${text}`, () => whole(chooseRotated(faces, text))),
    rotatedLetters: (text) =>
      rememberRun(`r${text}`, () => chooseLetters(faces, text, turnedLetter).map(whole)),
    tateChuYoko: (text) => remember(`t${text}`, () => whole(chooseTateChuYoko(faces, text))),
    horizontalLetters: (text) =>
      rememberRun(`h${text}`, () => chooseLetters(faces, text, levelLetter).map(whole)),
  };
}

/** Says of a choice that its face cannot draw it, if so. */
function ifDrawn(chosen: ChosenGlyph, faces: readonly FontFace[]): ChosenGlyph {
  const { recipe, fault, face } = chosen;
  if (fault !== undefined || recipe.kind === "blank") return chosen;
  const parts = recipe.kind === "glyph" ? [recipe] : recipe.parts;
  const isDrawn = parts.every(({ gid }) => faces[face]?.canDraw(gid) === true);
  return isDrawn ? chosen : { ...chosen, fault: "damaged" };
}

/** Remembers what was made for a run. Numbers and names of a long list are each met once: they are forgotten together. */
function memory<Made>(): (key: string, make: () => Made) => Made {
  const known = new Map<string, Made>();
  return (key, make) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= MOST_RUNS) known.clear();
    const made = make();
    known.set(key, made);
    return made;
  };
}

/** More than there are classes of characters, 1 to 33. */
const CLASSES = 40;

/** Runs that are remembered: more than a template has, and bounded for any list. */
const MOST_RUNS = 1024;

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
    const isSign = drawn === APPROXIMATE_SIGN && points.length === 1;
    const composed = isSign
      ? composeApproximateSign(faces, mode === "vertical-rl" ? 90 : 0)
      : undefined;
    if (composed !== undefined) return composed;
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
    : horizontalCharacter(face.face, face.index, shown, drawn, cls);
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
  const glyphs = shapeUpright(face, shown, drawn);
  const [first] = glyphs;
  if (first === undefined) return { ...NOTHING, face: index };
  const isUnchanged = shown.length === 1 && first.gid === plain;
  if (isUnchanged && (orientation === "R" || turnsByItself(drawn))) {
    return turnedGlyph(face, index, first.gid, drawn, cls);
  }
  if (glyphs.length > 1) return stacked(face, index, glyphs);
  const shift = 0 - shiftOf(face, first, drawn, cls);
  return {
    face: index,
    recipe: { kind: "glyph", gid: first.gid, shift },
    advanceEm: first.advance / em,
    fault: isUnchanged && needsForm(drawn, orientation) ? "no-vertical-form" : undefined,
  };
}

// A character by itself is remembered by its face; shaping each anew would cost most of a letter's time.
function shapeUpright(face: FontFace, shown: string, drawn: number): readonly ShapedGlyph[] {
  if (shown !== String.fromCodePoint(drawn)) return face.shapeVertical(shown);
  const gid = face.verticalGlyphOf(drawn);
  return gid === undefined ? [] : [{ gid, cluster: 0, advance: face.advanceHeight(gid) }];
}

// Where the font has no form of its own, ゛ ゜ ！ ？ ； and square words are right as they are; 、 ー or （
// would be wrong.
function needsForm(drawn: number, orientation: VerticalOrientation): boolean {
  if (orientation !== "Tu" && orientation !== "Tr") return false;
  const isSquareWord = drawn >= 0x3300 && drawn <= 0x337f;
  return !isSquareWord && !RIGHT_AS_IT_IS.has(drawn);
}

// ‘ ’ turn with the Western words they belong to, ： by itself becomes what its vertical form is.
function turnsByItself(drawn: number): boolean {
  return drawn === 0x2018 || drawn === 0x2019 || drawn === 0xff1a;
}

const RIGHT_AS_IT_IS: ReadonlySet<number> = new Set([
  0x309b, 0x309c, 0xff01, 0xff1f, 0xff1b, 0x32ff,
]);

// White before the ink that the body leaves out, in thousandths of the em; below 0 if the body has more than the font.
function shiftOf(
  face: FontFace,
  { gid, advance }: ShapedGlyph,
  drawn: number,
  cls: CharacterClass,
): number {
  const em = face.metrics.unitsPerEm;
  // A proportional face's glyph is in the middle of its frame, and a hyphen, ゠ among them, in that of its body.
  if (!MOVED.has(cls) && !MARKS.has(cls)) {
    if (cls === CL.hyphen) {
      return roundHalfEven(((advance - bodyEm(cls, drawn) * em) * 500) / em);
    }
    const isFramed = bodyParts(cls, drawn) === PARTS_PER_EM && advance > 0 && advance < em;
    return isFramed ? roundHalfEven(((advance - em) * 500) / em) : 0;
  }
  const trim = face.verticalTrim(gid);
  if (trim !== undefined && trim.before + trim.after > 0) {
    return roundHalfEven((trim.before * 1000) / em);
  }
  if (cls === CL.middleDot) return centreShift(face, gid);
  const bounds = face.boundsOf(gid);
  const head = face.verticalOrigin(gid).y;
  const ink = bounds && { start: head - bounds.yMax, end: head - bounds.yMin };
  return roundHalfEven((halfBodyStart(cls, advance, ink, em) * 1000) / em);
}

/** Where ink is along the line, in font units from its frame's head. */
interface Ink {
  readonly start: number;
  readonly end: number;
}

// Where a mark's half em begins in its frame: an opening mark's at the frame's end, whether the font makes it wide or
// narrow, a closing one's at its head. Ink that is elsewhere (‘ at the head of a whole em) has its own white on both sides.
function halfBodyStart(
  cls: CharacterClass,
  advance: number,
  ink: Ink | undefined,
  em: number,
): number {
  const isOpening = MOVED.has(cls);
  const start = isOpening ? advance - em / 2 : 0;
  if (ink === undefined || (ink.start >= start && ink.end <= start + em / 2)) return start;
  const white = Math.max(0, Math.min(ink.start, advance - ink.end));
  return isOpening ? ink.end + white - em / 2 : ink.start - white;
}

// Brings the middle of the ink to the middle of a half-em body.
function centreShift(face: FontFace, gid: number): number {
  const bounds = face.boundsOf(gid);
  if (bounds === undefined) return 250;
  const em = face.metrics.unitsPerEm;
  const fromHead = face.verticalOrigin(gid).y - (bounds.yMin + bounds.yMax) / 2;
  return roundHalfEven((fromHead * 1000) / em - 250);
}

const MOVED: ReadonlySet<CharacterClass> = new Set([
  CL.openingBracket,
  CL.warichuOpening,
  CL.middleDot,
]);

const MARKS: ReadonlySet<CharacterClass> = new Set([
  CL.openingBracket,
  CL.warichuOpening,
  CL.closingBracket,
  CL.warichuClosing,
  CL.fullStop,
  CL.comma,
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

// A character that is rotated in vertical lines although the font has no form for it: − ＝ →.
function turnedGlyph(
  face: FontFace,
  index: number,
  gid: number,
  drawn: number,
  cls: CharacterClass,
): ChosenGlyph {
  const advance = face.advanceWidth(gid);
  const em = face.metrics.unitsPerEm;
  const parts = bodyParts(cls, drawn);
  // In the middle of its body, which can be wider or narrower.
  const white = parts === undefined ? 0 : (em * parts) / PARTS_PER_EM - advance;
  const bounds = MARKS.has(cls) ? face.boundsOf(gid) : undefined;
  const ink = bounds && { start: bounds.xMin, end: bounds.xMax };
  const dy = fontUnits(
    ink === undefined
      ? -Math.floor(white / 2)
      : roundHalfEven(halfBodyStart(cls, advance, ink, em)),
  );
  const part: GlyphPart = { gid, scaleX: 1000, turn: 90, dx: axisShift(face), dy };
  return {
    face: index,
    recipe: { kind: "composite", parts: [part] },
    advanceEm: advance / em,
    fault: undefined,
  };
}

function horizontalCharacter(
  face: FontFace,
  index: number,
  shown: string,
  drawn: number,
  cls: CharacterClass,
): ChosenGlyph {
  const glyphs = face.shapeHorizontal(shown, []);
  const [first] = glyphs;
  if (first === undefined) return { ...NOTHING, face: index };
  const em = face.metrics.unitsPerEm;
  if (glyphs.length > 1) {
    return { ...runComposite(face, index, glyphs, levelPart), fault: undefined };
  }
  const white = roundHalfEven((bodyEm(cls, drawn) - first.advance / em) * 1000);
  const bounds = MARKS.has(cls) ? face.boundsOf(first.gid) : undefined;
  const ink = bounds && { start: bounds.xMin, end: bounds.xMax };
  const shift =
    ink === undefined
      ? levelShift(cls, white)
      : 0 - roundHalfEven((halfBodyStart(cls, first.advance, ink, em) * 1000) / em);
  return {
    face: index,
    recipe: { kind: "glyph", gid: first.gid, shift },
    advanceEm: first.advance / em,
    fault: undefined,
  };
}

function bodyEm(cls: CharacterClass, drawn: number): number {
  if (cls === CL.hyphen) return (bodyParts(cls, drawn) ?? PARTS_PER_EM) / PARTS_PER_EM;
  return cls === CL.dividing ? 1 : 0.5;
}

// An opening mark is at the end of its body, whether the font makes it wide or narrow; ・, ‐ and ！ in
// the middle. Units: `white` is what the body has over the font's own advance, in thousandths of the em.
function levelShift(cls: CharacterClass, white: number): number {
  switch (cls) {
    case CL.openingBracket:
    case CL.warichuOpening:
      return white;
    case CL.middleDot:
    case CL.hyphen:
    case CL.dividing:
      return roundHalfEven(white / 2);
    default:
      return 0;
  }
}

function faceFor(
  faces: readonly FontFace[],
  codePoint: number,
  selector: number | undefined,
): FoundFace | undefined {
  const index = faces.findIndex((face) =>
    selector === undefined || isStandardizedSelector(selector) // a wish; an ideographic one must exist
      ? face.glyphOf(codePoint) !== undefined
      : face.variantOf(codePoint, selector) !== undefined,
  );
  const face = faces[index];
  return face === undefined ? undefined : { face, index };
}

function isJoiner(codePoint: number): boolean {
  return codePoint === 0x200c || codePoint === 0x200d;
}
