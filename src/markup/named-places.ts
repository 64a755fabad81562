import type { Inline } from "../model/letter.ts";
import { isMarkupAt, type ManuscriptLine } from "./manuscript-line.ts";

/**
 * Numbers the places of a letter that its sentences lead to by a name (［＃「対象」の番号］), in the order in which they first do.
 *
 * Shape: a name that no sentence says has no number.
 */
export function namedPlaces(
  lines: readonly ManuscriptLine[],
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  if (names.size === 0) return places;
  for (const line of lines) {
    for (const { index, groups } of line.text.matchAll(REFERENCE)) {
      const name = groups?.["name"] ?? "";
      const isNew = names.has(name) && !places.has(name) && isMarkupAt(line, index);
      if (isNew) places.set(name, places.size + 1);
    }
  }
  return places;
}

const REFERENCE = /［＃「(?<name>[^「」［］]+)」の番号］/gu;

/** What leads to a place is text that stands by itself: within a reading, a note in two lines or under a line it is text alone. */
export function linksInPlainText(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.map((inline) => (inline.type === "text" ? inline : withoutLinks(inline)));
}

/** The same inlines without anything that leads to a place. */
export function withoutLinks<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(withoutLinks) as Part;
  if (typeof part !== "object" || part === null) return part;
  const kept = Object.entries(part).filter(([key]) => key !== "to");
  return Object.fromEntries(
    kept.map(([key, value]) => [key, NESTED.has(key) ? withoutLinks(value) : value]),
  ) as Part;
}

/** What of an inline holds others. */
const NESTED: ReadonlySet<string> = new Set(["children", "pairs", "base", "ruby"]);
