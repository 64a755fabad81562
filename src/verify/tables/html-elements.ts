import type { TextMark } from "../../model/text-marks.ts";

/** The parts of a table, each with what it may be in. */
export const TABLE_PARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["caption", ["table"]],
  ["colgroup", ["table"]],
  ["col", ["colgroup"]],
  ["thead", ["table"]],
  ["tbody", ["table"]],
  ["tr", ["thead", "tbody"]],
  ["th", ["tr"]],
  ["td", ["tr"]],
]);
/** The parts of a table that carry text, by their elements. */
export const CELLS: ReadonlyMap<string, string> = new Map([
  ["caption", "table-caption"],
  ["th", "table-head"],
  ["td", "table-cell"],
]);
export const INLINE: ReadonlySet<string> = new Set([
  "span",
  "em",
  "b",
  "u",
  "s",
  "sup",
  "sub",
  "ruby",
  "br",
  "img",
  "a",
]);
/** Elements whose text has a line, and the lines by element and class. */
export const LINED: ReadonlySet<string> = new Set(["b", "u", "s"]);
export const LINES: ReadonlyMap<string, TextMark> = new Map([
  ["b ", "bold"],
  ["u side", "side"],
  ["u double-side", "double-side"],
  ["s strike", "strike"],
  ["span frame", "frame"],
  ["sup ", "above"],
  ["sub ", "below"],
]);
