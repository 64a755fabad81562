import { type Sp, sp } from "../base/units.ts";
import { honorificStart } from "../language/honorific.ts";
import { type LayoutPolicy, PARTICLES } from "../model/page-format.ts";
import {
  ADDRESS_BREAK_COST,
  DATE_BREAK_COST,
  LETTER_BREAK_COST,
  PART_BREAK_COST,
  TIGHT_NOTE_COST,
  WORD_BREAK_COST,
} from "./costs.ts";
import { createGaps, FREE, type GapLimits, NO_GAP } from "./create-gaps.ts";
import { type Itemised, itemise } from "./itemise.ts";
import { isSpace } from "./line-metrics.ts";
import { findNumerals } from "./numerals.ts";
import { placeRubies, type RubyRules } from "./place-rubies.ts";
import { placeTextLines, roomForFrames } from "./place-text-lines.ts";
import { shareOut } from "./set-ruby.ts";
import type { ClusterRange, SourceText } from "./source-text.ts";
import type { Composition, Gap, PlacedWarichu, Unit } from "./unit.ts";
import { mayTear } from "./warichu.ts";

/** How a paragraph's characters become a row of units with spaces between them. */
export interface CompositionRules extends RubyRules {
  readonly policy: LayoutPolicy;
  /** A paragraph that ends with an honorific (殿, 様), which stays with the name before it. */
  readonly endsWithHonorific: boolean;
  /** Whether は, を and へ may not begin a line: in certificates they stay with the word that they follow. */
  readonly keepsParticles: boolean;
  /** An item's label at the beginning, if there is one. */
  readonly label: ItemLabel | undefined;
}

/** The label of a list's item. Units: `hanging` in sp, where the item's text begins. */
export interface ItemLabel {
  readonly clusterCount: number;
  readonly hanging: Sp;
}

/** Makes the units of a paragraph and the spaces between them, ready for breaking into lines. */
export function makeComposition(
  source: SourceText,
  size: Sp,
  rules: CompositionRules,
): Composition {
  const itemised = itemise(source, size, rules);
  const { units, unitOf, warichu } = itemised;
  const limits = limitsOf(source, itemised, units, rules);
  const gapBetween = createGaps(size, rules.policy);
  const gaps = units.map((unit, index): Gap => {
    const before = units[index - 1];
    return before === undefined ? NO_GAP : gapBetween(before, unit, limits.at(index));
  });
  spreadJidori(source, itemised, units, gaps, size);
  if (rules.label !== undefined) spaceLabel(rules.label, itemised, gaps, size);
  const { rubies, edges: ownEdges } = placeRubies(source, itemised, units, gaps, size, rules);
  holdScripts(source, itemised, gaps);
  const lined = placeTextLines(source, itemised, rubies, rules.mode);
  const edges = roomForFrames(lined, gaps, ownEdges, size);
  const breaks = source.breaks.map((at) => unitOf[at] ?? units.length);
  return { units, unitOf, gaps, edges, rubies, warichu, lined, breaks };
}

const FORBIDDEN = Number.POSITIVE_INFINITY;

// Source: UAX #14, classes HY and SY, and the marks of queries (RFC 3986, 3.4); at least three letters before and two
// after.
const BREAKS_AFTER = /^[-/?&=]$/u;

