import { safeCell } from "../../base/safe-cell.ts";
import type { LedgerEntry, LedgerFile } from "../../model/run.ts";
import { VERDICT_TEXT } from "../../report/report-run.ts";

const HEADINGS = [
  "通番",
  "宛先番号",
  "団体コード",
  "都道府県",
  "宛名",
  "区分",
  "宛名簿",
  "行",
  "形式",
  "ファイル",
  "ページ数",
  "バイト数",
  "SHA-256",
  "照合",
] as const;

/**
 * Writes the ledger for Excel: with BOM, CRLF, one row per file, no cell that could run as a formula.
 *
 * Shape: the file's lines with their ends; `entries` are gone through more than once.
 */
export function* ledgerCsv(entries: Iterable<LedgerEntry>): Iterable<string> {
  const more = MORE.filter(({ textOf }) => hasSome(entries, textOf));
  const headings = [...HEADINGS, ...more.map(({ heading }) => heading)];
  yield `\ufeff${lineOf(headings)}`;
  for (const entry of entries) {
    const values = more.map(({ textOf }) => textOf(entry) ?? "");
    for (const file of entry.files) yield lineOf([...cellsOf(entry, file), ...values]);
  }
}

/** The columns that a ledger has only where a letter has something in them: its number, what the table of governments filled. */
const MORE: readonly {
  readonly heading: string;
  readonly textOf: (entry: LedgerEntry) => string | undefined;
}[] = [
  { heading: "連番", textOf: ({ number }) => number?.toString() },
  { heading: "補った列", textOf: ({ filled }) => filled?.join("・") },
];

function hasSome(
  entries: Iterable<LedgerEntry>,
  textOf: (entry: LedgerEntry) => string | undefined,
): boolean {
  for (const entry of entries) if (textOf(entry) !== undefined) return true;
  return false;
}

function cellsOf(entry: LedgerEntry, file: LedgerFile): readonly string[] {
  return [
    String(entry.sequence),
    entry.id,
    codeOf(entry),
    entry.prefecture,
    entry.addressee,
    entry.version,
    entry.list,
    String(entry.row),
    file.format.toUpperCase(),
    file.path,
    file.pages === undefined ? "" : String(file.pages),
    String(file.bytes),
    file.sha256,
    file.reproducible === false
      ? `${VERDICT_TEXT[file.verdict]}（再現されない）`
      : VERDICT_TEXT[file.verdict],
  ];
}

/** The addressee's code; one without a code goes by the number of its row, of three digits at least. */
function codeOf({ id, row }: LedgerEntry): string {
  return /^\d{6}$/u.test(id) && id !== String(row) ? id : "";
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(",")}\r\n`;
}
