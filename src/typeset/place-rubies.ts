import { type Sp, scaleSp, sp } from "../base/units.ts";
import { CL } from "../char/character-class.ts";
import { isClosing } from "../char/spacing.ts";
import { BESIDE_SIZE } from "../model/text-sizes.ts";
import { NO_GAP } from "./create-gaps.ts";
import { type CharacterRules, type Itemised, itemise } from "./itemise.ts";
import { setJukugo } from "./set-jukugo.ts";
import { lengthOf, overhangAllowed, type RubyGroup, setRuby } from "./set-ruby.ts";
import type { Cluster, RubyRange, SourceText } from "./source-text.ts";
import type { Gap, PlacedRuby, Unit } from "./unit.ts";

/** The readings of a paragraph in place, and the extra spaces that they need at the lines' edges. */
export interface PlacedRubies {
  readonly rubies: readonly PlacedRuby[];
  readonly edges: readonly { readonly head: Sp; readonly end: Sp }[];
}

/** What readings are set by. Units: `indent` in sp, the white before the paragraph's first character. */
export interface RubyRules extends CharacterRules {
  readonly indent: Sp;
}

/**
 * Places the readings over their bases and widens the gaps that they need.
 *
 * Each side is distributed by itself. Where characters have a reading on both sides (両側ルビ), they are set apart for the longer
 * one, and the shorter one is spread over what that makes of them.
 *
 * Shape: changes `gaps` in place, while the composition is being made.
 */
export function placeRubies(
  source: SourceText,
  itemised: Itemised,
  units: readonly Unit[],
  gaps: Gap[],
  size: Sp,
  rules: RubyRules,
): PlacedRubies {
  const edges = units.map(() => NO_EDGE);
  if (source.rubies.length === 0) return { rubies: [], edges };
  const groups = groupsOf(source, itemised, size, rules);
  const covered = new Set(groups.flatMap((group) => rangeOf(group.start, group.end)));
  const walls = wallsOf(source, itemised, units.length);
  const [left, right] = [true, false].map((isLeft) =>
    groups.filter((group) => group.isLeft === isLeft),
  ) as [CompoundGroup[], CompoundGroup[]];
  const shared = left.filter(({ start, end }) =>
    right.some((other) => other.start < end && start < other.end),
  );
  const given = new GivenWhite(shared);
  const placing: Placing = { units, gaps, edges, covered, walls, given, indent: rules.indent };
  const placed = new Map([...placeSide(left, placing), ...placeSide(right, placing)]);
  for (const group of shared) placed.set(group, [spreadUnder(group, units, gaps)]);
  return { rubies: groups.flatMap((group) => placed.get(group) ?? []), edges };
}

/** What the readings of both sides are placed among; `gaps` and `edges` change. */
interface Placing {
  readonly units: readonly Unit[];
  readonly gaps: Gap[];
  readonly edges: { head: Sp; end: Sp }[];
  readonly covered: ReadonlySet<number>;
  /** Units before which a frame begins or ends: no reading reaches through it. */
  readonly walls: ReadonlySet<number>;
  readonly given: GivenWhite;
  readonly indent: Sp;
}

function wallsOf({ lined }: SourceText, { unitOf }: Itemised, count: number): ReadonlySet<number> {
  const frames = lined.filter(({ line }) => line === "frame");
  return new Set(frames.flatMap(({ start, end }) => [unitOf[start] ?? 0, unitOf[end] ?? count]));
}

