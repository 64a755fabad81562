import type { Contour, Outline } from "./outline.ts";

/** What the charstrings of a font call. */
export interface CharstringFont {
  readonly globals: readonly Uint8Array[];
  readonly locals: readonly Uint8Array[];
}

/**
 * Follows a charstring of type 2 and gives the outline that it draws.
 *
 * Errors: throws at an operator that outlines do not need.
 * Source: Adobe Technical Note #5177, The Type 2 Charstring Format.
 */
export function charstringOutline(charstring: Uint8Array, font: CharstringFont): Outline {
  const pen = new Pen();
  run(charstring, font, pen, 0);
  pen.close();
  return pen.outline;
}

class Pen {
  readonly outline: Contour[] = [];
  stack: number[] = [];
  hints = 0;
  isEnded = false;
  #contour: number[] = [];
  #x = 0;
  #y = 0;

  move(dx: number, dy: number): void {
    this.close();
    this.line(dx, dy);
  }

  line(dx: number, dy: number): void {
    this.#x += dx;
    this.#y += dy;
    this.#contour.push(this.#x, this.#y);
  }

  curve(steps: readonly number[]): void {
    for (let at = 0; at < 6; at += 2) this.line(steps[at] ?? 0, steps[at + 1] ?? 0);
  }

  close(): void {
    const contour = this.#contour;
    const [x, y] = contour;
    // Whether the line back to the start is drawn or left to be understood is the same.
    const [lastX, lastY] = contour.slice(-2);
    if (contour.length > 2 && x === lastX && y === lastY) contour.length -= 2;
    if (contour.length > 2) this.outline.push(contour);
    this.#contour = [];
  }
}

function run(charstring: Uint8Array, font: CharstringFont, pen: Pen, depth: number): void {
  if (depth > DEEPEST) throw new Error("a font's subroutines have no end");
  for (let at = 0; at < charstring.length && !pen.isEnded; ) {
    const byte = charstring[at] ?? 0;
    if (byte === RETURN) return;
    const isNumber = byte === SHORT || byte >= FIRST_NUMBER;
    at = isNumber
      ? pushNumber(charstring, at + 1, byte, pen.stack)
      : at + 1 + obey(byte, charstring[at + 1] ?? 0, { font, pen, depth });
  }
}

/** Obeys an operator and gives how many bytes after it belong to it. */
function obey(
  operator: number,
  next: number,
  {
    font,
    pen,
    depth,
  }: { readonly font: CharstringFont; readonly pen: Pen; readonly depth: number },
): number {
  switch (operator) {
    case CALL:
    case CALL_GLOBAL: {
      const routines = operator === CALL ? font.locals : font.globals;
      run(routineOf(routines, pen.stack.pop() ?? 0), font, pen, depth + 1);
      return 0;
    }
    case ESCAPE:
      flex(next, pen);
      return 1;
    case HINT_MASK:
    case COUNTER_MASK:
      draw(operator, pen);
      return Math.ceil(pen.hints / 8);
    default:
      draw(operator, pen);
      return 0;
  }
}

function routineOf(routines: readonly Uint8Array[], number: number): Uint8Array {
  const routine = routines[number + biasOf(routines.length)];
  if (routine === undefined) throw new Error("a font does not have a subroutine");
  return routine;
}

function pushNumber(bytes: Uint8Array, at: number, byte: number, stack: number[]): number {
  const next = (index: number): number => bytes[at + index] ?? 0;
  if (byte === SHORT) {
    stack.push(((next(0) * 256 + next(1)) << 16) >> 16);
    return at + 2;
  }
  if (byte === 255) {
    stack.push((((next(0) << 24) | (next(1) << 16) | (next(2) << 8) | next(3)) >> 0) / 65_536);
    return at + 4;
  }
  if (byte < 247) {
    stack.push(byte - 139);
    return at;
  }
  const high = byte < 251 ? (byte - 247) * 256 + 108 : (251 - byte) * 256 - 108;
  stack.push(byte < 251 ? high + next(0) : high - next(0));
  return at + 1;
}

function biasOf(count: number): number {
  if (count < 1240) return 107;
  return count < 33_900 ? 1131 : 32_768;
}

