import { type Diagnostic, error } from "../base/diagnostic.ts";
import { failure, type Outcome, outcomeOf } from "../base/outcome.ts";
import { joined } from "../base/sequence.ts";
import type { SourceFile } from "../base/world.ts";
import type { ListRows } from "../model/account.ts";
import type { HiddenRows } from "../model/hidden-rows.ts";
import type { RecipientList } from "../model/recipient.ts";
import { type Allowance, withoutAllowed } from "./allowance.ts";
import { readCharacterTable } from "./characters/read-character-table.ts";
import { guardRecipients } from "./guard/guard-recipients.ts";
import { type ListFile, listName } from "./list-file.ts";
import { localGovernments } from "./local-governments.ts";
import { headingsInTwo, WHOLE_NAME } from "./name-in-two.ts";
import { oncePerColumn } from "./once-per-column.ts";
import { otherFormat } from "./other-format.ts";
import { readCsv } from "./read-csv.ts";
import type { Sheet, SheetRow } from "./sheet.ts";
import { type CellEdit, editsOf, withEdits } from "./sheet-edits.ts";
import { type Table, toTable } from "./table.ts";
import { type RowRules, toRecipients } from "./to-recipients.ts";
import { isCompoundFile, isPackage } from "./xlsx/package-bytes.ts";

/** How lists are read. */
export interface ReadOptions {
  /** What the user lets pass; nothing by default. */
  readonly allowed?: readonly Allowance[];
  /** A table of the office's own characters (外字対応表); none by default. */
  readonly characterTable?: SourceFile;
  /** What is done with rows that are hidden or struck through; undefined where the user says nothing. */
  readonly hidden?: HiddenRows | undefined;
  /** Whether the template says how everybody is addressed (敬称), so that a list need not. */
  readonly isHonorificGiven?: boolean;
  /** What cells say in the place of what their files have; nothing by default. */
  readonly edits?: readonly CellEdit[];
}

/** A list with what became of the rows of its files. */
export interface ReadList extends RecipientList {
  readonly lists: readonly ListRows[];
  /** Findings that the user has let pass. */
  readonly allowed: readonly Diagnostic[];
  /** What was done with rows that are hidden or struck through; undefined where no list has any. */
  readonly hidden: HiddenRows | undefined;
}

/** A list's file as a table, whatever is wrong with it. */
export interface ReadTable {
  readonly sheet: Sheet;
  /** The row that was taken for the header. */
  readonly header: SheetRow;
  /** The same without edits. */
  readonly unedited: Sheet;
}

/** What a finding is judged by beside itself. */
export interface EveryFinding {
  /** The rows that could be read, also where something is wrong that makes them no list. */
  readonly rows: Omit<ReadList, "allowed">;
  /** The findings of the reading, one for each cell. */
  readonly found: readonly Diagnostic[];
}

/** Reads a workbook: it is given, so that who has none need not load what reads them. */
export type WorkbookReader = (file: ListFile) => Outcome<Sheet>;

/**
 * Reads the recipient lists as `readRecipients` does, and gives the tables that they are beside: who shows a list with what is
 * wrong in it has something to show where there is no list.
 *
 * Shape: a table for each file, undefined where there is none in it.
 */
export function readLists(
  files: readonly ListFile[],
  readWorkbook: WorkbookReader,
  options: ReadOptions = {},
): {
  readonly list: Outcome<ReadList>;
  readonly tables: readonly (ReadTable | undefined)[];
  readonly every: EveryFinding;
} {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(outcome: Outcome<T>): T | undefined => {
    for (const one of outcome.ok ? outcome.warnings : outcome.errors) diagnostics.push(one);
    return outcome.ok ? outcome.value : undefined;
  };
  const characters = options.characterTable && take(readCharacterTable(options.characterTable));
  const rules = { governments: localGovernments(), characters: characters ?? new Map() };
  const own = files.map((file) => take(readSheet(file, readWorkbook)));
  const found = own.map((sheet, index) => sheet && withEdits(sheet, editsOf(options.edits, index)));
  const sheets = found.filter((sheet) => sheet !== undefined);
  const tables = sheets.map((sheet) => toTable(sheet, rules.governments, options));
  const shown = found.map((sheet, index) => {
    const header = sheet && tables[sheets.indexOf(sheet)]?.table.header;
    return sheet && header && { sheet, header, unedited: own[index] ?? sheet };
  });
  const parts = tables.map(({ table }) => toRecipients(table, rules));
  const skipped = tables.flatMap(({ table }) => skippedIds(table, rules));
  const list = {
    columns: commonColumns(parts.map(({ names }) => names)),
    recipients: joined(parts.map(({ recipients }) => recipients)),
    skipped: new Set(skipped),
    hidden: tables.find(({ table }) => table.hidden !== undefined)?.table.hidden,
    lists: tables.map(({ table }, index) => accountOf(table, parts[index]?.filled ?? [])),
  };
  const all = [...diagnostics, ...[...tables, ...parts].flatMap((part) => part.diagnostics)];
  const sifted = withoutAllowed(onePerCell(all), options.allowed ?? []);
  const { allowed } = sifted;
  const remaining = oncePerColumn(sifted.remaining);
  const every = { rows: list, found: sifted.remaining };
  if (!remaining.some(({ severity }) => severity === "error"))
    return { list: outcomeOf({ ...list, allowed }, remaining), tables: shown, every };
  // A part of the list cannot show who is missing.
  const isUnclear = remaining.some(({ code }) => UNCLEAR_COLUMNS.has(code));
  const guarded = guardRecipients(list, { members: [] }, rules.governments).filter(
    ({ code }) => !isUnclear || code !== "csv/duplicate-recipient",
  );
  const rest = withoutAllowed(guarded, options.allowed ?? []).remaining;
  return { list: failure(onePerCell([...remaining, ...rest], all)), tables: shown, every };
}

