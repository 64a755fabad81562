import { COLUMN_NAMES } from "../model/recipient.ts";
import { isBlankRow, type Sheet, type SheetRow } from "./sheet.ts";

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
  if (isBlankRow(row)) return undefined;
  const honorific = names.indexOf(COLUMN_NAMES.honorific);
  const written = row.values
    .map((value, index) => ({ value: plain(value), index }))
    .filter(({ value }) => value !== "");
  const isPage = ({ value }: { readonly value: string }): boolean => PAGE.test(value);
  const isOfPage = written.every(
    (one) => isPage(one) || (one.index !== honorific && titles.has(one.value)),
  );
  return isOfPage ? written[0]?.value : undefined;
}

function plain(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s/gu, "");
}

/** What a title says that no addressee does. */
const OF_PAGES = /名簿|一覧|リスト|台帳|(?:現在|作成|年度)[))]?$|年度.{2}|部外秘|取扱注意/u;

const PAGE = /^(?:\d+(?:\/\d+)?(?:ページ|頁)|(?:ページ|頁|P(?:age)?\.?)\d+(?:\/\d+)?)$/iu;