function draw(operator: number, pen: Pen): void {
  const { stack } = pen;
  pen.stack = [];
  switch (operator) {
    case 1:
    case 3:
    case 18:
    case HINT_MASK:
    case COUNTER_MASK:
    case 23:
      pen.hints += stack.length >> 1;
      return;
    case 4:
      pen.move(0, stack.at(-1) ?? 0);
      return;
    case 21:
      pen.move(stack.at(-2) ?? 0, stack.at(-1) ?? 0);
      return;
    case 22:
      pen.move(stack.at(-1) ?? 0, 0);
      return;
    case 14:
      if (stack.length >= 4) throw new Error("a character is drawn by the names of two others");
      pen.isEnded = true;
      return;
    case 5:
      lines(stack, pen);
      return;
    case 6:
    case 7:
      for (const [index, step] of stack.entries()) {
        if ((index % 2 === 0) === (operator === 6)) pen.line(step, 0);
        else pen.line(0, step);
      }
      return;
    default:
      drawCurves(operator, stack, pen);
  }
}

function lines(steps: readonly number[], pen: Pen): void {
  for (let at = 0; at + 1 < steps.length; at += 2) pen.line(steps[at] ?? 0, steps[at + 1] ?? 0);
}

function drawCurves(operator: number, stack: readonly number[], pen: Pen): void {
  switch (operator) {
    case 8:
      curves(stack, pen);
      return;
    case 24:
      curves(stack.slice(0, -2), pen);
      lines(stack.slice(-2), pen);
      return;
    case 25:
      lines(stack.slice(0, -6), pen);
      curves(stack.slice(-6), pen);
      return;
    case 26:
    case 27:
      parallelCurves(stack, operator === 27, pen);
      return;
    case 30:
    case 31:
      crossingCurves(stack, operator === 31, pen);
      return;
    default:
      throw new Error(`a character is drawn by the operator ${operator}`);
  }
}

function curves(steps: readonly number[], pen: Pen): void {
  for (let at = 0; at + 5 < steps.length; at += 6) pen.curve(steps.slice(at, at + 6));
}

// hhcurveto, vvcurveto: begin and end in one direction; the first may begin a little to the side
function parallelCurves(steps: readonly number[], isLevel: boolean, pen: Pen): void {
  const isOdd = steps.length % 4 === 1;
  let side = isOdd ? (steps[0] ?? 0) : 0;
  for (let at = isOdd ? 1 : 0; at + 3 < steps.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = steps.slice(at, at + 4);
    pen.curve(isLevel ? [a, side, b, c, d, 0] : [side, a, b, c, 0, d]);
    side = 0;
  }
}

// hvcurveto, vhcurveto: begin in one direction and end in the other, in turn; the last may end a little to the side
function crossingCurves(steps: readonly number[], beginsLevel: boolean, pen: Pen): void {
  let isLevel = beginsLevel;
  for (let at = 0; at + 3 < steps.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = steps.slice(at, at + 4);
    const side = steps.length - at === 5 ? (steps[at + 4] ?? 0) : 0;
    pen.curve(isLevel ? [a, 0, b, c, side, d] : [0, a, b, c, d, side]);
    isLevel = !isLevel;
  }
}

function flex(operator: number, pen: Pen): void {
  const { stack } = pen;
  pen.stack = [];
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, k = 0] = stack;
  switch (operator) {
    case 34:
      pen.curve([a, 0, b, c, d, 0]);
      pen.curve([e, 0, f, -c, g, 0]);
      return;
    case 35:
      curves(stack.slice(0, 12), pen);
      return;
    case 36:
      pen.curve([a, b, c, d, e, 0]);
      pen.curve([f, 0, g, h, i, -(b + d + h)]);
      return;
    case 37: {
      const [dx, dy] = [a + c + e + g + i, b + d + f + h + j];
      const isLevel = Math.abs(dx) > Math.abs(dy);
      pen.curve([a, b, c, d, e, f]);
      pen.curve([g, h, i, j, isLevel ? k : -dx, isLevel ? -dy : k]);
      return;
    }
    default:
      throw new Error(`a character is drawn by the operator 12 ${operator}`);
  }
}

/** Operators that are not drawn by themselves, and the first byte of a number. Source: #5177, appendix A. */
const CALL = 10;
const RETURN = 11;
const ESCAPE = 12;
const HINT_MASK = 19;
const COUNTER_MASK = 20;
const SHORT = 28;
const CALL_GLOBAL = 29;
const FIRST_NUMBER = 32;
/** Source: #5177, appendix B. */
const DEEPEST = 10;
