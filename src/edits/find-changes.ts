import { graphemesOf } from "../text/graphemes.ts";
import { type Replaced, replacedParts } from "./align.ts";
import type { Change } from "./edit.ts";
import type { Stretch, WrittenParagraph } from "./written-text.ts";

/** Characters between two changes that are no more than chance. */
const CHANCE = 2;

/**
 * Finds what was changed in a paragraph, in whole characters as a reader sees them.
 *
 * Shape: changes that only a character or two keeps apart are one, if one thing wrote it all.
 */
export function changesIn(
  { text, stretches }: WrittenParagraph,
  edited: string,
  paragraph: number,
): readonly Change[] {
  const [before, after] = [graphemesOf(text), graphemesOf(edited)];
  const [starts, newStarts] = [offsetsOf(before), offsetsOf(after)];
  const joined: Replaced[] = [];
  for (const part of replacedParts(before, after)) {
    const last = joined.at(-1);
    const isClose =
      last !== undefined &&
      part.from - last.to <= CHANCE &&
      isOneStretch(stretches, starts[last.from] ?? 0, starts[part.to] ?? 0);
    if (last !== undefined && isClose) {
      joined[joined.length - 1] = { ...last, to: part.to, newTo: part.newTo };
    } else {
      joined.push(part);
    }
  }
  return joined.map(({ from, to, newFrom, newTo }) => ({
    paragraph,
    start: starts[from] ?? 0,
    end: starts[to] ?? 0,
    text: edited.slice(newStarts[newFrom], newStarts[newTo]),
  }));
}

/** Where each character begins, and where the last one ends. */
function offsetsOf(characters: readonly string[]): readonly number[] {
  const offsets = [0];
  let at = 0;
  for (const character of characters) {
    at += character.length;
    offsets.push(at);
  }
  return offsets;
}

function isOneStretch(stretches: readonly Stretch[], start: number, end: number): boolean {
  return stretches.some((stretch) => stretch.start <= start && end <= stretch.end);
}
