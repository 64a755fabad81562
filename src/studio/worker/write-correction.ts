import type { Diagnostic } from "../../base/diagnostic.ts";
import type { DiagnosticCode } from "../../base/diagnostic-code.ts";
import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import { changesTable, correctedList, type ListedChange } from "../../data/corrected-list.ts";
import { listName } from "../../data/list-file.ts";
import type { Sheet, SheetRow } from "../../data/sheet.ts";
import type { ListEdit } from "../protocol/worker.ts";
import type { OpenedLists } from "./open-lists.ts";

/** A list as it is saved. */
export interface WrittenCorrection {
  /** Undefined where `lost` says why. */
  readonly text: string | undefined;
  readonly changes: string;
  /** What a CSV file cannot show of a workbook and nobody would find in it any more. */
  readonly lost: readonly Diagnostic[];
}

/** Writes a list with its edits as CSV, and the table of changes. */
export function writeCorrection(
  { given, read, every, findings }: OpenedLists,
  list: number,
  language: MessageLanguage,
): WrittenCorrection {
  const file = given.files[list];
  const table = read.tables[list];
  if (file === undefined || table === undefined) throw new Error("there is no such table");
  const path = listName(file);
  const edits = (given.edits ?? []).filter((edit) => edit.list === list);
  const listed = changesOf(table.unedited, edits, table.header);
  const lost = [...every, ...findings].filter(
    ({ at, code }, index, all) =>
      "path" in at &&
      at.path === path &&
      OF_WORKBOOKS.has(code) &&
      all.findIndex((one) => one.code === code && sameCell(one, at)) === index,
  );
  const changes = changesTable(listed, HEADINGS[language]);
  if (lost.length > 0) return { text: undefined, changes, lost };
  const account = read.every.rows.lists.find((one) => one.path === path);
  const doubtful = account?.leftOut.filter(
    ({ reason }) => reason === "hidden" || reason === "struck",
  );
  const leftOut = new Set(doubtful?.flatMap(({ rows }) => rows));
  const text = correctedList({ file, changes: listed, rows: table.sheet.rows, leftOut });
  return { text, changes, lost };
}

function sameCell({ at: one }: Diagnostic, other: Diagnostic["at"]): boolean {
  if (one.kind !== "cell" || other.kind !== "cell") return one.kind === other.kind;
  return one.path === other.path && one.row === other.row && one.column === other.column;
}

/** What stands in a workbook beside what its cells show. */
const OF_WORKBOOKS: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  "csv/formula-without-value",
  "csv/formula-not-calculated",
  "csv/cell-unreadable",
  "csv/impossible-date",
  "csv/format-unknown",
  "csv/merged-cells",
  "csv/struck-text",
  "csv/hidden-rows",
]);

const HEADINGS = {
  ja: ["行", "列", "前", "後", "理由"],
  en: ["Row", "Column", "Before", "After", "Reason"],
} as const;

/** The last edit of each cell that says something else than the file, in the order of rows. */
function changesOf(
  sheet: Sheet,
  edits: readonly ListEdit[],
  header: SheetRow,
): readonly ListedChange[] {
  const last = new Map(edits.map((edit) => [`${edit.row}\t${edit.column}`, edit]));
  const wanted = new Set(edits.map(({ row }) => row));
  const rows = new Map<number, SheetRow>();
  for (const row of sheet.rows) if (wanted.has(row.row)) rows.set(row.row, row);
  return [...last.values()]
    .sort((one, other) => one.row - other.row || one.column - other.column)
    .flatMap(({ row, column, value, reason }) => {
      const own = rows.get(row);
      const was = (own?.values[column - 1] ?? "").replaceAll(/\r\n?/gu, "\n");
      if (own === undefined || was === value) return [];
      const heading = header.values[column - 1];
      const at = {
        kind: "cell",
        path: sheet.path,
        row,
        column,
        header: heading,
        line: own.line,
      } as const;
      return [{ at, was, value, reason }];
    });
}
