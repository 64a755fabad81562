import type { WordPlace } from "../base/location.ts";
import type { SeenParagraph } from "../model/word-text.ts";

/** Paragraphs of a letter of which those of an edited file may have been made. */
export interface EditedGroup {
  readonly place: WordPlace;
  /** Of the letter's paragraphs, in order. */
  readonly indices: readonly number[];
  /** What the edited file has, in order. */
  readonly texts: readonly string[];
}

/**
 * Parts the paragraphs of a letter that a Word file was filled for, and those of the edited file, by what holds them: what is said in a
 * header is never looked for in the body.
 *
 * Shape: `made` are all paragraphs of the letter with text. In the body all stand in order. Elsewhere Word and LibreOffice write parts
 * in another order, and some twice: what is said as before is left out of the group, wherever it stands. Results of fields, such as a
 * page's number, count as unchanged.
 */
export function wordGroups(
  made: readonly SeenParagraph[],
  edited: readonly SeenParagraph[],
): readonly EditedGroup[] {
  const places = [...new Set([...made, ...edited].map(({ place }) => place))];
  return places.map((place) => {
    const before = made
      .map((paragraph, index) => ({ index, ...paragraph }))
      .filter((paragraph) => paragraph.place === place);
    const after = edited.filter((paragraph) => paragraph.place === place);
    const left = withoutCounts(before, after);
    const right = withResultsOf(left, withoutCounts(after, before));
    return place === "body" ? groupOf(place, left, right) : changedAlone(place, left, right);
  });
}

type Numbered = SeenParagraph & { readonly index: number };

/** Leaves out what Word alone counts, unless both say it: a page's number may not have been counted yet, or anew. */
function withoutCounts<Paragraph extends SeenParagraph>(
  own: readonly Paragraph[],
  others: readonly SeenParagraph[],
): readonly Paragraph[] {
  const there = new Set(others.map(({ text }) => text.trim()));
  return own.filter((one) => there.has(one.text.trim()) || /[^\s\ufffc]/u.test(keyOf(one)));
}

function groupOf(
  place: WordPlace,
  left: readonly Numbered[],
  right: readonly SeenParagraph[],
): EditedGroup {
  return { place, indices: left.map(({ index }) => index), texts: right.map(({ text }) => text) };
}

/** What is not said as before; each text of the letter answers for one of the edited file, in a header for all that say it. */
function changedAlone(
  place: WordPlace,
  left: readonly Numbered[],
  right: readonly SeenParagraph[],
): EditedGroup {
  const isRepeated = place === "header" || place === "footer";
  const open = new Map<string, number>();
  for (const one of right) open.set(keyOf(one), (open.get(keyOf(one)) ?? 0) + 1);
  const there = new Set(open.keys());
  const missing = left.filter((one) => {
    const count = open.get(keyOf(one)) ?? 0;
    if (count > 0) open.set(keyOf(one), count - 1);
    return count === 0;
  });
  if (isRepeated) {
    const known = new Set(left.map(keyOf));
    const added = distinct(right.filter((one) => !known.has(keyOf(one))));
    const gone = missing.filter((one) => !there.has(keyOf(one)));
    return groupOf(place, gone.length > 0 ? gone : missing.slice(0, added.length), added);
  }
  const added = right.filter((one) => {
    const count = open.get(keyOf(one)) ?? 0;
    open.set(keyOf(one), Math.max(count - 1, 0));
    return count > 0;
  });
  return groupOf(place, missing, added);
}

/** A header that was changed stands in the file as often as the pages have kinds. */
function distinct(paragraphs: readonly SeenParagraph[]): readonly SeenParagraph[] {
  return [...new Map(paragraphs.map((one) => [keyOf(one), one])).values()];
}

/** What a paragraph says, the results of its fields left out. */
function keyOf({ text, results }: SeenParagraph): string {
  let key = "";
  let at = 0;
  for (const { start, end } of results) {
    key += `${text.slice(at, start)}\ufffc`;
    at = end;
  }
  return (key + text.slice(at)).trim();
}

/** Puts the results that the letter was made with in the place of those that Word has renewed, where it has as many. */
function withResultsOf(
  made: readonly SeenParagraph[],
  edited: readonly SeenParagraph[],
): readonly SeenParagraph[] {
  const before = made.flatMap(({ text, results }) =>
    results.map(({ start, end }) => text.slice(start, end)),
  );
  const count = edited.reduce((sum, { results }) => sum + results.length, 0);
  if (before.length === 0 || before.length !== count) return edited;
  const said = new Set(made.map(({ text }) => text.trim()));
  let next = 0;
  return edited.map((paragraph) => {
    let text = "";
    let at = 0;
    const results = paragraph.results.map(({ start, end }) => {
      text += paragraph.text.slice(at, start);
      const from = text.length;
      text += before[next++] ?? "";
      at = end;
      return { start: from, end: text.length };
    });
    // LibreOffice may draw the words behind a table of contents into it.
    if (said.has(paragraph.text.trim())) return paragraph;
    return { ...paragraph, text: text + paragraph.text.slice(at), results };
  });
}
