import type { Operand } from "./content-operators.ts";

/**
 * What marked content says that readers are to take for its text (ActualText); undefined where it says nothing.
 *
 * Shape: letters say it of the picture of a character alone, after `/Span`, and in UTF-16: `※［＃「弓＋享」］`.
 * Source: ISO 32000-1, 14.9.4.
 */
export function insteadOfText(operands: readonly Operand[]): string | undefined {
  const at = operands.indexOf("/ActualText");
  if (at < 0) return undefined;
  const said = operands[at + 1];
  const isMarked = said instanceof Uint8Array && said[0] === 0xfe && said[1] === 0xff;
  return isMarked ? new TextDecoder("utf-16be").decode(said.subarray(2)) : "";
}

/** Tells whether that is what is said of the picture of a character. */
export function isCharacterNote(text: string): boolean {
  return /^※［＃[^［］\r\n]+］$/u.test(text);
}
