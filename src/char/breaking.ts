import type { KinsokuLevel } from "../model/page-format.ts";
import { type CharacterClass, CL } from "./character-class.ts";
import { isKanaOrKanji } from "./spacing.ts";

/** A character in its place: its class there, and the character itself. */
export interface Occurrence {
  readonly cls: CharacterClass;
  readonly codePoint: number;
}

/**
 * Tells whether a line may end between two neighbours.
 *
 * Source: JLReq, table 2 and appendix C.3 for the four levels (`very-strict` is table 2 itself);
 * CSS Text 3 §5.3 with the web-platform-tests css-text/i18n/ja for the `css-…` profiles.
 */
export function mayBreakBetween(
  before: Occurrence,
  after: Occurrence,
  level: KinsokuLevel,
): boolean {
  if (isUnbreakablePair(before.cls, after.cls) || isOneWord(before, after)) return false;
  if (isHyphen(after) && !isKanaOrKanji(before.cls)) return false;
  if (isInseparablePair(before, after)) return maySplitInseparable(before.codePoint, level);
  return mayEndLine(before, level) && mayStartLine(before, after, level);
}

/** Tells whether the pair alone forbids the break at every level (table 2, inner cells). */
function isUnbreakablePair(before: CharacterClass, after: CharacterClass): boolean {
  switch (before) {
    case CL.groupedNumeral:
      return after === CL.groupedNumeral;
    case CL.unitSymbol:
      return after === CL.unitSymbol || after === CL.western;
    case CL.western:
      return after === CL.groupedNumeral || after === CL.unitSymbol || after === CL.western;
    default:
      return false;
  }
}

// 5G, 10km, 24h, a(b), $5: Western text is parted at its spaces, and before a bracket after another mark.
// Source: UAX #14, LB23 to LB25, LB28 to LB30. The tables of JLReq leave a letter after a number to the house (3.2.4).
function isOneWord(before: Occurrence, after: Occurrence): boolean {
  if (!isLatin(before.cls) || !isLatin(after.cls)) return false;
  if (before.cls === CL.groupedNumeral && after.cls === CL.western)
    return isLetter(after.codePoint);
  if (before.cls < CL.westernOpening && after.cls < CL.westernOpening) return false;
  return !(before.cls === CL.westernClosing && after.cls === CL.westernOpening);
}

// Asked of every pair of neighbours, most of which are kana and kanji.
function isLatin(cls: CharacterClass): boolean {
  if (cls < CL.groupedNumeral) return false;
  return cls >= CL.westernOpening || cls <= CL.unitSymbol || cls === CL.western;
}

function isLetter(codePoint: number): boolean {
  return codePoint < 0x250 && /\p{L}/u.test(String.fromCodePoint(codePoint));
}

// ‐ and – begin a line after kana and kanji alone. Source: CSS Text 3 §5.3, normal and loose; so do we at JLReq's levels.
function isHyphen({ codePoint }: Occurrence): boolean {
  return codePoint === 0x2010 || codePoint === 0x2013;
}

// —— …… ‥‥ 〳〵 〴〵: two of a kind are one mark. Source: JLReq C.2, note 5.
function isInseparablePair(before: Occurrence, after: Occurrence): boolean {
  if (before.cls !== CL.inseparable || after.cls !== CL.inseparable) return false;
  if (isDash(before.codePoint) && isDash(after.codePoint)) return true;
  const isRepeatMark = before.codePoint === 0x3033 || before.codePoint === 0x3034;
  return isRepeatMark ? after.codePoint === 0x3035 : before.codePoint === after.codePoint;
}

function isDash(codePoint: number): boolean {
  return codePoint === 0x2014 || codePoint === 0x2015 || codePoint === 0x2e3a;
}

function maySplitInseparable(codePoint: number, level: KinsokuLevel): boolean {
  if (level === "very-loose" || level === "css-loose") return true;
  return level === "loose" && (codePoint === 0x2026 || codePoint === 0x2025);
}