/** Places the readings of one side of the line. */
function placeSide(
  groups: readonly CompoundGroup[],
  placing: Placing,
): readonly (readonly [CompoundGroup, readonly PlacedRuby[]])[] {
  const { units, gaps, edges, covered, walls, given, indent } = placing;
  let last: Reach | undefined;
  return groups.map((group, index) => {
    const rubyEm = group.units[0]?.size ?? sp(0);
    const isWalledBefore = walls.has(group.start);
    const reachBefore =
      isWalledBefore || covered.has(group.start - 1)
        ? 0
        : roomOver(units[group.start - 1], given.without(gaps, group.start), rubyEm, true);
    const roomBefore = Math.min(reachBefore, roomBehind(last, group, units, gaps, rubyEm));
    // Over a paragraph's indent as over a space. Source: JLReq §3.3.8.
    const roomInIndent = group.start === 0 && !isWalledBefore ? Math.min(rubyEm, indent) : 0;
    const roomAfter =
      walls.has(group.end) || covered.has(group.end)
        ? 0
        : roomOver(units[group.end], given.without(gaps, group.end), rubyEm, false);
    const room = { before: sp(roomBefore + roomInIndent), after: sp(roomAfter) };
    const setting = setGroup(group, placing, room);
    const before = sp(setting.before + apartFrom(last, group, units, rubyEm));
    const gapAfter = gaps[group.end]?.natural ?? 0;
    const overhangAtHead = roomInIndent > 0 ? 0 : setting.overhangBefore;
    widen(placing, group, group.start, before, setting.overhangBefore);
    widen(placing, group, group.end, setting.after, setting.overhangAfter);
    if (groups[index - 1]?.compound === group.compound) holdTogether(gaps, group.start);
    addEdge(edges, group.start, setting.before + overhangAtHead, 0);
    addEdge(edges, group.end - 1, 0, setting.after + setting.overhangAfter);
    last = { group, overhang: setting.overhangAfter, gapAfter };
    return [group, setting.rubies] as const;
  });
}

/** A reading on the left as it is spread in the end, when those on the right have set its base apart, too. */
function spreadUnder(
  group: CompoundGroup,
  units: readonly Unit[],
  gaps: readonly Gap[],
): PlacedRuby {
  const base = units.slice(group.start, group.end);
  const inside = insideOf(group, gaps);
  const excess = lengthOf(group.units) - lengthOf(base) - inside;
  if (excess <= 0) return setRuby(group, base, sp(0), sp(0), inside).ruby;
  const { start, end, isLeft, units: reading } = group;
  const spaces = reading.map(() => sp(0));
  return { start, end, isLeft, units: reading, offset: sp(-Math.floor(excess / 2)), spaces };
}

function insideOf({ start, end }: RubyGroup, gaps: readonly Gap[]): Sp {
  return sp(gaps.slice(start + 1, end).reduce((sum, { natural }) => sum + natural, 0));
}

/** The reading before one, and how far it reaches. Units: sp; `gapAfter` is the natural space after its base. */
interface Reach {
  readonly group: CompoundGroup;
  readonly overhang: number;
  readonly gapAfter: number;
}

// Two readings over one character keep one ruby em between them. Source: JLReq §3.3.8.
function roomBehind(
  last: Reach | undefined,
  group: CompoundGroup,
  units: readonly Unit[],
  gaps: readonly Gap[],
  rubyEm: Sp,
): number {
  if (last === undefined || last.group.end !== group.start - 1) return Number.POSITIVE_INFINITY;
  const body = units[group.start - 1]?.body ?? 0;
  const between = last.gapAfter + body + (gaps[group.start]?.natural ?? 0);
  return Math.max(0, between - last.overhang - rubyEm);
}

// Readings of two words side by side, one of them longer than its base, would be read as one.
function apartFrom(
  last: Reach | undefined,
  group: CompoundGroup,
  units: readonly Unit[],
  rubyEm: Sp,
): number {
  if (last === undefined || last.group.end !== group.start || last.group.word === group.word) {
    return 0;
  }
  const [one, other] = [last.group.parts.at(-1), group.parts[0]].map((part) =>
    part === undefined ? -1 : lengthOf(part.units) - lengthOf(units.slice(part.start, part.end)),
  );
  const isTouching = one !== undefined && other !== undefined && one >= 0 && other >= 0;
  return isTouching && one + other > 0 ? Math.floor(rubyEm / 2) : 0;
}

