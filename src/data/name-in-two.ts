import { type Cell, COLUMN_NAMES, type Recipient } from "../model/recipient.ts";
import { meaningOfHeading } from "./column-words.ts";
import type { SheetRow } from "./sheet.ts";

/** The columns of a family name and of a given name: 0-based. */
export interface NameInTwo {
  readonly family: number;
  readonly given: number;
}

/** Headings of family names and given names. */
const PAIRS: readonly (readonly [family: string, given: string])[] = [
  ["姓", "名"],
  ["氏", "名"],
  ["苗字", "名前"],
  ["名字", "名前"],
];

/**
 * The two columns in which a list has its addressees' names, where no other column can have them.
 *
 * Shape: `headings` as `normalizeHeader` gives them; undefined where one of them is there twice, or any other names persons.
 */
export function nameInTwo(headings: readonly string[]): NameInTwo | undefined {
  const found = PAIRS.filter((pair) => pair.every((one) => headings.includes(one)));
  const [[familyHeading = "", givenHeading = ""] = [], second] = found;
  const [family, given] = [familyHeading, givenHeading].map((one) => headings.indexOf(one));
  if (family === undefined || given === undefined || family === -1 || second !== undefined)
    return undefined;
  const isOther = (heading: string, index: number): boolean =>
    index !== family &&
    index !== given &&
    (heading === familyHeading ||
      heading === givenHeading ||
      meaningOfHeading(heading) === "person");
  return headings.some(isOther) ? undefined : { family, given };
}

/** What such columns are called together where a list is accounted for. */
export function headingsInTwo(headings: readonly string[], { family, given }: NameInTwo): string {
  return `${headings[family] ?? ""}」「${headings[given] ?? ""}`;
}

/** A row with the whole name behind its own values; of a name that is written in one of the columns alone, that. */
export function withWholeName(row: SheetRow, { family, given }: NameInTwo): SheetRow {
  const parts = [row.values[family], row.values[given]].map((one) => (one ?? "").trim());
  return { ...row, values: [...row.values, parts.filter((one) => one !== "").join("　")] };
}

/** The column that such names are found in. */
export const WHOLE_NAME: string = COLUMN_NAMES.person;

/**
 * Whether a cell is such a name and is not made of a family name and a given name: one of the two is blank, or has both.
 */
export function isIncomplete({ value, at }: Cell, fields: Recipient["fields"]): boolean {
  const isOfTwo = PAIRS.some(
    (pair) => pair.every((one) => fields.has(one)) && fields.get(pair[0])?.at.column === at.column,
  );
  return isOfTwo && value.trim().split(/\s+/u).length !== 2;
}
