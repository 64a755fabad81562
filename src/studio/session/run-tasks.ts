import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import type { MergeRequest } from "../../job/plan/merge-options.ts";
import type { Project } from "../../outside/project.ts";
import type { RunOrder } from "../protocol/server.ts";
import type { Handles, Held } from "./handles.ts";
import { inThread } from "./in-thread.ts";
import type { ThreadJob } from "./job-messages.ts";
import { runEntry } from "./run-view.ts";
import type { Task } from "./works.ts";

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
    about: [request.template, ...request.recipients].join("、"),
    order,
    run: runOf(desk, { kind, request }),
  };
}

/** The same job as the command `verify`. */
export function verifyTask(desk: TaskDesk, run: Extract<Held, { kind: "run" }>): Task {
  return {
    kind: "verify",
    about: run.shown,
    run: runOf(desk, { kind: "verify", folder: run.shown }),
  };
}

type Job<Of extends ThreadJob = ThreadJob> = Of extends ThreadJob
  ? Omit<Of, "project" | "language">
  : never;

function runOf({ project, handles, language }: TaskDesk, job: Job): Task["run"] {
  return async (listener, interrupt) => {
    const { folder, ...end } = await inThread({ ...job, project, language }, listener, interrupt);
    return {
      ...end,
      folder: folder === undefined ? undefined : runEntry(project, handles, folder)?.handle,
      detail: undefined,
    };
  };
}
