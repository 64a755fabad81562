import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import type { MergeRequest } from "../../job/plan/merge-options.ts";
import type { JobEvent } from "../../outside/job-event.ts";
import type { Project } from "../../outside/project.ts";
import type { Work } from "../protocol/server.ts";

/** A job for a thread of its own. Shape: plain data; all is on the real disk. */
export type ThreadJob = {
  readonly project: Project;
  readonly language: MessageLanguage;
} & (
  | { readonly kind: "check" | "merge"; readonly request: MergeRequest }
  | { readonly kind: "verify"; readonly folder: string }
);

/** How a job ended, in words. Shape: `folder` is the run's, as people know it. */
export type EndedJob = Omit<NonNullable<Work["end"]>, "folder" | "detail"> & {
  readonly folder: string | undefined;
};

/** What a thread tells. */
export type FromJob =
  | { readonly kind: "event"; readonly event: JobEvent }
  | { readonly kind: "end"; readonly end: EndedJob };
