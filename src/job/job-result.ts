import type { Diagnostic } from "../base/diagnostic.ts";
import type { ExitCode } from "./exit-code.ts";
import type { RunSummary } from "./run-summary.ts";

/** What a run tells at its end. */
export interface JobResult {
  readonly exit: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined if nothing was written. */
  readonly summary: RunSummary | undefined;
}

/** A run that ended before anything was written, or whose output side failed. */
export function refused(exit: ExitCode, diagnostics: readonly Diagnostic[]): JobResult {
  return { exit, diagnostics, summary: undefined };
}
