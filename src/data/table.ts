import { type Diagnostic, error } from "../base/diagnostic.ts";
import { nearestName } from "../base/nearest-name.ts";
import { lazySequence, type Sequence } from "../base/sequence.ts";
import type { ListRows } from "../model/account.ts";
import { normalizeHeader } from "../model/heading.ts";
import { STANDARD_COLUMNS } from "../model/recipient.ts";
import type { LocalGovernments } from "./local-governments.ts";
import { accountOfRows, readBody } from "./read-body.ts";
import { cellAt, isBlankRow, type Sheet, type SheetRow } from "./sheet.ts";

/** Rows in which the header is looked for: titles and notes above it are few. */
export const HEADER_SEARCH_ROWS = 50;

/** Headings of our own that must occur together before a row is taken for the header. */
const HEADER_MINIMUM = 2;

/** Columns of a list; more are a file that is something else. */
const MAX_COLUMNS = 1000;

/**
 * A table whose header is known.
 *
 * Shape: `names` are the normalised headings by column, each once; `rows` are those below the header,
 * blank ones left out, each with exactly as many values as there are names.
 */
export interface Table {
  readonly path: string;
  readonly header: SheetRow;
  readonly names: readonly string[];
  readonly rows: Sequence<SheetRow>;
  /** What became of every row of the sheet. */
  readonly account: ListRows;
}

/**
 * Finds the header and holds every row below it to it. Title rows above it, blank rows and sums (合計) below it are
 * left out and are in the account.
 *
 * Columns at the end that are empty in the header and in every row are dropped. What was found in single
 * cells of the sheet counts only in the header and in rows that are recipients.
 *
 * Errors: `csv/no-header`, `csv/too-many-columns`, `csv/wrong-delimiter`, `csv/missing-column`, `csv/duplicate-header`, `csv/empty-header`,
 * `csv/no-recipients`, `csv/hidden-rows` and those of `readBody`.
 */
export function toTable(
  sheet: Sheet,
  governments: LocalGovernments,
): {
  readonly table: Table;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { path } = sheet;
  const header = findHeader(sheet);
  const noHeader = checkHeader(sheet, header);
  if (noHeader !== undefined)
    return {
      table: { path, header, names: [], rows: [], account: accountOfRows(path, 0, []) },
      diagnostics: [noHeader],
    };
  const body = readBody(sheet, header, governments);
  const names = header.values.slice(0, body.width).map(normalizeHeader);
  const rows = lazySequence(body.rows.length, (index) => {
    const row = body.rows.at(index);
    return row === undefined ? undefined : trimTo(row, body.width);
  });
  const empty = body.isEmpty ? [error("csv/no-recipients", { kind: "file", path }, {})] : [];
  return {
    table: { path, header, names, rows, account: body.account },
    diagnostics: [
      ...checkNames(path, header, names),
      ...checkStandardColumns(path, header, names),
      ...body.diagnostics,
      ...empty,
      ...findingsIn(sheet, header, rows, names),
      ...checkHidden(sheet, rows),
    ],
  };
}

/** The rows in which the header may be. */
function firstRows({ rows }: Sheet): readonly SheetRow[] {
  const first: SheetRow[] = [];
  for (const row of rows) {
    if (first.length === HEADER_SEARCH_ROWS) break;
    first.push(row);
  }
  return first;
}

/** Tells whether one of the first rows has the headings of a list. */
export function hasHeader(sheet: Sheet): boolean {
  return firstRows(sheet).some((row) => countStandardHeadings(row.values) >= HEADER_MINIMUM);
}

/** The headings of a sheet as templates name them; none where it has no header. */
export function headingsOfSheet(sheet: Sheet): readonly string[] {
  return hasHeader(sheet) ? findHeader(sheet).values.map(normalizeHeader) : [];
}

