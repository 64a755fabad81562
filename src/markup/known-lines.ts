import type { Location } from "../base/location.ts";
import type { Whole } from "../base/whole-value.ts";
import type { Block } from "../model/letter.ts";
import type { OriginRange } from "../model/manuscript.ts";
import type { ManuscriptLine } from "./manuscript-line.ts";

/** The lines of a template and its settings that were read before: letters of one template have most of them in common. */
export interface KnownLines {
  /**
   * The block that a line gave before; undefined for a line that is new or has an addressee's value in it. `said` is all
   * that the line says of the letter around it (`aroundKey`).
   */
  readonly find: (line: ManuscriptLine, said: string) => Block | undefined;
  readonly keep: (line: ManuscriptLine, said: string, block: Block) => void;
  /** Gives the same object for lines that are the same in all, and stand at the same place of their letters. */
  readonly sameOf: (line: ManuscriptLine) => ManuscriptLine;
}

interface KnownLine {
  readonly line: ManuscriptLine;
  readonly said: string;
  readonly block: Block;
}

/**
 * Begins with no lines known.
 *
 * Shape: a line is recognised by its text and the ranges of the template and its settings that it was put together from, places in it counted
 * from the line's own start.
 * It belongs to one template and one edition; a template bounds its size.
 */
export function createKnownLines(): KnownLines {
  const byFirstPlace = new Map<Location, KnownLine[]>();
  const lines = new Map<Location, ManuscriptLine[]>();
  return {
    sameOf: (line) => {
      const [first] = line.ranges;
      if (first === undefined || !first.markup) return line;
      const known = lines.get(first.at) ?? [];
      const same = known.find((one) => one.start === line.start && isSame({ line: one }, line));
      if (same !== undefined) return same;
      if (known.length >= MOST_FORMS || hasCell(line)) return line;
      known.push(line);
      lines.set(first.at, known);
      return line;
    },
    find: (line, said) => {
      const known = byFirstPlace.get(line.ranges[0]?.at ?? NOWHERE);
      const isIt = (one: KnownLine): boolean =>
        one.said === said && (one.line === line || isSame(one, line));
      return known?.find(isIt)?.block;
    },
    keep: (line, said, block) => {
      const [first] = line.ranges;
      if (first === undefined || hasCell(line)) return;
      const known = byFirstPlace.get(first.at) ?? [];
      if (known.length >= MOST_FORMS) return;
      known.push({ line, said, block });
      byFirstPlace.set(first.at, known);
    },
  };
}

/** Values of a list are never taken for known; those of the template's settings, a date or a sender, are the same in all letters. */
function hasCell({ ranges }: ManuscriptLine): boolean {
  return ranges.some(({ at }) => at.kind === "cell");
}

function isSame(
  { line: known }: Pick<KnownLine, "line">,
  // Where the line ends follows from where it begins and its text.
  { text, ranges, start }: Whole<ManuscriptLine, "text" | "ranges" | "start" | "end">,
): boolean {
  if (text !== known.text || ranges.length !== known.ranges.length) return false;
  for (let index = 0; index < ranges.length; index += 1) {
    const range = ranges[index];
    if (range === undefined || !isSameRange(known.ranges[index], range, start - known.start)) {
      return false;
    }
  }
  return true;
}

function isSameRange(
  known: OriginRange | undefined,
  {
    at,
    start,
    end,
    markup,
    verbatim,
  }: Whole<OriginRange, "at" | "start" | "end" | "markup" | "verbatim">,
  moved: number,
): boolean {
  return (
    at === known?.at &&
    markup === known.markup &&
    start - known.start === moved &&
    end - known.end === moved &&
    verbatim === known.verbatim
  );
}

const NOWHERE: Location = { kind: "option", name: "" };
/** Forms of one line that are kept: as many as versions and conditions make of it in any sensible template. */
const MOST_FORMS = 64;
