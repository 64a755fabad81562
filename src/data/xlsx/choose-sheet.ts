import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { failure, type Outcome, success } from "../../base/outcome.ts";
import { HONORIFICS } from "../../language/honorific.ts";
import { type LocalGovernments, localGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { isBlankRow, type Sheet, type SheetRow } from "../sheet.ts";
import { hasHeader } from "../table.ts";
import type { WorksheetEntry } from "./workbook.ts";

/** A worksheet that has been read. */
export interface ReadSheet {
  readonly entry: WorksheetEntry;
  readonly sheet: Sheet;
}

/**
 * Chooses the one visible worksheet that has a header, and names every other one that holds recipients.
 *
 * Errors: `csv/several-sheets`, `csv/unread-recipients` for a visible sheet without headings, `csv/empty-file`; the
 * warning `csv/other-sheet` for a hidden sheet, or one with codes of governments that the list does not have.
 */
export function chooseSheet(path: string, sheets: readonly ReadSheet[]): Outcome<Sheet> {
  const at = { kind: "file", path } as const;
  const visible = sheets.filter(({ entry, sheet }) => !entry.isHidden && hasHeader(sheet));
  if (visible.length > 1) {
    const names = visible.map(({ entry }) => entry.name).join("、");
    return failure([error("csv/several-sheets", at, { names })]);
  }
  const chosen = visible[0] ?? sheets.find(({ entry }) => !entry.isHidden);
  if (chosen === undefined) return failure([error("csv/empty-file", at, {})]);
  const others = sheets.filter((one) => one !== chosen && one.sheet !== chosen.sheet);
  const governments = others.length > 0 ? localGovernments() : undefined;
  const said = others.flatMap(({ entry, sheet }): readonly Diagnostic[] => {
    if (governments === undefined) return [];
    const { recipientCount, codes } = accountOf(sheet, governments);
    const { name } = entry;
    if (recipientCount > 0)
      return entry.isHidden
        ? [warning("csv/other-sheet", at, { name, count: recipientCount })]
        : [error("csv/unread-recipients", at, { name, count: recipientCount })];
    const listed = codes.size > 0 ? accountOf(chosen.sheet, governments).codes : new Set();
    const unlisted = [...codes].filter((code) => !listed.has(code));
    return unlisted.length > 0
      ? [warning("csv/other-sheet", at, { name, count: unlisted.length })]
      : [];
  });
  const isRefused = said.some(({ severity }) => severity === "error");
  return isRefused ? failure(said) : success(chosen.sheet, said);
}

/** What in a worksheet means recipients: rows that end in an honorific, and governments by their codes. */
interface Account {
  readonly recipientCount: number;
  readonly codes: ReadonlySet<string>;
}

function accountOf(sheet: Sheet, governments: LocalGovernments): Account {
  const codes = new Set<string>();
  let recipientCount = 0;
  for (const row of sheet.rows) {
    if (isBlankRow(row)) continue;
    if (isAddressed(row)) recipientCount += 1;
    const code = codeOf(row, governments);
    if (code !== undefined) codes.add(code);
  }
  return { recipientCount, codes };
}

/** An honorific in a cell of its own, with more than one thing beside it: a list of honorifics has nothing. */
function isAddressed({ values }: SheetRow): boolean {
  const written = values.filter((value) => value.trim() !== "");
  return written.length > 2 && written.some((value) => HONORIFICS.includes(value.trim()));
}

/** The code of the government that a row names, by its code and its name together: figures alone are chance. */
function codeOf({ values }: SheetRow, governments: LocalGovernments): string | undefined {
  for (const value of values) {
    if (!/^\d{4,6}$/u.test(value)) continue;
    const government = governments.byCode.get(value.padStart(6, "0"));
    if (government === undefined) continue;
    const names = [government.name, government.listName].map(nameKey);
    if (values.some((other) => names.includes(nameKey(other.slice(0, 40))))) return government.code;
  }
  return undefined;
}
