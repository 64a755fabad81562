import { type Sp, scaleSp, sp } from "../base/units.ts";
import { CL } from "../char/character-class.ts";
import { isClosing } from "../char/spacing.ts";
import { BESIDE_SIZE } from "../model/text-sizes.ts";
import { NO_GAP } from "./create-gaps.ts";
import { type CharacterRules, type Itemised, itemise } from "./itemise.ts";
import { overhangAllowed, type RubyGroup, setRuby } from "./set-ruby.ts";
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
  const rubies: PlacedRuby[] = [];
  if (source.rubies.length === 0) return { rubies, edges };
  const groups = groupsOf(source, itemised, size, rules);
  const covered = new Set(groups.flatMap((group) => rangeOf(group.start, group.end)));
  let usedAfter = { unit: Number.NaN, length: 0 };
  for (const group of groups) {
    const base = units.slice(group.start, group.end);
    const rubyEm = group.units[0]?.size ?? sp(0);
    const used = usedAfter.unit === group.start - 1 ? usedAfter.length : undefined;
    const before = units[group.start - 1];
    const after = units[group.end];
    const roomBefore = covered.has(group.start - 1)
      ? 0
      : roomOver(before, gaps[group.start], rubyEm, true, used);
    // Over a paragraph's indent as over a space. Source: JLReq §3.3.8.
    const roomInIndent = group.start === 0 ? Math.min(rubyEm, rules.indent) : 0;
    const roomAfter = covered.has(group.end)
      ? 0
      : roomOver(after, gaps[group.end], rubyEm, false, undefined);
    const setting = setRuby(group, base, sp(roomBefore + roomInIndent), sp(roomAfter));
    const overhangAtHead = roomInIndent > 0 ? 0 : setting.overhangBefore;
    widen(gaps, group.start, setting.before, setting.overhangBefore);
    setBaseApart(gaps, group, setting.between);
    widen(gaps, group.end, setting.after, setting.overhangAfter);
    addEdge(edges, group.start, setting.before + overhangAtHead, 0);
    addEdge(edges, group.end - 1, 0, setting.after + setting.overhangAfter);
    usedAfter = { unit: group.end, length: setting.overhangAfter };
    rubies.push(...partsOfRuby(group, setting.ruby, units, gaps));
  }
  return { rubies, edges };
}

// The base of one reading stays together, its inner spaces rigid.
function setBaseApart(gaps: Gap[], { start, end }: RubyGroup, between: Sp): void {
  for (let at = start + 1; at < end; at += 1) {
    const natural = sp((gaps[at]?.natural ?? 0) + between);
    gaps[at] = { ...NO_GAP, natural, breakCost: Number.POSITIVE_INFINITY };
  }
}

/** A reading set as one, with the pairs it is made of. */
interface CompoundGroup extends RubyGroup {
  readonly parts: readonly RubyGroup[];
}

// A compound set as one run is still read pair by pair. Its inner spaces are rigid, so that each
// pair's place follows from its own first base character.
function partsOfRuby(
  group: CompoundGroup,
  ruby: PlacedRuby,
  units: readonly Unit[],
  gaps: readonly Gap[],
): readonly PlacedRuby[] {
  let index = 0;
  let rubyHead: number = ruby.offset;
  let baseHead = 0;
  let at = group.start;
  return group.parts.map((part): PlacedRuby => {
    while (at < part.start) {
      baseHead += (units[at]?.body ?? 0) + (gaps[at + 1]?.natural ?? 0);
      at += 1;
    }
    const offset = sp(rubyHead - baseHead);
    const spaces = ruby.spaces.slice(index, index + part.units.length);
    for (const [place, unit] of part.units.entries()) rubyHead += unit.body + (spaces[place] ?? 0);
    index += part.units.length;
    return { start: part.start, end: part.end, units: part.units, offset, spaces };
  });
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
        units: rubyUnits(range.ruby, rubySize, rules),
      }));
      const start = parts[0]?.start ?? 0;
      const end = parts.at(-1)?.end ?? start;
      const rubies = parts.flatMap((part) => part.units);
      if (end > start && rubies.length > 0) groups.push({ start, end, units: rubies, parts });
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

const EMPTY: SourceText = {
  clusters: [],
  rubies: [],
  tateChuYoko: [],
  bonds: [],
  warichu: [],
  jidori: [],
  breaks: [],
};

/** Source: JLReq §3.3.8: one ruby em over kana, over the space of a bracket or stop, not over kanji. */
function roomOver(
  neighbour: Unit | undefined,
  gap: Gap | undefined,
  rubyEm: Sp,
  isBefore: boolean,
  used: number | undefined,
): number {
  if (neighbour === undefined) return 0;
  const space = gap?.natural ?? 0;
  const ownsSpace = isBefore ? isClosing(neighbour.cls) : neighbour.cls === CL.openingBracket;
  if (ownsSpace) return Math.min(rubyEm, space);
  if (neighbour.cls === CL.middleDot) return Math.min(rubyEm, space + Math.floor(rubyEm / 2));
  const room = overhangAllowed(neighbour) * rubyEm;
  // Two readings over one kana keep one ruby em between them.
  return used === undefined ? room : Math.max(0, Math.min(room, neighbour.body - used - rubyEm));
}

// A space that a ruby lies over must not shrink under it.
function widen(gaps: Gap[], at: number, amount: Sp, overhang: Sp): void {
  const gap = gaps[at];
  if (gap === undefined) return;
  const rigid = overhang > 0 ? { shrinks: [], beforeDot: sp(0) } : {};
  gaps[at] = { ...gap, natural: sp(gap.natural + amount), ...rigid };
}

function addEdge(edges: { head: Sp; end: Sp }[], at: number, head: number, end: number): void {
  const edge = edges[at];
  if (edge !== undefined) edges[at] = { head: sp(edge.head + head), end: sp(edge.end + end) };
}

function rangeOf(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

const NO_EDGE: { readonly head: Sp; readonly end: Sp } = { head: sp(0), end: sp(0) };
