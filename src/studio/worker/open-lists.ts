import type { Diagnostic } from "../../base/diagnostic.ts";
import { once } from "../../base/once.ts";
import { accountOf } from "../../data/account-of.ts";
import { type Allowance, withoutAllowed } from "../../data/allowance.ts";
import { columnNameOf } from "../../data/column-words.ts";
import { guardRecipients } from "../../data/guard/guard-recipients.ts";
import { guardedBy } from "../../data/guard/guarded-by.ts";
import { headingsOf } from "../../data/guard/headings-of.ts";
import { type ListFile, listName } from "../../data/list-file.ts";
import {
  type ReadList,
  type ReadTable,
  readLists,
  type WorkbookReader,
} from "../../data/read-lists.ts";
import { guardedFor } from "../../letter/guarded-for.ts";
import { asksHonorific } from "../../letter/without-echoes.ts";
import type { Account } from "../../model/account.ts";
import { normalizeHeader } from "../../model/heading.ts";
import { COLUMN_NAMES } from "../../model/recipient.ts";
import type { Template } from "../../template/compile-template.ts";
import type { GivenLists, RowFilter, RowView, TableView } from "../protocol/worker.ts";

/** What reads workbooks: a third of the worker's code, and most lists need none of it. */
export interface Workbooks {
  readonly readXlsx: WorkbookReader;
  readonly sheetNames: (file: ListFile) => readonly string[];
}

/** A row, with what is wrong in it. */
export type FoundRow = Omit<RowView, "findings"> & { readonly findings: readonly Diagnostic[] };

/** The lists that the page has opened. */
export interface OpenedLists {
  /** Undefined where they cannot be used as lists. */
  readonly list: ReadList | undefined;
  readonly account: Account | undefined;
  readonly findings: readonly Diagnostic[];
  /** The same, one for each cell where several are told as one. */
  readonly every: readonly Diagnostic[];
  /**
   * Whether an error of a letter only says again what the list is told of: it is in a row that has an error of its own. A run makes
   * no letter before the list is right; what else is wrong in the row shows then.
   */
  readonly isEcho: (problem: Diagnostic) => boolean;
  readonly given: GivenLists;
  readonly read: ReturnType<typeof readLists>;
  /** By file, in the order given; a file that is no table has no rows. */
  readonly tables: readonly TableView[];
  /** Rows of a table from a place on. */
  readonly rowsOf: (table: number, from: number, count: number) => readonly FoundRow[];
  /** Places of the rows of a table that a filter lets through. */
  readonly placesOf: (table: number, filter: RowFilter) => readonly number[];
  /** Whether what is found in them is what a letter's run finds. */
  readonly isGuardedFor: (letter: ListLetter | undefined) => boolean;
  /** The same lists, guarded for another letter. */
  readonly guardedFor: (letter: ListLetter | undefined) => OpenedLists;
}

/**
 * Reads and guards the recipient lists as a run of the letter does.
 *
 * Cost: linear in the rows; remembers nothing of a row beside what a list takes.
 */
export function openLists(
  given: GivenLists,
  workbooks: Workbooks,
  letter?: ListLetter,
): OpenedLists {
  const { files, allow = [], hidden, edits = [], isHonorificGiven = false } = given;
  const allowed: readonly Allowance[] = allow.map(({ column, values }) => ({ column, values }));
  const read = readLists(files, workbooks.readXlsx, {
    ...{ allowed, hidden, edits },
    isHonorificGiven,
  });
  const tables = files.map((file, index) => tableView(file, read.tables[index], workbooks));
  return guardedLists({ given, allowed, read, tables }, letter);
}

/** What a template asks of lists. */
export type ListLetter = Pick<Template, "fields" | "settings" | "conditions">;

function guardFor(list: ReadList, letter: ListLetter | undefined): readonly Diagnostic[] {
  const found = guardRecipients(list, letter && guardedFor(letter));
  return asksHonorific(letter) ? found : found.filter(({ code }) => code !== "csv/empty-honorific");
}

