import type { Diagnostic } from "../base/diagnostic.ts";
import { type JobResult, refused } from "./job-result.ts";
import { type StartedPool, startPool } from "./make/engine-pool.ts";
import { setupOf } from "./make/workshop-setup.ts";
import { openFaces } from "./outside/find-fonts.ts";
import { FontsChanged, fontsChanged } from "./outside/fonts-changed.ts";
import type { JobListener } from "./outside/job-event.ts";
import type { Project } from "./outside/project.ts";
import { planAttachments, withEnclosed } from "./plan/attachments.ts";
import { type MergeOptions, type MergeRequest, mergeOptions } from "./plan/merge-options.ts";
import { type Prepared, prepare } from "./plan/prepare.ts";
import { runFolder } from "./plan/run-inputs.ts";
import { type Refusal, refusalOf } from "./refusal.ts";

/** What a check found, with what would be made. */
export interface CheckResult extends JobResult {
  readonly prepared: Prepared | undefined;
}

/** Makes the same checks as a run, for every addressee, and writes nothing. */
export async function check(
  request: MergeRequest,
  listener: JobListener = () => undefined,
  interrupt: AbortSignal = new AbortController().signal,
): Promise<CheckResult> {
  const options = mergeOptions(request);
  const prepared = prepare(options);
  if (!prepared.ok) return { ...refused("refused", prepared.errors), prepared: undefined };
  const setup = setupOf(prepared.value, { ...options, verify: "none" }, runFolder(options).path);
  const started = startPool(setup, prepared.value.tasks.length, options);
  try {
    return await checkPrepared({ options, prepared, started, listener, interrupt });
  } catch (cause) {
    const refusal = checkRefusalOf(cause, prepared.value, options.project);
    if (refusal === undefined) throw cause;
    const result = refused(refusal.kind, [...prepared.warnings, refusal.diagnostic]);
    return { ...result, prepared: undefined };
  } finally {
    started.close();
  }
}

function checkRefusalOf(
  cause: unknown,
  { templateFile }: Prepared,
  project: Project,
): Refusal | undefined {
  return cause instanceof FontsChanged
    ? { kind: "inputs-changed", diagnostic: fontsChanged(templateFile.path) }
    : refusalOf(cause, project);
}

async function checkPrepared({
  options,
  prepared: { value: prepared, warnings },
  started,
  listener,
  interrupt,
}: {
  readonly options: MergeOptions;
  readonly prepared: { readonly value: Prepared; readonly warnings: readonly Diagnostic[] };
  readonly started: StartedPool;
  readonly listener: JobListener;
  readonly interrupt: AbortSignal;
}): Promise<CheckResult> {
  const { tasks, template } = prepared;
  const faces = await openFaces(template.settings.fonts, options.project);
  const before = [...warnings, ...(faces.ok ? faces.warnings : faces.errors)];
  if (!faces.ok) return { ...refused("refused", before), prepared: undefined };
  const named = template.settings.attachments ?? [];
  const attached = await planAttachments(named, tasks, options);
  before.push(...(attached.ok ? attached.warnings : attached.errors));
  const enclosed = attached.ok ? attached.value.enclosed : new Map();
  const pool = await started.open(faces.value);
  const onAbort = (): void => pool.stop();
  interrupt.addEventListener("abort", onAbort);
  try {
    listener({ kind: "phase", phase: "check", total: tasks.length });
    let done = 0;
    const found = await pool.check(withEnclosed(tasks, enclosed), (count) => {
      done += count;
      listener({ kind: "progress", phase: "check", done });
    });
    const diagnostics = [...before, ...found.diagnostics];
    if (interrupt.aborted) {
      return { ...refused("interrupted", diagnostics), prepared: undefined };
    }
    const bad = diagnostics.some(({ severity }) => severity === "error" || options.strict);
    return { ...refused(bad ? "refused" : "done", diagnostics), prepared };
  } finally {
    interrupt.removeEventListener("abort", onAbort);
  }
}
