import { type Diagnostic, warning } from "../base/diagnostic.ts";
import { mapped, type Sequence, select } from "../base/sequence.ts";
import { finishRun, standingRun } from "./end-run.ts";
import { type JobResult, type ResultKind, refused } from "./job-result.ts";
import { holdBack } from "./keep/hold-back.ts";
import type { RunFile } from "./keep/run-file.ts";
import type { RunFolder } from "./keep/run-folder.ts";
import { ASIDE_FOLDER } from "./keep/run-layout.ts";
import {
  type CheckedRun,
  type EnginePool,
  INLINE_LETTERS,
  type StartedPool,
  startPool,
} from "./make/engine-pool.ts";
import type { LetterHashes } from "./make/letter-hashes.ts";
import { forkedReports, ownReports, type ReportEngine } from "./make/report-engine.ts";
import { setupOf } from "./make/workshop-setup.ts";
import { openRunFolder, type RunState } from "./open-run.ts";
import { openFaces } from "./outside/find-fonts.ts";
import { FontsChanged, fontsChanged } from "./outside/fonts-changed.ts";
import type { JobListener } from "./outside/job-event.ts";
import { OutputFailure, writing } from "./outside/output-failure.ts";
import {
  type Attachment,
  type Enclosed,
  planAttachments,
  withEnclosed,
} from "./plan/attachments.ts";
import type { LetterTask } from "./plan/letter-task.ts";
import { type MergeOptions, type MergeRequest, mergeOptions } from "./plan/merge-options.ts";
import { type Prepared, prepare } from "./plan/prepare.ts";
import { selectReprint } from "./plan/reprint.ts";
import { runFolder, runInputs } from "./plan/run-inputs.ts";
import { outputFailed, refusalOf } from "./refusal.ts";
import { countFiles, emptyTally, foundWarnings, type Tally, toSummary } from "./run-summary.ts";

/** Files that a message names one by one. */
const MAX_NAMES = 5;

/**
 * Carries out a whole run: checks everything, and only if nothing is wrong writes the letters, reads them
 * back, and closes the ledger. A run that was interrupted goes on where it stopped.
 *
 * Shape: nothing is written if the input has errors.
 * Errors: none are thrown about input or output; the result says what happened. Other errors are ours.
 */
