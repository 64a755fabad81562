/** 照合証明: what was read back, for people. Shape: its name in a run's folder. */
export const PROOF_FILE = "照合証明.pdf";

/** 発送台帳: the letters of a run, for people. Shape: its name without part and ending. */
export const DISPATCH_LEDGER = "発送台帳";

/** The name of the ledger for people, or of a part of it, such as `1-北海道`. */
export function dispatchLedgerFile(part?: string): string {
  return part === undefined ? `${DISPATCH_LEDGER}.pdf` : `${DISPATCH_LEDGER}-${part}.pdf`;
}

/** Tells whether a name is that of a document about a run. */
export function isReportFile(name: string): boolean {
  const isLedger = name === dispatchLedgerFile() || name.startsWith(`${DISPATCH_LEDGER}-`);
  return name === PROOF_FILE || (isLedger && name.endsWith(".pdf"));
}
