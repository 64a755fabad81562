import { isHeader } from "./name-columns.ts";
import { isBlankRow, type Sheet, type SheetRow } from "./sheet.ts";
import { joinHeadings } from "./two-row-heading.ts";

/** Rows in which the header is looked for: titles and notes above it are few. */
export const HEADER_SEARCH_ROWS = 50;

/** The header of a list (見出し). */
export interface Heading {
  /** The row with the headings; of two rows, at the lower one's place, what both say of each column. */
  readonly header: SheetRow;
  /** The rows that it stands in; one of cells that are merged down over blank rows stands in these too. */
  readonly rows: readonly number[];
  /** Whether two rows say what the columns are called. */
  readonly isJoined: boolean;
  /** Whether these are the headings of a list; else it is the first row that is not blank. */
  readonly isKnown: boolean;
}

/**
 * Finds the header: the first row with headings of our own, else with such as mean ours. The row above or below it is a part of it
 * where that is certain; a recipient's row never is.
 */
export function findHeading(sheet: Sheet): Heading {
  const searched = firstRows(sheet);
  const own = searched.findIndex(({ values }) => isHeader(values, true));
  const chosen = own === -1 ? searched.findIndex(({ values }) => isHeader(values)) : own;
  const places = chosen === -1 ? searched.map((_, index) => index) : [chosen - 1, chosen];
  for (const place of places) {
    const pair = pairAt(sheet, searched, place);
    if (pair !== undefined) return pair;
  }
  const header = searched[chosen];
  if (header !== undefined)
    return { header, rows: rowsOf(header, searched, sheet), isJoined: false, isKnown: true };
  const first = searched.find((row) => !isBlankRow(row)) ?? { row: 1, line: 1, values: [] };
  return { header: first, rows: [first.row], isJoined: false, isKnown: false };
}

/** The row of a header, and the blank ones below it over which its cells are merged. */
function rowsOf(
  header: SheetRow,
  searched: readonly SheetRow[],
  { merges }: Sheet,
): readonly number[] {
  const own = merges.filter(({ top }) => top === header.row);
  const bottom = own.reduce((last, merge) => Math.max(last, merge.bottom), header.row);
  const isWritten = (row: SheetRow): boolean =>
    row.row > header.row && row.row <= bottom && !isBlankRow(row);
  const isSeen = bottom <= (searched.at(-1)?.row ?? 0);
  const isTall = isSeen && !searched.some(isWritten);
  const last = isTall ? bottom : header.row;
  return Array.from({ length: last - header.row + 1 }, (_, index) => header.row + index);
}

/** The header of two rows, the upper one at this place; undefined where there is none. */
function pairAt(sheet: Sheet, rows: readonly SheetRow[], place: number): Heading | undefined {
  const [upper, lower] = [rows[place], rows[place + 1]];
  if (upper === undefined || lower === undefined) return undefined;
  const values = joinHeadings(upper, lower, sheet.merges);
  if (values === undefined || !isHeader(values)) return undefined;
  const header = { row: lower.row, line: lower.line, values };
  return { header, rows: [upper.row, lower.row], isJoined: true, isKnown: true };
}

/** The rows in which the header may be. */
export function firstRows({ rows }: Sheet): readonly SheetRow[] {
  const first: SheetRow[] = [];
  for (const row of rows) {
    if (first.length === HEADER_SEARCH_ROWS) break;
    first.push(row);
  }
  return first;
}
