import { type Sp, sp } from "../base/units.ts";
import {
  EXPANSION_LIMIT,
  expansionBetween,
  type Reduction,
  reductionOf,
} from "../char/adjustment.ts";
import { mayBreakBetween } from "../char/breaking.ts";
import { CL } from "../char/character-class.ts";
import { PARTS_PER_EM, type SpaceKind, spacesBetween } from "../char/spacing.ts";
import type { LayoutPolicy } from "../model/page-format.ts";
import { LADDERS, NEED_STAGE } from "./adjustment-ladder.ts";
import { partsOf } from "./chosen-glyph.ts";
import { type Gap, LAST_STAGE, type Shrink, type StretchStage, type Unit } from "./unit.ts";

/** A place that grows with the text around it: what the ranges of the text say about single gaps. */
export interface GapLimits {
  /** No adjustment, whatever the classes say: inside numbers, words, ruby and the like. */
  readonly rigid: boolean;
  /** No conditional space either. */
  readonly solid: boolean;
  /** Grows like its neighbours, only where a line has no others, or by little and early: letters of an address. */
  readonly growth: "usual" | "last" | "letter";
  /** Added to the cost of a break. */
  readonly breakCost: number;
  /** A line may begin here whatever the classes say: after a hyphen or a slash in a long word. */
  readonly mayBreak: boolean;
}

/** What most places are: nothing in the text says anything about them. */
export const FREE: GapLimits = {
  rigid: false,
  solid: false,
  growth: "usual",
  breakCost: 0,
  mayBreak: false,
};

/** The place at a line's head. */
export const NO_GAP: Gap = {
  natural: sp(0),
  shrinks: [],
  beforeDot: sp(0),
  stretchStage: 0,
  stretchLimit: sp(0),
  breakCost: 0,
};

/** Gives the space before a unit, how it may change, and whether a line may begin there (字間). */
export type GapBetween = (before: Unit, after: Unit, limits: GapLimits) => Gap;

/**
 * Makes the giver of a paragraph's gaps.
 *
 * Shape: what two classes of characters of the paragraph's own size say to each other is worked out once; units of
 * another size, and pairs that the text limits, have gaps of their own.
 */
export function createGaps(size: Sp, policy: LayoutPolicy): GapBetween {
  const known: KnownGaps[] = [];
  return (before, after, limits) => {
    const isAllowed = limits.mayBreak || mayBreak(before, after, policy);
    const isOrdinary = limits === FREE && before.size === size && after.size === size;
    // What inseparable marks do depends on which marks they are.
    if (!isOrdinary || before.cls === CL.inseparable) {
      const breakCost = limits.breakCost + (isAllowed ? 0 : Number.POSITIVE_INFINITY);
      return gapBetween(before, after, limits, policy, breakCost);
    }
    const key = before.cls * CLASS_COUNT + after.cls;
    let gaps = known[key];
    if (gaps === undefined) {
      const open = gapBetween(before, after, FREE, policy, 0);
      gaps = { open, closed: { ...open, breakCost: Number.POSITIVE_INFINITY } };
      known[key] = gaps;
    }
    return isAllowed ? gaps.open : gaps.closed;
  };
}

/** The same gap where a line may begin and where none may. */
interface KnownGaps {
  readonly open: Gap;
  readonly closed: Gap;
}

function gapBetween(
  before: Unit,
  after: Unit,
  limits: GapLimits,
  policy: LayoutPolicy,
  breakCost: number,
): Gap {
  if (limits.solid) return { ...NO_GAP, breakCost };
  if (limits.growth === "letter") {
    return { ...NO_GAP, stretchStage: 3, stretchLimit: partsOf(before.size, LETTER), breakCost };
  }
  const spaces = spacesOf(before, after, policy);
  if (limits.rigid) return { ...NO_GAP, natural: spaces.natural, breakCost };
  if (after.cls === CL.wordSpace) return wordSpaceGap(spaces, after.size, breakCost, policy);
  const stretch = stretchOf(before, after, policy);
  const isLast = limits.growth === "last" && stretch.stretchStage > 0;
  return { ...spaces, ...(isLast ? AT_LAST : stretch), breakCost };
}

/** What conditional spaces make of a gap. */
type GapSpaces = Pick<Gap, "natural" | "shrinks" | "beforeDot">;

