import { type Sp, sp } from "../base/units.ts";
import { mayBreakBetween } from "../char/breaking.ts";
import { CL } from "../char/character-class.ts";
import type { PlacedWarichu, Unit } from "./unit.ts";

/**
 * Gives the cells that a note in two lines takes in its line (割注): each as long as one small
 * character, for one above and one below, and so many that the longer of the two lines has room.
 *
 * Source: JLReq §3.4.
 */
export function warichuCells(
  units: readonly Unit[],
  size: Sp,
  partAt: number | undefined,
): readonly Unit[] {
  const [first] = units;
  if (first === undefined) return [];
  const at = partAt ?? lineBreakOf(units);
  const length = Math.max(lengthOf(units.slice(0, at)), lengthOf(units.slice(at)));
  return Array.from({ length: Math.ceil(length / size) }, () => ({
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
 * Gives what is in the cells of a note from `start` up to where its line ends: first the upper line, then the lower,
 * the upper one not shorter, and split where a line may break, or where the author has it split.
 *
 * Shape: `tears` are the cells at which lines begin within the note, in order, `start` among them unless the note begins
 * there; the pieces of a note cover its units in order.
 */
export function warichuPiece(
  note: PlacedWarichu,
  size: Sp,
  tears: readonly number[],
  start: number,
): WarichuPiece {
  if (tears.length === 0) return pieceOf(note.units, note.partAt, size * (note.end - note.start));
  let [from, head] = [0, note.start];
  for (const end of [...tears, note.end]) {
    const room = size * (end - head);
    const to = end === note.end ? note.units.length : from + unitsFor(note.units.slice(from), room);
    if (head === start) return pieceOf(note.units.slice(from, to), undefined, room);
    [from, head] = [to, end];
  }
  return { upper: [], lower: [] };
}

function pieceOf(units: readonly Unit[], partAt: number | undefined, room: number): WarichuPiece {
  const at = partAt ?? lineBreakOf(units);
  return { upper: fitted(units.slice(0, at), room), lower: fitted(units.slice(at), room) };
}

/**
 * Tells whether a line may end before a cell of a note: what goes on then has room in the cells that are left. A note that
 * the author has split is not torn.
 */
export function mayTear(note: PlacedWarichu, size: Sp, cell: number): boolean {
  if (note.partAt !== undefined) return false;
  const rest = note.units.slice(unitsFor(note.units, size * (cell - note.start)));
  return longerLine(rest) <= size * (note.end - cell);
}

// How many units go into two lines of a length, both of them ending where a line may.
function unitsFor(units: readonly Unit[], room: number): number {
  const most = unitsWithin(units, 2 * room);
  for (let count = most; count > 0; count -= 1) {
    if (mayPart(units, count) && longerLine(units.slice(0, count)) <= room) return count;
  }
  return most;
}

// What no cells can hold is set tighter: only in a note that goes on in another line, and only in need.
function fitted(units: readonly Unit[], room: number): readonly NoteUnit[] {
  const length = lengthOf(units);
  return units.map((unit) => {
    const natural = solidLength(unit);
    return { unit, advance: length <= room ? natural : sp(Math.floor((natural * room) / length)) };
  });
}

// Notes are set solid, marks in full frames; ―― and 〱 take two.
function solidLength(unit: Unit): Sp {
  const isWestern = unit.cls === CL.groupedNumeral || unit.cls >= CL.westernOpening;
  return unit.cls === CL.western || isWestern ? unit.body : sp(Math.max(unit.size, unit.body));
}

function lengthOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + solidLength(unit), 0);
}

function longerLine(units: readonly Unit[]): number {
  const at = lineBreakOf(units);
  return Math.max(lengthOf(units.slice(0, at)), lengthOf(units.slice(at)));
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
  const total = lengthOf(units);
  let best = units.length;
  let least = total;
  let upper = 0;
  for (const [index, unit] of units.entries()) {
    const difference = 2 * upper - total;
    if (difference >= 0 && difference < least && mayPart(units, index)) {
      best = index;
      least = difference;
    }
    upper += solidLength(unit);
  }
  return best;
}

function mayPart(units: readonly Unit[], at: number): boolean {
  const [before, after] = [units[at - 1], units[at]];
  if (before === undefined || after === undefined) return false;
  return mayBreakBetween(before, after, "very-strict");
}
