import { isRefused, type RunCall, withCheckedRun } from "./checked-run.ts";
import { type JobResult, refused } from "./job-result.ts";
import { type MergeRequest, mergeOptions } from "./plan/merge-options.ts";
import type { Prepared } from "./plan/prepare.ts";

/** What a check found, with what would be made. */
export interface CheckResult extends JobResult {
  readonly prepared: Prepared | undefined;
}

/** Makes the same checks as a run, for every addressee, and writes nothing. */
export async function check(
  request: MergeRequest,
  listener: RunCall["listener"] = () => undefined,
  interrupt: RunCall["interrupt"] = new AbortController().signal,
): Promise<CheckResult> {
  // Nothing will be read back.
  const options = { ...mergeOptions(request), verify: "none" as const };
  const result = await withCheckedRun(options, { listener, interrupt }, async (run) => ({
    ...refused(isRefused(run) ? "refused" : "done", run.diagnostics),
    prepared: run.prepared,
  }));
  return { prepared: undefined, ...result };
}
