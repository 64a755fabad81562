import type { Location } from "../base/location.ts";
import type { Block } from "../model/letter.ts";
import type { ManuscriptLine } from "./manuscript-line.ts";

/** The lines of a template that were read before: letters of one template have most of them in common. */
export interface KnownLines {
  /** The block that a line gave before; undefined for a line that is new or has an addressee's value in it. */
  readonly find: (line: ManuscriptLine) => Block | undefined;
  readonly keep: (line: ManuscriptLine, block: Block) => void;
}

interface KnownLine {
  readonly text: string;
  readonly places: readonly Location[];
  readonly block: Block;
}

/**
 * Begins with no lines known.
 *
 * Shape: a line is told by the places in the template that it was put together from, as objects, and by its text.
 * It belongs to one template and one edition; a template bounds its size.
 */
export function createKnownLines(): KnownLines {
  const byFirstPlace = new Map<Location, KnownLine[]>();
  return {
    find: (line) => {
      const known = byFirstPlace.get(line.ranges[0]?.at ?? NOWHERE);
      return known?.find((one) => isSame(one, line))?.block;
    },
    keep: (line, block) => {
      const [first] = line.ranges;
      if (first === undefined || !line.ranges.every(({ markup }) => markup)) return;
      const known = byFirstPlace.get(first.at) ?? [];
      if (known.length >= MOST_FORMS) return;
      known.push({ text: line.text, places: line.ranges.map(({ at }) => at), block });
      byFirstPlace.set(first.at, known);
    },
  };
}

function isSame({ places, text }: KnownLine, line: ManuscriptLine): boolean {
  return (
    places.length === line.ranges.length &&
    line.ranges.every(({ at, markup }, index) => markup && at === places[index]) &&
    text === line.text
  );
}

const NOWHERE: Location = { kind: "option", name: "" };
/** Forms of one line that are kept: as many as versions and conditions make of it in any sensible template. */
const MOST_FORMS = 64;
