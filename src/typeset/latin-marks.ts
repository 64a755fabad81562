import { type CharacterClass, CL, westernClassOf } from "../char/character-class.ts";

/** Gives the classes of a paragraph's Western letters and marks in their places. */
export interface LatinMarks {
  readonly classOf: (at: number) => CharacterClass;
}

/**
 * Makes the giver of a paragraph's Western classes. A straight quote opens or closes by what stands beside it, and by
 * whether one of its kind is open: he said "yes"; 「"引用"と」. Between letters it is an apostrophe.
 *
 * Shape: to be asked in the order of the text.
 */
export function createLatinMarks(texts: readonly string[]): LatinMarks {
  const open = new Set<string>();
  return {
    classOf: (at) => {
      const text = texts[at] ?? "";
      return text === '"' || text === "'"
        ? classOfQuote(text, texts[at - 1], texts[at + 1], open)
        : westernClassOf(text.codePointAt(0) ?? 0);
    },
  };
}

function classOfQuote(
  quote: string,
  before: string | undefined,
  after: string | undefined,
  open: Set<string>,
): CharacterClass {
  if (isInWord(before) && isInWord(after)) return CL.westernMark;
  const opens = isFree(before) || (!isFree(after) && !open.has(quote) && !isInWord(before));
  if (opens) open.add(quote);
  else open.delete(quote);
  return opens ? CL.westernOpening : CL.westernClosing;
}

function isInWord(text: string | undefined): boolean {
  return /^[\p{Script=Latin}\d]/u.test(text ?? "");
}

function isFree(text: string | undefined): boolean {
  return text === undefined || /^\s/u.test(text);
}
