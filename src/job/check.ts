import { isRefused, type RunCall, withCheckedRun } from "./checked-run.ts";
import { type JobResult, refused } from "./job-result.ts";
import { type MergeRequest, mergeOptions } from "./plan/merge-options.ts";
import type { Prepared } from "./plan/prepare.ts";

/** Up to this many letters are checked in this process: a child's start takes as long as they do, about half a second. */
const INLINE_CHECKS = 400;

/** What a check found, with what would be made. */
export interface CheckResult extends JobResult {
  readonly prepared: Prepared | undefined;
}

/** Makes the same checks as a run, for every addressee, and writes nothing. */
export async function check(
  { breakable, ...request }: MergeRequest & Pick<RunCall, "breakable">,
  listener: RunCall["listener"] = () => undefined,
  interrupt: RunCall["interrupt"] = new AbortController().signal,
): Promise<CheckResult> {
  // Nothing will be read back.
  const options = { ...mergeOptions(request), verify: "none" as const };
  const call = { listener, interrupt, breakable, inlineLetters: INLINE_CHECKS };
  const result = await withCheckedRun(options, call, async (run) => ({
    ...refused(isRefused(run) ? "refused" : "done", run.diagnostics),
    prepared: run.prepared,
  }));
  return { prepared: undefined, ...result };
}
