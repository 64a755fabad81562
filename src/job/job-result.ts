import type { Diagnostic } from "../base/diagnostic.ts";
import { placeOf } from "../base/messages/format-diagnostic.ts";
import { saidOf } from "../base/messages/said-of.ts";
import type { Account } from "../model/account.ts";
import type { FormatId } from "../model/output-format.ts";
import {
  type FoundWarning,
  type LedgerEntry,
  readingsOf,
  type SetAsideLetter,
  type Verdict,
} from "../model/run.ts";
import type { VerificationReport } from "../model/verification.ts";
import { type Project, recordedPath } from "../outside/project.ts";
import type { RunFile, RunOutput } from "./keep/run-file.ts";
import type { RunFolder } from "./keep/run-folder.ts";
import type { MergeOptions } from "./plan/merge-options.ts";
import type { Prepared } from "./plan/prepare.ts";

/**
 * How a run, a check or a verification ended.
 *
 * - `done`: everything is written and agrees with its letter, or nothing is wrong
 * - `refused`: the input has errors, and nothing was written
 * - `differs`: written, but a file says something else than its letter, or a letter had to be set aside
 * - `inputs-changed`: the folder holds a run that was made from something else
 * - `in-use`: another run holds the folder
 * - `output-failed`: the disk is full, read-only, not there
 * - `interrupted`: stopped on the way; the same call goes on with it
 */
export type ResultKind =
  | "done"
  | "refused"
  | "differs"
  | "inputs-changed"
  | "in-use"
  | "output-failed"
  | "interrupted";

/** What a run reports at its end. */
export interface JobResult {
  readonly kind: ResultKind;
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined if nothing was written. */
  readonly summary: RunSummary | undefined;
}

/** A run that ended before anything was written, or whose output side failed. */
export function refused(kind: ResultKind, diagnostics: readonly Diagnostic[]): JobResult {
  return { kind, diagnostics, summary: undefined };
}

/** What a person wants to know at the end of a run. */
export interface RunSummary {
  readonly folder: string;
  readonly title: string;
  readonly letters: number;
  /** What became of everything that the lists hold. */
  readonly account: Account;
  readonly kept: number;
  /** Where a run that begins anew has left what was in its folder; undefined for any other. */
  readonly earlierFolder?: string | undefined;
  readonly written: number;
  readonly formats: readonly FormatId[];
  /** The letters are a clerk's Word file, filled: no other format can be made. */
  readonly isFilled: boolean;
  readonly files: number;
  /** Files that were read back and say what their letter says. */
  readonly verified: number;
  /** Files that were not read back. */
  readonly unread: number;
  readonly versions: readonly { readonly name: string; readonly letters: number }[];
  readonly differences: readonly VerificationReport[];
  readonly setAside: readonly SetAsideLetter[];
  /** Files of the whole run: print run, ledgers, reports. */
  readonly outputs: readonly RunOutput[];
  /** Every letter was made, and every file read back and found equal. */
  readonly finished: boolean;
  /** What was reported as worth a look and did not stop the run (注意). */
  readonly warnings: readonly FoundWarning[];
}

/** What is counted while a run goes on. */
export interface Tally {
  /** Letters kept from an earlier start. */
  kept: number;
  written: number;
  /** Files of letters by what reading them back gave. */
  readonly files: Record<Verdict, number>;
  /** Those of them that the strict reader alone was to read. */
  strict: number;
  differences: VerificationReport[];
  setAside: SetAsideLetter[];
  /** Files that were in the way and were moved aside. */
  moved: string[];
  /** Where a run that begins anew has left what was in its folder. */
  earlierFolder?: string | undefined;
}

/** A count of nothing. */
export function emptyTally(): Tally {
  const files = { equal: 0, different: 0, unread: 0 };
  return { kept: 0, written: 0, files, strict: 0, differences: [], setAside: [], moved: [] };
}

/** Counts the files of a letter that was kept or written; one that has none counts for itself. */
export function countFiles(tally: Tally, entry: LedgerEntry): void {
  for (const { verdict, readBy } of readingsOf(entry)) {
    tally.files[verdict] += 1;
    if (readBy === "strict") tally.strict += 1;
  }
}

/** Sums a run up. */
export function toSummary(
  run: { readonly prepared: Prepared; readonly folder: RunFolder; readonly options: MergeOptions },
  tally: Tally,
  end: Pick<RunFile, "outputs" | "finished"> | undefined,
  diagnostics: readonly Diagnostic[],
): RunSummary {
  const { tasks, template, account } = run.prepared;
  const versions = new Map<string, number>();
  for (const { version } of tasks) versions.set(version, (versions.get(version) ?? 0) + 1);
  return {
    folder: run.folder.path,
    title: template.settings.title,
    letters: tasks.length,
    account,
    kept: tally.kept,
    ...(tally.earlierFolder !== undefined && { earlierFolder: tally.earlierFolder }),
    written: tally.written,
    formats: run.options.formats,
    isFilled: run.prepared.isWord,
    files: tally.files.equal + tally.files.different + tally.files.unread,
    verified: tally.files.equal,
    unread: tally.files.unread,
    versions: [...versions].map(([name, letters]) => ({ name, letters })),
    differences: tally.differences,
    setAside: tally.setAside,
    outputs: end?.outputs ?? [],
    finished: end?.finished === true,
    warnings: foundWarnings(diagnostics, run.options.project),
  };
}

/** Sums warnings up by their kind, in the order in which they first occur. */
export function foundWarnings(
  diagnostics: readonly Diagnostic[],
  project: Project,
): readonly FoundWarning[] {
  const found = new Map<string, FoundWarning>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity !== "warning") continue;
    const { code } = diagnostic;
    const before = found.get(code);
    const text = before?.text ?? textOf(diagnostic, project);
    found.set(code, { code, count: (before?.count ?? 0) + 1, text });
  }
  return [...found.values()];
}

function textOf(diagnostic: Diagnostic, project: Project): string {
  const { at } = diagnostic;
  const place = "path" in at ? { ...at, path: recordedPath(project, at.path) } : at;
  return `${placeOf(place, "ja")}　${saidOf(diagnostic, "ja").message}`;
}
