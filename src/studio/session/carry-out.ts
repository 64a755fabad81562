import type { Diagnostic } from "../../base/diagnostic.ts";
import { check } from "../../job/check.ts";
import type { JobResult, RunSummary } from "../../job/job-result.ts";
import { merge } from "../../job/merge.ts";
import { refusalOf } from "../../job/refusal.ts";
import { verifyRun } from "../../job/verify-run.ts";
import type { JobListener } from "../../outside/job-event.ts";
import { projectPath } from "../../outside/project.ts";
import { findingOf } from "../protocol/finding-of.ts";
import type { EndedRun } from "../protocol/server.ts";
import type { EndedJob, ThreadJob } from "./job-messages.ts";

/** Findings that the end of a work carries. */
const MOST_FINDINGS = 500;

/** Carries a job out as the command of its name does, and puts its end into words. What the system refuses is an end too. */
export async function carryOut(
  job: ThreadJob,
  listener: JobListener,
  interrupt: AbortSignal,
): Promise<EndedJob> {
  const { project, language } = job;
  let result: JobResult;
  try {
    result = await resultOf(job, listener, interrupt);
  } catch (cause) {
    const refusal = refusalOf(cause, project);
    if (refusal === undefined) throw cause;
    result = { kind: refusal.kind, diagnostics: [refusal.diagnostic], summary: undefined };
  }
  const { kind, diagnostics, summary } = result;
  return {
    kind,
    findings: firstOf(diagnostics).map((one) => findingOf(one, language)),
    findingCount: diagnostics.length,
    run: summary && endedRun(summary),
    folder: summary && projectPath(project, summary.folder),
  };
}

async function resultOf(
  job: ThreadJob,
  listener: JobListener,
  interrupt: AbortSignal,
): Promise<JobResult> {
  if (job.kind === "verify") {
    const { kind, problems } = await verifyRun(job.folder, listener, job.project);
    return { kind, diagnostics: problems, summary: undefined };
  }
  return (job.kind === "merge" ? merge : check)(job.request, listener, interrupt);
}

/** Errors come first: of too many findings, warnings are left out. */
function firstOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  return [...errors, ...warnings].slice(0, MOST_FINDINGS);
}

function endedRun(summary: RunSummary): EndedRun {
  const { title, letters, kept, written, files, verified, unread, finished } = summary;
  return {
    title,
    letters,
    kept,
    written,
    files,
    verified,
    unread,
    finished,
    account: summary.account,
    versions: summary.versions,
  };
}
