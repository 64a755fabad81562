import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { CellLocation } from "../base/location.ts";
import { mapped } from "../base/sequence.ts";
import {
  type Cell,
  COLUMN_NAMES,
  cellIn,
  type Recipient,
  type RecipientList,
  STANDARD_COLUMNS,
  valueIn,
} from "../model/recipient.ts";

/** A list with the columns of its details, and what is wrong with them. */
export interface JoinedList<List extends RecipientList> {
  readonly list: List;
  readonly problems: readonly Diagnostic[];
}

/**
 * Joins a list of details (明細) to the addressees: the rows with an addressee's 団体コード become further columns of its row, a line
 * for each, in the order of the file.
 *
 * A row that goes to the wrong addressee is a wrong letter, so nothing is guessed: every row of the details has a code, what
 * both lists say of a body is the same, no column is in both, and rows of nobody and addressees without rows are said. Of an
 * addressee without rows the columns are there and empty, which the template may allow or not.
 * Errors: `csv/detail-no-code`, `csv/detail-differs`, `csv/detail-column-twice`, `csv/detail-line-break`, `csv/detail-columns`;
 * warnings: `csv/detail-unused`, `csv/detail-none`.
 */
export function joinDetails<List extends RecipientList>(
  list: List,
  details: RecipientList,
): JoinedList<List> {
  const columns = details.columns.filter((column) => !STANDARD_COLUMNS.has(column));
  const byCode = new Map<string, Recipient[]>();
  const problems: Diagnostic[] = [];
  for (const row of details.recipients) {
    const code = valueIn(row.fields, "code").trim();
    problems.push(...rowProblems(row, code, columns));
    const rows = byCode.get(code) ?? [];
    rows.push(row);
    byCode.set(code, rows);
  }
  problems.push(...columnProblems(list, details, columns));
  if (problems.length === 0) problems.push(...matchProblems(list, byCode, details));
  const recipients = mapped(list.recipients, (recipient) =>
    withRows(recipient, byCode.get(codeOf(recipient)) ?? [], columns),
  );
  return { list: { ...list, columns: [...list.columns, ...columns], recipients }, problems };
}

function codeOf({ fields }: Recipient): string {
  return valueIn(fields, "code").trim();
}

function rowProblems(
  row: Recipient,
  code: string,
  columns: readonly string[],
): readonly Diagnostic[] {
  const at = cellIn(row.fields, "code")?.at ?? firstPlace(row);
  const broken = columns.flatMap((column) => {
    const cell = row.fields.get(column);
    return cell !== undefined && /[\r\n]/u.test(cell.value.trim())
      ? [error("csv/detail-line-break", cell.at, { column })]
      : [];
  });
  return code === "" ? [error("csv/detail-no-code", at, { row: row.row }), ...broken] : broken;
}

/** Columns that nobody knows which list is meant by, and a list that has none to join. */
function columnProblems(
  list: RecipientList,
  details: RecipientList,
  columns: readonly string[],
): readonly Diagnostic[] {
  const [first] = details.recipients;
  if (first === undefined) return [];
  if (columns.length === 0) {
    return [error("csv/detail-columns", { kind: "file", path: first.path }, {})];
  }
  return columns
    .filter((column) => list.columns.includes(column))
    .map((column) => {
      const at = first.fields.get(column)?.at ?? firstPlace(first);
      return error("csv/detail-column-twice", at, { column });
    });
}

/** Rows that no addressee has, addressees that have none, and rows that call their body otherwise. */
function matchProblems(
  list: RecipientList,
  byCode: ReadonlyMap<string, readonly Recipient[]>,
  details: RecipientList,
): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const used = new Set<string>();
  const without: Recipient[] = [];
  for (const recipient of list.recipients) {
    const code = codeOf(recipient);
    const rows = byCode.get(code) ?? [];
    used.add(code);
    if (rows.length === 0) without.push(recipient);
    for (const row of rows) problems.push(...bodyProblems(recipient, row));
  }
  const unused = [...byCode].filter(([code]) => !used.has(code)).flatMap(([, rows]) => rows);
  const [firstUnused] = unused;
  if (firstUnused !== undefined) {
    const at = cellIn(firstUnused.fields, "code")?.at ?? firstPlace(firstUnused);
    const values = { count: unused.length, codes: someOf(unused.map(codeOf)) };
    problems.push(warning("csv/detail-unused", at, values));
  }
  const [firstWithout] = without;
  const path = details.recipients.at(0)?.path;
  if (firstWithout !== undefined && path !== undefined) {
    const values = { path, count: without.length, names: someOf(without.map(nameOf)) };
    problems.push(warning("csv/detail-none", firstPlace(firstWithout), values));
  }
  return problems;
}

function nameOf({ fields, row }: Recipient): string {
  const named = valueIn(fields, "title") || valueIn(fields, "name");
  return named === "" ? `${row}` : named;
}

function someOf(names: readonly string[]): string {
  const some = [...new Set(names)];
  return some.slice(0, MOST_NAMES).join("、") + (some.length > MOST_NAMES ? "…" : "");
}

const MOST_NAMES = 5;

/** What the details themselves say of the body, and not the table of governments, must be what the list says. */
function bodyProblems(recipient: Recipient, row: Recipient): readonly Diagnostic[] {
  return (["name", "prefecture", "kind"] as const).flatMap((meaning) => {
    if (row.filled?.includes(COLUMN_NAMES[meaning]) === true) return [];
    const [own, other] = [cellIn(recipient.fields, meaning), cellIn(row.fields, meaning)];
    const [wanted, found] = [plain(own), plain(other)];
    if (other === undefined || own === undefined || wanted === "" || found === "") return [];
    if (wanted === found) return [];
    const values = { column: COLUMN_NAMES[meaning], list: own.value, found: other.value };
    const related = [{ at: own.at, label: own.value }];
    return [error("csv/detail-differs", other.at, values, related)];
  });
}

function plain(cell: Cell | undefined): string {
  return (cell?.value ?? "").normalize("NFKC").replaceAll(/\s+/gu, "");
}

/** An addressee with its rows as further cells. */
function withRows(
  recipient: Recipient,
  rows: readonly Recipient[],
  columns: readonly string[],
): Recipient {
  const added = columns.map((column): readonly [string, Cell] => {
    const cells = rows.map(({ fields }) => fields.get(column)).filter((cell) => cell !== undefined);
    const place = { ...firstPlace(recipient), header: column, column: recipient.fields.size + 1 };
    const at = cells[0]?.at ?? place;
    const value = cells.map((cell) => cell.value.trim()).join("\n");
    const hasExact = cells.some(({ exact }) => exact !== undefined);
    const exact = cells.map((cell) => cell.exact ?? cell.value.trim()).join("\n");
    return [column, { value, ...(hasExact ? { exact } : {}), at, rows: cells }];
  });
  return { ...recipient, fields: new Map([...recipient.fields, ...added]) };
}

function firstPlace({ fields, path, row }: Recipient): CellLocation {
  const first = fields.values().next().value?.at;
  return first ?? { kind: "cell", path, row, column: 1, header: undefined, line: row };
}