function spacesOf(before: Unit, after: Unit, policy: LayoutPolicy): GapSpaces {
  const spaces = spacesBetween(before.cls, after.cls);
  if (spaces.length === 0) return SOLID;
  let natural = 0;
  let beforeDot = 0;
  const shrinks: Shrink[] = [];
  for (const space of spaces) {
    const size = space.owner === "before" ? before.size : after.size;
    const parts = space.kind === "western" ? JA_LATIN_PARTS[policy.jaLatinGap] : space.amount;
    const amount = partsOf(size, parts);
    natural += amount;
    const isBeforeDot = space.kind === "middle-dot" && space.owner === "after";
    if (isBeforeDot) beforeDot = amount;
    const reduction = reductionBy(policy, space.kind, before, after);
    const give = reduction === undefined ? 0 : amount - partsOf(size, reduction.floor);
    addShrink(shrinks, reduction?.stage ?? 0, give, isBeforeDot);
    const isSolidInNeed = LADDERS[policy.adjustment].inNeedSolid && SOLID_IN_NEED.has(space.kind);
    if (isSolidInNeed) addShrink(shrinks, NEED_STAGE, amount - give, false);
  }
  return { natural: sp(natural), shrinks, beforeDot: sp(beforeDot) };
}

function addShrink(shrinks: Shrink[], stage: number, amount: number, isBeforeDot: boolean): void {
  if (amount > 0) shrinks.push({ stage, amount: sp(amount), isBeforeDot });
}

function reductionBy(
  policy: LayoutPolicy,
  kind: SpaceKind,
  before: Unit,
  after: Unit,
): Reduction | undefined {
  const { ladder, middleDots } = LADDERS[policy.adjustment];
  if (ladder === undefined) return undefined;
  const used = kind === "middle-dot" && middleDots ? "jlreq" : ladder;
  return reductionOf(kind, used, before.cls, after.cls);
}

/** Spaces that give way wholly rather than that a line with few places is torn. */
const SOLID_IN_NEED: ReadonlySet<SpaceKind> = new Set(["opening-bracket", "closing-bracket"]);

const SOLID: GapSpaces = { natural: sp(0), shrinks: [], beforeDot: sp(0) };

// A word space's body stays a third of an em; what it gives and takes is booked on the place before it.
function wordSpaceGap(spaces: GapSpaces, size: Sp, breakCost: number, policy: LayoutPolicy): Gap {
  const give = partsOf(size, THIRD) - partsOf(size, QUARTER);
  const own =
    LADDERS[policy.adjustment].ladder === undefined
      ? []
      : [{ stage: 1, amount: sp(give), isBeforeDot: false }];
  return {
    ...spaces,
    shrinks: [...own, ...spaces.shrinks],
    stretchStage: 1,
    stretchLimit: sp(partsOf(size, HALF) - partsOf(size, THIRD)),
    breakCost,
  };
}

function stretchOf(
  before: Unit,
  after: Unit,
  policy: LayoutPolicy,
): { readonly stretchStage: StretchStage; readonly stretchLimit: Sp } {
  const limit = partsOf(before.size, EXPANSION_LIMIT);
  switch (expansionBetween(before.cls, after.cls)) {
    case "none":
      return NO_STRETCH;
    case "western":
      return LADDERS[policy.adjustment].westernGrows
        ? { stretchStage: 2, stretchLimit: limit }
        : { stretchStage: 4, stretchLimit: sp(0) };
    case "between-characters":
      return isOneMark(before, after) ? NO_STRETCH : { stretchStage: 3, stretchLimit: limit };
    case "residual":
      return { stretchStage: 4, stretchLimit: sp(0) };
  }
}

// —— and …… are one mark each: never widened inside. Source: JLReq E.2, note 4.
function isOneMark(before: Unit, after: Unit): boolean {
  return (
    before.cls === CL.inseparable &&
    after.cls === CL.inseparable &&
    before.codePoint === after.codePoint
  );
}

// Spaces stay with the line before them: they vanish at its end rather than begin the next.
function mayBreak(before: Unit, after: Unit, policy: LayoutPolicy): boolean {
  if (after.cls === CL.ideographicSpace || after.cls === CL.wordSpace) return false;
  return mayBreakBetween(before, after, policy.kinsoku);
}

const NO_STRETCH: { readonly stretchStage: StretchStage; readonly stretchLimit: Sp } = {
  stretchStage: 0,
  stretchLimit: sp(0),
};
const AT_LAST: { readonly stretchStage: StretchStage; readonly stretchLimit: Sp } = {
  stretchStage: LAST_STAGE,
  stretchLimit: sp(0),
};
/** Classes are numbered from 1 to 33. */
const CLASS_COUNT = 40;
/** What a letter of an address moves by where other places move by a quarter em: not to be seen. */
const LETTER = PARTS_PER_EM / 24;
const THIRD = PARTS_PER_EM / 3;
const QUARTER = PARTS_PER_EM / 4;
const HALF = PARTS_PER_EM / 2;
const JA_LATIN_PARTS: Readonly<Record<LayoutPolicy["jaLatinGap"], number>> = {
  "0": 0,
  "1/8": PARTS_PER_EM / 8,
  "1/6": PARTS_PER_EM / 6,
  "1/4": PARTS_PER_EM / 4,
};