/** What the guard of lists with these headings depends on. */
function guardsOf(headings: readonly string[], letter: ListLetter | undefined): string {
  return `${asksHonorific(letter)}\t${guardedBy(headings, letter ? guardedFor(letter) : {})}`;
}

/** What lists say whatever the letter is. */
interface ReadGiven extends Pick<OpenedLists, "given" | "read" | "tables"> {
  readonly allowed: readonly Allowance[];
}

function guardedLists(whole: ReadGiven, letter: ListLetter | undefined): OpenedLists {
  const { given, allowed, read: all } = whole;
  const { files } = given;
  const { list: read, tables } = all;
  const list = read.ok ? read.value : undefined;
  const guarded = withoutAllowed(list === undefined ? [] : guardFor(list, letter), allowed);
  const headings = once(() => (list === undefined ? [] : [...headingsOf(list)]));
  const placeOf = recipientFinder(list, files.map(listName));
  const findings = [...(read.ok ? read.warnings : read.errors), ...guarded.remaining];
  const byRow = once(() => findingsByRow(findings));
  const every = [...all.every.found, ...(read.ok ? guarded.remaining : read.errors)];
  const wrongRows = once(() => new Set(every.filter(isError).map(rowOf)));
  return {
    list,
    account: list && accountFor(list, guarded.allowed),
    findings,
    every,
    isEcho: (problem) => isError(problem) && wrongRows().has(rowOf(problem) ?? ""),
    given,
    read: all,
    tables: whole.tables,
    isGuardedFor: (other) => guardsOf(headings(), letter) === guardsOf(headings(), other),
    guardedFor: (other) => guardedLists(whole, other),
    rowsOf: (table, from, count) => {
      const rows = tables[table]?.sheet.rows;
      const last = Math.min(from + count, rows?.length ?? 0);
      const found: FoundRow[] = [];
      for (let place = Math.max(0, from); place < last; place += 1) {
        const row = rows?.at(place);
        if (row === undefined) continue;
        const recipient = placeOf(table, row.row);
        const file = files[table];
        const path = file === undefined ? "" : listName(file);
        found.push({
          row: row.row,
          values: row.values,
          recipient,
          findings: byRow().get(path)?.get(row.row) ?? [],
        });
      }
      return found;
    },
    placesOf: (table, filter) => filtered(tables[table], filter),
  };
}

/** Cost: linear in the rows. */
function filtered(
  table: ReadTable | undefined,
  { text, column, cells = [], rows: wanted }: RowFilter,
): readonly number[] {
  if (table === undefined) return [];
  const sought = comparable(text);
  const only = wanted === undefined ? undefined : new Set(wanted);
  const places: number[] = [];
  let place = 0;
  for (const { row, values } of table.sheet.rows) {
    const shown = column === undefined ? values.join("\n") : (values[column] ?? "");
    const isWanted =
      (only === undefined || only.has(row)) &&
      cells.every((cell) => (values[cell.column] ?? "").trim() === cell.value);
    if (isWanted && (sought === "" || comparable(shown).includes(sought))) places.push(place);
    place += 1;
  }
  return places;
}

