import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { nearestName } from "../../base/nearest-name.ts";
import { failure, type Outcome, success } from "../../base/outcome.ts";
import { HONORIFICS } from "../../language/honorific.ts";
import { COLUMN_NAMES } from "../../model/recipient.ts";
import { listName } from "../list-file.ts";
import { type LocalGovernments, localGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { isBlankRow, type Sheet, type SheetRow } from "../sheet.ts";
import { hasHeader, headingsOfSheet } from "../table.ts";
import { rowsLike } from "./continued-list.ts";
import type { WorksheetEntry } from "./workbook.ts";

/** A worksheet that has been read. */
export interface ReadSheet {
  readonly entry: WorksheetEntry;
  readonly sheet: Sheet;
}

/**
 * Chooses the one visible worksheet that has a header, and names every other one that holds recipients. A sheet that the
 * list looks names up in (マスタ) is not one of them.
 *
 * Errors: `csv/several-sheets`, `csv/unread-recipients` for a visible sheet without headings, `csv/empty-file`; the
 * warning `csv/other-sheet` for a hidden sheet, or one with codes of governments that the list does not have.
 */
export function chooseSheet(path: string, sheets: readonly ReadSheet[]): Outcome<Sheet> {
  const at = { kind: "file", path } as const;
  const visible = sheets.filter(({ entry, sheet }) => !entry.isHidden && hasHeader(sheet));
  const chosen =
    visible.find((one) => !lacksAddressees(one)) ??
    visible[0] ??
    sheets.find(({ entry }) => !entry.isHidden);
  if (chosen === undefined) return failure([error("csv/empty-file", at, {})]);
  if (sheets.length === 1) return success(chosen.sheet);
  const governments = localGovernments();
  const listed = accountOf(chosen.sheet, governments).codes;
  const isLike = rowsLike(chosen.sheet);
  // A part that many sheets name is one sheet, and is gone through once.
  const known = new Map<Sheet, Account>();
  const accounts = sheets
    .filter(({ sheet }) => sheet !== chosen.sheet)
    .map((one) => {
      const account = known.get(one.sheet) ?? accountOf(one.sheet, governments, isLike);
      known.set(one.sheet, account);
      return { ...one, ...account };
    });
  const isOther = (one: ReadSheet & Account): boolean => !isMaster(one, listed);
  const others = accounts.filter(isOther);
  const lists = [chosen, ...others.filter(({ entry }) => !entry.isHidden)].filter(({ sheet }) =>
    hasHeader(sheet),
  );
  if (lists.length > 1) {
    const inOrder = visible.filter((one) => lists.some(({ entry }) => entry === one.entry));
    const names = inOrder.map(({ entry }) => entry.name);
    const choices = names.slice(0, NAMED_CHOICES).map((name) => listName({ path, sheet: name }));
    const values = { names: names.join("、"), first: choices[0] ?? "", all: typed(choices) };
    return failure([error("csv/several-sheets", at, values)]);
  }
  const choice = listName({ path, sheet: chosen.entry.name });
  const said = others.flatMap(({ entry, recipientCount, codes }): readonly Diagnostic[] => {
    const { name } = entry;
    if (recipientCount > 0)
      return entry.isHidden
        ? [warning("csv/other-sheet", at, { name, count: recipientCount, choice })]
        : [error("csv/unread-recipients", at, { name, count: recipientCount, choice })];
    const unlisted = [...codes].filter((code) => !listed.has(code));
    return unlisted.length > 0
      ? [warning("csv/other-sheet", at, { name, count: unlisted.length, choice })]
      : [];
  });
  const isRefused = said.some(({ severity }) => severity === "error");
  if (isRefused) return failure(said);
  const unread = accounts
    .filter(({ writtenCount }) => writtenCount > 0)
    .map(({ entry, writtenCount }) => ({
      name: entry.name,
      rows: writtenCount,
      isHidden: entry.isHidden,
    }));
  return success(unread.length === 0 ? chosen.sheet : { ...chosen.sheet, unread }, said);
}

/** Worksheets that a message tells how to choose. */
const NAMED_CHOICES = 3;

/** Names of lists as they are typed one after the other. */
function typed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(" ");
}

/**
 * Gives the worksheet that the user named, hidden or not; another width or case, or a blank around it, does no harm where only
 * one is meant. What is in the others is then not asked.
 *
 * Errors: `csv/unknown-sheet`.
 */
export function namedSheet(
  path: string,
  wanted: string,
  sheets: readonly ReadSheet[],
): Outcome<Sheet> {
  const like = sheets.filter(({ entry }) => sheetKey(entry.name) === sheetKey(wanted));
  const found =
    sheets.find(({ entry }) => entry.name === wanted) ?? (like.length === 1 ? like[0] : undefined);
  if (found !== undefined) return success(found.sheet);
  const names = sheets.map(({ entry }) => entry.name);
  const near = nearestName(wanted, names) ?? names.find((name) => name.includes(wanted)) ?? "";
  const choice = near === "" ? "" : listName({ path, sheet: near });
  const at = { kind: "file", path: listName({ path, sheet: wanted }) } as const;
  const values = { sheet: wanted, names: names.join("、"), choice };
  return failure([error("csv/unknown-sheet", at, values)]);
}

function sheetKey(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

/** Whether a sheet's headings leave no room for whom a letter addresses. */
function lacksAddressees({ sheet }: ReadSheet): boolean {
  const headings = headingsOfSheet(sheet);
  return ![COLUMN_NAMES.title, COLUMN_NAMES.honorific].some((name) => headings.includes(name));
}

/**
 * Whether a sheet is a table of governments to look up: nobody is addressed in it, and it is called so or has everybody
 * whom the list has.
 */
function isMaster(one: ReadSheet & Account, listed: ReadonlySet<string>): boolean {
  if (one.recipientCount > 0 || !lacksAddressees(one) || !hasHeader(one.sheet)) return false;
  return (
    MASTER.test(one.entry.name) ||
    (listed.size > 0 && [...listed].every((code) => one.codes.has(code)))
  );
}

const MASTER = /マスタ|コード|対応表|参照|辞書|選択肢|設定|master|code|lookup/iu;

/** What in a worksheet means recipients: rows that end in an honorific or go on the list, and governments by their codes. */
interface Account {
  readonly recipientCount: number;
  readonly writtenCount: number;
  readonly codes: ReadonlySet<string>;
}

/** Shape: rows that are like those of the list count only in a sheet that has no headings, and where most of its rows are. */
function accountOf(
  sheet: Sheet,
  governments: LocalGovernments,
  isLike: (row: SheetRow) => boolean = () => false,
): Account {
  const codes = new Set<string>();
  let addressed = 0;
  let like = 0;
  let writtenCount = 0;
  for (const row of sheet.rows) {
    if (isBlankRow(row)) continue;
    writtenCount += 1;
    if (isAddressed(row)) addressed += 1;
    if (isLike(row)) like += 1;
    const code = codeOf(row, governments);
    if (code !== undefined) codes.add(code);
  }
  const goesOn = like * 2 >= writtenCount && !hasHeader(sheet);
  return { recipientCount: goesOn ? Math.max(like, addressed) : addressed, writtenCount, codes };
}

/** An honorific in a cell of its own, with more than one thing next to it: a list of honorifics has nothing. */
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
