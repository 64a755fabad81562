import { type Sp, sp } from "../base/units.ts";
import { mayBreakBetween } from "../char/breaking.ts";
import { CL } from "../char/character-class.ts";
import type { PlacedWarichu, Unit } from "./unit.ts";

/**
 * Gives the cells that a note in two lines takes in its line (割注): each as long as one small
 * character, for one above and one below.
 *
 * Source: JLReq §3.4.
 */
export function warichuCells(units: readonly Unit[], size: Sp): readonly Unit[] {
  const [first] = units;
  if (first === undefined) return [];
  const length = units.reduce((sum, unit) => sum + solidLength(unit), 0);
  const count = Math.ceil(length / (2 * size));
  return Array.from({ length: count }, () => ({
    ...first,
    cls: CL.ideographic,
    text: "",
    selectors: "",
    clusterCount: 2,
    recipe: { kind: "blank" },
    body: size,
    mark: undefined,
    fault: undefined,
  }));
}

/** The part of a note that is in one line of the text, in its two lines. */
export interface WarichuPiece {
  readonly upper: readonly NoteUnit[];
  readonly lower: readonly NoteUnit[];
}

/** A small unit with its advance. */
export interface NoteUnit {
  readonly unit: Unit;
  readonly advance: Sp;
}

/**
 * Gives what is in the cells from `start` to `end` of a note: first the upper line, then the lower,
 * the upper one not shorter, and split where a line may break.
 *
 * Shape: the pieces of a note cover its units in order, however its cells are split.
 */
export function warichuPiece(
  note: PlacedWarichu,
  size: Sp,
  start: number,
  end: number,
): WarichuPiece {
  const isLast = end === note.end;
  const from = unitsWithin(note.units, 2 * size * (start - note.start));
  const to = isLast ? note.units.length : unitsWithin(note.units, 2 * size * (end - note.start));
  const units = note.units.slice(from, to);
  const at = lineBreakOf(units);
  const room = size * (end - start);
  return { upper: fitted(units.slice(0, at), room), lower: fitted(units.slice(at), room) };
}

// Parted where a line may break, one of the two lines can be a character too long: it is set tighter.
function fitted(units: readonly Unit[], room: number): readonly NoteUnit[] {
  const length = units.reduce((sum, unit) => sum + solidLength(unit), 0);
  return units.map((unit) => {
    const natural = solidLength(unit);
    return { unit, advance: length <= room ? natural : sp(Math.floor((natural * room) / length)) };
  });
}

// Notes are set solid, marks in full frames.
function solidLength(unit: Unit): Sp {
  return unit.cls === CL.western || unit.cls === CL.groupedNumeral ? unit.body : sp(unit.size);
}

function unitsWithin(units: readonly Unit[], length: number): number {
  let sum = 0;
  for (const [index, unit] of units.entries()) {
    sum += solidLength(unit);
    if (sum > length) return index;
  }
  return units.length;
}

function lineBreakOf(units: readonly Unit[]): number {
  const total = units.reduce((sum, unit) => sum + solidLength(unit), 0);
  let best = units.length;
  let least = total;
  let upper = 0;
  for (const [index, unit] of units.entries()) {
    const before = units[index - 1];
    const difference = 2 * upper - total;
    const isAllowed = before !== undefined && mayBreakBetween(before, unit, "very-strict");
    if (isAllowed && difference >= 0 && difference < least) {
      best = index;
      least = difference;
    }
    upper += solidLength(unit);
  }
  return best;
}
