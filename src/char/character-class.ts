import { CLASS_MEMBERS } from "./tables/classes.ts";

/**
 * The character classes (文字クラス) by their English names; the value is the number of the class.
 *
 * Shape: 1 to 30 are JLReq's. It has one class for all Western characters, cl-27; the punctuation of Western text, which
 * may begin or end no line, has classes of its own from 31 on.
 * Source: JLReq, https://www.w3.org/TR/jlreq/#character_classes, and appendix A; UAX #14 for 31 to 33.
 */
export const CL = {
  openingBracket: 1,
  closingBracket: 2,
  hyphen: 3,
  dividing: 4,
  middleDot: 5,
  fullStop: 6,
  comma: 7,
  inseparable: 8,
  iteration: 9,
  prolongedSound: 10,
  smallKana: 11,
  prefixed: 12,
  postfixed: 13,
  ideographicSpace: 14,
  hiragana: 15,
  katakana: 16,
  mathSymbol: 17,
  mathOperator: 18,
  ideographic: 19,
  referenceMark: 20,
  ornamented: 21,
  rubyComplex: 22,
  jukugoComplex: 23,
  groupedNumeral: 24,
  unitSymbol: 25,
  wordSpace: 26,
  western: 27,
  warichuOpening: 28,
  warichuClosing: 29,
  tateChuYoko: 30,
  westernOpening: 31,
  westernClosing: 32,
  westernMark: 33,
} as const;

/** The number of a character class, 1 to 33. */
export type CharacterClass = (typeof CL)[keyof typeof CL];

/**
 * Gives the class of a character standing upright in Japanese text; what it is in its place (a numeral
 * in a group, a rotated letter) is decided where the place is known.
 *
 * Shape: characters outside appendix A are ideographic if they are kanji or take a full-width frame,
 * opening or closing by their general category, otherwise Western.
 * Source: JLReq, appendix A; for what it does not list, its §3.9.2 leaves the choice to us.
 */
export function classOf(codePoint: number): CharacterClass {
  const known = CLASS_OF.get(codePoint);
  if (known !== undefined) return known;
  if (codePoint >= 0x3400 && codePoint <= 0x9fff) return CL.ideographic;
  if (codePoint === 0x20 || codePoint === 0xa0) return CL.wordSpace;
  if (codePoint < 0x80) return westernClassOf(codePoint);
  const character = String.fromCodePoint(codePoint);
  if (OPENING.test(character)) return CL.openingBracket;
  if (CLOSING.test(character)) return CL.closingBracket;
  if (HALF_WIDTH_SMALL.test(character)) return CL.smallKana;
  return JAPANESE.test(character) ? CL.ideographic : CL.western;
}

/**
 * Gives the class of an ASCII character among Western text, in lines of both directions: what opens ends no line, what
 * closes begins none. Straight quotes do either; which, is decided where their place is known.
 *
 * Source: UAX #14: OP and PR open; CL, CP, EX, IS, PO, SY, HY and BA close.
 */
export function westernClassOf(codePoint: number): CharacterClass {
  const character = String.fromCodePoint(codePoint);
  if ("([{$".includes(character)) return CL.westernOpening;
  if (")]},.!?:;%/-|".includes(character)) return CL.westernClosing;
  return /[!-~]/u.test(character) && !/[A-Za-z\d]/u.test(character) ? CL.westernMark : CL.western;
}

function classTable(): ReadonlyMap<number, CharacterClass> {
  const table = new Map<number, CharacterClass>();
  for (const [cls, characters] of CLASS_MEMBERS) {
    for (const character of characters) table.set(Number(character.codePointAt(0)), cls);
  }
  return table;
}

const CLASS_OF = classTable();
const OPENING = /\p{Ps}/u;
const CLOSING = /\p{Pe}/u;
const HALF_WIDTH_SMALL = /[\uff67-\uff70]/u;
// Scripts and blocks whose characters take a full-width frame. Source: UAX #11, W and F.
const JAPANESE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u2190-\u21ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff\u2e80-\u33ff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffef\u{1f000}-\u{1faff}]/u;
