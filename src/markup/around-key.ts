import type { Whole } from "../base/whole-value.ts";
import type { ManuscriptLine } from "./manuscript-line.ts";
import type { NumberedItem } from "./number-items.ts";

/** What of its letter a line is read with. */
export interface AroundLine {
  readonly item: NumberedItem | undefined;
  /** The number of the figure that the line is the caption of. */
  readonly figure: string | undefined;
  /** The number of the place that the line is as the mark of a 別紙. */
  readonly place: number | undefined;
  /**
   * The 別紙 that the line is in, whose pages decide how large a figure can be; empty in one without a name, undefined in the letter
   * itself, which has other pages than that.
   */
  readonly part: string | undefined;
  /** What the letter's sentences call its items, figures and notes. */
  readonly names: ReadonlyMap<string, string>;
  /** The numbers of those of them that sentences lead to. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Gives all that a line says besides its own words: it is another line where this is another.
 *
 * Shape: fields in one order, each on a line of its own, since none of them has a line end; names come last.
 */
export function aroundKey(
  { text }: ManuscriptLine,
  {
    item,
    figure = "",
    place,
    part,
    names,
    places,
  }: Whole<AroundLine, "item" | "figure" | "place" | "part" | "names" | "places">,
): string {
  const isInLetter = part === undefined;
  if (isInLetter && figure === "" && item === undefined && names.size === 0) return NOTHING_SAID;
  const own = `${isInLetter ? "" : `別紙${part}`}\n${figure}${place ?? ""}\n${item === undefined ? "" : itemKey(item)}`;
  if (names.size === 0 || !NAMED.test(text)) return own;
  return [own, ...[...places].flat(), "", ...[...names].flat()].join("\n");
}

function itemKey({
  number,
  level,
  depth,
}: Whole<NumberedItem, "number" | "level" | "depth">): string {
  return `${level} ${depth} ${number}`;
}

/** The key of nearly all lines. */
const NOTHING_SAID = "\n\n";
/** What leads to a place, and what has a name by which sentences may, after whatever annotations: any with a word in brackets. */
const NAMED = /［＃[^］]*「/u;
