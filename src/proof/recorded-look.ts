import type { RecordedLook } from "../model/run.ts";
import type { LetterLook, ReadBack } from "../model/verification.ts";
import { textHash } from "../outside/text-hash.ts";

/** What the ledger records of a letter's look: enough to hold its files to it when the letter itself is not at hand. */
export function recordedLook(
  look: LetterLook,
  paragraphs: readonly string[],
  ruby: ReadBack["ruby"],
): RecordedLook {
  return {
    ...look,
    spacedSha256: spacedHash(paragraphs),
    lineBreaks: lineBreaksIn(paragraphs),
    rubySha256: rubyHash(ruby),
  };
}

/**
 * Tells whether a file keeps the white space of its letter. Word breaks a note in two lines by itself: fewer line breaks are no
 * difference.
 */
export function keepsSpaces(
  { spacedSha256, lineBreaks }: RecordedLook,
  texts: readonly string[],
): boolean {
  return spacedHash(texts) === spacedSha256 && lineBreaksIn(texts) <= lineBreaks;
}

/** SHA-256 of the readings, each with its base text, white space left out. */
export function rubyHash(ruby: ReadBack["ruby"]): string {
  return textHash(JSON.stringify(ruby.map((pair) => [black(pair.base), black(pair.ruby)])));
}

function spacedHash(paragraphs: readonly string[]): string {
  const texts = paragraphs.filter((text) => /\S/u.test(text));
  return textHash(JSON.stringify(texts.map((text) => text.replaceAll(LINE_BREAK, ""))));
}

function lineBreaksIn(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, text) => sum + Array.from(text.matchAll(LINE_BREAK)).length, 0);
}

function black(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

const LINE_BREAK = /\r\n?|\n/gu;
