import { call, itemsOf, property } from "../verify/open-pdf.ts";
import type { PageText } from "../verify/pdf-pages.ts";

/** A part of a page. Units: points from its left and bottom edge. */
interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Text that is painted through a window: what of it lies outside is in the file and not on the paper. */
export interface ClippedRun {
  /** Where it begins. */
  readonly x: number;
  readonly y: number;
  readonly window: Box;
}

type Matrix = readonly [number, number, number, number, number, number];

interface Saved {
  readonly matrix: Matrix;
  readonly window: Box;
}

/** Where pdf.js's list of operators has come to. */
interface Walk {
  readonly runs: ClippedRun[];
  readonly saved: Saved[];
  matrix: Matrix;
  window: Box;
  /** Whether the next path is one to look through. */
  isClip: boolean;
  text: Matrix;
  /** The place of the line in the text's own matrix; unknown behind text, whose length the list does not say. */
  line: { readonly x: number; readonly y: number };
  isAtLine: boolean;
  leading: number;
}

/**
 * Finds the windows through which the text of a page is painted (clipping paths). A text box that is too small shows the rest of
 * its text to whoever reads the file, and not to whoever reads the page.
 *
 * Shape: each stretch of text whose place is told; of a path that is no rectangle the box around it.
 * Source: ISO 32000-1, 8.5.4 (clipping), 9.4.2 (text position); pdf.js 5.4, `OPS` in `src/shared/util.js`.
 */
export async function clippedRuns(page: unknown): Promise<readonly ClippedRun[]> {
  const list: unknown = await call(page, "getOperatorList", []);
  const operators = itemsOf(property(list, "fnArray"));
  const operands = itemsOf(property(list, "argsArray"));
  const walk: Walk = {
    runs: [],
    saved: [],
    matrix: IDENTITY,
    window: EVERYTHING,
    isClip: false,
    text: IDENTITY,
    line: START,
    isAtLine: true,
    leading: 0,
  };
  operators.forEach((operator, index) => {
    const given = itemsOf(operands[index]);
    if (!followGraphics(walk, Number(operator), given)) followText(walk, Number(operator), given);
  });
  return walk.runs;
}

/** What of a text is to be seen. */
export function visibleText(item: PageText, runs: readonly ClippedRun[]): string {
  const [, , , , x = 0, y = 0] = item.transform;
  const run = runs.find((one) => Math.abs(one.x - x) < NEAR && Math.abs(one.y - y) < NEAR);
  if (run === undefined) return item.text;
  const { window } = run;
  const { box, along } = placeOf(item);
  const characters = [...item.text];
  const share = (from: number, to: number, least: number, most: number): number =>
    (Math.min(to, most) - Math.max(from, least)) / Math.max(0.1, to - from);
  const shown =
    along === "x"
      ? share(box.bottom, box.top, window.bottom, window.top)
      : share(box.left, box.right, window.left, window.right);
  if (shown < LEGIBLE) return "";
  return characters
    .filter((_, index) => {
      const part = (index + 0.5) / characters.length;
      if (along === "x") {
        const middle = box.left + part * (box.right - box.left);
        return middle > window.left && middle < window.right;
      }
      const down = along === "down" ? 1 - part : part;
      const middle = box.bottom + down * (box.top - box.bottom);
      return middle > window.bottom && middle < window.top;
    })
    .join("");
}

/** Follows what decides where and through what is painted; tells whether the operator was one of these. */
function followGraphics(walk: Walk, operator: number, operands: readonly unknown[]): boolean {
  switch (operator) {
    case OPS.save:
      walk.saved.push({ matrix: walk.matrix, window: walk.window });
      return true;
    case OPS.formBegin:
      walk.saved.push({ matrix: walk.matrix, window: walk.window });
      walk.matrix = product(walk.matrix, matrixOf(numbersOf(operands[0])));
      look(walk, numbersOf(operands[1]));
      return true;
    case OPS.restore:
    case OPS.formEnd:
      Object.assign(walk, walk.saved.pop());
      return true;
    case OPS.transform:
      walk.matrix = product(walk.matrix, matrixOf(operands));
      return true;
    case OPS.clip:
    case OPS.evenOddClip:
      walk.isClip = true;
      return true;
    case OPS.path:
      if (walk.isClip) look(walk, numbersOf(operands[2]));
      walk.isClip = false;
      return true;
    default:
      return false;
  }
}