// Source: RFC 3986, 2.2 and 3 (where the parts of an address end), RFC 5322, 3.4.1.
const ADDRESS_MARK = /^[./_?=&@#-]$/u;
const MARK = /^[^\p{L}\d]/u;
const ADDRESS = /:\/\/|^www\.|@[\w-]+\.|^[\w-]+(?:\.[\w-]+)+\/|^[\w-]+(?:\.[\w-]+){2}/u;
const SHORTEST_ADDRESS = 9;

class Limits {
  readonly rigid: boolean[];
  readonly solid: boolean[];
  readonly cost: number[];
  readonly mayBreak: boolean[];
  /** Few places have one. */
  readonly growth = new Map<number, GapLimits["growth"]>();

  constructor(count: number) {
    this.rigid = new Array<boolean>(count).fill(false);
    this.solid = new Array<boolean>(count).fill(false);
    this.cost = new Array<number>(count).fill(0);
    this.mayBreak = new Array<boolean>(count).fill(false);
  }

  /** Ties the units from start to end: the gaps between them, not those around them. */
  tie(start: number, end: number, cost: number, isRigid: boolean): void {
    for (let at = start + 1; at < end; at += 1) {
      this.cost[at] = (this.cost[at] ?? 0) + cost;
      if (isRigid) this.rigid[at] = true;
    }
  }

  /** Places from start to end grow only where a line has no others. */
  growLast(start: number, end: number): void {
    for (let at = start + 1; at < end; at += 1) this.growth.set(at, "last");
  }

  at(index: number): GapLimits {
    const rigid = this.rigid[index] ?? false;
    const solid = this.solid[index] ?? false;
    const breakCost = this.cost[index] ?? 0;
    const mayBreak = this.mayBreak[index] ?? false;
    const growth = this.growth.get(index) ?? "usual";
    const isFree = !rigid && !solid && breakCost === 0 && !mayBreak && growth === "usual";
    return isFree ? FREE : { rigid, solid, growth, breakCost, mayBreak };
  }

  /** Ties the cells of a note: torn only where what goes on has room. */
  tieNote(note: PlacedWarichu): void {
    this.tie(note.start, note.end, 0, true);
    const size = note.units[0]?.size ?? sp(0);
    for (let at = note.start + 1; at < note.end; at += 1) {
      if (note.partAt !== undefined) this.cost[at] = FORBIDDEN;
      else if (!mayTear(note, size, at)) this.cost[at] = TIGHT_NOTE_COST;
    }
  }

  /** An address goes on in the next line after its marks, and gives a little in all its letters. */
  tieAddress(start: number, end: number, units: readonly Unit[]): void {
    const textAt = (at: number): string => units[at]?.text ?? "";
    for (let at = start + 1; at < end; at += 1) {
      this.growth.set(at, "letter");
      const isPlace = ADDRESS_MARK.test(textAt(at - 1)) && !MARK.test(textAt(at));
      const isWithin = at >= start + 2 && at <= end - 2;
      const isLetters = [at - 3, at - 2, at - 1, at, at + 1, at + 2].every(
        (near) => near >= start && near < end && !MARK.test(textAt(near)),
      );
      this.mayBreak[at] = isWithin && (isPlace || isLetters);
      const cost = isPlace ? ADDRESS_BREAK_COST : LETTER_BREAK_COST;
      this.cost[at] = this.mayBreak[at] === true ? cost : FORBIDDEN;
    }
  }

  /** Ties a word letter by letter, but for the places after its hyphens, slashes and marks of a query. */
  tieWord(start: number, end: number, units: readonly Unit[]): void {
    if (isAddress(units.slice(start, end))) {
      this.tieAddress(start, end, units);
      return;
    }
    this.tie(start, end, FORBIDDEN, true);
    for (let at = start + 3; at < end - 2; at += 1) {
      const isPlace = BREAKS_AFTER.test(units[at - 1]?.text ?? "");
      if (!isPlace || BREAKS_AFTER.test(units[at]?.text ?? "")) continue;
      this.cost[at] = WORD_BREAK_COST;
      this.mayBreak[at] = true;
    }
  }
}

/** Whether units are the letters of an address of the Web or of mail. */
function isAddress(units: readonly Unit[]): boolean {
  if (units.length < SHORTEST_ADDRESS) return false;
  return ADDRESS.test(units.map(({ text }) => text).join(""));
}

function limitsOf(
  source: SourceText,
  { unitOf, words, warichu }: Itemised,
  units: readonly Unit[],
  rules: CompositionRules,
): Limits {
  const limits = new Limits(units.length);
  const inUnits = (range: ClusterRange): readonly [number, number] => [
    unitOf[range.start] ?? 0,
    unitOf[range.end] ?? units.length,
  ];
  const numerals = findNumerals(source.clusters, rules.mode);
  for (const at of numerals.solid) {
    const unit = unitOf[at] ?? 0;
    limits.solid[unit] = true;
    limits.solid[unit + 1] = true;
  }
  for (const range of numerals.numbers) limits.tie(...inUnits(range), FORBIDDEN, false);
  for (const range of numerals.figures) limits.tie(...inUnits(range), FORBIDDEN, true);
  for (const range of numerals.counted) limits.growLast(...inUnits(range));
  for (const range of numerals.loose) limits.tie(...inUnits(range), DATE_BREAK_COST, false);
  for (const word of words) limits.tieWord(word.start, word.end, units);
  for (const note of warichu) limits.tieNote(note);
  for (const range of source.bonds) limits.tie(...inUnits(range), FORBIDDEN, false);
  for (const range of source.jidori) limits.tie(...inUnits(range), FORBIDDEN, true);
  if (rules.endsWithHonorific) tieHonorific(source, unitOf, limits);
  if (rules.wideSpaces) keepParts(units, limits);
  if (rules.keepsParticles) keepParticles(units, limits);
  return limits;
}

// A title or name that is longer than a line parts at its spaces: 会長　松本剛明. Elsewhere only to save most of a line.
function keepParts(units: readonly Unit[], limits: Limits): void {
  for (let at = 1; at < units.length; at += 1) {
    if (!isSpace(units[at - 1])) limits.tie(at - 1, at + 1, PART_BREAK_COST, false);
  }
}

// Source: 賞状の書き方 (by custom); which は is a particle is not asked, since a line may end anywhere else as well.
function keepParticles(units: readonly Unit[], limits: Limits): void {
  for (const [at, { text }] of units.entries()) {
    if (at > 0 && PARTICLES.has(text)) limits.tie(at - 1, at + 1, FORBIDDEN, false);
  }
}

function tieHonorific(source: SourceText, unitOf: readonly number[], limits: Limits): void {
  const text = source.clusters
    .map((cluster) => (cluster.text.length === 1 ? cluster.text : "\ufffc"))
    .join("");
  const start = honorificStart(text);
  if (start === undefined) return;
  limits.tie(Math.max(0, (unitOf[start] ?? 0) - 1), unitOf[text.length] ?? 0, FORBIDDEN, false);
}

// The text of an item begins where its other lines do, for which the space after its label gives way; or one em after a longer
// label.
function spaceLabel(label: ItemLabel, { units, unitOf }: Itemised, gaps: Gap[], size: Sp): void {
  const end = unitOf[label.clusterCount] ?? 0;
  if (end === 0 || gaps[end] === undefined) return;
  let length = 0;
  for (let at = 0; at < end; at += 1) {
    const gap = gaps[at] ?? NO_GAP;
    gaps[at] = { ...NO_GAP, natural: gap.natural, breakCost: FORBIDDEN };
    length += (units[at]?.body ?? 0) + gap.natural;
  }
  const space = isSpace(units[end - 1]) ? (units[end - 1]?.body ?? 0) : 0;
  const isWithin = length - space * SPACE_GIVES <= label.hanging;
  const beyond = space > 0 ? 0 : size;
  const natural = sp(isWithin ? label.hanging - length : beyond);
  gaps[end] = { ...NO_GAP, natural, breakCost: FORBIDDEN };
}

// Small characters are set solid on what they belong to. Source: JLReq, cl-21 (ornamented character complex).
function holdScripts({ scripts }: SourceText, { unitOf }: Itemised, gaps: Gap[]): void {
  for (const range of scripts) {
    const start = unitOf[range.start] ?? 0;
    const end = unitOf[range.end] ?? gaps.length;
    for (let at = Math.max(1, start); at < end; at += 1) {
      gaps[at] = { ...NO_GAP, breakCost: FORBIDDEN };
    }
  }
}

/** What of the space after a label may go, so that its text begins in line with the others'. */
const SPACE_GIVES = 0.75;

// Characters spread over their cells (均等割付). Source: JLReq §3.7.3.
function spreadJidori(
  source: SourceText,
  { unitOf }: Itemised,
  units: readonly Unit[],
  gaps: Gap[],
  size: Sp,
): void {
  for (const range of source.jidori) {
    const start = unitOf[range.start] ?? 0;
    const end = unitOf[range.end] ?? units.length;
    let length = 0;
    for (let at = start; at < end; at += 1) length += units[at]?.body ?? 0;
    const white = range.cells * size - length;
    if (white <= 0) continue;
    const spaces = shareOut(white, end - start - 1);
    for (const [offset, space] of spaces.entries()) {
      const at = start + 1 + offset;
      gaps[at] = { ...NO_GAP, natural: space, breakCost: FORBIDDEN };
    }
    const after = gaps[end];
    if (spaces.length === 0 && after !== undefined) {
      gaps[end] = { ...after, natural: sp(after.natural + white) };
    }
  }
}