export async function merge(
  request: MergeRequest,
  listener: JobListener = () => undefined,
  interrupt: AbortSignal = new AbortController().signal,
): Promise<JobResult> {
  const selected = selectReprint(mergeOptions(request));
  if (!selected.ok) return refused("refused", selected.errors);
  const options = selected.value;
  const prepared = prepare(options);
  if (!prepared.ok) return refused("refused", prepared.errors);
  const setup = setupOf(prepared.value, options, runFolder(options).path);
  const started = startPool(setup, prepared.value.tasks.length, options);
  try {
    return await mergePrepared({ options, prepared, started, listener, interrupt });
  } catch (cause) {
    if (cause instanceof FontsChanged) {
      const changed = fontsChanged(prepared.value.templateFile.path);
      return refused("inputs-changed", [...prepared.warnings, changed]);
    }
    const refusal = refusalOf(cause, options.project);
    if (refusal === undefined) throw cause;
    return refused(refusal.kind, [...prepared.warnings, refusal.diagnostic]);
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
  const faces = await openFaces(template.settings.fonts, options.project);
  if (!faces.ok) return refused("refused", [...found, ...faces.errors]);
  const warnings = [...found, ...faces.warnings];
  const named = template.settings.attachments ?? [];
  const attached = await planAttachments(named, tasks, options);
  if (!attached.ok) return refused("refused", [...warnings, ...attached.errors]);
  warnings.push(...attached.warnings);
  const { attachments, enclosed } = attached.value;
  const inputs = runInputs(prepared, faces.value, options, attachments);
  const run = { options, prepared, inputs, folder: runFolder(options), attachments, enclosed };
  const pool = await started.open(faces.value);
  const reports =
    tasks.length > INLINE_LETTERS && options.disk.isShared
      ? forkedReports()
      : ownReports(faces.value, options.disk);
  const onAbort = (): void => pool.stop();
  interrupt.addEventListener("abort", onAbort);
  try {
    return await carryOut({ ...run, pool, reports, listener, interrupt }, warnings);
  } finally {
    interrupt.removeEventListener("abort", onAbort);
    reports.close();
  }
}

/** Checks all letters, and if nothing is wrong, takes hold of the folder and writes them. */
async function carryOut(
  unchecked: Omit<OpenRun, "state" | "heads">,
  warnings: readonly Diagnostic[],
): Promise<JobResult> {
  const { options, prepared, folder, pool, listener, interrupt } = unchecked;
  const tasks = withEnclosed(prepared.tasks, unchecked.enclosed);
  const checked = await checkLetters(pool, tasks, listener);
  const run = { ...unchecked, heads: checked.heads };
  const diagnostics = [...warnings, ...checked.diagnostics];
  if (interrupt.aborted) return refused("interrupted", diagnostics);
  if (isRefused(diagnostics, options.strict)) return refused("refused", diagnostics);
  try {
    // From here on whatever the system refuses is a failure of the output side, reading back included.
    return await writing(async () => {
      // Only now is it known what each letter must say.
      const standing = await standingRun(run);
      if (interrupt.aborted) return refused("interrupted", diagnostics);
      if (standing !== undefined) return keptAsItIs(run, standing, diagnostics);
      const state = await openRunFolder(run);
      if (state.kind === "refused") return refused(state.result, [...diagnostics, ...state.errors]);
      try {
        return await writeRun({ ...run, state }, diagnostics);
      } finally {
        await state.lock.release();
      }
    });
  } catch (cause) {
    if (!(cause instanceof OutputFailure)) throw cause;
    return refused("output-failed", [
      ...diagnostics,
      outputFailed(cause, folder.path, options.project),
    ]);
  }
}

/** A run that is there already, as it is wanted. */
function keptAsItIs(
  run: Pick<OpenRun, "options" | "prepared" | "folder">,
  { ended, finished }: RunFile,
  diagnostics: readonly Diagnostic[],
): JobResult {
  const tally = { ...emptyTally(), kept: run.prepared.tasks.length };
  if (ended !== undefined) Object.assign(tally.files, ended.files);
  const summary = toSummary(run, tally, { outputs: [], finished }, diagnostics);
  return { kind: "done", diagnostics, summary };
}

interface OpenRun {
  readonly options: MergeOptions;
  readonly prepared: Prepared;
  readonly inputs: ReturnType<typeof runInputs>;
  readonly folder: RunFolder;
  readonly attachments: readonly Attachment[];
  readonly enclosed: Enclosed;
  readonly heads: LetterHashes;
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
): Promise<CheckedRun> {
  listener({ kind: "phase", phase: "check", total: tasks.length });
  let done = 0;
  return pool.check(tasks, (count) => {
    done += count;
    listener({ kind: "progress", phase: "check", done });
  });
}

function isRefused(diagnostics: readonly Diagnostic[], strict: boolean): boolean {
  return diagnostics.some(({ severity }) => severity === "error" || strict);
}

async function writeRun(run: OpenRun, diagnostics: readonly Diagnostic[]): Promise<JobResult> {
  run.reports.load();
  const tally = await writeLetters(run);
  if (run.interrupt.aborted) {
    const summary = toSummary(run, tally, undefined, diagnostics);
    return { kind: "interrupted", diagnostics, summary };
  }
  const end = await finishRun(run, tally, foundWarnings(diagnostics, run.options.project));
  const all = [...diagnostics, ...end.reprinted, ...movedAside(run.folder, tally.moved)];
  const kind = end.reprinted.length > 0 ? "differs" : resultOf(tally);
  return { kind, diagnostics: all, summary: toSummary(run, tally, end, all) };
}

/** Reports files that were in the way. */
function movedAside(folder: RunFolder, moved: readonly string[]): readonly Diagnostic[] {
  if (moved.length === 0) return [];
  const path = folder.shownAs;
  const names = moved.slice(0, MAX_NAMES).join("、");
  const values = { names, count: moved.length, aside: `${path}/${ASIDE_FOLDER}` };
  return [warning("job/moved-aside", { kind: "file", path }, values)];
}

async function writeLetters(run: OpenRun): Promise<Tally> {
  const { state, prepared, pool, listener } = run;
  const { ledger, differing } = state;
  const missing = select(prepared.tasks, ({ sequence }) => !ledger.has(sequence));
  const pending = mapped(missing, (task) =>
    differing.has(task.sequence) ? { ...task, mustBeRead: true } : task,
  );
  const tally: Tally = { ...emptyTally(), kept: ledger.length, moved: [...state.moved] };
  for (const entry of ledger.entries()) countFiles(tally, entry);
  listener({ kind: "phase", phase: "write", total: pending.length });
  let done = 0;
  const letterDone = (): void => {
    done += 1;
    listener({ kind: "progress", phase: "write", done });
  };
  await pool.write(pending, letterDone, async (written) => {
    const letters = await holdBack(run.folder, written);
    // The files have their final names; the folder is made durable before the ledger says so.
    await state.syncLetters();
    await writing(() => ledger.append(letters.entries));
    tally.written += letters.entries.length;
    for (const entry of letters.entries) countFiles(tally, entry);
    tally.differences.push(...letters.differences);
    tally.setAside.push(...written.setAside);
    tally.moved.push(...written.moved);
  });
  return tally;
}

function resultOf(tally: Tally): ResultKind {
  return tally.differences.length > 0 || tally.setAside.length > 0 ? "differs" : "done";
}
