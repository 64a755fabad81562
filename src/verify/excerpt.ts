import { graphemesOf } from "../text/graphemes.ts";

/** Two texts around the place where they first differ, short enough for a message. */
export interface ExcerptPair {
  readonly expected: string;
  readonly found: string;
}

/** Characters shown before and after the place. */
const BEFORE = 10;
const AFTER = 14;

/**
 * Cuts two different texts to what surrounds their first difference.
 *
 * Shape: `…` where text is left out; characters are cut as a reader sees them, so a variation selector
 * stays with its base. Where the difference cannot be seen, the code points follow it in brackets.
 */
export function excerptPair(expected: string, found: string): ExcerptPair {
  const left = graphemesOf(expected);
  const right = graphemesOf(found);
  const at = left.findIndex((character, index) => character !== right[index]);
  const place = at < 0 ? left.length : at;
  const codes = looksAlike(left[place], right[place]);
  return { expected: cut(left, place, codes), found: cut(right, place, codes) };
}

/** The beginning of a text that is wholly missing or too much. */
export function excerptStart(text: string): string {
  return cut(graphemesOf(text), 0, false);
}

function cut(characters: readonly string[], place: number, withCodes: boolean): string {
  const start = Math.max(0, place - BEFORE);
  const end = Math.min(characters.length, place + AFTER);
  const character = characters[place];
  const codes = withCodes && character !== undefined ? `(${codePointsOf(character)})` : "";
  return [
    start > 0 ? "…" : "",
    ...characters.slice(start, place),
    character ?? "",
    codes,
    ...characters.slice(place + 1, end),
    end < characters.length ? "…" : "",
  ].join("");
}

/** Whether people may see no difference between two characters. */
function looksAlike(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return isInvisible(left ?? right ?? "");
  return skeleton(left) === skeleton(right) || isInvisible(left) || isInvisible(right);
}

// Compatibility ideographs, Kangxi radicals and half-width forms fall together under NFKC; variation
// selectors and joiners are taken away.
function skeleton(character: string): string {
  return character.normalize("NFKC").replaceAll(/[\p{Mn}\p{Cf}]/gu, "");
}

function isInvisible(character: string): boolean {
  return /[\p{C}\p{Mn}]/u.test(character);
}

function codePointsOf(character: string): string {
  return [...character]
    .map((point) => `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`)
    .join(" ");
}
