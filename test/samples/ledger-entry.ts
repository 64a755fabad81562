import type { LedgerEntry, LedgerFile } from "../../src/model/run.ts";
import type { ReportRun } from "../../src/report/report-run.ts";

/** A ledger's row for tests; what matters is given. */
export function ledgerEntry(given: Partial<LedgerEntry> = {}): LedgerEntry {
  const id = given.id ?? "010006";
  return {
    sequence: 1,
    id,
    list: "recipients/prefectures.csv",
    row: 2,
    prefecture: "北海道",
    title: "北海道知事",
    addressee: "北海道知事 殿",
    version: "知事",
    recordSha256: "1".repeat(64),
    textSha256: "2".repeat(64),
    files: [ledgerFile({ path: `letters/${id}.pdf` })],
    ...given,
  };
}

/** A file of a letter for tests, read back without a difference. */
export function ledgerFile(given: Partial<LedgerFile> = {}): LedgerFile {
  return {
    format: "pdf",
    path: "letters/010006.pdf",
    sha256: "0123456789abcdef".repeat(4),
    bytes: 80_000,
    pages: 3,
    verdict: "equal",
    ...given,
  };
}

/** A run for tests, without differences. */
export function reportRun(given: Partial<ReportRun> = {}): ReportRun {
  return {
    title: "デジタル人材の確保・育成について",
    date: "2022-12-27",
    dateText: "令和四年十二月二十七日",
    inputs: {
      tool: "shokan 0.1.0",
      template: { path: "templates/dx-jinzai.hbs", sha256: "a".repeat(64) },
      lists: [{ path: "recipients/prefectures.csv", sha256: "b".repeat(64), rows: 47 }],
      fonts: [{ name: "Noto Serif JP Regular", sha256: "c".repeat(64) }],
      options: { edition: "corrected" },
    },
    verify: "all",
    account: [],
    differences: [],
    setAside: [],
    warnings: [],
    reprinted: [],
    ...given,
  };
}
