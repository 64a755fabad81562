import type { LedgerEntry } from "../model/run.ts";

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

/** First characters by which Excel takes a cell for a formula. Source: OWASP "CSV Injection". */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/u;

/**
 * Writes the ledger for Excel: UTF-8 with BOM, CRLF, one row per file, no cell that could run as a formula.
 */
export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  const rows = entries.flatMap((entry) =>
    entry.files.map((file) => [
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
      file.verified ? "一致" : "未照合",
    ]),
  );
  const lines = [HEADINGS, ...rows].map((cells) => cells.map(safeCell).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** A cell quoted where needed, with an apostrophe before what Excel would run. */
export function safeCell(value: string): string {
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) || safe.startsWith("'") ? `"${safe.replaceAll('"', '""')}"` : safe;
}
