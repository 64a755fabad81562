import { mapped } from "../base/sequence.ts";
import type { Sheet, SheetRow } from "./sheet.ts";

/** What a cell of a list says in the place of what its file has. */
export interface CellEdit {
  /** The list's place among those that are read, 0-based. */
  readonly list: number;
  /** As a spreadsheet shows them, 1-based. */
  readonly row: number;
  readonly column: number;
  readonly value: string;
}

/** The edits of one list; the later one of a cell counts. */
export function editsOf(edits: readonly CellEdit[] = [], list: number): readonly CellEdit[] {
  return edits.filter((edit) => edit.list === list);
}

/**
 * A sheet in which some cells say something else.
 *
 * Shape: rows are as many as before; what was found in a cell that is edited no longer counts, since its value is another.
 */
export function withEdits(sheet: Sheet, edits: readonly CellEdit[]): Sheet {
  if (edits.length === 0) return sheet;
  const rows = new Map<number, Map<number, string>>();
  for (const { row, column, value } of edits) {
    const own = rows.get(row) ?? new Map<number, string>();
    own.set(column - 1, value);
    rows.set(row, own);
  }
  return {
    ...sheet,
    rows: mapped(sheet.rows, (row) => edited(row, rows.get(row.row))),
    findings: sheet.findings.filter(
      ({ at }) => at.kind !== "cell" || rows.get(at.row)?.has(at.column - 1) !== true,
    ),
  };
}

function edited(row: SheetRow, values: ReadonlyMap<number, string> | undefined): SheetRow {
  if (values === undefined) return row;
  const own = [...row.values];
  for (const [column, value] of values) {
    while (own.length <= column) own.push("");
    own[column] = value;
  }
  const { exact, ...rest } = row;
  if (exact === undefined) return { ...rest, values: own };
  return {
    ...rest,
    values: own,
    exact: new Map([...exact].filter(([column]) => !values.has(column))),
  };
}
