import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { WordLocation } from "../base/location.ts";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import { placeOf } from "../base/messages/format-diagnostic.ts";
import { saidOf } from "../base/messages/said-of.ts";
import { visibleText } from "../base/visible-text.ts";
import type { SourceFile } from "../base/world.ts";
import { isWordFileName } from "../letter/is-word-file.ts";
import { writeDurably } from "../outside/durable-file.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { writing } from "../outside/output-failure.ts";
import { inProject, type Project, projectAt, projectPath } from "../outside/project.ts";
import { commentFaults, type FaultComment } from "../word/comment-faults.ts";
import { writeFindings } from "./findings-csv.ts";

/** Whether findings are to be comments in a copy of the clerk's Word file, and not a table. */
export function isWordReport(path: string): boolean {
  return isWordFileName(path);
}

/**
 * Writes findings where the user wants them: as a table, or into a copy of the template, a Word file, as comments at their
 * places. What is said of no place in it, of cells of the list above all, stands together at its beginning.
 *
 * Errors: gives `job/report-not-written` for a Word file that cannot be opened, of which the findings say why; throws
 * `OutputFailure`.
 */
export async function writeReport(
  path: string,
  diagnostics: readonly Diagnostic[],
  { template, language, project = projectAt() }: ReportSetup,
): Promise<Diagnostic | undefined> {
  if (!isWordReport(path)) {
    await writeFindings(path, diagnostics, language, project);
    return undefined;
  }
  const shown = projectPath(project, template);
  const bytes = await nodeDisk.read(inProject(project, template)).catch(() => undefined);
  const file: SourceFile = { path: shown, bytes: new Uint8Array(bytes ?? []) };
  const commented = commentFaults(file, commentsFor(diagnostics, shown, language));
  if (!commented.ok)
    return error("job/report-not-written", { kind: "file", path: shown }, { path });
  await writing(() => writeDurably(nodeDisk, inProject(project, path), commented.value));
  return undefined;
}

/** What a report is written from. */
export interface ReportSetup {
  /** The template, as the user named it. */
  readonly template: string;
  readonly language: MessageLanguage;
  readonly project?: Project;
}

function commentsFor(
  diagnostics: readonly Diagnostic[],
  path: string,
  language: MessageLanguage,
): readonly FaultComment[] {
  const placed: FaultComment[] = [];
  const others: string[] = [];
  for (const one of diagnostics) {
    const at = wordPlaceOf(one, path);
    const lines = linesOf(one, at, language);
    if (at === undefined) others.push(...lines);
    else placed.push({ at, lines });
  }
  const shown = others.slice(0, MOST_LINES);
  const left = others.length - shown.length;
  if (left > 0) shown.push(MORE[language](left));
  return shown.length === 0 ? placed : [{ at: undefined, lines: shown }, ...placed];
}

/** The first place of a finding that is in the Word file. */
function wordPlaceOf({ at, related }: Diagnostic, path: string): WordLocation | undefined {
  const places = [at, ...related.map((one) => one.at)];
  return places.find((one): one is WordLocation => one.kind === "word" && one.path === path);
}

function linesOf(
  diagnostic: Diagnostic,
  at: WordLocation | undefined,
  language: MessageLanguage,
): readonly string[] {
  const { message, hints } = saidOf(diagnostic, language);
  const severity = WORDS[language][diagnostic.severity];
  // At its own paragraph a finding needs no place.
  const isThere = at !== undefined && diagnostic.at === at && at.part === "body";
  const place = isThere ? "" : `${placeOf(diagnostic.at, language)} `;
  return [
    `${place}${severity}${message} [${diagnostic.code}]`,
    ...hints.map((hint) => `→ ${hint}`),
  ].map(visibleText);
}

const WORDS = {
  ja: { error: "エラー：", warning: "注意：" },
  en: { error: "error: ", warning: "warning: " },
} as const;

const MORE = {
  ja: (count: number): string => `ほかに${count}行あります。--report 点検.csv で表にできます`,
  en: (count: number): string => `${count} more lines: --report findings.csv gives a table`,
} as const;

/** A comment of hundreds of lines nobody reads: for a long list there is the table. */
const MOST_LINES = 60;