/** A reading in place with what it needs around its base. */
interface GroupSetting {
  readonly rubies: readonly PlacedRuby[];
  readonly before: Sp;
  readonly after: Sp;
  readonly overhangBefore: Sp;
  readonly overhangAfter: Sp;
}

function setGroup(
  group: CompoundGroup,
  { units, gaps, given }: Placing,
  room: { readonly before: Sp; readonly after: Sp },
): GroupSetting {
  const [only, ...others] = group.parts;
  if (only === undefined || others.length === 0) {
    const base = units.slice(group.start, group.end);
    const inside = given.isWithin(group) ? insideOf(group, gaps) : sp(0);
    const setting = setRuby(group, base, room.before, room.after, inside);
    setBaseApart(gaps, group, setting.between);
    given.giveInside(group, setting.between);
    return { ...setting, rubies: [setting.ruby] };
  }
  const { parts, ...overhang } = setJukugo(group.parts, units, room.before, room.after);
  setBaseApart(gaps, group, sp(0));
  for (const [index, part] of parts.entries()) {
    const gap = gaps[part.ruby.start];
    const before = parts[index - 1];
    if (gap === undefined || before === undefined) continue;
    const missing = given.take(group, part.ruby.start, before.after + part.before);
    gaps[part.ruby.start] = { ...gap, natural: sp(gap.natural + missing) };
  }
  return {
    ...overhang,
    rubies: parts.map(({ ruby }) => ruby),
    before: parts[0]?.before ?? sp(0),
    after: parts.at(-1)?.after ?? sp(0),
  };
}

// The base of one reading stays together, its inner spaces rigid.
function setBaseApart(gaps: Gap[], { start, end }: RubyGroup, between: Sp): void {
  for (let at = start + 1; at < end; at += 1) {
    const natural = sp((gaps[at]?.natural ?? 0) + between);
    gaps[at] = { ...NO_GAP, natural, breakCost: Number.POSITIVE_INFINITY };
  }
}

// Between the kanji of a compound nothing grows, but a line may end there. Source: JLReq §3.3.1 and E.2.
function holdTogether(gaps: Gap[], at: number): void {
  const gap = gaps[at];
  if (gap !== undefined) gaps[at] = { ...NO_GAP, natural: gap.natural, breakCost: gap.breakCost };
}

/** The white that is there for readings on the left: those on the right of the same characters need it only once. */
class GivenWhite {
  readonly #shared: readonly CompoundGroup[];
  readonly #white = new Map<number, number>();

  constructor(shared: readonly CompoundGroup[]) {
    this.#shared = shared;
  }

  /** Whether a reading on the right is over characters that have one on the left, too. */
  isWithin({ isLeft, start, end }: CompoundGroup): boolean {
    return !isLeft && this.#shared.some((left) => left.start <= start && end <= left.end);
  }

  giveInside(group: CompoundGroup, between: number): void {
    for (const at of rangeOf(group.start + 1, group.end)) this.#give(group, at, between);
  }

  /** What must be added to a gap to have an amount for a reading. */
  take(group: CompoundGroup, at: number, amount: number): number {
    this.#give(group, at, amount);
    if (group.isLeft) return amount;
    const there = this.#white.get(at) ?? 0;
    const taken = Math.min(there, amount);
    if (taken > 0) this.#white.set(at, there - taken);
    return amount - taken;
  }

  /** A gap as it is without that white. */
  without(gaps: readonly Gap[], at: number): Gap | undefined {
    const gap = gaps[at];
    const there = this.#white.get(at) ?? 0;
    return gap === undefined || there === 0 ? gap : { ...gap, natural: sp(gap.natural - there) };
  }

  #give(group: CompoundGroup, at: number, amount: number): void {
    if (amount > 0 && this.#shared.includes(group)) {
      this.#white.set(at, (this.#white.get(at) ?? 0) + amount);
    }
  }
}

/** A reading set as one, with the pairs it is made of. */
interface CompoundGroup extends RubyGroup {
  readonly compound: number;
  readonly word: number;
  readonly parts: readonly RubyGroup[];
}

