import type { Diagnostic } from "../base/diagnostic.ts";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import { placeOf } from "../base/messages/format-diagnostic.ts";
import { saidOf } from "../base/messages/said-of.ts";
import { safeCell } from "../base/safe-cell.ts";
import { visibleText } from "../base/visible-text.ts";
import { writeDurably } from "../outside/durable-file.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { writing } from "../outside/output-failure.ts";
import { inProject, type Project, projectAt } from "../outside/project.ts";

const HEADINGS = {
  ja: ["種類", "ファイル", "行", "列", "内容", "対処", "コード"],
  en: ["severity", "file", "row", "column", "message", "hints", "code"],
} as const;

/**
 * Writes findings as a table for Excel: one row each, by file, row and column, errors and warnings alike.
 *
 * Errors: throws `OutputFailure`.
 */
export async function writeFindings(
  path: string,
  diagnostics: readonly Diagnostic[],
  language: MessageLanguage,
  project: Project = projectAt(),
): Promise<void> {
  const rows = diagnostics.map((diagnostic) => rowOf(diagnostic, language));
  const lines = [HEADINGS[language], ...rows].map((cells) =>
    cells.map((cell) => safeCell(visibleText(cell))).join(","),
  );
  const text = `\ufeff${lines.join("\r\n")}\r\n`;
  await writing(() =>
    writeDurably(nodeDisk, inProject(project, path), new TextEncoder().encode(text)),
  );
}

/** Tells whether a file is such a table, in either language. */
export function isFindings(bytes: Uint8Array): boolean {
  const start = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, 200));
  return Object.values(HEADINGS).some((cells) => start.startsWith(`\ufeff${cells.join(",")}\r\n`));
}

function rowOf(diagnostic: Diagnostic, language: MessageLanguage): readonly string[] {
  const { at, severity, code } = diagnostic;
  const { message, hints } = saidOf(diagnostic, language);
  const [row, column] = positionOf(at);
  const path = "path" in at ? at.path : placeOf(at, language);
  return [severityText(severity, language), path, row, column, message, hints.join(" / "), code];
}

function positionOf(at: Diagnostic["at"]): readonly [string, string] {
  if (at.kind === "cell") return [String(at.row), at.written ?? at.header ?? String(at.column)];
  if (at.kind === "text") return [String(at.line), String(at.column)];
  return ["", ""];
}

function severityText(severity: Diagnostic["severity"], language: MessageLanguage): string {
  if (language === "en") return severity;
  return severity === "error" ? "エラー" : "注意";
}
