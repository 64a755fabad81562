import { safeCell } from "../../base/safe-cell.ts";
import { PRINT_RUN_NAME } from "../../model/output-format.ts";
import { pagesText } from "../../model/pages-text.ts";
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
  const more = columnsFor(entries);
  const headings = [...HEADINGS, ...more.map(({ heading }) => heading)];
  yield `\ufeff${lineOf(headings)}`;
  for (const entry of entries) {
    const values = more.map(({ textOf }) => textOf(entry) ?? "");
    for (const file of rowsOf(entry)) yield lineOf([...cellsOf(entry, file), ...values]);
  }
}

/** The columns that a ledger has only where a letter has something in them: its number, what the table of governments filled, what
 * of it is in another face than the first one named. */
const MORE: readonly {
  readonly heading: string;
  readonly textOf: (entry: LedgerEntry) => string | undefined;
}[] = [
  { heading: "連番", textOf: ({ number }) => number?.toString() },
  { heading: "補った列", textOf: ({ filled }) => filled?.join("・") },
  { heading: "ほかのフォントの字", textOf: ({ otherFaces }) => otherFaces?.join("、") },
  { heading: "冊の中のページ", textOf: ({ printed }) => printed && pagesText(printed) },
];

/** The columns that some letter has something in, found in one pass: a million entries take a while to read. */
function columnsFor(entries: Iterable<LedgerEntry>): typeof MORE {
  const found = new Set<(typeof MORE)[number]>();
  for (const entry of entries) {
    for (const column of MORE) if (column.textOf(entry) !== undefined) found.add(column);
    if (found.size === MORE.length) break;
  }
  return MORE.filter((column) => found.has(column));
}

/** A row of the table: a file of a letter, or the letter in its volume, which is a file of many. */
interface TableRow extends Pick<LedgerFile, "path" | "pages" | "verdict" | "reproducible"> {
  readonly format: string;
  readonly bytes: number | undefined;
  readonly sha256: string;
}

function rowsOf({ files, printed }: LedgerEntry): readonly TableRow[] {
  if (printed === undefined) {
    return files.map((file) => ({ ...file, format: file.format.toUpperCase() }));
  }
  const { path, pages, verdict, volume } = printed;
  const own = { bytes: volume?.bytes, sha256: volume?.sha256 ?? "" };
  return [{ format: PRINT_RUN_NAME.ja, path, pages, verdict, ...own }];
}

function cellsOf(entry: LedgerEntry, file: TableRow): readonly string[] {
  return [
    String(entry.sequence),
    entry.id,
    codeOf(entry),
    entry.prefecture,
    entry.addressee,
    entry.version,
    entry.list,
    String(entry.row),
    file.format,
    file.path,
    file.pages === undefined ? "" : String(file.pages),
    file.bytes === undefined ? "" : String(file.bytes),
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
