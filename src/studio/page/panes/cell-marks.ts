import type { Finding } from "../../protocol/server.ts";

/** What is said in a cell. */
export interface Mark {
  readonly severity: Finding["severity"];
  readonly text: string;
}

/**
 * Gives the marks of a list's cells by row and column; errors go before warnings.
 *
 * Shape: 1-based as in diagnostics; column 0 stands for the whole row.
 */
export function marksOf(
  findings: readonly Finding[],
  path: string,
): ReadonlyMap<number, ReadonlyMap<number, Mark>> {
  const rows = new Map<number, Map<number, Mark>>();
  for (const { at, severity, message, hints } of findings) {
    if (at.kind !== "cell" || at.path !== path) continue;
    const row = rows.get(at.row) ?? new Map<number, Mark>();
    const before = row.get(at.column);
    const text = [message, ...hints].join("\n");
    if (before?.severity !== "error") row.set(at.column, { severity, text });
    rows.set(at.row, row);
  }
  return rows;
}
