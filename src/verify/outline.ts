/** A closed line of an outline: x and y of its points in turn, those that lead a curve included. Units: font units. */
export type Contour = readonly number[];

/** What a glyph draws; nothing for a space. */
export type Outline = readonly Contour[];

/** Gives the outline of a glyph. Errors: throws at a description that cannot be followed. */
export type OutlineReader = (gid: number) => Outline;

/**
 * Tells whether an outline is another one: as it is, moved, turned by 90° clockwise, or narrowed. No letter draws its
 * characters in any other way, so the height of what is upright is the same.
 */
export function isSameShape(drawn: Outline, wanted: Outline): boolean {
  if (drawn.length !== wanted.length) return false;
  if (drawn.some((contour, index) => contour.length !== wanted[index]?.length)) return false;
  if (drawn.every((contour, index) => isSameLine(contour, wanted[index] ?? []))) return true;
  const [one, other] = [drawn.flat(), wanted.flat()];
  return isPlaced(one, other, false) || isPlaced(one, other, true);
}

/** Most characters are drawn as they are. */
function isSameLine(one: Contour, other: Contour): boolean {
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}

function isPlaced(drawn: readonly number[], wanted: readonly number[], isTurned: boolean): boolean {
  // Turned clockwise, what was along the line goes down it.
  const along = isTurned ? every(drawn, 1).map((y) => -y) : every(drawn, 0);
  const across = every(drawn, isTurned ? 0 : 1);
  const [x, y] = [every(wanted, 0), every(wanted, 1)];
  const [width, wantedWidth] = [extent(along), extent(x)];
  const scale = wantedWidth === 0 ? 1 : width / wantedWidth;
  if (scale < NARROWEST || scale > WIDEST) return false;
  const [left, wantedLeft] = [Math.min(...along), Math.min(...x)];
  const [foot, wantedFoot] = [Math.min(...across), Math.min(...y)];
  return x.every((value, index) => {
    const there = (along[index] ?? 0) - left;
    const isAlong = Math.abs(there - (value - wantedLeft) * scale) <= TOLERANCE;
    const up = (across[index] ?? 0) - foot;
    return isAlong && Math.abs(up - ((y[index] ?? 0) - wantedFoot)) <= TOLERANCE;
  });
}

function every(points: readonly number[], first: 0 | 1): readonly number[] {
  return points.filter((_, index) => index % 2 === first);
}

function extent(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

/** Places are rounded to whole font units, once where a part is placed and once where it is narrowed. */
const TOLERANCE = 2;
/** Three kanji in one em, and a dash that is stretched over two. */
const NARROWEST = 0.3;
const WIDEST = 2.5;
