import { type Sp, sp } from "../base/units.ts";
import { CL } from "../char/character-class.ts";
import type { PlacedRuby, Unit } from "./unit.ts";

/** A reading to be set: its base units and its own units. */
export interface RubyGroup {
  readonly start: number;
  readonly end: number;
  readonly isLeft: boolean;
  readonly units: readonly Unit[];
}

/** A reading with its place, and the spaces it needs among and around its base characters. */
export interface RubySetting {
  readonly ruby: PlacedRuby;
  /** Space to add before the first base unit, between base units, and after the last one. */
  readonly before: Sp;
  readonly between: Sp;
  readonly after: Sp;
  /** How far the ruby lies over the neighbours before and after. */
  readonly overhangBefore: Sp;
  readonly overhangAfter: Sp;
}

/**
 * Places a reading over its base (ルビ): spread over a longer base, hung over the neighbours where they
 * allow it, and the base spread where the reading is longer still.
 *
 * Shape: the middle of the base is that of the reading, also where one neighbour alone lets it hang over.
 * Units: `roomBefore` and `roomAfter` are what it may overhang its neighbours by, `inside` is the white that there is between the
 * base's units already, for a reading on their other side.
 * Source: JLReq §3.3.5–3.3.8 and B.2, note 8; JLReq simple ruby.
 */
export function setRuby(
  group: RubyGroup,
  base: readonly Unit[],
  roomBefore: Sp,
  roomAfter: Sp,
  inside: Sp = sp(0),
): RubySetting {
  const baseLength = lengthOf(base) + inside;
  const rubyLength = lengthOf(group.units);
  if (rubyLength <= baseLength) return spreadRuby(group, base.length, baseLength, rubyLength);
  const excess = rubyLength - baseLength;
  // A single character stays under the middle of its reading; several take 1:2:1 of what both neighbours leave over.
  const shared = Math.min(roomBefore, roomAfter, Math.floor(excess / 2));
  const between = base.length === 1 ? 0 : 2 * Math.floor((excess - 2 * shared) / (2 * base.length));
  const outside = excess - between * (base.length - 1);
  const head = Math.floor(outside / 2);
  const overhangBefore = Math.min(roomBefore, head);
  const overhangAfter = Math.min(roomAfter, outside - head);
  return {
    ruby: {
      start: group.start,
      end: group.end,
      isLeft: group.isLeft,
      units: group.units,
      offset: sp(-head),
      spaces: group.units.map(() => sp(0)),
    },
    before: sp(head - overhangBefore),
    between: sp(between),
    after: sp(outside - head - overhangAfter),
    overhangBefore: sp(overhangBefore),
    overhangAfter: sp(overhangAfter),
  };
}

/** How far a ruby may lie over a neighbour's body, in ruby ems. Source: JLReq §3.3.8. */
export function overhangAllowed(neighbour: Unit | undefined): number {
  switch (neighbour?.cls) {
    case CL.hiragana:
    case CL.katakana:
    case CL.prolongedSound:
    case CL.smallKana:
    case CL.inseparable:
    case CL.ideographicSpace:
      return 1;
    default:
      return 0;
  }
}

/** The length of units set solid. */
export function lengthOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.body, 0);
}

// The reading is not longer than its base: 1:2:…:2:1, the ends at most one ruby em wide.
function spreadRuby(
  group: RubyGroup,
  baseCount: number,
  baseLength: number,
  rubyLength: number,
): RubySetting {
  const count = group.units.length;
  const white = baseLength - rubyLength;
  const rubyEm = group.units[0]?.size ?? 0;
  const isMono = baseCount === 1 || count === 1;
  const share = isMono ? Math.floor(white / 2) : Math.floor(white / (2 * count));
  const end = isMono ? share : Math.min(share, rubyEm);
  const inner = isMono ? 0 : white - 2 * end;
  return {
    ruby: {
      start: group.start,
      end: group.end,
      isLeft: group.isLeft,
      units: group.units,
      offset: sp(end),
      spaces: shareOut(inner, count - 1),
    },
    before: sp(0),
    between: sp(0),
    after: sp(0),
    overhangBefore: sp(0),
    overhangAfter: sp(0),
  };
}

/** Divides a length into equal whole parts; the earliest take what is left over. */
export function shareOut(length: number, count: number): readonly Sp[] {
  if (count <= 0) return [];
  const part = Math.floor(length / count);
  const rest = length - part * count;
  return Array.from({ length: count }, (_, index) => sp(part + (index < rest ? 1 : 0)));
}
