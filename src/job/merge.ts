import { type Diagnostic, warning } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import { mapped, select } from "../base/sequence.ts";
import { OutputFailure, writing } from "../outside/output-failure.ts";
import { type CheckedRun, isRefused, type RunCall, withCheckedRun } from "./checked-run.ts";
import { endRun } from "./end-run.ts";
import { finishedRun } from "./finished-run.ts";
import {
  countFiles,
  emptyTally,
  foundWarnings,
  type JobResult,
  type ResultKind,
  refused,
  type Tally,
  toSummary,
} from "./job-result.ts";
import { holdBack } from "./keep/hold-back.ts";
import { printCutOf, type RunFile } from "./keep/run-file.ts";
import type { RunFolder } from "./keep/run-folder.ts";
import { ASIDE_FOLDER } from "./keep/run-layout.ts";
import { clearDeadLock } from "./keep/run-lock.ts";
import { type EnginePool, INLINE_LETTERS } from "./make/engine-pool.ts";
import type { WrittenLetters } from "./make/protocol.ts";
import { forkedReports, ownReports, type ReportEngine } from "./make/report-engine.ts";
import { type OpenRun, openRunFolder } from "./open-run.ts";
import type { LetterTask } from "./plan/letter-task.ts";
import {
  isPrintRunOnly,
  type MergeOptions,
  type MergeRequest,
  mergeOptions,
} from "./plan/merge-options.ts";
import { selectReprint } from "./plan/reprint.ts";
import { runFolder } from "./plan/run-inputs.ts";
import { plannedVolumes } from "./plan/volumes.ts";
import { outputFailed } from "./refusal.ts";

/** Files that a message names one by one. */
const MAX_NAMES = 5;

/** Has a run's letters written by other machines; what it gives is asked for as a pool of this one is. */
export type WritesElsewhere = (run: OpenRun) => Pick<EnginePool, "write">;

/** Who takes part in a run besides the engines of its own. */
interface Helpers extends Pick<RunCall, "readers" | "breakable"> {
  readonly elsewhere?: WritesElsewhere | undefined;
}

/**
 * Carries out a whole run: checks everything, and only if nothing is wrong writes the letters, reads them
 * back, and closes the ledger. A run that was interrupted goes on where it stopped.
 *
 * Shape: nothing is written if the input has errors.
 * Errors: none are thrown about input or output; the result says what happened. Other errors are ours.
 */
export async function merge(
  { readers, breakable, elsewhere, ...request }: MergeRequest & Helpers,
  listener: RunCall["listener"] = () => undefined,
  interrupt: RunCall["interrupt"] = new AbortController().signal,
): Promise<JobResult> {
  const selected = selectReprint(mergeOptions(request));
  if (!selected.ok) return refused("refused", selected.errors);
  const cut = await cutAsBefore(selected.value);
  if (!cut.ok) return refused("output-failed", cut.errors);
  return withCheckedRun(cut.value, { listener, interrupt, readers, breakable }, async (run) =>
    isRefused(run) ? refused("refused", run.diagnostics) : carryOut(run, elsewhere),
  );
}

/**
 * A print run that nobody asks for, and that an earlier start made, stays; where it must be made anew, it is cut as it was.
 *
 * Errors: what the system refuses of the folder's record.
 */
async function cutAsBefore(options: MergeOptions): Promise<Outcome<MergeOptions>> {
  if (options.printRun || options.restart) return success(options);
  try {
    const found = await writing(async () => runFolder(options).record());
    const print = typeof found === "string" ? undefined : printCutOf(found);
    if (print === undefined) return success(options);
    const { volume, duplex = false } = print;
    return success({ ...options, duplex, volume: volume === 0 ? undefined : volume });
  } catch (cause) {
    if (!(cause instanceof OutputFailure)) throw cause;
    return failure([outputFailed(cause, runFolder(options).path, options.project)]);
  }
}

