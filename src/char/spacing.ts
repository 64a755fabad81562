import { type CharacterClass, CL } from "./character-class.ts";

/** Parts of the em in which spaces are counted: every fraction of JLReq is a whole number of them. */
export const PARTS_PER_EM = 24;

/** Whose space it is and why; the reduction ladders go by it. */
export type SpaceKind =
  | "opening-bracket"
  | "closing-bracket"
  | "full-stop"
  | "comma"
  | "middle-dot"
  | "western";

/**
 * A conditional space (アキ) between two characters.
 *
 * Units: `amount` in 24ths of the owner's em.
 */
export interface Space {
  readonly owner: "before" | "after";
  readonly kind: SpaceKind;
  readonly amount: number;
}

/**
 * Gives the spaces between two neighbours in a line: none (ベタ組), one, or one of each.
 *
 * Source: JLReq, table 1 (https://www.w3.org/TR/jlreq/#spacing_between_characters), written as rules;
 * test/spec/jlreq checks every cell.
 */
export function spacesBetween(before: CharacterClass, after: CharacterClass): readonly Space[] {
  if (before === CL.openingBracket || before === CL.westernOpening)
    return after === CL.middleDot ? DOT_AFTER : SOLID;
  if (before === CL.warichuOpening) return SOLID;
  if (isClosing(before) && after !== CL.westernClosing) return spacesAfterClosing(before, after);
  if (before === CL.middleDot) return after === CL.middleDot ? DOT_DOT : DOT_BEFORE;
  if (after === CL.openingBracket) return before === CL.ideographicSpace ? SOLID : OPENING_AFTER;
  if (after === CL.middleDot) return DOT_AFTER;
  return spacesByScript(before, after);
}

/**
 * Gives the space that stays after the last character of a line, in 24ths of its em.
 *
 * Source: JLReq, table 1, column of the line end, with its notes 2, 4 and 6.
 */
export function spaceAtLineEnd(last: CharacterClass): number {
  if (isClosing(last)) return HALF;
  return last === CL.middleDot ? QUARTER : 0;
}

/**
 * Gives the advance of a character's body in 24ths of the em, or undefined if the font decides.
 *
 * Source: JLReq §3.1.2 and appendix A: half-em bodies of brackets, stops, commas and middle dots.
 */
export function bodyParts(cls: CharacterClass, codePoint: number): number | undefined {
  switch (cls) {
    case CL.openingBracket:
    case CL.closingBracket:
    case CL.middleDot:
    case CL.fullStop:
    case CL.comma:
    case CL.warichuOpening:
    case CL.warichuClosing:
      return HALF;
    case CL.hyphen:
      if (codePoint === 0x2010) return QUARTER;
      return codePoint === 0x2013 || codePoint === 0x30a0 ? HALF : PARTS_PER_EM;
    case CL.groupedNumeral:
      return HALF;
    case CL.wordSpace:
      return THIRD;
    case CL.western:
    case CL.unitSymbol:
    case CL.westernOpening:
    case CL.westernClosing:
    case CL.westernMark:
      return undefined;
    default:
      return PARTS_PER_EM;
  }
}

/** Tells whether a class closes: closing brackets, full stops and commas. */
export function isClosing(cls: CharacterClass): boolean {
  return cls === CL.closingBracket || cls === CL.fullStop || cls === CL.comma;
}

/**
 * Tells whether a class stands on the Western side of the Japanese–Western space: letters and figures, not their marks.
 *
 * Source: CSS Text 4, text-autospace (ideograph-alpha, ideograph-numeric).
 */
export function isWestern(cls: CharacterClass): boolean {
  return (
    cls === CL.ornamented ||
    cls === CL.groupedNumeral ||
    cls === CL.unitSymbol ||
    cls === CL.western
  );
}

/** Tells whether a class is kana or kanji: what expands against its like. */
export function isKanaOrKanji(cls: CharacterClass): boolean {
  return (
    (cls >= CL.iteration && cls <= CL.smallKana) ||
    cls === CL.hiragana ||
    cls === CL.katakana ||
    isFullWidthSymbol(cls) ||
    cls === CL.rubyComplex ||
    cls === CL.jukugoComplex
  );
}

// Mathematical symbols have no row in the tables; upright and full-width they behave as ideographs.
function isFullWidthSymbol(cls: CharacterClass): boolean {
  return cls >= CL.mathSymbol && cls <= CL.ideographic;
}

function spacesAfterClosing(before: CharacterClass, after: CharacterClass): readonly Space[] {
  if (isClosing(after) || after === CL.referenceMark) return SOLID;
  if (before === CL.closingBracket) {
    if (after === CL.middleDot) return DOT_AFTER;
    if (after === CL.ideographicSpace || after === CL.warichuClosing) return SOLID;
    return CLOSING_BEFORE;
  }
  if (before === CL.fullStop) return after === CL.middleDot ? STOP_DOT : STOP_BEFORE;
  return after === CL.middleDot ? COMMA_DOT : COMMA_BEFORE;
}

function spacesByScript(before: CharacterClass, after: CharacterClass): readonly Space[] {
  if (isWestern(after)) {
    if (isKanaOrKanji(before) || before === CL.dividing || before === CL.tateChuYoko) {
      return WESTERN_BEFORE;
    }
    if (before === CL.warichuClosing) return WESTERN_AFTER;
  }
  if (isWestern(before)) {
    if (isKanaOrKanji(after) || after === CL.tateChuYoko) return WESTERN_AFTER;
    if (after === CL.warichuOpening) return WESTERN_BEFORE;
    if (isQuantityPair(before, after)) return WESTERN_BEFORE;
  }
  return SOLID;
}

// A number or a word against a unit symbol, either way round.
function isQuantityPair(before: CharacterClass, after: CharacterClass): boolean {
  return (
    (after === CL.unitSymbol && (before === CL.groupedNumeral || before === CL.western)) ||
    (before === CL.unitSymbol && after === CL.groupedNumeral)
  );
}

const HALF = PARTS_PER_EM / 2;
const THIRD = PARTS_PER_EM / 3;
const QUARTER = PARTS_PER_EM / 4;

const SOLID: readonly Space[] = [];
const OPENING: Space = { owner: "after", kind: "opening-bracket", amount: HALF };
const STOP: Space = { owner: "before", kind: "full-stop", amount: HALF };
const COMMA: Space = { owner: "before", kind: "comma", amount: HALF };
const BEFORE_DOT: Space = { owner: "after", kind: "middle-dot", amount: QUARTER };
const AFTER_DOT: Space = { owner: "before", kind: "middle-dot", amount: QUARTER };
const OPENING_AFTER: readonly Space[] = [OPENING];
const CLOSING_BEFORE: readonly Space[] = [
  { owner: "before", kind: "closing-bracket", amount: HALF },
];
const STOP_BEFORE: readonly Space[] = [STOP];
const COMMA_BEFORE: readonly Space[] = [COMMA];
const STOP_DOT: readonly Space[] = [STOP, BEFORE_DOT];
const COMMA_DOT: readonly Space[] = [COMMA, BEFORE_DOT];
const DOT_AFTER: readonly Space[] = [BEFORE_DOT];
const DOT_BEFORE: readonly Space[] = [AFTER_DOT];
const DOT_DOT: readonly Space[] = [AFTER_DOT, BEFORE_DOT];
const WESTERN_BEFORE: readonly Space[] = [{ owner: "before", kind: "western", amount: QUARTER }];
const WESTERN_AFTER: readonly Space[] = [{ owner: "after", kind: "western", amount: QUARTER }];