/** Findings by which it is not known what a row is called by: that two are the same may be for want of the column. */
const UNCLEAR_COLUMNS: ReadonlySet<string> = new Set([
  "csv/ambiguous-column",
  "csv/duplicate-header",
  "csv/missing-column",
]);

/**
 * What two of the checks see in one cell is reported once: an error that a workbook's cell is marked with and that is
 * in it as text; a lost character, by the check that has the right name; of a formula that was not calculated, that alone.
 */
function onePerCell(
  found: readonly Diagnostic[],
  known: readonly Diagnostic[] = found,
): readonly Diagnostic[] {
  const cellIn = ({ at }: Diagnostic): string =>
    at.kind === "cell" ? `${at.path}\t${at.row}\t${at.column}` : "";
  const named = new Set(found.filter(({ code }) => code === "csv/lost-character").map(cellIn));
  const unfinished = new Set(known.filter(({ code }) => UNFINISHED.has(code)).map(cellIn));
  const failed = new Set<string>();
  return found.filter((one) => {
    if (unfinished.has(cellIn(one))) return UNFINISHED.has(one.code);
    if (one.code === "csv/lost-mark") return !named.has(cellIn(one));
    if (one.code !== "csv/cell-error") return true;
    if (failed.has(cellIn(one))) return false;
    failed.add(cellIn(one));
    return true;
  });
}

/** What is stored for a formula that was not calculated says nothing of the row. */
const UNFINISHED: ReadonlySet<string> = new Set([
  "csv/formula-not-calculated",
  "csv/formula-without-value",
]);

/** The names that the columns of all tables have, in the first one's order. */
function commonColumns(tables: readonly (readonly string[])[]): readonly string[] {
  const [first, ...others] = tables;
  if (first === undefined) return [];
  return first.filter((name) => others.every((names) => names.includes(name)));
}

/** Whom the rows name that are left out because they are hidden or struck through: nobody misses them. */
function skippedIds(table: Table, rules: RowRules): readonly string[] {
  if (table.skipped.length === 0) return [];
  const { recipients } = toRecipients({ ...table, rows: table.skipped }, rules);
  return Array.from(recipients, ({ id }) => id);
}

/** A table's account, with what its headings were taken for and what was filled, if anything was. */
function accountOf(
  { account, taken: own, hiddenColumns, unread, names, inTwo }: Table,
  filled: NonNullable<ListRows["filled"]>,
): ListRows {
  const taken = inTwo
    ? [...own, { heading: headingsInTwo(names, inTwo), column: WHOLE_NAME }]
    : own;
  return {
    ...account,
    ...(unread.length === 0 ? {} : { unread }),
    ...(hiddenColumns.length === 0 ? {} : { hiddenColumns }),
    ...(taken.length === 0 ? {} : { taken }),
    ...(filled.length === 0 ? {} : { filled }),
  };
}

/** Workbooks are known by their first bytes, not by their names. */
function readSheet(file: ListFile, readWorkbook: WorkbookReader): Outcome<Sheet> {
  const other = otherFormat(file);
  if (other !== undefined) return failure([other]);
  if (isPackage(file.bytes)) return readWorkbook(file);
  if (isCompoundFile(file.bytes))
    return failure([error("csv/workbook-locked", { kind: "file", path: file.path }, {})]);
  if (file.sheet !== undefined) {
    const path = listName(file);
    return failure([error("csv/no-sheets", { kind: "file", path }, { sheet: file.sheet })]);
  }
  return readCsv(file);
}