/** What people mean by the same text: full-width and half-width letters, capitals and small ones. */
function comparable(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** The row that a finding is in; undefined for one that is in none. */
function rowOf({ at }: Diagnostic): string | undefined {
  return at.kind === "cell" ? `${at.path}\t${at.row}` : undefined;
}

/** By the list's path and the row. */
function findingsByRow(
  findings: readonly Diagnostic[],
): ReadonlyMap<string, ReadonlyMap<number, readonly Diagnostic[]>> {
  const byPath = new Map<string, Map<number, Diagnostic[]>>();
  for (const finding of findings) {
    const { at } = finding;
    if (at.kind !== "cell") continue;
    const own = byPath.get(at.path) ?? new Map<number, Diagnostic[]>();
    byPath.set(at.path, own);
    const known = own.get(at.row);
    if (known === undefined) own.set(at.row, [finding]);
    else known.push(finding);
  }
  return byPath;
}

function accountFor(list: ReadList, found: readonly Diagnostic[]): Account {
  const { recipients } = list;
  const allowed = [...list.allowed, ...found].map(({ at, values }) => ({
    column: at.kind === "cell" ? (at.header ?? "") : "",
    value: String(values["value"] ?? ""),
    count: 1,
  }));
  return accountOf(
    list.lists,
    recipients,
    {
      notSelected: [],
      letters: recipients.length,
      allowed,
    },
    [],
  );
}

function tableView(
  file: ListFile,
  table: ReadTable | undefined,
  { sheetNames }: Workbooks,
): TableView {
  return {
    path: listName(file),
    headings: table?.header.values ?? [],
    headerRow: table?.header.row,
    headRows: table === undefined ? 0 : headRowsOf(table),
    rows: table?.sheet.rows.length ?? 0,
    hiddenRows: [...(table?.sheet.hiddenRows ?? [])],
    sheets: sheetNames(file),
    addressee: table === undefined ? [] : ADDRESSED.flatMap((name) => columnOf(table, name)),
    picks: table === undefined ? [] : picksOf(table),
  };
}

/** Titles and blank lines above the headings are few. */
function headRowsOf({ sheet, header }: ReadTable): number {
  let count = 0;
  for (const { row } of sheet.rows) {
    if (row > header.row) break;
    count += 1;
  }
  return count;
}

/** What a letter calls its addressee. */
const ADDRESSED = ["title", "honorific"] as const;

/** The place of a column; none where the list has no such column. */
function columnOf(
  { header }: ReadTable,
  name: (typeof ADDRESSED)[number] | (typeof PICKED)[number],
): readonly number[] {
  const column = header.values.findIndex(
    (heading) => columnNameOf(normalizeHeader(heading)) === COLUMN_NAMES[name],
  );
  return column < 0 ? [] : [column];
}

/** Columns whose values are few, and known to everybody who has the list. */
const PICKED = ["kind", "prefecture"] as const;

/** More values than that are looked for, and not picked. */
const MOST_VALUES = 100;

/** Cost: linear in the rows. */
function picksOf(table: ReadTable): TableView["picks"] {
  const { sheet, header } = table;
  let picks = PICKED.flatMap((name) =>
    columnOf(table, name).map((column) => ({ name, column, values: new Set<string>() })),
  );
  for (const row of picks.length === 0 ? [] : sheet.rows) {
    if (row.row <= header.row) continue;
    for (const { column, values } of picks) {
      const value = (row.values[column] ?? "").trim();
      if (value !== "") values.add(value);
    }
    if (picks.some(({ values }) => values.size > MOST_VALUES))
      picks = picks.filter(({ values }) => values.size <= MOST_VALUES);
    if (picks.length === 0) break;
  }
  return picks.flatMap(({ values, ...one }) =>
    values.size < 2 ? [] : [{ ...one, values: [...values] }],
  );
}

/**
 * The place of an addressee by its table and row; of one file that is given twice, rows lead to the first. Rows ascend within a
 * table, so that nothing has to be remembered of them.
 */
function recipientFinder(
  list: ReadList | undefined,
  paths: readonly string[],
): (table: number, row: number) => number | undefined {
  const starts = [0];
  for (const { recipients } of list?.lists ?? []) starts.push((starts.at(-1) ?? 0) + recipients);
  return (table, row) => {
    const first = paths.indexOf(paths[table] ?? "");
    let [low, high] = [starts[first] ?? 0, (starts[first + 1] ?? 0) - 1];
    while (low <= high) {
      const middle = Math.floor((low + high) / 2);
      const found = list?.recipients.at(middle)?.row ?? 0;
      if (found === row) return middle;
      if (found < row) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  };
}
