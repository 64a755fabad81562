import type { Diagnostic } from "../base/diagnostic.ts";
import type { JobResult, ResultKind, RunSummary } from "../job/job-result.ts";

/** Whether a run found everything made and as it was: nothing was written, nothing else was done. */
export function changesNothing({ written, outputs }: RunSummary, kind: ResultKind): boolean {
  return kind === "done" && written === 0 && outputs.length === 0;
}

/**
 * What of a run's findings a person has not been told before. Where a run changes nothing, the warnings about template and
 * lists are those of the run before, recorded and counted in the summary; what concerns the folder is news.
 */
export function newFindings({ diagnostics, summary, kind }: JobResult): readonly Diagnostic[] {
  if (summary === undefined || !changesNothing(summary, kind)) return diagnostics;
  return diagnostics.filter(
    ({ severity, code }) => severity === "error" || /^(?:job|verify|option)\//u.test(code),
  );
}
