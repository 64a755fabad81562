import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { TakenHeading } from "../model/account.ts";
import { normalizeHeader } from "../model/heading.ts";
import { COLUMN_NAMES, type ColumnMeaning, STANDARD_COLUMNS } from "../model/recipient.ts";
import {
  COLUMN_WORDS,
  type ColumnWords,
  MUNICIPALITIES_OF_A_KIND,
  MUNICIPALITY_WORDS,
  meaningOfHeading,
} from "./column-words.ts";
import { areJointAddressees, columnsByLikeness } from "./columns-by-likeness.ts";
import { checkDigit } from "./government-code.ts";
import type { LocalGovernments } from "./local-governments.ts";
import {
  type MunicipalityBeside,
  municipalityBeside,
  placesOfMunicipalities,
  placesOfWords,
} from "./municipality-beside.ts";
import { type NameInTwo, nameInTwo, WHOLE_NAME } from "./name-in-two.ts";
import { otherBodyOf } from "./other-bodies.ts";
import { prefectureAsBody } from "./prefecture-as-body.ts";
import { cellAt, type SheetRow } from "./sheet.ts";

/** What a list's columns are called. */
export interface NamedColumns {
  /** By column: the heading in the form that templates name, or our own name where the heading means a column of every list. */
  readonly names: readonly string[];
  /** Headings that were taken for a column of ours, in the order of the columns. */
  readonly taken: readonly TakenHeading[];
  readonly diagnostics: readonly Diagnostic[];
  /** The columns that together are 氏名; undefined where one column is, or none. */
  readonly inTwo?: NameInTwo | undefined;
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
  const beside = municipalityBeside(headings, samples, governments);
  const columns = { headings, samples, governments, beside };
  const names = [...headings];
  const found: Diagnostic[] = [];
  const taken: (TakenHeading & { readonly index: number })[] = [];
  const inTwo = nameInTwo(headings);
  const wanted = COLUMN_WORDS.filter(
    ({ name, meaning }) => !headings.includes(name) && !(inTwo && meaning === "person"),
  );
  for (const words of wanted) {
    const meant = placesOf(words, columns);
    const [index, second] = meant;
    if (index === undefined) continue;
    const isOurs = STANDARD_COLUMNS.has(words.name);
    if (second === undefined) {
      names[index] = nameInList(words.name, headings[index] ?? "");
      taken.push({ index, ...takenAs(words, index, columns) });
    } else if (isOurs || isOnlyWho(words.name, names)) {
      found.push(ambiguous(path, header, words.name, meant));
    }
  }
  const known = knownColumns(inTwo ? [...names, WHOLE_NAME] : names, taken, found);
  for (const { index, column } of columnsByLikeness(names, known)) {
    names[index] = nameInList(column, headings[index] ?? "");
    taken.push({ index, heading: headings[index] ?? "", column });
  }
  const whole = withPrefecture(columns, names, taken);
  const inOrder = whole.toSorted((one, two) => one.index - two.index);
  return {
    names,
    taken: inOrder.map(({ index: _, ...one }) => one),
    diagnostics: found,
    ...(inTwo && { inTwo }),
  };
}

/** What was taken, with the column of prefectures as the body where it is that. Shape: changes `names`. */
function withPrefecture(
  { headings, samples }: Columns,
  names: string[],
  taken: readonly (TakenHeading & { readonly index: number })[],
): readonly (TakenHeading & { readonly index: number })[] {
  const columnOf = (name: string, index: number): string =>
    taken.find((one) => one.index === index)?.column ?? name;
  const index = prefectureAsBody(headings, names.map(columnOf), samples);
  if (index === undefined) return taken;
  names[index] = COLUMN_NAMES.name;
  const own = { index, heading: headings[index] ?? "", column: COLUMN_NAMES.name };
  return [...taken.filter((one) => one.index !== index), own];
}

/** What the program only prints keeps the list's heading and has ours for a second name. */
function nameInList(column: string, heading: string): string {
  return STANDARD_COLUMNS.has(column) ? column : heading;
}

/** The columns of ours that a list has, and those that two headings may mean. */
function knownColumns(
  names: readonly string[],
  taken: readonly TakenHeading[],
  asked: readonly Diagnostic[],
): ReadonlySet<string> {
  return new Set([
    ...names,
    ...taken.map(({ column }) => column),
    ...asked.map(({ values }) => String(values["column"])),
  ]);
}

