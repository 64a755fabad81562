import type { PlacedPiece, PlacedRule } from "./page-text.ts";

/**
 * Gives the pieces of a page whose inner parts lie over one another.
 *
 * Shape: in the order of the page. The inner part leaves out an outer sixth of the body along the line and a fifth to
 * either side, because marks of half an em and readings may touch their neighbours.
 * Cost: linear in the pieces of a line, as long as no line lies over another.
 */
export function coveredText(pieces: readonly PlacedPiece[]): readonly PlacedPiece[] {
  const covered = new Set<PlacedPiece>();
  const lines = linesOf(pieces);
  for (const [index, line] of lines.entries()) {
    findWithin(line, covered);
    for (let at = index + 1; at < lines.length; at += 1) {
      const other = lines[at];
      if (other !== undefined && meet(line, other)) findBetween(line, other, covered);
    }
  }
  return covered.size === 0 ? [] : pieces.filter((piece) => covered.has(piece));
}

/** Gives the pieces whose inner parts a rule goes through. */
export function crossedText(
  pieces: readonly PlacedPiece[],
  rules: readonly PlacedRule[],
): readonly PlacedPiece[] {
  if (rules.length === 0) return [];
  return pieces.filter((piece) => {
    if (!piece.isDrawn) return false;
    const core = coreOf(piece);
    return rules.some((rule) => meet(core, rule));
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Pieces on one axis, with the box around all of them. */
interface Line extends Box {
  readonly isVertical: boolean;
  readonly cores: readonly Core[];
}

function linesOf(pieces: readonly PlacedPiece[]): readonly Line[] {
  const byAxis = { vertical: new Map<number, Core[]>(), horizontal: new Map<number, Core[]>() };
  for (const piece of pieces) {
    if (!piece.isDrawn) continue;
    const lines = piece.isVertical ? byAxis.vertical : byAxis.horizontal;
    const axis = piece.isVertical ? piece.x : piece.y;
    const line = lines.get(axis);
    if (line === undefined) lines.set(axis, [coreOf(piece)]);
    else line.push(coreOf(piece));
  }
  return [
    ...Array.from(byAxis.vertical.values(), (cores) => lineOf(cores, true)),
    ...Array.from(byAxis.horizontal.values(), (cores) => lineOf(cores, false)),
  ];
}

function lineOf(cores: Core[], isVertical: boolean): Line {
  cores.sort((one, other) => (isVertical ? other.top - one.top : one.left - other.left));
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const core of cores) {
    left = Math.min(left, core.left);
    right = Math.max(right, core.right);
    bottom = Math.min(bottom, core.bottom);
    top = Math.max(top, core.top);
  }
  return { cores, isVertical, left, right, bottom, top };
}

/** Of pieces in the order in which they begin, one lies over another if it begins before all before it have ended. */
function findWithin({ cores, isVertical }: Line, covered: Set<PlacedPiece>): void {
  let before: Core | undefined;
  for (const core of cores) {
    if (before !== undefined && meet(before, core)) covered.add(before.piece).add(core.piece);
    const endsLater =
      before === undefined ||
      (isVertical ? core.bottom < before.bottom : core.right > before.right);
    if (endsLater) before = core;
  }
}

function findBetween(line: Line, other: Line, covered: Set<PlacedPiece>): void {
  for (const one of line.cores) {
    for (const two of other.cores) {
      if (meet(one, two)) covered.add(one.piece).add(two.piece);
    }
  }
}

function meet(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.bottom < other.top &&
    other.bottom < one.top
  );
}

/** The inner part of a piece's body on the page, in points. */
export interface Core extends Box {
  readonly piece: PlacedPiece;
}

/** Gives the inner part of a piece's body. */
export function coreOf(piece: PlacedPiece): Core {
  const { x, y, size, isVertical } = piece;
  const length = piece.length * bodyShare(piece.text);
  const [start, end] = [length * ALONG, length * (1 - ALONG)];
  if (isVertical) {
    const half = size * (0.5 - ACROSS);
    return { piece, left: x - half, right: x + half, bottom: y - end, top: y - start };
  }
  const foot = y - size * BELOW_BASELINE;
  return {
    piece,
    left: x + start,
    right: x + end,
    bottom: foot + size * ACROSS,
    top: foot + size * (1 - ACROSS),
  };
}

/** How much of a piece's advance is its body: what follows may begin where that ends, whatever the font's advance says. */
function bodyShare(text: string): number {
  if (HALF_EM.test(text)) return 1 / 2;
  return text === "‐" ? 1 / 4 : 1;
}

/** Marks whose body is half an em in a line: JLReq, appendix A, cl-01, cl-02, cl-05 to cl-07, and of cl-03 these. */
const HALF_EM = /^[\p{Ps}\p{Pe}\p{Pi}\p{Pf}、。，．､｡・：；･–゠]$/u;
const ALONG = 1 / 6;
const ACROSS = 1 / 5;
/** Where the em box of ideographs ends below the baseline, in ems: the usual 880/120 split. */
const BELOW_BASELINE = 0.12;
