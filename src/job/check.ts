import { planAttachments } from "./attachments.ts";
import { openPool } from "./engine-pool.ts";
import { EXIT } from "./exit-code.ts";
import { openFaces } from "./find-fonts.ts";
import type { JobListener } from "./job-event.ts";
import { type JobResult, refused } from "./job-result.ts";
import type { MergeOptions } from "./merge-options.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { runFolder } from "./run-inputs.ts";
import { setupOf } from "./workshop-setup.ts";

/** What a check found, with what would be made. */
export interface CheckResult extends JobResult {
  readonly prepared: Prepared | undefined;
}

/** Makes the same checks as a run, for every addressee, and writes nothing. */
export async function check(
  options: MergeOptions,
  listener: JobListener,
  interrupt: AbortSignal,
): Promise<CheckResult> {
  const prepared = prepare(options);
  if (!prepared.ok) return { ...refused(EXIT.inputErrors, prepared.errors), prepared: undefined };
  const faces = await openFaces(prepared.value.template.settings.fonts);
  const before = [...prepared.warnings, ...(faces.ok ? faces.warnings : faces.errors)];
  if (!faces.ok) return { ...refused(EXIT.inputErrors, before), prepared: undefined };
  const { tasks, template } = prepared.value;
  const named = template.settings.attachments ?? [];
  const attachments = await planAttachments(named, tasks, options.formats);
  if (!attachments.ok) before.push(...attachments.errors);
  const setup = setupOf(prepared.value, options, runFolder(options));
  const pool = await openPool(
    { ...setup, verify: "none" },
    faces.value,
    tasks.length,
    options.jobs,
  );
  const onAbort = (): void => pool.stop();
  interrupt.addEventListener("abort", onAbort);
  try {
    listener({ kind: "phase", phase: "check", total: tasks.length });
    let done = 0;
    const found = await pool.check(tasks, (count) => {
      done += count;
      listener({ kind: "progress", phase: "check", done });
    });
    const diagnostics = [...before, ...found];
    if (interrupt.aborted) {
      return { ...refused(EXIT.interrupted, diagnostics), prepared: undefined };
    }
    const bad = diagnostics.some(({ severity }) => severity === "error" || options.strict);
    const exit = bad ? EXIT.inputErrors : EXIT.done;
    return { ...refused(exit, diagnostics), prepared: prepared.value };
  } finally {
    interrupt.removeEventListener("abort", onAbort);
    pool.close();
  }
}
