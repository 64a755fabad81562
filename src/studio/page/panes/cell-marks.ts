import type { Finding } from "../../protocol/server.ts";
import type { ShownFinding } from "../desk/desk.ts";
import { say } from "../words.ts";

/** What is said in a cell. */
export interface Mark {
  readonly severity: Finding["severity"];
  readonly text: string;
  /** Whether it is of before the last change. */
  readonly isStale: boolean;
}

/**
 * Gives the marks of a list's cells by row and column; all that is said in a cell, as an error if one of it is.
 *
 * Shape: 1-based as in diagnostics; column 0 stands for the whole row.
 */
export function marksOf(
  findings: readonly ShownFinding[],
  path: string,
): ReadonlyMap<number, ReadonlyMap<number, Mark>> {
  const rows = new Map<number, Map<number, Mark>>();
  for (const { at, severity, message, hints, isStale = false } of findings) {
    if (at.kind !== "cell" || at.path !== path) continue;
    const row = rows.get(at.row) ?? new Map<number, Mark>();
    const before = row.get(at.column);
    const own = [...(isStale ? [say("staleFinding")] : []), message, ...hints];
    row.set(at.column, {
      severity: before?.severity === "error" ? "error" : severity,
      text: before === undefined ? own.join("\n") : [before.text, ...own].join("\n"),
      isStale: isStale && before?.isStale !== false,
    });
    rows.set(at.row, row);
  }
  return rows;
}
