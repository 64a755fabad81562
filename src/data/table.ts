import { type Diagnostic, error } from "../base/diagnostic.ts";
import { mapped, type Sequence } from "../base/sequence.ts";
import type { ListRows, TakenHeading } from "../model/account.ts";
import { normalizeHeader } from "../model/heading.ts";
import type { HiddenRows } from "../model/hidden-rows.ts";
import { COLUMN_NAMES } from "../model/recipient.ts";
import { checkNeededColumns, saysWhom } from "./check-needed-columns.ts";
import { columnUse } from "./column-use.ts";
import { columnNameOf, meaningOfHeading } from "./column-words.ts";
import { isStruckRow } from "./doubtful-rows.ts";
import { fillMerged, isFilled } from "./fill-merged.ts";
import { findHeading, firstRows, HEADER_SEARCH_ROWS, type Heading } from "./find-heading.ts";
import type { LocalGovernments } from "./local-governments.ts";
import { isHeader, nameColumns } from "./name-columns.ts";
import {
  type NameInTwo,
  nameInTwo,
  settledInTwo,
  WHOLE_NAME,
  withWholeName,
} from "./name-in-two.ts";
import { fitsOffice } from "./office-of-heading.ts";
import { accountOfRows, readBody } from "./read-body.ts";
import { cellAt, type Merge, type Sheet, type SheetRow } from "./sheet.ts";
import { checkUnheaded } from "./unheaded-columns.ts";

/** Columns of a list; more are a file that is something else. */
const MAX_COLUMNS = 1000;

/**
 * A table whose header is known.
 *
 * Shape: `names` are the normalised headings by column, each once, or our own name for what a heading means; a column without a
 * heading has none, and no values. `rows` are those below the header, blank ones left out, each with exactly as many values as
 * there are names.
 */
export interface Table {
  readonly path: string;
  readonly header: SheetRow;
  readonly names: readonly string[];
  /** The headings that were taken for one of our own names. */
  readonly taken: readonly TakenHeading[];
  /** The columns of a name in two, which stands behind all others as 氏名; undefined where there is none. */
  readonly inTwo?: NameInTwo;
  readonly rows: Sequence<SheetRow>;
  /** Rows that are hidden or struck through and therefore left out. */
  readonly skipped: readonly SheetRow[];
  /** What was done with such rows; undefined where there are none. */
  readonly hidden: HiddenRows | undefined;
  /** The workbook's sheets that are not read. */
  readonly unread: NonNullable<Sheet["unread"]>;
  /** Names of columns that the user hides. */
  readonly hiddenColumns: readonly string[];
  /** What became of every row of the sheet. */
  readonly account: ListRows;
}

/** What the user and the template say of a list beforehand. */
export interface TableOptions {
  readonly hidden?: HiddenRows | undefined;
  readonly isHonorificGiven?: boolean;
}

/**
 * Finds the header and holds every row below it to it. Title rows above it, blank rows and sums (合計) below it are
 * left out and are in the account.
 *
 * Columns at the end that are empty in the header and in every row are dropped; others without a heading are not read. What was found in single
 * cells of the sheet counts only in the header and in rows that are recipients.
 *
 * Errors: `csv/no-header`, `csv/too-many-columns`, `csv/wrong-delimiter`, `csv/ambiguous-column`, `csv/missing-column`, `csv/duplicate-header`,
 * `csv/no-recipients` and those of `readBody` and `checkUnheaded`.
 */