function followText(walk: Walk, operator: number, operands: readonly unknown[]): void {
  const [x = 0, y = 0] = operands.map(Number);
  switch (operator) {
    case OPS.beginText:
      beginLine(walk, IDENTITY, START);
      return;
    case OPS.setTextMatrix:
      // pdf.js gives the six numbers, or an array of them.
      beginLine(walk, matrixOf(operands.length === 1 ? numbersOf(operands[0]) : operands), START);
      return;
    case OPS.setLeading:
      walk.leading = -x;
      return;
    case OPS.setLeadingMoveText:
      walk.leading = y;
      beginLine(walk, walk.text, { x: walk.line.x + x, y: walk.line.y + y });
      return;
    case OPS.moveText:
      beginLine(walk, walk.text, { x: walk.line.x + x, y: walk.line.y + y });
      return;
    case OPS.nextLine:
      beginLine(walk, walk.text, { x: walk.line.x, y: walk.line.y + walk.leading });
      return;
    case OPS.showText:
      if (walk.isAtLine && walk.window !== EVERYTHING) {
        const whole = product(walk.matrix, walk.text);
        walk.runs.push({ ...pointIn(whole, walk.line.x, walk.line.y), window: walk.window });
      }
      walk.isAtLine = false;
      return;
  }
}

function beginLine(walk: Walk, text: Matrix, line: Walk["line"]): void {
  walk.text = text;
  walk.line = line;
  walk.isAtLine = true;
}

/** Narrows the window by the box around a path. */
function look(walk: Walk, [left, bottom, right, top]: readonly number[]): void {
  if (left === undefined || bottom === undefined || right === undefined || top === undefined)
    return;
  const points = [left, right].flatMap((x) => [bottom, top].map((y) => pointIn(walk.matrix, x, y)));
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  if (![...xs, ...ys].every(Number.isFinite)) return;
  walk.window = {
    left: Math.max(walk.window.left, Math.min(...xs)),
    bottom: Math.max(walk.window.bottom, Math.min(...ys)),
    right: Math.min(walk.window.right, Math.max(...xs)),
    top: Math.min(walk.window.top, Math.max(...ys)),
  };
}

/** The bodies of an item's characters, and which way they follow one another. */
function placeOf(item: PageText): { readonly box: Box; readonly along: "x" | "down" | "up" } {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform;
  const size = Math.hypot(c, d);
  if (item.isVertical) {
    const box = { left: x - size / 2, right: x + size / 2, bottom: y - item.height, top: y };
    return { box, along: "down" };
  }
  if (Math.abs(b) <= Math.abs(a)) {
    const box = { left: x, right: x + item.width, bottom: y - FOOT * size, top: y + HEAD * size };
    return { box, along: "x" };
  }
  return b < 0
    ? {
        box: { left: x - FOOT * size, right: x + HEAD * size, bottom: y - item.width, top: y },
        along: "down",
      }
    : {
        box: { left: x - HEAD * size, right: x + FOOT * size, bottom: y, top: y + item.width },
        along: "up",
      };
}

/** pdf.js gives some lists as arrays of numbers, and some as arrays of bytes that are numbers. */
function numbersOf(value: unknown): readonly number[] {
  return value instanceof Float32Array || Array.isArray(value) ? Array.from(value, Number) : [];
}

function matrixOf(numbers: readonly unknown[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.map(Number);
  return [a, b, c, d, e, f];
}

/** Source: ISO 32000-1, 8.3.4: what is given last is done first. */
function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

function pointIn([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const START = { x: 0, y: 0 };
const EVERYTHING: Box = { left: -Infinity, bottom: -Infinity, right: Infinity, top: Infinity };
/** Points that two reckonings of one place may be apart. */
const NEAR = 0.5;
/** Of its height, what has to be seen of a line; line spacing that is too close cuts a little of tall characters. */
const LEGIBLE = 0.5;
/** Ems above and below the baseline: the usual 880/120 split. */
const HEAD = 0.88;
const FOOT = 0.12;

const OPS = {
  save: 10,
  restore: 11,
  transform: 12,
  clip: 29,
  evenOddClip: 30,
  beginText: 31,
  setLeading: 36,
  moveText: 40,
  setLeadingMoveText: 41,
  setTextMatrix: 42,
  nextLine: 43,
  showText: 44,
  formBegin: 74,
  formEnd: 75,
  path: 91,
} as const;
