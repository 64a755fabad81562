import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { rename, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import type { LedgerEntry, RunInputs } from "../model/run.ts";
import { adoptShards, checkShards } from "./adopt-shards.ts";
import { makeFolder, removeTemporaryFiles, syncFolder } from "./durable-file.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { projectPath } from "./input-files.ts";
import { isReadBack } from "./is-read-back.ts";
import { Ledger } from "./ledger.ts";
import type { MergeOptions } from "./merge-options.ts";
import { writing } from "./output-failure.ts";
import type { Prepared } from "./prepare.ts";
import { readRunFile, runId, writeRunFile } from "./run-file.ts";
import { lockFolder, type RunLock } from "./run-lock.ts";
import { LETTERS_FOLDER } from "./workshop.ts";

/** Bytes that a letter takes at most in the shipped templates, for the check of free space. */
const ESTIMATED_BYTES = { pdf: 90_000, docx: 130_000 } as const;

/** How a run's folder stands when the letters are to be written. */
export type RunState =
  | { readonly kind: "refused"; readonly exit: ExitCode; readonly errors: readonly Diagnostic[] }
  | {
      readonly kind: "open";
      readonly lock: RunLock;
      /** Has the letters of an earlier start whose files stand unchanged. */
      readonly ledger: Ledger;
      readonly syncLetters: () => Promise<void>;
    };

interface RunPlan {
  readonly options: MergeOptions;
  readonly prepared: Prepared;
  readonly inputs: RunInputs;
  readonly folder: string;
}

/**
 * Opens a run's folder for writing: takes hold of it, refuses one that was made from other inputs, and
 * finds out what an earlier start has already done.
 *
 * Errors: `job/shard-…` (1), `job/folder-in-use` (75), `job/inputs-changed` (65), `job/run-damaged` (65), `job/disk-too-small`
 * (74); throws `OutputFailure` if the folder cannot be made.
 */
export async function openRunFolder(run: RunPlan): Promise<RunState> {
  const { folder, options } = run;
  await writing(() => makeFolder(folder));
  const lock = await writing(() => lockFolder(folder));
  if (lock === undefined) return inUse(folder);
  if (!options.restart || readRunFile(folder) === "absent") return openLocked(run, lock);
  await lock.release();
  await writing(() => rename(folder, freeName(folder)));
  await writing(() => makeFolder(folder));
  const anew = await writing(() => lockFolder(folder));
  return anew === undefined ? inUse(folder) : openLocked(run, anew);
}

function inUse(folder: string): RunState {
  const path = projectPath(folder);
  const errors = [error("job/folder-in-use", { kind: "file", path }, { folder: path })];
  return { kind: "refused", exit: EXIT.folderInUse, errors };
}

/** Opens a folder that nobody else writes into; lets go of it again where the run cannot begin. */
async function openLocked(run: RunPlan, lock: RunLock): Promise<RunState> {
  let state: RunState | undefined;
  try {
    state = await openHeld(run, lock);
    return state;
  } finally {
    if (state?.kind !== "open") await lock.release();
  }
}

async function openHeld(run: RunPlan, lock: RunLock): Promise<RunState> {
  const { folder, options } = run;
  const refusal = (await changedInputs(run)) ?? strangeShards(run) ?? (await lackOfSpace(run));
  if (refusal !== undefined) return refusal;
  const letters = join(folder, LETTERS_FOLDER);
  await writing(() => makeFolder(letters));
  await writing(() => removeTemporaryFiles(letters));
  await writing(() => removeTemporaryFiles(folder));
  const id = runId(run.inputs);
  await writing(() =>
    writeRunFile(folder, { inputs: run.inputs, id, finished: false, outputs: [] }),
  );
  await writing(() => syncFolder(folder));
  const changed = await adoptShards(folder, options.join ?? []);
  if (changed.length > 0) return { kind: "refused", exit: EXIT.inputErrors, errors: changed };
  return {
    kind: "open",
    lock,
    ledger: await keptLetters(run),
    syncLetters: () => writing(() => syncFolder(letters)),
  };
}

function freeName(folder: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${folder}.${number}`;
    if (!existsSync(name)) return name;
  }
}

async function changedInputs(run: RunPlan): Promise<RunState | undefined> {
  const earlier = readRunFile(run.folder);
  if (earlier === "absent" && !existsSync(join(run.folder, "ledger.jsonl"))) return undefined;
  const at = { kind: "file", path: projectPath(run.folder) } as const;
  if (earlier === "absent" || earlier === "damaged") {
    const errors = [error("job/run-damaged", at, { folder: at.path })];
    return { kind: "refused", exit: EXIT.inputsChanged, errors };
  }
  if (earlier.id === runId(run.inputs)) return undefined;
  const changed = changedParts(earlier.inputs, run.inputs).join("、");
  const errors = [error("job/inputs-changed", at, { folder: at.path, changed })];
  return { kind: "refused", exit: EXIT.inputsChanged, errors };
}

/** Names what differs, as the user would name it. */
function changedParts(before: RunInputs, now: RunInputs): readonly string[] {
  const same = (left: unknown, right: unknown): boolean =>
    JSON.stringify(left) === JSON.stringify(right);
  const options = [
    ...new Set([...Object.keys(before.options), ...Object.keys(now.options)]),
  ].filter((name) => before.options[name] !== now.options[name]);
  return [
    ...(same(before.template, now.template) ? [] : [now.template.path]),
    ...now.lists.filter((list, index) => !same(list, before.lists[index])).map(({ path }) => path),
    ...(same(before.fonts, now.fonts) ? [] : now.fonts.map(({ name }) => name)),
    ...(before.tool === now.tool ? [] : [`${before.tool} → ${now.tool}`]),
    ...options,
  ];
}

function strangeShards({ options, inputs }: RunPlan): RunState | undefined {
  const errors = checkShards(options.join ?? [], inputs);
  return errors.length === 0 ? undefined : { kind: "refused", exit: EXIT.inputErrors, errors };
}

async function lackOfSpace(run: RunPlan): Promise<RunState | undefined> {
  const bytes = run.options.formats.reduce((sum, format) => sum + ESTIMATED_BYTES[format], 0);
  const needed = Math.ceil(bytes * run.prepared.tasks.length * 1.2);
  const { bavail, bsize } = await statfs(run.folder);
  const free = bavail * bsize;
  const ledger = new Ledger(join(run.folder, "ledger.jsonl"));
  // A resumed run has most of its files already; it finds out by itself whether the rest fits.
  if (free >= needed || ledger.length > 0) return undefined;
  const at = { kind: "file", path: projectPath(run.folder) } as const;
  const megabytes = (count: number): number => Math.ceil(count / 1_000_000);
  const values = { folder: at.path, needed: megabytes(needed), free: megabytes(free) };
  const errors = [error("job/disk-too-small", at, values)];
  return { kind: "refused", exit: EXIT.outputFailed, errors };
}

/** Keeps the letters whose ledger line is whole, that were read back as far as asked, and whose files are unchanged. */
async function keptLetters({ folder, options, prepared }: RunPlan): Promise<Ledger> {
  const ledger = new Ledger(join(folder, "ledger.jsonl"));
  if (!ledger.complete) await writing(() => ledger.cut());
  for (const entry of ledger.entries()) {
    const isKept = prepared.tasks.has(entry.sequence) && (await stands(folder, entry, options));
    if (!isKept) ledger.forget(entry.sequence);
  }
  return ledger;
}

/** Tells whether all files of an entry are as the ledger says, and read back as far as asked. */
export async function stands(
  folder: string,
  entry: LedgerEntry,
  options: Pick<MergeOptions, "formats" | "verify">,
): Promise<boolean> {
  if (options.formats.some((format) => !entry.files.some((file) => file.format === format))) {
    return false;
  }
  const isVerified = entry.files.every(({ verified }) => verified);
  if (!isVerified && isReadBack(options.verify, entry.sequence)) return false;
  for (const file of entry.files) {
    if ((await hashOfFile(join(folder, file.path), file.bytes)) !== file.sha256) return false;
  }
  return true;
}

/** SHA-256 of a file of a known length; undefined if it is missing or of another length. */
export async function hashOfFile(
  path: string,
  bytes: number | undefined,
): Promise<string | undefined> {
  const status = await stat(path).catch(() => undefined);
  if (status === undefined || !status.isFile()) return undefined;
  if (bytes !== undefined && status.size !== bytes) return undefined;
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest("hex");
}
