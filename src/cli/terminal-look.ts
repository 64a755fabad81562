import type { PaintedPart, TerminalLook } from "../base/messages/terminal-look.ts";
import { PLAIN_LOOK } from "../base/messages/terminal-look.ts";

/** What is asked of a stream that may be a terminal. */
interface MaybeTerminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What begins and ends a style: numbers of ECMA-48's SGR. */
type Style = readonly [on: number, off: number];

const BOLD: Style = [1, 22];
const FAINT: Style = [2, 22];
const colour = (number: number): Style => [number, 39];

/** How each part is shown. The first eight colours can be read on dark and on light ground. */
const STYLES: Readonly<Record<PaintedPart, readonly Style[]>> = {
  place: [BOLD],
  error: [BOLD, colour(31)],
  warning: [BOLD, colour(33)],
  code: [FAINT],
  mark: [BOLD, colour(31)],
  hint: [colour(36)],
};

/**
 * Gives how findings look on a stream: as wide as it is, with colours where it is a terminal that has them.
 *
 * Source: no-color.org (`NO_COLOR`, not empty); force-color.org (`FORCE_COLOR`, not empty nor 0), which goes first as in Node.
 */
export function terminalLook(
  { isTTY, columns }: MaybeTerminal,
  env: Readonly<Record<string, string | undefined>>,
): TerminalLook {
  const width = columns ?? PLAIN_LOOK.columns;
  const wraps = isTTY === true && columns !== undefined && columns > 0;
  const paint = hasColours(isTTY === true, env) ? painted : PLAIN_LOOK.paint;
  return { columns: width, wraps, paint };
}

function hasColours(
  isTTY: boolean,
  { FORCE_COLOR, NO_COLOR, TERM }: Readonly<Record<string, string | undefined>>,
): boolean {
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return !/^(?:0|false)$/u.test(FORCE_COLOR);
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  return isTTY && TERM !== "dumb";
}

function painted(part: PaintedPart, text: string): string {
  return STYLES[part].reduce((inner, [on, off]) => `\u001b[${on}m${inner}\u001b[${off}m`, text);
}
