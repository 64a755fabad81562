import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { TakenHeading } from "../model/account.ts";
import { normalizeHeader } from "../model/heading.ts";
import { COLUMN_NAMES, type ColumnMeaning, STANDARD_COLUMNS } from "../model/recipient.ts";
import { COLUMN_WORDS, type ColumnWords, meaningOfHeading } from "./column-words.ts";
import { checkDigit } from "./government-code.ts";
import type { LocalGovernments } from "./local-governments.ts";
import { otherBodyOf } from "./other-bodies.ts";
import { cellAt, type SheetRow } from "./sheet.ts";

/** What a list's columns are called. */
export interface NamedColumns {
  /** By column: the heading in the form that templates name, or our own name where the heading means a column of every list. */
  readonly names: readonly string[];
  /** Headings that were taken for a column of ours, in the order of the columns. */
  readonly taken: readonly TakenHeading[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Names a list's columns by what their headings mean: 役職 is 職名 where no other column can be. Nothing is chosen between two: the
 * error names both. What the letter does not need is left as the list calls it.
 *
 * Shape: `samples` are rows below the header, for words that mean a column only with the right values.
 * Errors: `csv/ambiguous-column`.
 */
export function nameColumns(
  path: string,
  header: SheetRow,
  samples: readonly SheetRow[],
  governments: LocalGovernments,
): NamedColumns {
  const headings = header.values.map(normalizeHeader);
  const names = [...headings];
  const found: Diagnostic[] = [];
  const taken: (TakenHeading & { readonly index: number })[] = [];
  for (const words of COLUMN_WORDS) {
    if (headings.includes(words.name)) continue;
    const places = placesOf(words, headings, samples, governments);
    const [index] = places;
    if (index === undefined) continue;
    if (places.length === 1) {
      // What the program only prints keeps the list's heading and has ours for a second name.
      if (STANDARD_COLUMNS.has(words.name)) names[index] = words.name;
      taken.push({ index, heading: headings[index] ?? "", column: words.name });
    } else if (STANDARD_COLUMNS.has(words.name) || isOnlyWho(words.name, names)) {
      found.push(ambiguous(path, header, words.name, places));
    }
  }
  const inOrder = taken.toSorted((one, two) => one.index - two.index);
  return {
    names,
    taken: inOrder.map(({ heading, column }) => ({ heading, column })),
    diagnostics: found,
  };
}

/** Whether a list says by this column alone whom it addresses; the columns before it have their names. */
function isOnlyWho(column: string, names: readonly string[]): boolean {
  return WHO_COLUMNS.includes(column) && !WHO_COLUMNS.some((name) => names.includes(name));
}

/** The columns whose headings can mean it: by the usual words, else by those that also mean other things. */
function placesOf(
  { meaning, words, weakWords }: ColumnWords,
  headings: readonly string[],
  samples: readonly SheetRow[],
  governments: LocalGovernments,
): readonly number[] {
  const placesIn = (list: readonly string[]): readonly number[] => {
    const known = new Set(list.map(normalizeHeader));
    return headings.flatMap((heading, index) => (known.has(heading) ? [index] : []));
  };
  const strong = placesIn(words);
  if (strong.length > 0) return strong;
  return placesIn(weakWords).filter((index) => isMeant(meaning, index));

  function isMeant(wanted: ColumnMeaning, index: number): boolean {
    switch (wanted) {
      case "code":
        return holdsCodes(index, samples, governments);
      case "reading":
        return isReadingOfBody(index, headings);
      default:
        return true;
    }
  }
}

/** Whether most values of a column are codes of governments: コード may as well be an office's own number. */
function holdsCodes(
  index: number,
  samples: readonly SheetRow[],
  governments: LocalGovernments,
): boolean {
  const values = samples
    .map(({ values }) => (values[index] ?? "").normalize("NFKC").trim())
    .filter((value) => value !== "");
  const codes = values.filter((value) => /^\d{5,6}$/u.test(value));
  const known = codes.map((value) => value.padStart(6, "0")).filter(isCode);
  return known.length * 2 > values.length;

  function isCode(code: string): boolean {
    if (governments.byCode.has(code)) return true;
    return checkDigit(code) === code[5] && otherBodyOf(code, governments) !== undefined;
  }
}

/** Whether a column of readings is that of the bodies and not of the persons: in a list with persons it stands behind the body. */
function isReadingOfBody(index: number, headings: readonly string[]): boolean {
  const meanings = headings.map(meaningOfHeading);
  return !meanings.includes("person") || meanings[index - 1] === "name";
}

function ambiguous(
  path: string,
  header: SheetRow,
  column: string,
  places: readonly number[],
): Diagnostic {
  const headings = places.map((index) => header.values[index] ?? "");
  const [first = 0, ...others] = places;
  return error(
    "csv/ambiguous-column",
    cellAt(path, header, first + 1, headings[0]),
    { column, headings: headings.map((heading) => `「${heading}」`).join("と") },
    others.map((index, place) => ({
      at: cellAt(path, header, index + 1, headings[place + 1]),
      label: headings[place + 1] ?? "",
    })),
  );
}

/** Headings of a list that say whom a letter addresses. */
const ADDRESSING: ReadonlySet<ColumnMeaning | undefined> = new Set<ColumnMeaning>([
  "title",
  "honorific",
  "person",
]);

/** Whether a row can be the header of a list: two of our own headings, or two that mean ours and one of them whom to address. */
export function isHeader(values: readonly string[], wantsOwn = false): boolean {
  const headings = values.map(normalizeHeader);
  if (headings.filter((heading) => STANDARD_COLUMNS.has(heading)).length >= HEADER_MINIMUM)
    return true;
  if (wantsOwn) return false;
  const meanings = new Set(headings.map(meaningOfHeading));
  meanings.delete(undefined);
  return meanings.size >= HEADER_MINIMUM && [...meanings].some((one) => ADDRESSING.has(one));
}

/** Counts the headings of a row that mean a column of ours. */
export function countKnownHeadings(values: readonly string[]): number {
  return values.filter((value) => meaningOfHeading(normalizeHeader(value)) !== undefined).length;
}

/** Headings that must occur together before a row is taken for the header. */
const HEADER_MINIMUM = 2;

/** Columns of which a list needs one: they say whom it addresses. */
export const WHO_COLUMNS: readonly string[] = [
  COLUMN_NAMES.title,
  COLUMN_NAMES.name,
  COLUMN_NAMES.person,
];
