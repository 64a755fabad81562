import type { PathCommand } from "../../model/glyph.ts";

/** Operators. Source: Adobe Technical Note #5177, "The Type 2 Charstring Format", appendix A. */
const RLINETO = 5;
const HLINETO = 6;
const VLINETO = 7;
const RRCURVETO = 8;
const ENDCHAR = 14;
const RMOVETO = 21;
const HMOVETO = 22;
const VMOVETO = 4;
const VHCURVETO = 30;
const HVCURVETO = 31;

/** Source: Adobe Technical Note #5177, appendix B. */
const MAX_ARGUMENTS = 48;

/**
 * Writes an outline as a Type 2 charstring without hints and without the width, which may be put in front.
 *
 * Shape: coordinates are rounded before differences are taken, so that rounding does not add up. Commands of the
 * same kind share one operator; lines and curves along an axis take the shorter forms.
 * Source: Adobe Technical Note #5177, sections 4.1 and 4.2.
 */
export function writeCharstring(path: readonly PathCommand[]): Uint8Array {
  const bytes: number[] = [];
  let pending: { readonly operator: number; readonly numbers: number[] } | undefined;
  let x = 0;
  let y = 0;
  const flush = (): void => {
    if (pending === undefined) return;
    for (const number of pending.numbers) pushNumber(bytes, number);
    bytes.push(pending.operator);
    pending = undefined;
  };
  for (const command of path) {
    const endX = Math.round(command.x);
    const endY = Math.round(command.y);
    const next =
      command.kind === "curve"
        ? curveOperation(command, x, y, endX, endY)
        : straightOperation(command.kind, endX - x, endY - y);
    x = endX;
    y = endY;
    const mayJoin =
      pending !== undefined &&
      pending.operator === next.operator &&
      (next.operator === RLINETO || next.operator === RRCURVETO) &&
      pending.numbers.length + next.numbers.length <= MAX_ARGUMENTS;
    if (mayJoin && pending !== undefined) {
      pending.numbers.push(...next.numbers);
    } else {
      flush();
      pending = next;
    }
  }
  flush();
  bytes.push(ENDCHAR);
  return Uint8Array.from(bytes);
}

interface Operation {
  readonly operator: number;
  readonly numbers: number[];
}

function straightOperation(kind: "move" | "line", dx: number, dy: number): Operation {
  const [along, down, both] =
    kind === "move" ? [HMOVETO, VMOVETO, RMOVETO] : [HLINETO, VLINETO, RLINETO];
  if (dy === 0) return { operator: along, numbers: [dx] };
  if (dx === 0) return { operator: down, numbers: [dy] };
  return { operator: both, numbers: [dx, dy] };
}

function curveOperation(
  curve: Extract<PathCommand, { readonly kind: "curve" }>,
  x: number,
  y: number,
  endX: number,
  endY: number,
): Operation {
  const x1 = Math.round(curve.x1);
  const y1 = Math.round(curve.y1);
  const x2 = Math.round(curve.x2);
  const y2 = Math.round(curve.y2);
  if (y1 === y && endX === x2) {
    return { operator: HVCURVETO, numbers: [x1 - x, x2 - x1, y2 - y1, endY - y2] };
  }
  if (x1 === x && endY === y2) {
    return { operator: VHCURVETO, numbers: [y1 - y, x2 - x1, y2 - y1, endX - x2] };
  }
  return {
    operator: RRCURVETO,
    numbers: [x1 - x, y1 - y, x2 - x1, y2 - y1, endX - x2, endY - y2],
  };
}

/** Appends an integer. Source: Adobe Technical Note #5177, 3.2, "Charstring Number Encoding". */
export function pushNumber(bytes: number[], value: number): void {
  if (value >= -107 && value <= 107) bytes.push(value + 139);
  else if (value >= 108 && value <= 1131) {
    bytes.push(((value - 108) >> 8) + 247, (value - 108) & 0xff);
  } else if (value >= -1131 && value <= -108) {
    bytes.push(((-value - 108) >> 8) + 251, (-value - 108) & 0xff);
  } else bytes.push(28, (value >> 8) & 0xff, value & 0xff);
}
