import type { Recipient } from "../../model/recipient.ts";
import type { Template } from "../../template/compile-template.ts";
import type { SamplesView } from "../protocol/worker.ts";
import type { Letters } from "./letters-of.ts";

/**
 * Finds the addressees whose letters are worth looking at: the longest by what is put in, the one whose characters the fewest others
 * have, and the first of each version.
 *
 * Cost: linear in the characters of the columns that the template uses.
 */
export function sampleLetters({ list }: Letters, template: Template): SamplesView {
  const columns = template.fields.map(({ name }) => name);
  const counts = countCharacters(list.recipients, columns);
  const versions = new Map<string, number>();
  const longest = { place: -1, score: -1 };
  const rarest = { place: -1, score: -1 };
  let place = 0;
  for (const recipient of list.recipients) {
    const text = textOf(recipient, columns);
    keepHighest(longest, place, text.length);
    const least = Math.min(...Array.from(text, (character) => counts.get(character) ?? 0));
    keepHighest(rarest, place, text === "" ? 0 : 1 / Math.max(1, least));
    const version = template.versionOf(recipient);
    if (version.ok && !versions.has(version.value)) versions.set(version.value, place);
    place += 1;
  }
  return {
    longest: longest.place < 0 ? undefined : longest.place,
    rarest: rarest.place < 0 ? undefined : rarest.place,
    versions: [...versions].map(([name, recipient]) => ({ name, recipient })),
  };
}

interface Best {
  place: number;
  score: number;
}

function keepHighest(best: Best, place: number, score: number): void {
  if (score > best.score) Object.assign(best, { place, score });
}

/** How many addressees have each character. */
function countCharacters(
  recipients: Iterable<Recipient>,
  columns: readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const recipient of recipients) {
    for (const character of new Set(textOf(recipient, columns))) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
  }
  return counts;
}

function textOf({ fields }: Recipient, columns: readonly string[]): string {
  return columns.map((name) => fields.get(name)?.value ?? "").join("");
}
