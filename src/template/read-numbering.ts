import type { Location } from "../base/location.ts";
import type { FrontMap } from "./front-matter.ts";
import { type Report, textOf, wrongValue } from "./settings-reader.ts";

/** How the letters of a run are numbered (連番). */
export interface Numbering {
  /** The number of the first letter. */
  readonly start: number;
  /** Digits that a number has at least, zeros in front; 1 where nothing is said. */
  readonly digits: number;
  /** Where it is said; undefined where it is not. */
  readonly at: Location | undefined;
}

const FROM_ONE: Numbering = { start: 1, digits: 1, at: undefined };

/**
 * Reads the setting 連番, which is the first number as it is printed: 101, or 0101 for numbers of four digits.
 *
 * Errors: template/wrong-value.
 */
export function readNumbering(map: FrontMap, report: Report): Numbering {
  const text = textOf(map, "連番", report);
  if (text === undefined) return FROM_ONE;
  const typed = text.value.normalize("NFKC").trim();
  const start = Number(typed);
  if (/^\d{1,9}$/u.test(typed) && start > 0) return { start, digits: typed.length, at: text.at };
  wrongValue(text, "連番", "number", report);
  return FROM_ONE;
}
