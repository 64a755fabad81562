/**
 * Gives a mark that is put, in a part that all letters of a template share, where a letter's own value goes.
 *
 * Shape: between two noncharacters, which no letter's text may hold, so that no text is taken for a mark.
 */
export function letterMark(value: string): string {
  return BORDER + value + BORDER;
}

/** A letter's own values by the names of their marks; as XML, for attributes. */
export type LetterValues = ReadonlyMap<string, string>;

/** A stretch of a part: the same in all letters, or the name of a value. */
export interface MarkedStretch {
  readonly text: string;
  readonly isMark: boolean;
}

/** Tells whether a part is not the same in all letters. */
export function hasMarks(text: string): boolean {
  return text.includes(BORDER);
}

/** Gives the names of the values whose marks a text has. */
export function marksIn(text: string): ReadonlySet<string> {
  return new Set(cutAtMarks(text).flatMap((stretch) => (stretch.isMark ? [stretch.text] : [])));
}

/** Cuts a text at its marks; what is empty is left out. */
export function cutAtMarks(text: string): readonly MarkedStretch[] {
  if (!hasMarks(text)) return [{ text, isMark: false }];
  return text
    .split(BORDER)
    .map((stretch, index) => ({ text: stretch, isMark: index % 2 === 1 }))
    .filter((stretch) => stretch.text !== "");
}

/** A noncharacter. Source: Unicode 16, 23.7. */
const BORDER = "\ufdd0";
