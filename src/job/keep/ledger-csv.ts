import { safeCell } from "../../base/safe-cell.ts";
import type { LedgerEntry, LedgerFile } from "../../model/run.ts";
import { VERDICT_TEXT } from "../../report/report-run.ts";

const HEADINGS = [
  "通番",
  "団体コード",
  "都道府県",
  "宛名",
  "版",
  "宛名簿",
  "行",
  "形式",
  "ファイル",
  "ページ数",
  "バイト数",
  "SHA-256",
  "照合",
] as const;

/** The last column where letters are numbered; the others keep their places. */
const NUMBER = "連番";

/**
 * Writes the ledger for Excel: with BOM, CRLF, one row per file, no cell that could run as a formula.
 *
 * Shape: the file's lines with their ends.
 */
export function* ledgerCsv(entries: Iterable<LedgerEntry>): Iterable<string> {
  let isNumbered: boolean | undefined;
  for (const entry of entries) {
    const number = entry.number === undefined ? [] : [String(entry.number)];
    if (isNumbered === undefined) {
      isNumbered = number.length > 0;
      yield headingLine(isNumbered);
    }
    for (const file of entry.files) yield lineOf([...cellsOf(entry, file), ...number]);
  }
  if (isNumbered === undefined) yield headingLine(false);
}

function headingLine(isNumbered: boolean): string {
  return `\ufeff${lineOf(isNumbered ? [...HEADINGS, NUMBER] : HEADINGS)}`;
}

function cellsOf(entry: LedgerEntry, file: LedgerFile): readonly string[] {
  return [
    String(entry.sequence),
    entry.id,
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

function lineOf(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(",")}\r\n`;
}
