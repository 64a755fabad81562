import { saidReference } from "../model/note-link.ts";

/** A paragraph with text: what in it leads to places, by their names, and the names of those that it is. */
export interface LinkedParagraph {
  readonly links: readonly { readonly name: string; readonly words: string }[];
  readonly places: readonly string[];
}

/**
 * Puts what leads to places together with them, as `saidReference` says it.
 *
 * Shape: a place that is there twice, or to which nothing leads, is told after all others; what leads to no place, or to one that is
 * there twice, leads to 0.
 */
export function pairedReferences(paragraphs: readonly LinkedParagraph[]): readonly string[] {
  const used = new Set(paragraphs.flatMap(({ links }) => links.map(({ name }) => name)));
  const places = new Map<string, number>();
  const odd: string[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const name of paragraph.places) {
      const isOdd = places.has(name) || !used.has(name);
      if (isOdd) odd.push(saidReference(0, name, index + 1));
      places.set(name, isOdd ? 0 : index + 1);
    }
  }
  const led = paragraphs.flatMap(({ links }, index) =>
    links.map(({ name, words }) => saidReference(index + 1, words, places.get(name) ?? 0)),
  );
  return [...led, ...odd];
}
