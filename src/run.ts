// What a program needs to do what the command line does: runs over whole lists, their proof, and what can be asked beside.
// Everything here works on files, with Node. How a run ended is a word (`ResultKind`); the command's numbers are its own.
export { type CheckResult, check } from "./job/check.ts";
export { describeTemplate } from "./job/describe-template.ts";
export { openFaces } from "./job/find-fonts.ts";
export { writeFindings } from "./job/findings-csv.ts";
export { type Beginning, init } from "./job/init.ts";
export type { JobEvent, JobListener, JobPhase } from "./job/job-event.ts";
export type { JobResult, ResultKind } from "./job/job-result.ts";
export { layOutText } from "./job/lay-out-text.ts";
export { type FontList, listFonts } from "./job/list-fonts.ts";
export { merge } from "./job/merge.ts";
export type { MergeRequest, Shard, VerifyMode, WhereCondition } from "./job/merge-options.ts";
export { nodeWorld } from "./job/node-world.ts";
export { readTexts } from "./job/read-text.ts";
export type { RunSummary } from "./job/run-summary.ts";
export type { FileText } from "./job/text-of-file.ts";
export { type RunVerification, verifyRun } from "./job/verify-run.ts";
export { watchInputs } from "./job/watch-inputs.ts";
export type { LedgerEntry, LedgerFile, RunInputs } from "./model/run.ts";
