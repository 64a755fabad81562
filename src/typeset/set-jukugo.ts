import { type Sp, sp } from "../base/units.ts";
import { lengthOf, type RubyGroup, setRuby } from "./set-ruby.ts";
import type { PlacedRuby, Unit } from "./unit.ts";

/** One kanji of a compound with its reading, and the spaces on its sides. */
export interface JukugoPart {
  readonly ruby: PlacedRuby;
  readonly before: Sp;
  readonly after: Sp;
}

/** A compound's readings in place. */
export interface JukugoSetting {
  readonly parts: readonly JukugoPart[];
  /** How far the readings lie over the neighbours of the compound. */
  readonly overhangBefore: Sp;
  readonly overhangAfter: Sp;
}

/** What is decided of a part. Units: sp. */
interface Share {
  readonly group: RubyGroup;
  readonly base: readonly Unit[];
  readonly baseLength: number;
  readonly length: number;
  /** Of the reading, what has no place yet. */
  rest: number;
  /** Of the base, what its own reading leaves free. */
  free: number;
  /** What the neighbours' readings take of the base, at its head and at its end. */
  takenAtHead: number;
  takenAtEnd: number;
  /** What its own reading takes of the neighbours. */
  overBefore: number;
  overAfter: number;
}

/**
 * Distributes the readings of a compound over its kanji (熟語ルビ): a reading that is too long lies over the following
 * kanji of the compound where that one's own leaves room, then over the one before it, then over the neighbours of the
 * compound; what still has no place sets its own kanji apart, half before and half after it.
 *
 * Shape: each reading is over its own kanji; over another it is at most one ruby em.
 * Units: `roomBefore` and `roomAfter` are what may be overhung of the compound's neighbours.
 * Source: JLReq, appendix F.
 */
export function setJukugo(
  groups: readonly RubyGroup[],
  units: readonly Unit[],
  roomBefore: Sp,
  roomAfter: Sp,
): JukugoSetting {
  const shares = groups.map((group) => shareOf(group, units));
  for (const [index, share] of shares.entries()) overFollowing(share, shares[index + 1]);
  for (const [index, share] of shares.entries()) overPreceding(share, shares[index - 1]);
  const [first, last] = [shares[0], shares.at(-1)];
  const overhangAfter = Math.min(last?.rest ?? 0, roomAfter);
  if (last !== undefined) {
    last.rest -= overhangAfter;
    last.overAfter += overhangAfter;
  }
  const overhangBefore = Math.min(first?.rest ?? 0, roomBefore);
  if (first !== undefined) {
    first.rest -= overhangBefore;
    first.overBefore += overhangBefore;
  }
  return {
    parts: shares.map(placed),
    overhangBefore: sp(overhangBefore),
    overhangAfter: sp(overhangAfter),
  };
}

function shareOf(group: RubyGroup, units: readonly Unit[]): Share {
  const base = units.slice(group.start, group.end);
  const [baseLength, length] = [lengthOf(base), lengthOf(group.units)];
  return {
    group,
    base,
    baseLength,
    length,
    rest: Math.max(0, length - baseLength),
    free: Math.max(0, baseLength - length),
    takenAtHead: 0,
    takenAtEnd: 0,
    overBefore: 0,
    overAfter: 0,
  };
}

function overFollowing(share: Share, following: Share | undefined): void {
  if (following === undefined) return;
  const taken = Math.min(share.rest, following.free, rubyEm(share));
  share.rest -= taken;
  share.overAfter = taken;
  following.free -= taken;
  following.takenAtHead = taken;
}

function overPreceding(share: Share, preceding: Share | undefined): void {
  if (preceding === undefined) return;
  const taken = Math.min(share.rest, preceding.free, rubyEm(share));
  share.rest -= taken;
  share.overBefore = taken;
  preceding.free -= taken;
  preceding.takenAtEnd = taken;
}

function rubyEm({ group }: Share): number {
  return group.units[0]?.size ?? 0;
}

function placed(share: Share): JukugoPart {
  const { group, base, baseLength, length, rest, takenAtHead, takenAtEnd, overBefore } = share;
  const before = Math.floor(rest / 2);
  const spaces = { before: sp(before), after: sp(rest - before) };
  const isAlone = takenAtHead === 0 && takenAtEnd === 0 && length <= baseLength;
  if (isAlone) return { ruby: setRuby(group, base, sp(0), sp(0)).ruby, ...spaces };
  const white = baseLength - takenAtHead - takenAtEnd - length;
  const offset = length > baseLength ? -before - overBefore : takenAtHead + Math.floor(white / 2);
  const { start, end, isLeft, units } = group;
  return {
    ruby: { start, end, isLeft, units, offset: sp(offset), spaces: units.map(() => sp(0)) },
    ...spaces,
  };
}
