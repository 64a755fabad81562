import { type CharacterClass, CL } from "./character-class.ts";
import { isKanaOrKanji, isWestern, PARTS_PER_EM, type SpaceKind } from "./spacing.ts";

/** A ladder of line reduction: of JLReq, of book practice (tables 3 and 5). */
export type ReductionLadder = "jlreq" | "books";

/**
 * How far a space may shrink and when its turn comes.
 *
 * Units: `floor` in 24ths of the owner's em; stages from 1, each exhausted before the next.
 */
export interface Reduction {
  readonly stage: number;
  readonly floor: number;
}

/**
 * Gives how a space within a line may shrink (追込み), or undefined if it is rigid.
 *
 * Source: JLReq, tables 3 and 5, by the owner of the space; the spaces of 。 stay, so does the one
 * between a numeral and its unit.
 */
export function reductionOf(
  kind: SpaceKind,
  ladder: ReductionLadder,
  before: CharacterClass,
  after: CharacterClass,
): Reduction | undefined {
  switch (kind) {
    case "full-stop":
      return undefined;
    case "middle-dot":
      return MIDDLE_DOT[ladder];
    case "comma":
    case "opening-bracket":
    case "closing-bracket":
      return BRACKET[ladder];
    case "western":
      return before === CL.groupedNumeral && after === CL.unitSymbol ? undefined : WESTERN[ladder];
  }
}

/** When a place between two characters takes part in the widening of a line. */
export type Expansion = "none" | "western" | "between-characters" | "residual";

/**
 * Gives the stage at which the space between two characters may grow (追出し).
 *
 * Shape: `western` grows from 1/4 to 1/2 em, `between-characters` from 0 to 1/4; both and `residual`
 * take what is left at the end, all alike and without limit.
 * Source: JLReq, table 6, written as rules; word spaces (stage 1) are bodies, not spaces between.
 */
export function expansionBetween(before: CharacterClass, after: CharacterClass): Expansion {
  if (isOpening(before) || ENDING.has(after)) return "none";
  if (before === CL.wordSpace || after === CL.wordSpace) return "residual";
  if (isWesternMark(before) || isWesternMark(after)) {
    return isLatin(before) && isLatin(after) ? "none" : "residual";
  }
  if (NEVER_BEFORE.has(after)) return "none";
  if (before === CL.prefixed) return expansionAfterPrefix(after);
  if (after === CL.openingBracket || after === CL.ideographicSpace) return "residual";
  if (STOPS.has(before)) return expansionAfterStop(before, after);
  return expansionBetweenLetters(before, after);
}

/** What stage 2 and 3 may add to one place, in 24ths of the em. Source: JLReq, table 6. */
export const EXPANSION_LIMIT: number = PARTS_PER_EM / 4;

function expansionAfterPrefix(after: CharacterClass): Expansion {
  return after === CL.openingBracket || after === CL.ideographicSpace || after === CL.groupedNumeral
    ? "none"
    : "between-characters";
}

function expansionAfterStop(before: CharacterClass, after: CharacterClass): Expansion {
  if (after >= CL.iteration && after <= CL.smallKana) return "none";
  return before === CL.dividing && isWestern(after) ? "western" : "residual";
}

function expansionBetweenLetters(before: CharacterClass, after: CharacterClass): Expansion {
  if (after === CL.inseparable) {
    return before >= CL.iteration && before <= CL.smallKana ? "residual" : "between-characters";
  }
  if (before === CL.inseparable) {
    return after === CL.groupedNumeral || after === CL.unitSymbol
      ? "residual"
      : "between-characters";
  }
  if (isJapanese(before) && isWestern(after)) return "western";
  if (isWestern(before)) return expansionAfterWestern(before, after);
  return "between-characters";
}

function expansionAfterWestern(before: CharacterClass, after: CharacterClass): Expansion {
  if (isJapanese(after) && after !== CL.warichuClosing) return "western";
  if (after === CL.warichuOpening) {
    return before === CL.ornamented ? "between-characters" : "western";
  }
  if (before === CL.ornamented || after === CL.ornamented) return "between-characters";
  if (before === CL.groupedNumeral && after === CL.postfixed) return "none";
  if (!isWestern(after)) return "between-characters";
  const quantity =
    (before === CL.groupedNumeral && after === CL.unitSymbol) ||
    (before === CL.unitSymbol && after === CL.groupedNumeral);
  return quantity ? "residual" : "none";
}

function isOpening(cls: CharacterClass): boolean {
  return cls === CL.openingBracket || cls === CL.warichuOpening || cls === CL.westernOpening;
}

function isWesternMark(cls: CharacterClass): boolean {
  return cls >= CL.westernOpening && cls <= CL.westernMark;
}

function isLatin(cls: CharacterClass): boolean {
  return isWestern(cls) || isWesternMark(cls);
}

function isJapanese(cls: CharacterClass): boolean {
  return isKanaOrKanji(cls) || cls === CL.tateChuYoko || cls === CL.warichuClosing;
}

const ENDING: ReadonlySet<CharacterClass> = new Set([
  CL.closingBracket,
  CL.warichuClosing,
  CL.westernClosing,
]);
const NEVER_BEFORE: ReadonlySet<CharacterClass> = new Set([
  CL.closingBracket,
  CL.hyphen,
  CL.dividing,
  CL.middleDot,
  CL.fullStop,
  CL.comma,
  CL.referenceMark,
  CL.warichuClosing,
]);
const STOPS: ReadonlySet<CharacterClass> = new Set([
  CL.closingBracket,
  CL.hyphen,
  CL.dividing,
  CL.middleDot,
  CL.fullStop,
  CL.comma,
  CL.ideographicSpace,
]);

const MIDDLE_DOT: Readonly<Record<ReductionLadder, Reduction | undefined>> = {
  jlreq: { stage: 4, floor: 0 },
  books: undefined,
};
const BRACKET: Readonly<Record<ReductionLadder, Reduction>> = {
  jlreq: { stage: 5, floor: 0 },
  books: { stage: 3, floor: PARTS_PER_EM / 4 },
};
const WESTERN: Readonly<Record<ReductionLadder, Reduction | undefined>> = {
  jlreq: { stage: 6, floor: PARTS_PER_EM / 8 },
  books: undefined,
};