function groupsOf(
  source: SourceText,
  { unitOf }: Itemised,
  size: Sp,
  rules: CharacterRules,
): readonly CompoundGroup[] {
  const rubySize = scaleSp(size, ...BESIDE_SIZE);
  const groups: CompoundGroup[] = [];
  for (const compound of compoundsOf(source.rubies)) {
    const isMono = compound.every((range) => range.ruby.length <= 2 * (range.end - range.start));
    const isJoined = compound[0]?.jukugo === true && !isMono;
    for (const ranges of isJoined ? [compound] : compound.map((range) => [range])) {
      const parts = ranges.map((range) => ({
        start: unitOf[range.start] ?? 0,
        end: unitOf[range.end] ?? 0,
        isLeft: range.isLeft,
        units: rubyUnits(range.ruby, rubySize, rules),
      }));
      const start = parts[0]?.start ?? 0;
      const end = parts.at(-1)?.end ?? start;
      const rubies = parts.flatMap((part) => part.units);
      const { compound, word, isLeft } = ranges[0] ?? NO_WORD;
      if (end > start && rubies.length > 0) {
        groups.push({ start, end, isLeft, units: rubies, parts, compound, word });
      }
    }
  }
  return groups;
}

function compoundsOf(ranges: readonly RubyRange[]): readonly (readonly RubyRange[])[] {
  const compounds: RubyRange[][] = [];
  for (const range of ranges) {
    const last = compounds.at(-1);
    if (last?.[0]?.compound === range.compound) last.push(range);
    else compounds.push([range]);
  }
  return compounds;
}

/** The units of a reading, each a full ruby em: readings are set solid. */
function rubyUnits(ruby: readonly Cluster[], size: Sp, rules: CharacterRules): readonly Unit[] {
  const source: SourceText = { ...EMPTY, clusters: ruby };
  return itemise(source, size, rules).units;
}

const NO_WORD = { compound: -1, word: -1, isLeft: false };
const EMPTY: SourceText = {
  clusters: [],
  rubies: [],
  tateChuYoko: [],
  bonds: [],
  warichu: [],
  lined: [],
  scripts: [],
  references: [],
  jidori: [],
  breaks: [],
};

/**
 * How far a reading may lie over a neighbour: one ruby em over kana, over a closing mark after it or an opening one before
 * it, over the space of a bracket or stop on its other side; not over kanji.
 *
 * Source: JLReq §3.3.8.
 */
function roomOver(
  neighbour: Unit | undefined,
  gap: Gap | undefined,
  rubyEm: Sp,
  isBefore: boolean,
): number {
  if (neighbour === undefined) return 0;
  const space = gap?.natural ?? 0;
  const { cls, body } = neighbour;
  const isOpening = cls === CL.openingBracket;
  if (isOpening || isClosing(cls)) return Math.min(rubyEm, isOpening === isBefore ? body : space);
  if (cls === CL.middleDot) return Math.min(rubyEm, space + Math.floor(rubyEm / 2));
  return overhangAllowed(neighbour) * rubyEm;
}

// A space that a ruby lies over must not shrink under it.
function widen(
  { gaps, given }: Placing,
  group: CompoundGroup,
  at: number,
  amount: Sp,
  overhang: Sp,
): void {
  const gap = gaps[at];
  if (gap === undefined) return;
  const rigid = overhang > 0 ? { shrinks: [], beforeDot: sp(0) } : {};
  gaps[at] = { ...gap, natural: sp(gap.natural + given.take(group, at, amount)), ...rigid };
}

function addEdge(edges: { head: Sp; end: Sp }[], at: number, head: number, end: number): void {
  const edge = edges[at];
  if (edge === undefined) return;
  edges[at] = { head: sp(Math.max(edge.head, head)), end: sp(Math.max(edge.end, end)) };
}

function rangeOf(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

const NO_EDGE: { readonly head: Sp; readonly end: Sp } = { head: sp(0), end: sp(0) };
