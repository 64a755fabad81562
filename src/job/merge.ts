import { join } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import { type Sequence, select } from "../base/sequence.ts";
import { type Attachment, planAttachments } from "./attachments.ts";
import { type EnginePool, INLINE_LETTERS, type StartedPool, startPool } from "./engine-pool.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { openFaces } from "./find-fonts.ts";
import { FontsChanged, fontsChanged } from "./fonts-changed.ts";
import { projectPath } from "./input-files.ts";
import type { JobListener } from "./job-event.ts";
import { type JobResult, refused } from "./job-result.ts";
import { Ledger } from "./ledger.ts";
import type { MergeOptions } from "./merge-options.ts";
import { OutputFailure, writing } from "./output-failure.ts";
import { type Prepared, prepare } from "./prepare.ts";
import type { LetterTask } from "./protocol.ts";
import { forkedReports, ownReports, type ReportEngine } from "./report-engine.ts";
import { compareReprint, selectReprint } from "./reprint.ts";
import { finishRun, isFinished } from "./run-end.ts";
import { runId } from "./run-file.ts";
import { openRunFolder, type RunState } from "./run-folder.ts";
import { runFolder, runInputs } from "./run-inputs.ts";
import { countFiles, emptyTally, type Tally, toSummary } from "./run-summary.ts";
import { setupOf } from "./workshop-setup.ts";

/**
 * Carries out a whole run: checks everything, and only if nothing is wrong writes the letters, reads them
 * back, and closes the ledger. A run that was interrupted goes on where it stopped.
 *
 * Shape: nothing is written if the input has errors.
 * Errors: none are thrown about input or output; the result says what happened. Other errors are ours.
 */
export async function merge(
  given: MergeOptions,
  listener: JobListener,
  interrupt: AbortSignal,
): Promise<JobResult> {
  const selected = selectReprint(given);
  if (!selected.ok) return refused(EXIT.inputErrors, selected.errors);
  const options = selected.value;
  const prepared = prepare(options);
  if (!prepared.ok) return refused(EXIT.inputErrors, prepared.errors);
  const setup = setupOf(prepared.value, options, runFolder(options));
  const started = startPool(setup, prepared.value.tasks.length, options.jobs);
  try {
    return await mergePrepared({ options, prepared, started, listener, interrupt });
  } catch (cause) {
    if (!(cause instanceof FontsChanged)) throw cause;
    const changed = fontsChanged(prepared.value.templateFile.path);
    return refused(EXIT.inputsChanged, [...prepared.warnings, changed]);
  } finally {
    started.close();
  }
}

async function mergePrepared({
  options,
  prepared: { value: prepared, warnings: found },
  started,
  listener,
  interrupt,
}: {
  readonly options: MergeOptions;
  readonly prepared: { readonly value: Prepared; readonly warnings: readonly Diagnostic[] };
  readonly started: StartedPool;
  readonly listener: JobListener;
  readonly interrupt: AbortSignal;
}): Promise<JobResult> {
  const { template, tasks } = prepared;
  const faces = await openFaces(template.settings.fonts);
  if (!faces.ok) return refused(EXIT.inputErrors, [...found, ...faces.errors]);
  const warnings = [...found, ...faces.warnings];
  const named = template.settings.attachments ?? [];
  const attachments = await planAttachments(named, tasks, options.formats);
  if (!attachments.ok) return refused(EXIT.inputErrors, [...warnings, ...attachments.errors]);
  const inputs = runInputs(prepared, faces.value, options, attachments.value);
  const folder = runFolder(options);
  const run = { options, prepared, inputs, folder, attachments: attachments.value };
  const finished = await isFinished(folder, runId(inputs), options);
  // With `--strict` what was let pass when it was made is looked for again.
  if (finished && !options.strict) return keptAsItIs(run, warnings);
  const pool = await started.open(faces.value);
  const reports = tasks.length > INLINE_LETTERS ? forkedReports() : ownReports(faces.value);
  const onAbort = (): void => pool.stop();
  interrupt.addEventListener("abort", onAbort);
  try {
    return await carryOut({ ...run, finished, pool, reports, listener, interrupt }, warnings);
  } finally {
    interrupt.removeEventListener("abort", onAbort);
    reports.close();
  }
}

