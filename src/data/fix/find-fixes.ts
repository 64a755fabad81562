import type { Diagnostic } from "../../base/diagnostic.ts";
import type { CellLocation } from "../../base/location.ts";
import { once } from "../../base/once.ts";
import { cellIn, type Recipient, type RecipientList, valueIn } from "../../model/recipient.ts";
import { holdsPostalCodes } from "../column-use.ts";
import { checkAgreement } from "../guard/check-agreement.ts";
import { checkPlace, type OfficePostalCodes, officePostalCodes } from "../guard/check-place.ts";
import type { LocalGovernments } from "../local-governments.ts";
import type { ReadTable } from "../read-lists.ts";
import type { Fix } from "./fix.ts";
import { fixHeading } from "./fix-heading.ts";
import { FIXED_ROWS, fixRow, type RowTables } from "./fix-row.ts";
import { FIXED_TEXTS, fixText } from "./fix-text.ts";
import { usualHonorific } from "./usual-honorific.ts";

/** What a list's corrections are found in. */
export interface FixSources {
  readonly tables: readonly (ReadTable | undefined)[];
  readonly rows: RecipientList;
  readonly governments: LocalGovernments;
}

/**
 * Gives the correction of a finding, where one is certain: what the cell itself, its row with the table of governments, or all other
 * rows of the list leave no doubt of. Where two things can be meant, or something was lost (1E+05), there is none.
 *
 * Shape: a pure function of each finding; of corrections of one cell the first is made, and what remains is found again.
 * Cost: what it needs of the whole list is made at the first finding that asks for it.
 */
export function findFixes(sources: FixSources): (diagnostic: Diagnostic) => Fix | undefined {
  const { tables, governments } = sources;
  const sheets = new Map(
    tables.flatMap((table) => (table === undefined ? [] : [[table.sheet.path, table] as const])),
  );
  const rawOf = ({ path, row, column }: CellLocation): string | undefined =>
    rowOf(sheets.get(path), row)?.[column - 1];
  const recipientAt = once(() => recipientsByPlace(sources.rows));
  const judged = rowTables(sources);
  const offices = once(() => officePostalCodes(true));
  const fixInRow = (diagnostic: Diagnostic, at: CellLocation, raw: string): Fix | undefined => {
    const recipient = recipientAt()(at);
    if (recipient === undefined) return undefined;
    const places = { governments, offices: offices() };
    const number = fixNumber(diagnostic, raw, recipient, places);
    if (number !== undefined) return { ...number, at, was: raw };
    const change = fixRow(diagnostic, raw, recipient, judged);
    const cell = change && cellIn(recipient.fields, change.meaning);
    const was = cell && rawOf(cell.at);
    if (change === undefined || cell === undefined || was === undefined) return undefined;
    return { kind: change.kind, at: cell.at, was, value: change.value };
  };
  const fixAt = (diagnostic: Diagnostic, at: CellLocation): Fix | undefined => {
    const raw = rawOf(at);
    return raw === undefined
      ? undefined
      : (fixText(diagnostic, raw) ?? fixInRow(diagnostic, at, raw));
  };
  return (diagnostic) => {
    const { at, code } = diagnostic;
    if (at.kind !== "cell" || !FIXED.has(code)) return undefined;
    const table = sheets.get(at.path);
    const isHeading = code === "csv/missing-column" && table !== undefined;
    const fix = isHeading ? fixHeading(diagnostic, table, governments) : fixAt(diagnostic, at);
    // A heading of two rows stands in neither as it is read.
    return fix === undefined || rawOf(fix.at) !== fix.was || fix.was === fix.value
      ? undefined
      : fix;
  };
}

/** The findings of which some have a correction; a list of 100,000 rows may have one of another kind in each. */
const FIXED: ReadonlySet<string> = new Set([
  "csv/missing-column",
  "csv/code-repaired",
  "csv/lost-zero",
  ...FIXED_TEXTS,
  ...FIXED_ROWS,
]);

function rowTables({ rows, governments }: FixSources): RowTables {
  const honorifics = once(() => usualHonorific(rows));
  const codes = once(() => new Set(Array.from(rows.recipients, ({ id }) => id)));
  return {
    governments,
    usualHonorific: (recipient) => honorifics()(recipient),
    hasCode: (code) => codes().has(code),
  };
}

