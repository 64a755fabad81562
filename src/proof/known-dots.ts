import type { LetterParts } from "../model/verification.ts";
import type { ReadLetter } from "./read-back.ts";

/**
 * Leaves the marks beside characters (傍点), and how characters are set (割注・字取り), out of what was read of a file, where nothing of
 * the kind is recorded of its letter: ledgers of earlier programs do not have them.
 */
export function withKnownDots(
  recorded: Pick<LetterParts, "lines" | "settings"> | undefined,
  read: ReadLetter,
): ReadLetter {
  return withDots(recorded, recorded?.settings === undefined ? withoutSettings(read) : read);
}

function withoutSettings(read: ReadLetter): ReadLetter {
  const { look, parts } = read.text;
  return {
    ...read,
    text: {
      ...read.text,
      ...(look && { look: { ...look, settings: [] } }),
      ...(parts && { parts: { ...parts, settings: [] } }),
    },
  };
}

function withDots(recorded: Pick<LetterParts, "lines"> | undefined, read: ReadLetter): ReadLetter {
  const { look, parts } = read.text;
  const own = recorded?.lines ?? [];
  if (own.some((line) => line.includes("傍点「"))) return read;
  const known = (lines: readonly string[]): readonly string[] =>
    lines.map((line, index) => (isSaidBut(line, own[index] ?? "") ? (own[index] ?? "") : line));
  return {
    ...read,
    text: {
      ...read.text,
      ...(look?.lines && { look: { ...look, lines: known(look.lines) } }),
      ...(parts?.lines && { parts: { ...parts, lines: known(parts.lines) } }),
    },
  };
}

/** What is said of marks beside characters, after all else. */
const SAID_DOTS = /^(?:(?:白?丸)?傍点「.*」)+$/u;

/** Tells whether what is said of a paragraph is what was said of it before marks beside characters were, and these after it. */
function isSaidBut(dotted: string, undotted: string): boolean {
  return dotted.startsWith(undotted) && SAID_DOTS.test(dotted.slice(undotted.length));
}
