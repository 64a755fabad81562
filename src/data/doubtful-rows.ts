import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { HiddenRows } from "../model/hidden-rows.ts";
import { COLUMN_NAMES } from "../model/recipient.ts";
import { cellAt, type Sheet, type SheetRow } from "./sheet.ts";

/** Why nobody knows whether a row of the list is to get a letter: it is not shown, or a line is drawn through it. */
export type Doubt = "hidden" | "struck";

/** A row of the list that is in doubt. */
export interface DoubtfulRow {
  readonly row: SheetRow;
  readonly doubt: Doubt;
}

/** What was decided about the rows in doubt; undefined where there are none, or the user has to say. */
export interface DoubtfulRows {
  readonly choice: HiddenRows | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where more than one row in so many is in doubt, it is no slip that leaving them out would put right. */
const MOST_OF = 5;

/** Rows that a message names. */
const NAMED_ROWS = 10;

/** Columns that say who a row is. */
const IDENTIFYING = [
  COLUMN_NAMES.code,
  COLUMN_NAMES.name,
  COLUMN_NAMES.title,
  COLUMN_NAMES.person,
] as const;

/** Tells whether a row is in doubt. Shape: `names` are the columns' names. Cost: constant for a row without marks. */
export function doubtOf(row: SheetRow, sheet: Sheet, names: readonly string[]): Doubt | undefined {
  if (sheet.hiddenRows.has(row.row)) return "hidden";
  return isStruckRow(row, sheet, names) ? "struck" : undefined;
}

/** Whether a line is drawn through all that says who a row is, or in a list that has no such columns through everything. */
export function isStruckRow(
  { row, values }: SheetRow,
  { struckCells }: Sheet,
  names: readonly string[],
): boolean {
  const struck = struckCells.get(row);
  if (struck === undefined) return false;
  const written = values.flatMap((value, index) => (value.trim() === "" ? [] : [index]));
  const identifying = written.filter((index) => IDENTIFYING.some((name) => name === names[index]));
  return (identifying.length > 0 ? identifying : written).every((index) => struck.includes(index));
}

/**
 * Decides about the rows in doubt as the user says. Where nothing is said, a few are left out, which is said; of many it is not
 * known what the user means.
 *
 * Shape: `rowCount` counts all rows that are recipients, those in doubt included.
 * Errors: `csv/hidden-rows`; the warning `csv/hidden-rows-skipped`.
 */
export function decideDoubtful(
  doubtful: readonly DoubtfulRow[],
  rowCount: number,
  said: HiddenRows | undefined,
  path: string,
  names: readonly string[],
): DoubtfulRows {
  const [first] = doubtful;
  if (first === undefined) return { choice: undefined, diagnostics: [] };
  if (said !== undefined) return { choice: said, diagnostics: [] };
  const at = cellAt(path, first.row, 1, undefined);
  const hidden = doubtful.filter(({ doubt }) => doubt === "hidden").length;
  const more = doubtful.length > NAMED_ROWS ? "…" : "";
  const named = doubtful.slice(0, NAMED_ROWS);
  const values = { count: doubtful.length, hidden, struck: doubtful.length - hidden };
  if (doubtful.length * MOST_OF > rowCount) {
    const rows = `${named.map(({ row }) => row.row).join("、")}${more}`;
    const found = error("csv/hidden-rows", at, { ...values, total: rowCount, rows });
    return { choice: undefined, diagnostics: [found] };
  }
  const lines = named.map(({ row }) => `${row.row}\t${addresseeOf(row, names)}`).join("\n");
  const found = warning("csv/hidden-rows-skipped", at, { ...values, first: lines });
  return { choice: "skip", diagnostics: [found] };
}

/** Whom a row addresses, as far as one line shows it. */
function addresseeOf({ values }: SheetRow, names: readonly string[]): string {
  const valueIn = (name: string): string => (values[names.indexOf(name)] ?? "").trim();
  const body = valueIn(COLUMN_NAMES.title) || valueIn(COLUMN_NAMES.name);
  const whom = [body, valueIn(COLUMN_NAMES.person)].filter((value) => value !== "").join("　");
  return [...whom.slice(0, 100).replaceAll(/\s+/gu, "　")].slice(0, 30).join("");
}
