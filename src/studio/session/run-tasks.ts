import type { Diagnostic } from "../../base/diagnostic.ts";
import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import { check } from "../../job/check.ts";
import type { JobResult, RunSummary } from "../../job/job-result.ts";
import { merge } from "../../job/merge.ts";
import type { MergeRequest } from "../../job/plan/merge-options.ts";
import { refusalOf } from "../../job/refusal.ts";
import { verifyRun } from "../../job/verify-run.ts";
import { type Project, projectPath } from "../../outside/project.ts";
import { findingOf } from "../protocol/finding-of.ts";
import type { EndedRun, RunOrder, Work } from "../protocol/server.ts";
import type { Handles, Held } from "./handles.ts";
import { runEntry } from "./run-view.ts";
import type { Task } from "./works.ts";

/** Findings that the end of a work carries. */
const MOST_FINDINGS = 500;

/** What tasks are made with. */
export interface TaskDesk {
  readonly project: Project;
  readonly handles: Handles;
  readonly language: MessageLanguage;
}

/** The same job as the commands `merge` and `check`. */
export function runTask(
  desk: TaskDesk,
  kind: "check" | "merge",
  { request, order }: { readonly request: MergeRequest; readonly order: RunOrder },
): Task {
  return {
    kind,
    about: request.template,
    order,
    run: (listener, interrupt) =>
      inWords(desk, async () => {
        const make = kind === "merge" ? merge : check;
        const {
          kind: end,
          diagnostics,
          summary,
        }: JobResult = await make(request, listener, interrupt);
        return { kind: end, diagnostics, summary };
      }),
  };
}

/** The same job as the command `verify`. */
export function verifyTask(desk: TaskDesk, run: Extract<Held, { kind: "run" }>): Task {
  return {
    kind: "verify",
    about: run.shown,
    run: (listener) =>
      inWords(desk, async () => {
        const { kind, problems } = await verifyRun(run.shown, listener, desk.project);
        return { kind, diagnostics: problems, summary: undefined };
      }),
  };
}

/** Carries a job out, and puts its end into words. What the system refuses is an end too. */
async function inWords(
  { project, handles, language }: TaskDesk,
  job: () => Promise<JobResult>,
): Promise<NonNullable<Work["end"]>> {
  let result: JobResult;
  try {
    result = await job();
  } catch (cause) {
    const refusal = refusalOf(cause, project);
    if (refusal === undefined) throw cause;
    result = { kind: refusal.kind, diagnostics: [refusal.diagnostic], summary: undefined };
  }
  const { kind, diagnostics, summary } = result;
  const shown = summary && projectPath(project, summary.folder);
  return {
    kind,
    findings: firstOf(diagnostics).map((one) => findingOf(one, language)),
    findingCount: diagnostics.length,
    run: summary && endedRun(summary),
    folder: shown === undefined ? undefined : runEntry(project, handles, shown)?.handle,
    detail: undefined,
  };
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