export function toTable(
  sheet: Sheet,
  governments: LocalGovernments,
  { hidden: said, isHonorificGiven = false }: TableOptions,
): {
  readonly table: Table;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { path } = sheet;
  const heading = findHeading(sheet);
  const { header } = heading;
  const noHeader = checkHeader(sheet, heading, governments, isHonorificGiven);
  if (noHeader.length > 0)
    return {
      table: { ...NO_TABLE, path, header, account: accountOfRows(path, 0, []) },
      diagnostics: noHeader,
    };
  const named = nameColumns(path, header, samplesOf(sheet, header), governments);
  const body = readBody(sheet, heading, named.names, governments, said);
  const names = namesOnce(named.names.slice(0, body.width));
  const fill = fillMerged(sheet, header, names);
  const inTwo = named.inTwo && settledInTwo(body.rows, named.inTwo);
  const whole = (row: SheetRow): SheetRow => (inTwo ? withWholeName(row, inTwo) : row);
  const rows = mapped(body.rows, (row) => whole(fill(readOf(row, names))));
  const skipped = body.skipped.map((row) => whole(readOf(row, names)));
  const taken = named.taken.filter((one) => isTaken(one, rows, names, governments));
  const none = { skipped: skipped.length };
  const empty = body.isEmpty ? [error("csv/no-recipients", { kind: "file", path }, none)] : [];
  return {
    table: {
      path,
      header,
      names: inTwo ? [...names, WHOLE_NAME] : names,
      ...(inTwo && { inTwo }),
      taken,
      rows,
      skipped,
      hidden: body.hidden,
      unread: sheet.unread ?? [],
      hiddenColumns: names.filter((name, index) => name !== "" && sheet.hiddenColumns.has(index)),
      account: heading.isJoined
        ? {
            ...body.account,
            heading: { rows: heading.rows, names: names.filter((name) => name !== "") },
          }
        : body.account,
    },
    diagnostics: [
      ...checkNames(path, header, names),
      ...named.diagnostics,
      ...checkNeededColumns(path, header, { ...named, taken, names }, isHonorificGiven),
      ...checkUnheaded(path, header, names, body.rows, rowAbove(sheet, heading)),
      ...body.diagnostics,
      ...empty,
      ...findingsIn(sheet, heading, rows, names),
      ...checkMerges(sheet, heading, rows, names),
      ...checkStruck(sheet, header, rows, names),
    ],
  };
}

/** Whether a heading is one of ours by what stands below it too: 知事名 in a list of mayors is not the name of those whom it addresses. */
function isTaken(
  { heading, column }: TakenHeading,
  rows: Sequence<SheetRow>,
  names: readonly string[],
  governments: LocalGovernments,
): boolean {
  if (column !== COLUMN_NAMES.person) return true;
  const place = (name: string): number => names.indexOf(name);
  const [own, ...others] = [heading, "団体コード", "種別", "都道府県", "団体名", "職名"].map(place);
  for (const { values } of rows) {
    const valueAt = (index = -1): string => values[index] ?? "";
    if (valueAt(own).trim() === "") continue;
    const [code = "", kind = "", prefecture = "", name = "", title = ""] = others.map(valueAt);
    if (!fitsOffice(heading, { code, kind, prefecture, name, title }, governments)) return false;
  }
  return true;
}

const NO_TABLE: Omit<Table, "path" | "header" | "account"> = {
  names: [],
  taken: [],
  rows: [],
  skipped: [],
  hidden: undefined,
  unread: [],
  hiddenColumns: [],
};

/** What stands right above a header of one row, if anything does. */
function rowAbove(sheet: Sheet, { header, isJoined }: Heading): SheetRow | undefined {
  return isJoined ? undefined : firstRows(sheet).find(({ row }) => row === header.row - 1);
}

/** Rows right below the header, which show what a column holds. */
function samplesOf({ rows }: Sheet, header: SheetRow): readonly SheetRow[] {
  const samples: SheetRow[] = [];
  for (const row of rows) {
    if (samples.length === HEADER_SEARCH_ROWS) break;
    if (row.row > header.row) samples.push(row);
  }
  return samples;
}

/** Tells whether one of the first rows has the headings of a list. */
export function hasHeader(sheet: Sheet): boolean {
  return findHeading(sheet).isKnown;
}

/** The headings of a sheet by the names that templates have for them; none where it has no header. */
export function headingsOfSheet(sheet: Sheet): readonly string[] {
  const { header, isKnown } = findHeading(sheet);
  if (!isKnown) return [];
  const headings = header.values.map(normalizeHeader);
  return [...headings.map(columnNameOf), ...(nameInTwo(headings) ? [WHOLE_NAME] : [])];
}

/** A table without a heading we know is something else, its columns are separated by another sign, or it says too little. */
function checkHeader(
  sheet: Sheet,
  { header, isKnown }: Heading,
  governments: LocalGovernments,
  isHonorificGiven: boolean,
): readonly Diagnostic[] {
  const at = cellAt(sheet.path, header, 1, undefined);
  const found = header.values.length;
  if (found > MAX_COLUMNS)
    return [error("csv/too-many-columns", at, { found, limit: MAX_COLUMNS })];
  if (isKnown) return [];
  const first = firstRows(sheet);
  const lines = first.map(({ values }) => values.join(","));
  const delimiter = [";", "|", "、", "，", ":"].find((sign) =>
    lines.some((line) => isHeader(line.split(sign))),
  );
  if (delimiter !== undefined) return [error("csv/wrong-delimiter", at, { delimiter })];
  const partial = first.find(saysWhom);
  if (partial !== undefined) {
    const named = nameColumns(sheet.path, partial, samplesOf(sheet, partial), governments);
    // Below a title it is not known to be the header.
    const isGiven = isHonorificGiven && partial.row === header.row;
    return checkNeededColumns(sheet.path, partial, named, isGiven);
  }
  const written = header.values.filter((value) => value.trim() !== "");
  return [error("csv/no-header", at, { found: written.join(",") })];
}