/** The values of a row, by its number: rows ascend. */
function rowOf(table: ReadTable | undefined, row: number): readonly string[] | undefined {
  const rows = table?.sheet.rows;
  if (rows === undefined) return undefined;
  // In a list without blank rows the number says the place.
  let middle = row - (rows.at(0)?.row ?? row);
  let [low, high] = [0, rows.length - 1];
  for (; low <= high; middle = Math.floor((low + high) / 2)) {
    middle = Math.max(low, Math.min(middle, high));
    const found = rows.at(middle);
    if (found === undefined) return undefined;
    if (found.row === row) return found.values;
    if (found.row < row) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** Addressees by list and row; of one file that is given twice, the first. Cost: one pass, four bytes a row. */
function recipientsByPlace({
  recipients,
}: RecipientList): (at: CellLocation) => Recipient | undefined {
  const places = new Map<string, Map<number, number>>();
  let index = 0;
  for (const { path, row } of recipients) {
    const own = places.get(path) ?? new Map<number, number>();
    if (!own.has(row)) own.set(row, index);
    places.set(path, own);
    index += 1;
  }
  return ({ path, row }) => recipients.at(places.get(path)?.get(row) ?? -1);
}

/** Governments with the postal codes of their offices. */
interface Places {
  readonly governments: LocalGovernments;
  readonly offices: OfficePostalCodes;
}

/** Zeros that a spreadsheet took from the front of a code or number, and the sixth digit that a code of five lacks. */
function fixNumber(
  diagnostic: Diagnostic,
  raw: string,
  recipient: Recipient,
  places: Places,
): Pick<Fix, "kind" | "value"> | undefined {
  const { at, code, values } = diagnostic;
  if (at.kind !== "cell") return undefined;
  if (code === "csv/code-repaired") {
    // Read as this code already; a row that contradicts it may have another one in mind.
    const isSure =
      !/\dE[+-]?\d/iu.test(raw.normalize("NFKC")) &&
      checkAgreement(recipient, places.governments).every(({ severity }) => severity === "warning");
    const value = valueIn(recipient.fields, "code");
    const hasDigits = raw.normalize("NFKC").includes(value.replace(/^0+/u, ""));
    return isSure ? { kind: hasDigits ? "zero" : "check-digit", value } : undefined;
  }
  if (code !== "csv/lost-zero") return undefined;
  const expected = String(values["expected"]);
  if (!holdsPostalCodes(at.header ?? "")) {
    const value = withZeros(raw, expected);
    return value === undefined ? undefined : { kind: "zero", value };
  }
  return isPostalCodeOf(expected, at.header ?? "", recipient, places)
    ? { kind: "zero", value: expected }
    : undefined;
}

/** A text with the zeros that another has more, everything else as it is written; undefined where the two cannot be laid together. */
function withZeros(raw: string, expected: string): string | undefined {
  const plain = raw.normalize("NFKC");
  if (plain.length !== raw.length) return undefined;
  let place = plain.length - plain.trimStart().length;
  let value = raw.slice(0, place);
  for (const character of expected) {
    if (character === plain[place]) {
      value += raw[place] ?? "";
      place += 1;
    } else if (character === "0") value += /[０-９]/u.test(raw[place] ?? "") ? "０" : "0";
    else return undefined;
  }
  return value + raw.slice(place);
}

/** Whether a postal code is of the row's prefecture, and no other office's. */
function isPostalCodeOf(
  postal: string,
  column: string,
  recipient: Recipient,
  { governments, offices }: Places,
): boolean {
  const prefectures = offices.prefecturesOf.get(postal.slice(0, 2)) ?? [];
  const cell = recipient.fields.get(column);
  if (cell === undefined || !prefectures.includes(valueIn(recipient.fields, "prefecture").trim()))
    return false;
  const fields = new Map([...recipient.fields, [column, { value: postal, at: cell.at }]]);
  return checkPlace({ ...recipient, fields }, [column], governments, offices).length === 0;
}
