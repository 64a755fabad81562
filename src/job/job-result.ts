import type { Diagnostic } from "../base/diagnostic.ts";
import type { RunSummary } from "./run-summary.ts";

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
