import { basename, dirname } from "node:path";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import { isTemporary } from "../outside/durable-file.ts";
import { namedFailure, OutputFailure } from "../outside/output-failure.ts";
import { type Project, projectPath } from "../outside/project.ts";
import { systemCodeOf } from "../outside/system-error.ts";
import { WorkerLost } from "../process/share-work.ts";
import type { ResultKind } from "./job-result.ts";

/** What the user's system refused, as it is reported, and what the command answers. */
export interface Refusal {
  readonly kind: ResultKind;
  readonly diagnostic: Diagnostic;
}

/** A run cannot go on for a reason that has a word of its own; what it has written so far is kept. */
export class RunStopped extends Error {
  override readonly name = "RunStopped";
  readonly refusal: Refusal;

  constructor(kind: ResultKind, diagnostic: Diagnostic) {
    super(diagnostic.code);
    this.refusal = { kind, diagnostic };
  }
}

/**
 * What to say when the user's system refused something that nobody had a better word for: the one net below all
 * commands. Undefined for anything else, which is a failure of our own.
 *
 * Errors: `job/output-failed` or what the failure itself says (74), `job/worker-unavailable` (74), `job/system-refused` for
 * what could not be read (1).
 */
export function refusalOf(cause: unknown, project: Project): Refusal | undefined {
  if (cause instanceof RunStopped) return cause.refusal;
  if (cause instanceof OutputFailure) {
    const path = pathOf(cause.cause) ?? project.root;
    return { kind: "output-failed", diagnostic: outputFailed(cause, path, project) };
  }
  if (cause instanceof WorkerLost) {
    const values = { reason: cause.how.end, detail: cause.how.detail };
    const diagnostic = error("job/worker-unavailable", { kind: "option", name: "--jobs" }, values);
    return { kind: "output-failed", diagnostic };
  }
  const reason = systemCodeOf(cause);
  if (reason === undefined || !(cause instanceof Error)) return undefined;
  const path = projectPath(project, pathOf(cause) ?? "");
  const values = { path, reason, detail: cause.message };
  return {
    kind: "refused",
    diagnostic: error("job/system-refused", { kind: "file", path }, values),
  };
}

/** What is reported to the user of a failure of the output side; `place` is what was being written into. */
export function outputFailed(failure: OutputFailure, place: string, project: Project): Diagnostic {
  const named = namedFailure(failure, project);
  if (named !== undefined) return named;
  const path = projectPath(project, place);
  const values = { folder: path, reason: failure.systemCode, detail: failure.message };
  return error("job/output-failed", { kind: "file", path }, values);
}

/** The path that a system call was refused for; the folder where it was a file of ours that had no name yet. */
function pathOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error && "path" in cause && typeof cause.path === "string")) {
    return undefined;
  }
  return isTemporary(basename(cause.path)) ? dirname(cause.path) : cause.path;
}
