import { COLUMN_NAMES } from "../model/recipient.ts";
import type { Sheet, SheetRow } from "./sheet.ts";

/** What is written above a list's header, as it stands: its titles. */
export function titlesOf({ rows }: Sheet, header: SheetRow): ReadonlySet<string> {
  const titles = new Set<string>();
  for (const row of rows) {
    if (row.row >= header.row) break;
    for (const value of row.values) if (OF_PAGES.test(plain(value))) titles.add(plain(value));
  }
  return titles;
}

/**
 * What a row says that is printed anew on each page: the list's own title once more, or 2／3ページ and nothing else. Undefined for any other
 * row.
 *
 * Shape: a title is one only in the very words that stand above the header.
 */
export function pageAgain(
  row: SheetRow,
  names: readonly string[],
  titles: ReadonlySet<string>,
): string | undefined {
  const honorific = names.indexOf(COLUMN_NAMES.honorific);
  let first: string | undefined;
  for (const [index, value] of row.values.entries()) {
    const text = plain(value);
    if (text === "") continue;
    // Nearly all rows say something else in their first cell.
    if (!PAGE.test(text) && (index === honorific || !titles.has(text))) return undefined;
    first ??= text;
  }
  return first;
}

function plain(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s/gu, "");
}

/** What a title says that no addressee does. */
const OF_PAGES = /名簿|一覧|リスト|台帳|(?:現在|作成|年度)[))]?$|年度.{2}|部外秘|取扱注意/u;

const PAGE = /^(?:\d+(?:\/\d+)?(?:ページ|頁)|(?:ページ|頁|P(?:age)?\.?)\d+(?:\/\d+)?)$/iu;
