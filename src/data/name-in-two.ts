import { type Cell, COLUMN_NAMES, type Recipient } from "../model/recipient.ts";
import { meaningOfHeading } from "./column-words.ts";
import type { SheetRow } from "./sheet.ts";

/** The columns of a family name and of a given name: 0-based; twice that of the whole name where a list repeats the family name in it. */
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
 * Shape: `headings` as `normalizeHeader` gives them; undefined where one of them is there twice, or any other names persons;
 * 代表者名, which gives way to 氏名, gives way to the two.
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
      (meaningOfHeading(heading) === "person" && !/^代表者/u.test(heading)));
  return headings.some(isOther) ? undefined : { family, given };
}

/**
 * The columns by what stands in them: where every 名前 begins with its 苗字 (橿本, 橿本一朗), it is the whole name. A single row that does so is
 * a slip, which is told.
 */
export function settledInTwo(rows: Iterable<SheetRow>, columns: NameInTwo): NameInTwo {
  let isSure = false;
  for (const { values } of rows) {
    const [family, given] = [values[columns.family], values[columns.given]].map(plain);
    if (!family || !given) continue;
    if (!given.startsWith(family) || given === family) return columns;
    // 林　林太郎 may be somebody's name.
    isSure ||= family.length > 1;
  }
  return isSure ? { family: columns.given, given: columns.given } : columns;
}

/** What such columns are called together where a list is accounted for. */
export function headingsInTwo(headings: readonly string[], columns: NameInTwo): string {
  return placesOf(columns)
    .map((place) => headings[place] ?? "")
    .join("」「");
}

/** A row with the whole name behind its own values; of a name that is written in one of the columns alone, that. */
export function withWholeName(row: SheetRow, columns: NameInTwo): SheetRow {
  const parts = placesOf(columns).map((place) => (row.values[place] ?? "").trim());
  return { ...row, values: [...row.values, parts.filter((one) => one !== "").join("　")] };
}

function placesOf({ family, given }: NameInTwo): readonly number[] {
  return family === given ? [given] : [family, given];
}

function plain(text = ""): string {
  return text.normalize("NFKC").replaceAll(/\s/gu, "");
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
  if (!isOfTwo) return false;
  const words = value.normalize("NFKC").trim().split(/\s+/u);
  const [family = "", given = "", ...others] = words;
  if (given === "" || (others.length > 0 && !words.every((one) => FOREIGN.test(one)))) return true;
  return given.startsWith(family) || hasGiven(family, given);
}

/** スミス and ジョン　マイケル, of whom one has two given names. */
const FOREIGN = /^(?:[\p{Script=Katakana}ー・=]+|[\p{Script=Latin}.'-]+)$/u;

/** 佐々木望 beside 望; 小泉　泉 is a person. */
function hasGiven(family: string, given: string): boolean {
  return family.endsWith(given) && family.length > given.length + 1;
}
