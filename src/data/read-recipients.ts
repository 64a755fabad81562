import { type Diagnostic, error } from "../base/diagnostic.ts";
import { failure, type Outcome, outcomeOf } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import type { Recipient, RecipientList } from "../model/recipient.ts";
import { readCsv } from "./read-csv.ts";
import { type Columns, RowFields } from "./row-fields.ts";
import type { Sheet } from "./sheet.ts";
import { type Table, toTable } from "./table.ts";
import { isCompoundFile, isPackage, readXlsx } from "./xlsx/read-xlsx.ts";

/**
 * Reads the recipient lists (宛名簿) of a run into one list, in the order of the files and their rows.
 *
 * Errors: everything that is wrong in any of the files, found in one pass; see `base/messages/csv.ts`.
 */
export function readRecipients(files: readonly SourceFile[]): Outcome<RecipientList> {
  const diagnostics: Diagnostic[] = [];
  const tables: Table[] = [];
  for (const file of files) {
    const sheet = readSheet(file);
    if (!sheet.ok) {
      diagnostics.push(...sheet.errors);
      continue;
    }
    const { table, diagnostics: found } = toTable(sheet.value);
    diagnostics.push(...sheet.warnings, ...found);
    tables.push(table);
  }
  const recipients = tables.flatMap((table) => toRecipients(table));
  for (const recipient of recipients) diagnostics.push(...checkHonorific(recipient));
  return outcomeOf({ columns: commonColumns(tables), recipients }, diagnostics);
}

/** Workbooks are known by their first bytes, not by their names. */
function readSheet(file: SourceFile): Outcome<Sheet> {
  if (isPackage(file.bytes)) return readXlsx(file);
  if (isCompoundFile(file.bytes))
    return failure([error("csv/workbook-locked", { kind: "file", path: file.path }, {})]);
  return readCsv(file);
}

/** The headings that all tables have, in the first one's order. */
function commonColumns(tables: readonly Table[]): readonly string[] {
  const [first, ...others] = tables;
  if (first === undefined) return [];
  return first.names.filter((name) => others.every((table) => table.names.includes(name)));
}

function toRecipients(table: Table): Recipient[] {
  const indexOf = new Map(table.names.map((name, index) => [name, index]));
  const columns: Columns = { path: table.path, names: table.names, indexOf };
  const code = indexOf.get("団体コード");
  return table.rows.map((row) => ({
    id: (code === undefined ? undefined : row.values[code]) || String(row.row).padStart(3, "0"),
    row: row.row,
    path: table.path,
    fields: new RowFields(columns, row),
  }));
}

function checkHonorific(recipient: Recipient): readonly Diagnostic[] {
  const cell = recipient.fields.get("敬称");
  if (cell === undefined || cell.value.trim() !== "") return [];
  return [error("csv/empty-honorific", cell.at, { row: recipient.row })];
}
