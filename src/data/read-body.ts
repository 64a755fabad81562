import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import { IndexRuns } from "../base/index-runs.ts";
import { pick, type Sequence } from "../base/sequence.ts";
import { HONORIFICS } from "../language/honorific.ts";
import { isTitleAlone, mayBePersonName } from "../language/person-name.ts";
import type { LeftOutReason, ListRows } from "../model/account.ts";
import { normalizeHeader } from "../model/heading.ts";
import type { HiddenRows } from "../model/hidden-rows.ts";
import { COLUMN_NAMES, STANDARD_COLUMNS } from "../model/recipient.ts";
import { type DoubtfulRow, decideDoubtful, doubtOf } from "./doubtful-rows.ts";
import type { Heading } from "./find-heading.ts";
import { GENERIC_KINDS, GOVERNMENT_KINDS, type LocalGovernments } from "./local-governments.ts";
import { type Looks, loneCell } from "./lone-cell.ts";
import { pageAgain, titlesOf } from "./page-again.ts";
import { cellAt, isBlankRow, type Sheet, type SheetRow } from "./sheet.ts";

/** What a sheet has besides the header: every row of it, read or accounted for. */
export interface Body {
  /** The recipients' rows, as wide as the header. */
  readonly rows: Sequence<SheetRow>;
  /** The header's width without the columns at its end in which nothing is written anywhere. */
  readonly width: number;
  /** Whether nothing is written below the header. */
  readonly isEmpty: boolean;
  readonly account: ListRows;
  /** Rows in doubt that are left out, as wide as the header. */
  readonly skipped: readonly SheetRow[];
  /** What was done with rows in doubt; undefined where there are none. */
  readonly hidden: HiddenRows | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Goes through all rows once: a long list is read from its store each time.
 *
 * Shape: `names` are the header's, by column; each row that is neither header nor recipient is in the account or in a finding.
 * Errors: `csv/row-above-header`, `csv/repeated-header`, `csv/lone-cell`, `csv/swallowed-rows`, `csv/column-count`, `csv/hidden-rows`; the
 * warnings `csv/total-row`, `csv/hidden-rows-skipped`.
 */
export function readBody(
  sheet: Sheet,
  heading: Heading,
  names: readonly string[],
  governments: LocalGovernments,
  said: HiddenRows | undefined,
): Body {
  const { header } = heading;
  const looks = { path: sheet.path, header, names, governments, titles: titlesOf(sheet, header) };
  const read = goThrough(sheet, heading, looks);
  const { rowCount, leftOut, doubtful } = read;
  const { choice, diagnostics } = decideDoubtful(doubtful, rowCount, said, sheet.path, names);
  const isSkipped = choice === "skip";
  const kept = isSkipped ? [] : doubtful;
  const skipped = isSkipped ? doubtful : [];
  const recipients = rowCount - skipped.length;
  leftOut.push(...skipped.map(({ row, doubt }) => ({ row: row.row, reason: doubt })));
  const indices = isSkipped ? read.certain : read.all;
  return {
    rows: pick(sheet.rows, indices),
    skipped: skipped.map(({ row }) => row),
    hidden: choice,
    width: kept.reduce((used, { row }) => usedWidth(row, used, names.length), read.width),
    isEmpty: recipients === 0 && (read.isEmpty || isSkipped),
    account: accountOfRows(sheet.path, recipients, leftOut),
    diagnostics: [...read.diagnostics, ...kept.flatMap((one) => one.diagnostics), ...diagnostics],
  };
}

/** What is known of a sheet's rows before it is decided which of those in doubt are left out. */
interface ReadRows {
  /** Places in the sheet of the rows that are recipients, without and with those in doubt. */
  readonly certain: IndexRuns;
  readonly all: IndexRuns;
  readonly rowCount: number;
  readonly doubtful: readonly (DoubtfulRow & Pick<ReadRow, "diagnostics">)[];
  readonly leftOut: LeftOut[];
  /** Without the rows in doubt. */
  readonly width: number;
  readonly isEmpty: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

function goThrough(sheet: Sheet, heading: Heading, looks: Looks): ReadRows {
  const { header, names } = looks;
  const certain = new IndexRuns();
  const all = new IndexRuns();
  const diagnostics: Diagnostic[] = [];
  const leftOut: LeftOut[] = [];
  const doubtful: (DoubtfulRow & Pick<ReadRow, "diagnostics">)[] = [];
  let width = usedWidth(header, 0, names.length);
  let isEmpty = true;
  const rest = { leftOut, diagnostics };
  for (const { index, row, read } of withoutNotes(
    writtenRows(sheet, heading, leftOut),
    looks,
    rest,
  )) {
    if (read.reason !== undefined)
      leftOut.push({ row: row.row, reason: read.reason, word: read.word });
    const isRow = read.isRecipient || read.isLone === true;
    const doubt = isRow ? doubtOf(row, sheet, names) : undefined;
    if (read.isRecipient || doubt !== undefined) all.add(index);
    if (doubt !== undefined) {
      doubtful.push({ row, doubt, diagnostics: read.diagnostics });
      continue;
    }
    diagnostics.push(...read.diagnostics);
    if (row.row < header.row) continue;
    isEmpty = false;
    width = usedWidth(row, width, names.length);
    if (read.isRecipient) certain.add(index);
  }
  return {
    certain,
    all,
    rowCount: all.length,
    doubtful,
    leftOut,
    width,
    isEmpty,
    diagnostics,
  };
}

/** The rows as they are read, without the notes below the last recipient; one above another recipient is asked about. */
function* withoutNotes(
  rows: Iterable<readonly [index: number, row: SheetRow]>,
  looks: Looks,
  rest: { readonly leftOut: LeftOut[]; readonly diagnostics: Diagnostic[] },
): Generator<{ readonly index: number; readonly row: SheetRow; readonly read: ReadRow }> {
  let notes: { readonly row: number; readonly note: Diagnostic }[] = [];
  for (const [index, row] of rows) {
    const read = readRow(row, looks);
    if (read.note !== undefined) {
      notes.push({ row: row.row, note: read.note });
      continue;
    }
    if (read.isRecipient) {
      rest.diagnostics.push(...notes.map(({ note }) => note));
      notes = [];
    }
    yield { index, row, read };
  }
  rest.leftOut.push(...notes.map(({ row }) => ({ row, reason: "note" as const })));
}

/** The rows that are neither the header nor blank, by their places; blank ones between them are left out. */
function* writtenRows(
  { rows }: Sheet,
  heading: Heading,
  leftOut: LeftOut[],
): Generator<readonly [index: number, row: SheetRow]> {
  let blank: number[] = [];
  let index = -1;
  for (const row of rows) {
    index += 1;
    if (heading.rows.includes(row.row)) continue;
    if (isBlankRow(row)) {
      blank.push(row.row);
      continue;
    }
    // Blank rows above the header or after the last written row are no rows of the list.
    leftOut.push(...blank.filter((gap) => gap > heading.header.row).map(blankRow));
    blank = [];
    yield [index, row];
  }
}

/** What a row that is neither the header nor blank turns out to be. */
interface ReadRow {
  readonly isRecipient: boolean;
  readonly reason?: LeftOutReason;
  /** What is written in a heading over some rows. */
  readonly word?: string;
  /** Whether the finding is that hardly anything is written in it, which is nothing to say of a row that is left out. */
  readonly isLone?: boolean;
  /** What is said of a note that is not below the list. */
  readonly note?: Diagnostic;
  readonly diagnostics: readonly Diagnostic[];
}

function readRow(row: SheetRow, looks: Looks): ReadRow {
  if (row.row < looks.header.row)
    return { isRecipient: false, reason: "above-header", diagnostics: checkAbove(row, looks) };
  if (isHeaderAgain(row, looks)) return { isRecipient: false, reason: "heading", diagnostics: [] };
  const swallowed = checkSwallowed(row, looks);
  const unreadable = checkRepeated(row, looks) ?? checkWidth(row, looks);
  if (unreadable !== undefined)
    return { isRecipient: false, diagnostics: [...swallowed, unreadable] };
  const total = checkTotal(row, looks);
  if (total !== undefined)
    return { isRecipient: false, reason: "total", diagnostics: [...swallowed, total] };
  const page = pageAgain(row, looks.names, looks.titles);
  if (page !== undefined)
    return { isRecipient: false, reason: "heading", word: page, diagnostics: swallowed };
  const lone = loneCell(row, looks);
  if (lone === undefined) return { isRecipient: true, diagnostics: swallowed };
  if (lone.isSection)
    return {
      isRecipient: false,
      reason: "heading",
      word: lone.found,
      diagnostics: swallowed,
    };
  if (lone.isNote) return { isRecipient: false, note: lone.finding, diagnostics: [] };
  return { isRecipient: false, isLone: true, diagnostics: [...swallowed, lone.finding] };
}

/** A row that is no recipient, and why. */
interface LeftOut {
  readonly row: number;
  readonly reason: LeftOutReason;
  readonly word?: string | undefined;
}

function blankRow(row: number): LeftOut {
  return { row, reason: "blank" };
}

const LEFT_OUT_REASONS: readonly LeftOutReason[] = [
  "above-header",
  "blank",
  "total",
  "note",
  "heading",
  "hidden",
  "struck",
];

/** The account of a list with so many rows that are recipients. */
export function accountOfRows(
  path: string,
  recipients: number,
  leftOut: readonly LeftOut[],
): ListRows {
  const groups = LEFT_OUT_REASONS.map((reason) => {
    const those = leftOut.filter((one) => one.reason === reason);
    const words = [...new Set(those.flatMap(({ word }) => (word === undefined ? [] : [word])))];
    return { reason, rows: those.map(({ row }) => row), ...(words.length > 0 && { words }) };
  });
  return {
    path,
    rows: recipients + leftOut.length,
    recipients,
    leftOut: groups.filter(({ rows }) => rows.length > 0),
  };
}

/** Columns up to the row's last written one, at least those that are used already, at most those of the header. */
function usedWidth(row: SheetRow, used: number, headings: number): number {
  let width = headings;
  while (width > used && (row.values[width - 1] ?? "").trim() === "") width -= 1;
  return width;
}

/**
 * A row above the header that is no title: it holds a government's code, or what addresses a letter is in the header's
 * columns. Sorting without 「先頭行をデータの見出しとして使用する」 puts the header among the rows.
 */
function checkAbove(row: SheetRow, looks: Looks): readonly Diagnostic[] {
  const { names, governments, path } = looks;
  const isCode = (value: string): boolean => governments.byCode.has(value.normalize("NFKC").trim());
  const valueIn = (name: string): string => (row.values[names.indexOf(name)] ?? "").trim();
  const [title, person] = [valueIn(COLUMN_NAMES.title), valueIn(COLUMN_NAMES.person)];
  const isNamed = valueIn(COLUMN_NAMES.name) !== "";
  const isAddressed =
    HONORIFICS.includes(valueIn(COLUMN_NAMES.honorific)) ||
    (KINDS.includes(valueIn(COLUMN_NAMES.kind)) && title !== "") ||
    (isNamed && isTitleAlone(title)) ||
    ((isNamed || title !== "") && /\S\s+\S/u.test(person) && mayBePersonName(person));
  if (!isAddressed && !row.values.some(isCode)) return [];
  const found = row.values.filter((value) => value.trim() !== "").join(",");
  const values = { found, header: looks.header.row };
  return [error("csv/row-above-header", cellAt(path, row, 1, undefined), values)];
}

const KINDS = [...GOVERNMENT_KINDS, ...GENERIC_KINDS];

/** Whether a row is the header once more, as it is repeated for each printed page. */
function isHeaderAgain({ values }: SheetRow, { header }: Looks): boolean {
  if (values[0]?.trim() !== header.values[0]?.trim()) return false;
  const again = trimmed(values);
  const own = trimmed(header.values);
  const isSame = again.length === own.length && own.every((value, index) => value === again[index]);
  return isSame && own.filter((value) => value !== "").length > 1;
}

/** Values by column without the blank ones at the end. */
function trimmed(values: readonly string[]): readonly string[] {
  const all = values.map((value) => value.trim());
  return all.slice(0, all.findLastIndex((value) => value !== "") + 1);
}

/** Whether a row has the header's words in other columns: what stands below it is shifted. */
function isHeaderShifted({ values }: SheetRow, { header }: Looks): boolean {
  if (firstWord(values) !== firstWord(header.values)) return false;
  const own = trimmed(header.values).filter((value) => value !== "");
  const again = trimmed(values).filter((value) => value !== "");
  return (
    own.length > 1 &&
    again.length === own.length &&
    own.every((value, index) => value === again[index])
  );
}

function firstWord(values: readonly string[]): string | undefined {
  return values.find((value) => value.trim() !== "")?.trim();
}

/** A header among the recipients: lists put one after the other, each with its own. */
function checkRepeated(row: SheetRow, looks: Looks): Diagnostic | undefined {
  let same = 0;
  const standard = new Set<string>();
  for (const [index, value] of row.values.entries()) {
    if (value !== "" && value === looks.header.values[index]) same += 1;
    if (value.length <= LONGEST_STANDARD && STANDARD_COLUMNS.has(value)) standard.add(value);
  }
  // The kind 都道府県 of a generic addressee is a heading too, and may be below its own.
  if (same < 2 && standard.size < 3 && !isHeaderShifted(row, looks)) return undefined;
  const values = { header: looks.header.row, row: row.row };
  return error("csv/repeated-header", cellAt(looks.path, row, 1, undefined), values);
}

const LONGEST_STANDARD = Math.max(...Array.from(STANDARD_COLUMNS, ({ length }) => length));

/**
 * A cell that took in the rows after it, up to the next stray double quote. A cell that runs from one row into the
 * k-th after it holds k times as many delimiters as a row has.
 */
function checkSwallowed(row: SheetRow, looks: Looks): readonly Diagnostic[] {
  const { names, governments, path } = looks;
  if (!row.values.some((value) => /[\r\n]/u.test(value))) return [];
  return row.values.flatMap((value, index) => {
    if (!value.includes("\n") && !value.includes("\r")) return [];
    const lines = value.split(/\r\n|\n|\r/u);
    const needed = (lines.length - 1) * (names.length - 1);
    const isRows =
      names.length > 1 && [",", "\t", ";"].some((sign) => value.split(sign).length - 1 === needed);
    const hasCode = lines
      .slice(1)
      .some((line) =>
        governments.byCode.has(/^\W*([\d０-９]{6})["”]?[,\t;]/u.exec(line)?.[1] ?? ""),
      );
    if (!isRows && !hasCode) return [];
    const values = { row: row.row, count: lines.length - 1, found: lines[1] ?? "" };
    return [error("csv/swallowed-rows", cellAt(path, row, index + 1, names[index]), values)];
  });
}

function checkWidth(row: SheetRow, looks: Looks): Diagnostic | undefined {
  const [found, expected] = [row.values.length, looks.names.length];
  if (found === expected) return undefined;
  const at = cellAt(looks.path, row, Math.min(found, expected) + 1, undefined);
  return error("csv/column-count", at, { expected, found });
}

const TOTAL = /^(?:総?合計|小計|総計|累計|計)$/u;

/** A sum below or between the recipients: its word, and neither a code nor a title. */
function checkTotal(row: SheetRow, { path, names }: Looks): Diagnostic | undefined {
  const column = row.values.findIndex(
    (value) => value.includes("計") && TOTAL.test(normalizeHeader(value)),
  );
  if (column === -1) return undefined;
  const isRecipient = [COLUMN_NAMES.code, COLUMN_NAMES.title].some((name) => {
    const index = names.indexOf(name);
    const value = (row.values[index] ?? "").normalize("NFKC").trim();
    // How many they are stands in any column.
    const isCount = name === COLUMN_NAMES.title && /^[\d,]+[件人名団体通]*$/u.test(value);
    return index !== column && value !== "" && !isCount;
  });
  if (isRecipient) return undefined;
  const at = cellAt(path, row, column + 1, names[column]);
  return warning("csv/total-row", at, { word: row.values[column] ?? "", row: row.row });
}