/** A row as wide as the names, without what is written in columns that have none. */
function readOf(row: SheetRow, names: readonly string[]): SheetRow {
  if (row.values.length === names.length && !names.includes("")) return row;
  const values = row.values.slice(0, names.length);
  return { ...row, values: values.map((value, index) => (names[index] === "" ? "" : value)) };
}

/** Equal headings that mean nothing to us with their places: who uses one has to say which. */
function namesOnce(names: readonly string[]): readonly string[] {
  return names.map((name, index) =>
    name === "" || isOurs(name) || names.indexOf(name) === names.lastIndexOf(name)
      ? name
      : `${name}(${index + 1}列目)`,
  );
}

/** What one of two columns of this name would be taken for, whoever uses it: 職名, 宛先氏名. */
function isOurs(name: string): boolean {
  return meaningOfHeading(name) !== undefined || columnUse(name) === "name";
}

function checkNames(path: string, header: SheetRow, names: readonly string[]): Diagnostic[] {
  const first = new Map<string, number>();
  const diagnostics: Diagnostic[] = [];
  for (const [index, name] of names.entries()) {
    if (name === "") continue;
    const at = cellAt(path, header, index + 1, name);
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, index + 1);
    else
      diagnostics.push(
        error("csv/duplicate-header", at, { header: name, first: earlier, second: index + 1 }, [
          { at: cellAt(path, header, earlier, name), label: name },
        ]),
      );
  }
  return diagnostics;
}

/** The sheet's findings in rows that are used, now with the headings of their columns. */
function findingsIn(
  sheet: Sheet,
  heading: Heading,
  rows: Sequence<SheetRow>,
  names: readonly string[],
): readonly Diagnostic[] {
  if (sheet.findings.length === 0) return [];
  const used = new Set([...heading.rows, ...Array.from(rows, (row) => row.row)]);
  return sheet.findings.flatMap((finding) => {
    if (finding.at.kind !== "cell" || !used.has(finding.at.row)) return [];
    const header = names[finding.at.column - 1];
    if (header === "") return [];
    return [{ ...finding, at: { ...finding.at, header } }];
  });
}

/** Cells that are one in the list's rows, or with its header; within a header of several rows they are right. */
function checkMerges(
  sheet: Sheet,
  heading: Heading,
  rows: Sequence<SheetRow>,
  names: readonly string[],
): readonly Diagnostic[] {
  const { path, merges } = sheet;
  if (merges.length === 0) return [];
  const recipients = Array.from(rows, (row) => row.row);
  const used = new Set([...heading.rows, ...recipients]);
  // Where the first row is hidden, the value is not there at all.
  const isUsed = ({ top, bottom }: Merge): boolean =>
    used.has(top) ||
    (top > heading.header.row && recipients.some((row) => top < row && row <= bottom));
  const isHeading = ({ top, bottom }: Merge): boolean =>
    heading.rows.length > 1 && heading.rows.includes(top) && heading.rows.includes(bottom);
  return merges
    .filter((merge) => isUsed(merge) && !isHeading(merge))
    .filter((merge) => !isFilled(merge, sheet, heading.header, names))
    .map(({ range, top, left }) => {
      const at = cellAt(path, { row: top, line: top }, left + 1, names[left]);
      return error("csv/merged-cells", at, { range });
    });
}

/** Cells with a line through them in rows of which something identifying has none: who is meant is not known. */
function checkStruck(
  sheet: Sheet,
  header: SheetRow,
  rows: Sequence<SheetRow>,
  names: readonly string[],
): readonly Diagnostic[] {
  if (sheet.struckCells.size === 0) return [];
  const found: Diagnostic[] = [];
  for (const row of [header, ...rows]) {
    if (row !== header && isStruckRow(row, sheet, names)) continue;
    for (const index of sheet.struckCells.get(row.row) ?? []) {
      if (names[index] === "") continue;
      const text = row.values[index] ?? "";
      found.push(
        error("csv/struck-text", cellAt(sheet.path, row, index + 1, names[index]), { text }),
      );
    }
  }
  return found;
}