/** What a column was taken for, and of a body's the headings that say where it lies. */
function takenAs(
  { meaning, name }: ColumnWords,
  index: number,
  { headings, beside }: Columns,
): TakenHeading {
  const taken = { heading: headings[index] ?? "", column: name };
  const { free = [] } = beside ?? {};
  if (meaning !== "name" || free.length === 0) return taken;
  return { ...taken, beside: free.map((place) => headings[place] ?? "") };
}

/** Whether a list says by this column alone whom it addresses; the columns before it have their names. */
function isOnlyWho(column: string, names: readonly string[]): boolean {
  return WHO_COLUMNS.includes(column) && !WHO_COLUMNS.some((name) => names.includes(name));
}

/** What it is decided by which columns a heading can mean. */
interface Columns {
  readonly headings: readonly string[];
  readonly samples: readonly SheetRow[];
  readonly governments: LocalGovernments;
  readonly beside: MunicipalityBeside | undefined;
}

/** The columns whose headings can mean it: by the usual words, else by those that also mean other things. */
function placesOf(row: ColumnWords, columns: Columns): readonly number[] {
  const { headings, samples, governments, beside } = columns;
  if (row.meaning === "name" && beside?.body !== undefined) return bodiesBeside(row, columns);
  const free = beside?.free ?? [];
  const isFree = (index: number): boolean =>
    free.includes(index) || (free.length > 0 && isOfMunicipality(index, row, columns));
  const placesIn = (list: readonly string[]): readonly number[] =>
    placesOfWords(list, headings).filter((index) => !isFree(index));
  const municipalities = row.tiers?.includes(MUNICIPALITY_WORDS)
    ? placesOfMunicipalities(headings, samples, governments).filter((index) => !isFree(index))
    : [];
  const strong = placesIn(row.words);
  // Which of the two a letter goes to, nobody can say.
  if (strong.length > 0) return [...strong, ...municipalities].toSorted((one, two) => one - two);
  if (municipalities.length > 0) return municipalities;
  for (const tier of row.tiers ?? []) {
    if (tier === MUNICIPALITIES_OF_A_KIND) continue; // looked at with the others
    const places = placesIn(tier);
    if (places.length > 0) return places;
  }
  return placesIn(row.weakWords).filter((index) => isMeant(row.meaning, index, columns));
}

/** The bodies beside municipalities, or the other way round: two of one kind are asked about. */
function bodiesBeside({ words, tiers = [] }: ColumnWords, columns: Columns): readonly number[] {
  const { headings, beside } = columns;
  const { free = [], body = 0 } = beside ?? {};
  const tier = [words, ...tiers].find((one) => placesOfWords(one, headings).includes(body));
  if (tier === undefined) return [body];
  return placesOfWords(tier, headings).filter((index) => !free.includes(index));
}

/** Whether a column that can also be another is meant. */
function isMeant(meaning: ColumnMeaning, index: number, columns: Columns): boolean {
  const { headings, samples, governments, beside } = columns;
  switch (meaning) {
    case "code":
      return holdsCodes(index, samples, governments);
    case "reading":
      return beside?.free.includes(index - 1) !== true && isReadingOfBody(index, headings);
    default:
      return true;
  }
}

/** Whether a column is about the municipality that a body lies in: its code, its reading. */
function isOfMunicipality(
  index: number,
  { meaning }: ColumnWords,
  { headings, beside }: Columns,
): boolean {
  const body = headings[beside?.body ?? -1] ?? "";
  if ([...MUNICIPALITY_WORDS, ...MUNICIPALITIES_OF_A_KIND].includes(body)) return false;
  return meaning === "code" || (meaning === "reading" && /^市区?町村/u.test(headings[index] ?? ""));
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

/**
 * Whether a row can be the header of a list: two of our own headings, two that mean ours and one of them whom to address, or several
 * persons' names with a 敬称 each.
 */
export function isHeader(values: readonly string[], wantsOwn = false): boolean {
  const headings = values.map(normalizeHeader);
  if (headings.filter((heading) => STANDARD_COLUMNS.has(heading)).length >= HEADER_MINIMUM)
    return true;
  if (wantsOwn) return false;
  const meanings = new Set(headings.map(meaningOfHeading));
  meanings.delete(undefined);
  if (nameInTwo(headings) !== undefined) meanings.add("person");
  if (areJointAddressees(headings)) return true;
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
