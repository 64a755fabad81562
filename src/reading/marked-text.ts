import type { WordParagraph } from "../model/word-text.ts";

/**
 * What Word writes by itself where its file has only a reference or a property: the mark of a note, the number of a paragraph.
 *
 * Shape: `pattern` is of the whole mark, without white space. Units: `at` is a UTF-16 offset into the paragraph's text.
 */
export interface WordMark extends Pick<WordParagraph, "place" | "number"> {
  readonly at: number;
  readonly pattern: string;
}

/**
 * Paragraphs as one text without white space, in which a hole stands for each mark.
 *
 * Shape: `marks` by the place of their hole; `ends` are where the paragraphs end.
 */
export interface MarkedText {
  readonly text: string;
  readonly marks: ReadonlyMap<number, RegExp>;
  readonly ends: readonly number[];
}

/** How far a text goes on with what is shown. */
export interface Advance {
  readonly at: number;
  /** The holes that were filled. */
  readonly filled: readonly number[];
}

export function markedText(
  paragraphs: readonly WordParagraph[],
  marks: readonly WordMark[],
): MarkedText {
  const placed = new Map<number, RegExp>();
  const ends: number[] = [];
  let text = "";
  for (const paragraph of paragraphs) {
    const { place, number } = paragraph;
    let from = 0;
    for (const { at, pattern } of marks
      .filter((one) => one.place === place && one.number === number)
      .toSorted((one, other) => one.at - other.at)) {
      text += solid(paragraph.text.slice(from, at));
      from = at;
      placed.set(text.length, new RegExp(`^(?:${pattern})$`, "u"));
      text += HOLE;
    }
    text += solid(paragraph.text.slice(from));
    ends.push(text.length);
  }
  return { text, marks: placed, ends };
}

/** Where the text goes on to if it has, at a place, exactly what is shown; a hole may be filled by its mark, or stay empty. */
export function advance(marked: MarkedText, at: number, shown: string): Advance | undefined {
  let here = at;
  let from = 0;
  for (; from < shown.length; from += 1, here += 1) {
    if (marked.text[here] === HOLE) return overHole(marked, here, shown.slice(from));
    if (marked.text[here] !== shown[from]) return undefined;
  }
  return { at: here, filled: [] };
}

function overHole(marked: MarkedText, hole: number, shown: string): Advance | undefined {
  const mark = marked.marks.get(hole);
  for (let length = Math.min(LONGEST, shown.length); length > 0; length -= 1) {
    if (mark?.test(shown.slice(0, length)) !== true) continue;
    const rest = advance(marked, hole + 1, shown.slice(length));
    if (rest !== undefined) return { at: rest.at, filled: [hole, ...rest.filled] };
  }
  return advance(marked, hole + 1, shown);
}

/** The next place from which the text has what is shown. */
export function findShown(marked: MarkedText, from: number, shown: string): number | undefined {
  for (let at = from; at < marked.text.length; at += 1) {
    const mayBegin = marked.text[at] === shown[0] || marked.text[at] === HOLE;
    if (mayBegin && advance(marked, at, shown) !== undefined) return at;
  }
  return undefined;
}

export function withoutHoles(text: string): string {
  return text.replaceAll(HOLE, "");
}

/** Without white space, and with one hyphen: one that keeps its words together (U+2011) is painted with the other's glyph. */
export function solid(text: string): string {
  return text.replaceAll(/\s/gu, "").replaceAll("\u2011", "-");
}

/** A character that no XML has. Source: XML 1.0, production 2. */
const HOLE = "\u0004";
/** Characters of a mark. */
const LONGEST = 16;