/** A table without a heading we know is something else, or its columns are separated by another sign. */
function checkHeader(sheet: Sheet, header: SheetRow): Diagnostic | undefined {
  const at = cellAt(sheet.path, header, 1, undefined);
  const found = header.values.length;
  if (found > MAX_COLUMNS) return error("csv/too-many-columns", at, { found, limit: MAX_COLUMNS });
  if (hasHeader(sheet)) return undefined;
  const lines = firstRows(sheet).map(({ values }) => values.join(","));
  const delimiter = [";", "|", "、", "，", ":"].find((sign) =>
    lines.some((line) => countStandardHeadings(line.split(sign)) >= HEADER_MINIMUM),
  );
  if (delimiter !== undefined) return error("csv/wrong-delimiter", at, { delimiter });
  const expected = [...STANDARD_COLUMNS].join(",");
  return error("csv/no-header", at, { found: header.values.join(","), expected });
}

/** The first row with at least two standard headings, else the first row that is not blank. */
function findHeader(sheet: Sheet): SheetRow {
  const searched = firstRows(sheet);
  const header =
    searched.find((row) => countStandardHeadings(row.values) >= HEADER_MINIMUM) ??
    searched.find((row) => !isBlankRow(row));
  return header ?? { row: 1, line: 1, values: [] };
}

/** Counts the standard headings among the values of a row. */
export function countStandardHeadings(values: readonly string[]): number {
  return values.filter((value) => STANDARD_COLUMNS.has(normalizeHeader(value))).length;
}

function trimTo(row: SheetRow, width: number): SheetRow {
  return row.values.length === width ? row : { ...row, values: row.values.slice(0, width) };
}

function checkNames(path: string, header: SheetRow, names: readonly string[]): Diagnostic[] {
  const first = new Map<string, number>();
  const diagnostics: Diagnostic[] = [];
  for (const [index, name] of names.entries()) {
    const at = cellAt(path, header, index + 1, name === "" ? undefined : name);
    const earlier = first.get(name);
    if (name === "") diagnostics.push(error("csv/empty-header", at, { column: index + 1 }));
    else if (earlier === undefined) first.set(name, index + 1);
    else
      diagnostics.push(
        error("csv/duplicate-header", at, { header: name, first: earlier, second: index + 1 }, [
          { at: cellAt(path, header, earlier, name), label: name },
        ]),
      );
  }
  return diagnostics;
}

function checkStandardColumns(
  path: string,
  header: SheetRow,
  names: readonly string[],
): Diagnostic[] {
  const free = names.filter((name) => name !== "" && !STANDARD_COLUMNS.has(name));
  return [...STANDARD_COLUMNS]
    .filter((column) => !names.includes(column))
    .map((column) => {
      const nearest = nearestName(column, free);
      const at =
        nearest === undefined
          ? cellAt(path, header, 1, names[0])
          : cellAt(path, header, names.indexOf(nearest) + 1, nearest);
      const found = names.join("、");
      return nearest === undefined
        ? error("csv/missing-column", at, { column, found })
        : error("csv/missing-column", at, { column, found, nearest });
    });
}

/** The sheet's findings in rows that are used, now with the headings of their columns. */
function findingsIn(
  sheet: Sheet,
  header: SheetRow,
  rows: Sequence<SheetRow>,
  names: readonly string[],
): readonly Diagnostic[] {
  if (sheet.findings.length === 0) return [];
  const used = new Set([header.row, ...Array.from(rows, (row) => row.row)]);
  return sheet.findings.flatMap((finding) => {
    if (finding.at.kind !== "cell" || !used.has(finding.at.row)) return [];
    const header = names[finding.at.column - 1];
    return [{ ...finding, at: { ...finding.at, header } }];
  });
}

function checkHidden(sheet: Sheet, rows: Sequence<SheetRow>): readonly Diagnostic[] {
  if (sheet.hiddenRows.size === 0) return [];
  const hidden = [...rows].filter((row) => sheet.hiddenRows.has(row.row));
  const [first] = hidden;
  if (first === undefined) return [];
  const shown = hidden.slice(0, 10).map((row) => row.row);
  const numbers = `${shown.join("、")}${hidden.length > shown.length ? "…" : ""}`;
  return [
    error("csv/hidden-rows", cellAt(sheet.path, first, 1, undefined), {
      count: hidden.length,
      rows: numbers,
    }),
  ];
}
