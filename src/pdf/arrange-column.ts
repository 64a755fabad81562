import type { Sp } from "../base/units.ts";

/** Where a text object begins: its height on the page from the top, and its character size. */
export interface ObjectStart {
  readonly y: number;
  readonly size: Sp;
}

/** Units `[start, end)` of a run that one operator shows. */
export interface TextObject {
  readonly start: number;
  readonly end: number;
  /** Whether it needs a text matrix of its own; otherwise it goes on where the one before ended. */
  readonly placed: boolean;
  /** Ems by which its text position is below the place where it is painted. */
  readonly lowered: number;
}

/** A column as far as its division into text objects needs it. */
export interface Column {
  readonly size: Sp;
  /** Height from the page's top of each unit, in sp. */
  readonly tops: readonly number[];
  /** Whether the unit belongs to the one before it, as a variation selector does. */
  readonly joined: readonly boolean[];
  readonly pageHeight: Sp;
}

// PDFium takes two text objects behind one another for one horizontal line if they begin within half
// the wider character in y, and sorts them by x: columns come out from left to right. It judges a
// page's direction by its first object, which must be short. Seen with PDFium 2.1.13 (npm) and
// Chromium 156; core/fpdftext/cpdf_textpage.cpp, ProcessTextObject. A little is added for rounding.
const NEIGHBOUR_PART_OF_EM = 0.55;

/** Ems by which a text position is moved where no division of the column helps. */
const LOWERINGS = [3, 4, 5, -3, -4, -5] as const;

/**
 * Divides a vertical run into text objects so that every reader keeps the order of the columns.
 *
 * Shape: the objects cover the units in order. The column is divided after its second unit, a column of
 * up to three after its first, unless an object would begin level with the one before or after it in the
 * content; then elsewhere, or not at all. Where nothing helps, the first unit is shown from a lower
 * text position by a CID whose position vector makes up for it.
 */
export function arrangeColumn(
  column: Column,
  before: ObjectStart | undefined,
  after: ObjectStart | undefined,
): readonly TextObject[] {
  return (
    divide(column, before, after) ??
    lower(column, before, after) ?? [wholeFrom(0, column.tops.length)]
  );
}

/** Divides the column where no object begins level with another, if there is such a place. */
function divide(
  column: Column,
  before: ObjectStart | undefined,
  after: ObjectStart | undefined,
): readonly TextObject[] | undefined {
  const top = column.tops[0] ?? 0;
  if (!isFree(column, top, before)) return undefined;
  const length = column.tops.length;
  const first = { y: top, size: column.size };
  for (const at of preferredBreaks(breaksOf(column))) {
    if (at === undefined) {
      if (isFree(column, top, after)) return [wholeFrom(0, length)];
      continue;
    }
    const start = column.tops[at] ?? top;
    if (isFree(column, start, first) && isFree(column, start, after)) {
      return [wholeFrom(0, at), { ...wholeFrom(at, length), placed: false }];
    }
  }
  return undefined;
}

/** Shows the column's first unit from a lower text position, if that keeps it from its neighbours. */
function lower(
  column: Column,
  before: ObjectStart | undefined,
  after: ObjectStart | undefined,
): readonly TextObject[] | undefined {
  const length = column.tops.length;
  const second = breaksOf(column)[0] ?? length;
  const rest = column.tops[second];
  for (const lowered of LOWERINGS) {
    const y = (column.tops[0] ?? 0) + lowered * column.size;
    const isOnPage = y >= 0 && y <= column.pageHeight;
    const isApart = rest === undefined || isFree(column, rest, { y, size: column.size });
    if (isOnPage && isApart && isFree(column, y, before) && isFree(column, rest ?? y, after)) {
      const first = { ...wholeFrom(0, second), lowered };
      return rest === undefined ? [first] : [first, wholeFrom(second, length)];
    }
  }
  return undefined;
}

function wholeFrom(start: number, end: number): TextObject {
  return { start, end, placed: true, lowered: 0 };
}

function isFree(column: Column, start: number, other: ObjectStart | undefined): boolean {
  return other === undefined || !areNeighbours({ y: start, size: column.size }, other);
}

function areNeighbours(one: ObjectStart, other: ObjectStart): boolean {
  return Math.abs(one.y - other.y) < NEIGHBOUR_PART_OF_EM * Math.max(one.size, other.size);
}

/** Indices before which the column may be divided. */
function breaksOf(column: Column): readonly number[] {
  const breaks: number[] = [];
  column.joined.forEach((isJoined, index) => {
    if (index > 0 && !isJoined) breaks.push(index);
  });
  return breaks;
}

/** Division points in the order of preference; undefined leaves the column whole. */
function preferredBreaks(breaks: readonly number[]): readonly (number | undefined)[] {
  const [first, second, ...others] = breaks;
  if (first === undefined) return [undefined];
  if (second === undefined) return [first, undefined];
  if (others.length === 0) return [first, undefined, second];
  return [second, first, others[0], others[1], others[2], undefined];
}

/** Tells where the last of a column's text objects begins. */
export function lastStart(column: Column, objects: readonly TextObject[]): ObjectStart {
  const last = objects.at(-1);
  const top = column.tops[last?.start ?? 0] ?? 0;
  return { y: top + (last?.lowered ?? 0) * column.size, size: column.size };
}
