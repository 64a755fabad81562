// What a program needs to do what the command line does: runs over whole lists, their proof, and what can be asked beside.
// Everything here works on files, with Node. How a run ended is a word (`ResultKind`); the command's numbers are its own.

export { describeTemplate } from "./ask/describe-template.ts";
export { writeFindings } from "./ask/findings-csv.ts";
export {
  type ImportedTemplate,
  type ImportOptions,
  importLetter,
} from "./ask/import-letter.ts";
export { init } from "./ask/init.ts";
export type { Beginning } from "./ask/init-word.ts";
export { layOutText } from "./ask/lay-out-text.ts";
export { type FontList, listFonts } from "./ask/list-fonts.ts";
export { readTexts } from "./ask/read-text.ts";
export type { Disk, DiskEntry, OpenedFile } from "./base/disk.ts";
export { type BackRequest, type BackResult, back, type TracedEdit } from "./followup/back.ts";
export { type PackRequest, type PackResult, pack } from "./followup/pack.ts";
export { type RecreateRequest, type RecreateResult, recreate } from "./followup/recreate.ts";
export { type CheckResult, check } from "./job/check.ts";
export type { JobResult, ResultKind, RunSummary } from "./job/job-result.ts";
export { merge } from "./job/merge.ts";
export type { MergeRequest, Shard, WhereCondition } from "./job/plan/merge-options.ts";
export { type RunVerification, verifyRun } from "./job/verify-run.ts";
export type { LedgerEntry, LedgerFile, RunInputs } from "./model/run.ts";
export type { VerifyMode } from "./model/verify-mode.ts";
export { openFaces } from "./outside/find-fonts.ts";
export type { ArchivePhase, JobEvent, JobListener, JobPhase } from "./outside/job-event.ts";
export { nodeWorld } from "./outside/node-world.ts";
export { type Project, projectAt } from "./outside/project.ts";
export { watchInputs } from "./outside/watch-inputs.ts";
export { type ReaderSource, Readers } from "./proof/readers.ts";
export type { FileText } from "./proof/text-of-file.ts";
