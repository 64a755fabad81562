import type { Location } from "../base/location.ts";
import type { Inline, Text, TextPart } from "../model/letter.ts";
import { inlinesWithin } from "../model/letter-text.ts";
import { graphemeCount } from "../text/graphemes.ts";

/** Gives the place of a character that stands in a text of a block; asked again for the same, that of the next one. */
export type PlaceOfCharacter = (character: string, origin: Location) => Location;

/**
 * Makes what finds the places of characters in a block: in a template the character itself, in a list its cell.
 *
 * Shape: a text of which not every character is in the template as it is has one place for all of them.
 */
export function placeOfCharacter(block: TextPart): PlaceOfCharacter {
  const asked = new Map<string, number>();
  return (character, origin) => {
    if (origin.kind !== "text") return origin;
    const found = placesIn(block, character, origin);
    const key = `${origin.span.start} ${origin.span.end} ${character}`;
    const count = asked.get(key) ?? 0;
    asked.set(key, count + 1);
    return found[count] ?? origin;
  };
}

function placesIn(block: TextPart, character: string, origin: Location): readonly Location[] {
  const label = block.type === "list-item" ? block.label : [];
  return [...label, ...block.inlines]
    .flatMap(textsIn)
    .filter((text) => text.origin === origin)
    .flatMap((text) => placesInText(text, character));
}

function textsIn(inline: Inline): readonly Text[] {
  return inline.type === "text" ? [inline] : inlinesWithin(inline).flatMap(textsIn);
}

function placesInText({ text, origin }: Text, character: string): readonly Location[] {
  if (origin?.kind !== "text" || origin.span.end - origin.span.start !== text.length) return [];
  const places: Location[] = [];
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    const start = origin.span.start + at;
    const column = origin.column + graphemeCount(text.slice(0, at));
    places.push({ ...origin, span: { start, end: start + character.length }, column });
  }
  return places;
}