function mayEndLine(before: Occurrence, level: KinsokuLevel): boolean {
  if (NEVER_END.has(before.cls)) return false;
  if (before.cls === CL.prefixed) return level === "very-loose" || level === "css-loose";
  return true;
}

function mayStartLine(before: Occurrence, after: Occurrence, level: KinsokuLevel): boolean {
  const { cls, codePoint } = after;
  if (NEVER_START.has(cls)) return false;
  const free = FREED[level];
  if (LINE_START_PROHIBITED.has(cls)) {
    if (VOICING.has(codePoint)) return false;
    return free.classes.has(cls) || free.characters.has(codePoint);
  }
  if (level === "css-strict" || level === "css-normal") return !isCssProhibited(after);
  if (cls === CL.postfixed && before.cls === CL.groupedNumeral) {
    return LOOSE.has(level) || (level === "loose" && codePoint === PERCENT);
  }
  return true;
}

// Line breaking classes IN and PO of UAX #14, which CSS keeps off the line start and JLReq does not.
function isCssProhibited({ cls, codePoint }: Occurrence): boolean {
  if (cls === CL.inseparable || cls === CL.postfixed) return !CSS_ALLOWED.has(codePoint);
  return CSS_PROHIBITED.has(codePoint);
}

const NEVER_END: ReadonlySet<CharacterClass> = new Set([
  CL.openingBracket,
  CL.warichuOpening,
  CL.westernOpening,
]);

// Closing marks, the same at every level, and what belongs to the base before it.
const NEVER_START: ReadonlySet<CharacterClass> = new Set([
  CL.closingBracket,
  CL.fullStop,
  CL.comma,
  CL.referenceMark,
  CL.warichuClosing,
  CL.westernClosing,
]);

// ゛ ゜ and their half-width forms belong to the kana before them. Source: UAX #14, NS.
const VOICING: ReadonlySet<number> = new Set([0x309b, 0x309c, 0xff9e, 0xff9f]);

const LINE_START_PROHIBITED: ReadonlySet<CharacterClass> = new Set([
  CL.hyphen,
  CL.dividing,
  CL.middleDot,
  CL.iteration,
  CL.prolongedSound,
  CL.smallKana,
]);

const LOOSE: ReadonlySet<KinsokuLevel> = new Set(["very-loose", "css-loose"]);

// Dashes and the square units are of the classes B2 and ID in UAX #14: they may start a line.
const CSS_ALLOWED: ReadonlySet<number> = new Set(
  [..."—―⸺〳〴〵ℓ㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄㏋"].map((character) =>
    Number(character.codePointAt(0)),
  ),
);

// Of the same two classes, but not of JLReq's: ․ ︙ 𐫶 ‵ ℉ ﹪.
const CSS_PROHIBITED: ReadonlySet<number> = new Set([
  0x2024, 0xfe19, 0x10af6, 0x2035, 0x2109, 0xfe6a,
]);

interface Freed {
  readonly classes: ReadonlySet<CharacterClass>;
  readonly characters: ReadonlySet<number>;
}

const KANA_MARKS: readonly CharacterClass[] = [CL.prolongedSound, CL.smallKana];
const ITERATION_MARK = 0x3005;
const MIDDLE_DOT = 0x30fb;
const PERCENT = 0xff05;

// What each level lets stand at the line start over table 2.
const FREED: Readonly<Record<KinsokuLevel, Freed>> = {
  "very-strict": { classes: new Set(), characters: new Set() },
  strict: { classes: new Set(KANA_MARKS), characters: new Set([ITERATION_MARK]) },
  loose: {
    classes: new Set([...KANA_MARKS, CL.hyphen]),
    characters: new Set([ITERATION_MARK, MIDDLE_DOT]),
  },
  "very-loose": { classes: LINE_START_PROHIBITED, characters: new Set() },
  "css-strict": { classes: new Set(), characters: new Set() },
  "css-normal": { classes: new Set([...KANA_MARKS, CL.hyphen]), characters: new Set() },
  "css-loose": { classes: LINE_START_PROHIBITED, characters: new Set() },
};