/** Takes hold of the folder and writes what is missing. */
async function carryOut(
  run: CheckedRun,
  elsewhere: WritesElsewhere | undefined,
): Promise<JobResult> {
  const { folder, options, diagnostics, interrupt } = run;
  // What was moved is told however the run ends.
  const moved: string[] = [];
  try {
    // From here on whatever the system refuses is a failure of the output side, reading back included.
    return await writing(async () => {
      // Only now is it known what each letter must say.
      const finished = await finishedRun(run);
      if (interrupt.aborted) return refused("interrupted", diagnostics);
      if (finished !== undefined) {
        await clearDeadLock(folder);
        return keptAsItIs(run, finished);
      }
      const held = await openRunFolder(run);
      if (held.kind === "refused") return refused(held.result, [...diagnostics, ...held.errors]);
      // What other machines made is held to them when it comes in.
      if (elsewhere === undefined) run.heads.letGo();
      moved.push(...held.moved);
      const reports = reportsOf(run);
      try {
        return await writeRun({ ...run, held, reports }, moved, elsewhere);
      } finally {
        reports.close();
        await held.lock.release();
      }
    });
  } catch (cause) {
    if (!(cause instanceof OutputFailure)) throw cause;
    const failed = outputFailed(cause, folder.path, options.project);
    return refused("output-failed", [...diagnostics, ...movedAside(folder, moved), failed]);
  }
}

/** A run that is there already, as it is wanted. */
function keptAsItIs(run: CheckedRun, { ended, finished }: RunFile): JobResult {
  const { diagnostics } = run;
  const tally = { ...emptyTally(), kept: run.prepared.tasks.length };
  if (ended !== undefined) Object.assign(tally.files, ended.files);
  const summary = toSummary(run, tally, { outputs: [], finished }, diagnostics);
  return { kind: "done", diagnostics, summary };
}

function reportsOf({ prepared, faces, options: { disk } }: CheckedRun): ReportEngine {
  const hasOwnProcess = prepared.tasks.length > INLINE_LETTERS && disk.isShared;
  return hasOwnProcess ? forkedReports() : ownReports(faces.open, disk);
}

async function writeRun(
  run: OpenRun,
  moved: string[],
  elsewhere: WritesElsewhere | undefined,
): Promise<JobResult> {
  const { diagnostics, options } = run;
  // Volumes take long, and a process that waits for their end has its memory all the while.
  if (!isPrintRunOnly(options)) run.reports.load();
  const tally = await writeLetters(run, moved, elsewhere?.(run) ?? run.pool);
  if (run.interrupt.aborted) {
    const all = [...diagnostics, ...movedAside(run.folder, moved)];
    const summary = toSummary(run, tally, undefined, all);
    return { kind: "interrupted", diagnostics: all, summary };
  }
  const end = await endRun(run, tally, foundWarnings(diagnostics, options.project));
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

async function writeLetters(
  run: OpenRun,
  moved: string[],
  pool: Pick<EnginePool, "write">,
): Promise<Tally> {
  const { held, prepared, listener } = run;
  const { ledger, differing } = held;
  const missing = select(prepared.tasks, ({ sequence }) => !ledger.has(sequence));
  const doubted = (task: LetterTask): LetterTask =>
    differing.has(task.sequence) ? { ...task, mustBeRead: true } : task;
  const pending = mapped(missing, doubted);
  const { earlierFolder } = held;
  const tally: Tally = {
    ...emptyTally(),
    kept: ledger.length,
    moved,
    earlierFolder,
  };
  const own = new Map(held.earlier.map(({ path, sha256 }) => [path, sha256]));
  for (const entry of ledger.entries()) countFiles(tally, entry);
  listener({ kind: "phase", phase: "write", total: pending.length });
  let done = 0;
  const letterDone = (): void => {
    done += 1;
    listener({ kind: "progress", phase: "write", done });
  };
  const commit = async (written: WrittenLetters): Promise<void> => {
    const letters = await holdBack(run.folder, written, { own, moved });
    // The files have their final names; the folder is made durable before the ledger says so.
    await held.syncLetters(letters.entries);
    await writing(() => ledger.append(letters.entries));
    tally.written += letters.entries.length;
    for (const entry of letters.entries) countFiles(tally, entry);
    tally.differences.push(...letters.differences);
    tally.setAside.push(...written.setAside);
    tally.moved.push(...written.moved);
  };
  if (!isPrintRunOnly(run.options)) await pool.write(pending, letterDone, commit);
  else {
    const all = plannedVolumes(mapped(prepared.tasks, doubted), run.options);
    const volumes = select(all, ({ tasks }) => tasks.some(({ sequence }) => !ledger.has(sequence)));
    await run.pool.writeVolumes(volumes, letterDone, commit);
  }
  return tally;
}

function resultOf(tally: Tally): ResultKind {
  return tally.differences.length > 0 || tally.setAside.length > 0 ? "differs" : "done";
}