/** Checks all letters, and if nothing is wrong, takes hold of the folder and writes them. */
async function carryOut(
  run: Omit<OpenRun, "state">,
  warnings: readonly Diagnostic[],
): Promise<JobResult> {
  const { options, prepared, folder, pool, listener, interrupt } = run;
  const found = await checkLetters(pool, prepared.tasks, listener);
  const diagnostics = [...warnings, ...found];
  if (interrupt.aborted) return refused(EXIT.interrupted, diagnostics);
  if (isRefused(diagnostics, options.strict)) return refused(EXIT.inputErrors, diagnostics);
  if (run.finished) return keptAsItIs(run, diagnostics);
  try {
    const state = await openRunFolder(run);
    if (state.kind === "refused") return refused(state.exit, [...diagnostics, ...state.errors]);
    try {
      return await writeRun({ ...run, state }, diagnostics);
    } finally {
      await state.lock.release();
    }
  } catch (cause) {
    if (!(cause instanceof OutputFailure)) throw cause;
    return refused(EXIT.outputFailed, [...diagnostics, outputFailure(folder, cause)]);
  }
}

/** A run that is there already, whole. */
function keptAsItIs(
  run: Pick<OpenRun, "options" | "prepared" | "inputs" | "folder" | "attachments">,
  diagnostics: readonly Diagnostic[],
): JobResult {
  const tally = { ...emptyTally(), kept: run.prepared.tasks.length };
  return { exit: EXIT.done, diagnostics, summary: toSummary(run, tally, undefined) };
}

interface OpenRun {
  readonly options: MergeOptions;
  readonly prepared: Prepared;
  readonly inputs: ReturnType<typeof runInputs>;
  readonly folder: string;
  readonly attachments: readonly Attachment[];
  readonly finished: boolean;
  readonly pool: EnginePool;
  readonly reports: ReportEngine;
  readonly state: Extract<RunState, { kind: "open" }>;
  readonly listener: JobListener;
  readonly interrupt: AbortSignal;
}

async function checkLetters(
  pool: EnginePool,
  tasks: Sequence<LetterTask>,
  listener: JobListener,
): Promise<readonly Diagnostic[]> {
  listener({ kind: "phase", phase: "check", total: tasks.length });
  let done = 0;
  return pool.check(tasks, (count) => {
    done += count;
    listener({ kind: "progress", phase: "check", done });
  });
}

function outputFailure(folder: string, cause: OutputFailure): Diagnostic {
  const path = projectPath(folder);
  const values = { folder: path, reason: cause.systemCode, detail: cause.message };
  return error("job/output-failed", { kind: "file", path }, values);
}

function isRefused(diagnostics: readonly Diagnostic[], strict: boolean): boolean {
  return diagnostics.some(({ severity }) => severity === "error" || strict);
}

async function writeRun(run: OpenRun, diagnostics: readonly Diagnostic[]): Promise<JobResult> {
  run.reports.load();
  const tally = await writeLetters(run);
  if (run.interrupt.aborted) {
    const summary = toSummary(run, tally, undefined);
    return { exit: EXIT.interrupted, diagnostics, summary };
  }
  const end = await finishRun(run, tally);
  tally.differences.push(...end.differences);
  const { reprint } = run.options;
  const entries = new Ledger(join(run.folder, "ledger.jsonl")).entries();
  const changed = reprint === undefined ? [] : compareReprint(reprint, entries);
  const exit = changed.length > 0 ? EXIT.differences : exitOf(tally);
  const summary = toSummary(run, tally, end);
  return { exit, diagnostics: [...diagnostics, ...changed], summary };
}

async function writeLetters(run: OpenRun): Promise<Tally> {
  const { state, prepared, pool, listener } = run;
  const { ledger } = state;
  const pending = select(prepared.tasks, ({ sequence }) => !ledger.has(sequence));
  const tally: Tally = { ...emptyTally(), kept: ledger.length };
  for (const entry of ledger.entries()) countFiles(tally, entry);
  listener({ kind: "phase", phase: "write", total: pending.length });
  let done = 0;
  const letterDone = (): void => {
    done += 1;
    listener({ kind: "progress", phase: "write", done });
  };
  await pool.write(pending, letterDone, async (letters) => {
    // The files stand under their names; the folder is made durable before the ledger says so.
    await state.syncLetters();
    await writing(() => ledger.append(letters.entries));
    tally.written += letters.entries.length;
    for (const entry of letters.entries) countFiles(tally, entry);
    tally.differences.push(...letters.differences);
    tally.setAside.push(...letters.setAside);
  });
  return tally;
}

function exitOf(tally: Tally): ExitCode {
  return tally.differences.length > 0 || tally.setAside.length > 0 ? EXIT.differences : EXIT.done;
}
