import { rm } from "node:fs/promises";
import { join } from "node:path";
import { mapped, select } from "../base/sequence.ts";
import type { RunInputs } from "../model/run.ts";
import type { VerificationReport } from "../model/verification.ts";
import { type Attachment, writeAttachments } from "./attachments.ts";
import { syncFolder, writeDurably, writeLinesDurably } from "./durable-file.ts";
import type { EnginePool } from "./engine-pool.ts";
import type { JobListener } from "./job-event.ts";
import { Ledger, ledgerLine } from "./ledger.ts";
import { ledgerCsv } from "./ledger-csv.ts";
import { printRunNames } from "./make-print-run.ts";
import type { MergeOptions } from "./merge-options.ts";
import { nodeWorld } from "./node-world.ts";
import { writing } from "./output-failure.ts";
import type { Prepared } from "./prepare.ts";
import type { PrintRunResult } from "./protocol.ts";
import type { ReportEngine } from "./report-engine.ts";
import { REPRINT_FILE } from "./reprint.ts";
import { type RunOutput, readRunFile, runId, writeRunFile } from "./run-file.ts";
import { hashOfFile, stands } from "./run-folder.ts";
import type { Tally } from "./run-summary.ts";
import { chunksOf } from "./share-work.ts";
import type { ReportRequest } from "./write-reports.ts";

interface EndingRun {
  readonly options: MergeOptions;
  readonly prepared: Prepared;
  readonly inputs: RunInputs;
  readonly folder: string;
  readonly attachments: readonly Attachment[];
  readonly pool: EnginePool;
  readonly reports: ReportEngine;
  /** The letters that stand. */
  readonly state: { readonly ledger: Ledger };
  readonly listener: JobListener;
}

/**
 * Ends a run whose letters are written: the ledger in recipient order, its copy for Excel, the print run,
 * the documents for people, and last of all `run.json`, which says that the run is finished.
 *
 * Errors: throws `OutputFailure`.
 */
export async function finishRun(
  run: EndingRun,
  tally: Tally,
): Promise<{
  readonly outputs: readonly RunOutput[];
  readonly differences: readonly VerificationReport[];
}> {
  // Letters end in any order, and what is told of them must not depend on it.
  tally.setAside.sort((left, right) => left.sequence - right.sequence);
  tally.differences.sort((left, right) => (left.path < right.path ? -1 : 1));
  const write = async (path: string, bytes: Uint8Array): Promise<RunOutput> => {
    await writing(() => writeDurably(join(run.folder, path), bytes));
    return { path, sha256: nodeWorld.sha256(bytes) };
  };
  const encoder = new TextEncoder();
  const writeLines = async (path: string, lines: Iterable<string>): Promise<RunOutput> => {
    const sha256 = await writing(() => writeLinesDurably(join(run.folder, path), lines));
    return { path, sha256 };
  };
  const entries = run.state.ledger.entries();
  // The copy first: once the ledger is in order, the entries of the one before are no longer where they were.
  const csv = await writeLines("ledger.csv", ledgerCsv(entries));
  const outputs = [await writeLines("ledger.jsonl", mapped(entries, ledgerLine)), csv];
  if (tally.setAside.length > 0) {
    const lines = tally.setAside.map((letter) => `${JSON.stringify(letter)}\n`).join("");
    outputs.push(await write(REPRINT_FILE, encoder.encode(lines)));
  } else await writing(() => rm(join(run.folder, REPRINT_FILE), { force: true }));
  outputs.push(...(await writeAttachments(run.folder, run.attachments)));
  const differences: VerificationReport[] = [];
  for (const { file, differences: found } of run.options.printRun ? await printedRun(run) : []) {
    outputs.push({ path: file.path, sha256: file.sha256 });
    differences.push(...found);
  }
  run.listener({ kind: "phase", phase: "report", total: 1 });
  outputs.push(...(await run.reports.write(reportRequest(run, tally, differences))));
  run.listener({ kind: "progress", phase: "report", done: 1 });
  const finished =
    tally.setAside.length === 0 && tally.differences.length === 0 && differences.length === 0;
  const id = runId(run.inputs);
  await writing(() => writeRunFile(run.folder, { inputs: run.inputs, id, finished, outputs }));
  await writing(() => syncFolder(run.folder));
  return { outputs, differences };
}

function reportRequest(
  { folder, prepared, inputs, options }: EndingRun,
  tally: Tally,
  printRunDifferences: readonly VerificationReport[],
): ReportRequest {
  const { title, date, fonts } = prepared.template.settings;
  const differences = [...tally.differences, ...printRunDifferences];
  const { setAside } = tally;
  return {
    folder,
    fonts,
    about: { title, date, inputs, verify: options.verify, differences, setAside },
  };
}

/** Writes the volumes of the print run one after the other: each needs its letters' pages in memory. */
async function printedRun({
  state,
  prepared,
  options,
  pool,
  listener,
}: EndingRun): Promise<readonly PrintRunResult[]> {
  const tasks = select(prepared.tasks, ({ sequence }) => state.ledger.has(sequence));
  if (tasks.length === 0) return [];
  const volumes = chunksOf(tasks, options.volume ?? tasks.length);
  listener({ kind: "phase", phase: "print-run", total: tasks.length });
  let done = 0;
  const letterDone = (): void => {
    done += 1;
    listener({ kind: "progress", phase: "print-run", done });
  };
  const made: PrintRunResult[] = [];
  for (const path of printRunNames(tasks.length, options.volume)) {
    made.push(await pool.printRun(volumes.at(made.length) ?? [], path, letterDone));
  }
  return made;
}

/** Tells whether a folder holds this very run, finished, with every file as it was written. */
export async function isFinished(
  folder: string,
  id: string,
  options: MergeOptions,
): Promise<boolean> {
  if (options.restart) return false;
  const run = readRunFile(folder);
  if (run === "absent" || run === "damaged" || run.id !== id || !run.finished) return false;
  const outputs = new Set(run.outputs.map(({ path }) => path));
  const wanted = options.printRun
    ? printRunNames(Number(run.inputs.options["letters"]), options.volume)
    : [];
  if (wanted.some((name) => !outputs.has(name))) return false;
  for (const { path, sha256 } of run.outputs) {
    if ((await hashOfFile(join(folder, path), undefined)) !== sha256) return false;
  }
  const ledger = new Ledger(join(folder, "ledger.jsonl"));
  for (const entry of ledger.entries()) {
    if (!(await stands(folder, entry, options))) return false;
  }
  return ledger.complete;
}
