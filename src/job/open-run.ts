import { type Diagnostic, error } from "../base/diagnostic.ts";
import { FORMATS } from "../model/output-format.ts";
import type { LedgerEntry, RunInputs } from "../model/run.ts";
import { makeFolder, moveFile, removeTemporaryFiles, syncFolder } from "../outside/durable-file.ts";
import { hashOfFile } from "../outside/hash-of-file.ts";
import { writing } from "../outside/output-failure.ts";
import { optionWords } from "../report/option-words.ts";
import type { CheckedRun } from "./checked-run.ts";
import { isReadEnough } from "./is-read-enough.ts";
import type { ResultKind } from "./job-result.ts";
import { adoptShards, checkShards } from "./keep/adopt-shards.ts";
import { earlierLetters } from "./keep/earlier-letters.ts";
import { differs } from "./keep/hold-back.ts";
import type { Ledger } from "./keep/ledger.ts";
import { printCutOf, type RunFile, type RunOutput, runId, writeRunFile } from "./keep/run-file.ts";
import { RunFolder } from "./keep/run-folder.ts";
import { LEDGER_FILE, LETTERS_FOLDER, letterPath } from "./keep/run-layout.ts";
import { lockFolder, type RunLock } from "./keep/run-lock.ts";
import { foreignIn, isEmptyFolder, makeRoom, thousandsIn } from "./keep/strangers.ts";
import { syncLetterFolders } from "./keep/sync-letters.ts";
import { keptVolumes } from "./kept-volumes.ts";
import { headHash } from "./make/letter-head.ts";
import type { ReportEngine } from "./make/report-engine.ts";
import { isPrintRunOnly, type MergeOptions } from "./plan/merge-options.ts";

/** What a letter takes that has no file of its own, with its rows in the ledgers. */
const PRINTED_BYTES = 1_000;

/** Names that a message lists one by one. */
const MAX_NAMES = 5;

/** A run whose folder is held: its letters are written and its end is made. */
export interface OpenRun extends CheckedRun {
  readonly held: HeldFolder;
  readonly reports: ReportEngine;
}

/** What is in a run's folder when the letters are to be written. */
export interface HeldFolder {
  readonly kind: "held";
  readonly lock: RunLock;
  /** Has the letters of an earlier start whose files are unchanged. */
  readonly ledger: Ledger;
  /** Letters whose files an earlier start found to differ. */
  readonly differing: ReadonlySet<number>;
  /** What the folder's `run.json` said before; nothing of a run that begins. */
  readonly before: RunFile | undefined;
  /** Files that earlier starts made; among them may be some that are not wanted any more. */
  readonly earlier: readonly RunOutput[];
  /** Files that somebody has changed since, and that were moved aside. */
  readonly moved: readonly string[];
  /** Where what was in the folder is now, if the run begins anew. */
  readonly earlierFolder?: string;
  /** Makes the names of letters' files durable. */
  readonly syncLetters: (entries: readonly LedgerEntry[]) => Promise<void>;
}

/** Why a run's folder cannot be written into. */
export interface RefusedFolder {
  readonly kind: "refused";
  readonly result: ResultKind;
  readonly errors: readonly Diagnostic[];
}

/**
 * Opens a run's folder for writing: takes hold of it, refuses one that was made from other inputs, and
 * finds out what an earlier start has already done.
 *
 * Errors: `job/shard-…` (1), `job/folder-in-use` (75), `job/inputs-changed`, `job/program-changed`, `job/run-damaged`,
 * `job/folder-not-a-run`, `job/restart-moves-others` (65), `job/disk-too-small` (74); throws `OutputFailure` if the folder cannot be made.
 */
export async function openRunFolder(run: CheckedRun): Promise<HeldFolder | RefusedFolder> {
  const { folder, options } = run;
  const foreign = foreignFolder(run);
  if (foreign !== undefined) return foreign;
  await writing(() => makeFolder(folder.disk, folder.path));
  const lock = await writing(() => lockFolder(folder.disk, folder.path));
  if (lock === undefined) return inUse(folder);
  if (!options.restart || !folder.isRun()) return openLocked(run, lock);
  await lock.release();
  const earlierFolder = freeName(folder);
  await writing(() => moveFile(folder.disk, folder.path, earlierFolder));
  await writing(() => makeFolder(folder.disk, folder.path));
  const anew = await writing(() => lockFolder(folder.disk, folder.path));
  if (anew === undefined) return inUse(folder);
  const opened = await openLocked(run, anew);
  return opened.kind === "held" ? { ...opened, earlierFolder } : opened;
}

function inUse(folder: RunFolder): RefusedFolder {
  const path = folder.shownAs;
  const errors = [error("job/folder-in-use", { kind: "file", path }, { folder: path })];
  return { kind: "refused", result: "in-use", errors };
}

/** Opens a folder that nobody else writes into; releases it again where the run cannot begin. */
async function openLocked(run: CheckedRun, lock: RunLock): Promise<HeldFolder | RefusedFolder> {
  let found: HeldFolder | RefusedFolder | undefined;
  try {
    found = await readHeld(run, lock);
    return found;
  } finally {
    if (found?.kind !== "held") await lock.release();
  }
}

async function readHeld(run: CheckedRun, lock: RunLock): Promise<HeldFolder | RefusedFolder> {
  const { folder, options } = run;
  const refusal = (await changedInputs(run)) ?? strangeShards(run) ?? (await lackOfSpace(run));
  if (refusal !== undefined) return refusal;
  const letters = folder.at(LETTERS_FOLDER);
  const found = folder.record();
  const before = typeof found === "string" ? undefined : found;
  // Only a run that had come to its end has the hashes of its files.
  // Of one that was broken off, what is written over is looked at when it is.
  const moved = before?.ended === undefined ? [] : [...(await editedFiles(folder, before.outputs))];
  await writing(() => makeFolder(folder.disk, letters));
  await writing(() => removeTemporaryFiles(folder.disk, letters));
  for (const thousand of thousandsIn(folder, LETTERS_FOLDER)) {
    await writing(() => removeTemporaryFiles(folder.disk, folder.at(thousand)));
  }
  await writing(() => removeTemporaryFiles(folder.disk, folder.path));
  const id = runId(run.inputs);
  const print = before === undefined ? undefined : printCutOf(before);
  await writing(() =>
    writeRunFile(folder.disk, folder.path, {
      inputs: run.inputs,
      id,
      finished: false,
      ...(print && { print }),
      outputs: before?.outputs ?? [],
    }),
  );
  await writing(() => syncFolder(folder.disk, folder.path));
  const changed = await adoptShards(folder, shardsOf(options), moved);
  if (changed.length > 0) return { kind: "refused", result: "refused", errors: changed };
  const kept = await keptLetters(run);
  return {
    kind: "held",
    lock,
    ledger: kept.ledger,
    differing: new Set(kept.differing.map(({ sequence }) => sequence)),
    before,
    earlier: [...(before?.outputs ?? []), ...kept.differing.flatMap(({ files }) => files)],
    moved,
    syncLetters: (entries) => writing(() => syncLetterFolders(folder, entries)),
  };
}

function freeName({ disk, path }: RunFolder): string {
  for (let number = 1; ; number += 1) {
    const name = `${path}.${number}`;
    if (disk.entryNow(name) === undefined) return name;
  }
}

/** Moves aside what somebody has changed since the run wrote it: it is not overwritten. */
async function editedFiles(
  folder: RunFolder,
  outputs: readonly RunOutput[],
): Promise<readonly string[]> {
  const moved: string[] = [];
  for (const { path, sha256 } of outputs) {
    // The ledger is what the run goes on from; its lines say themselves whether they are whole.
    if (path === LEDGER_FILE) continue;
    if (await makeRoom(folder, path, async () => sha256)) moved.push(path);
  }
  return moved;
}

/** A folder that is not a run's, and one that holds other things which a new beginning would move. */
function foreignFolder({ folder, options }: CheckedRun): RefusedFolder | undefined {
  const at = { kind: "file", path: folder.shownAs } as const;
  const refused = (problem: Diagnostic): RefusedFolder => ({
    kind: "refused",
    result: "inputs-changed",
    errors: [problem],
  });
  if (!folder.isRun()) {
    return isEmptyFolder(folder)
      ? undefined
      : refused(error("job/folder-not-a-run", at, { folder: at.path }));
  }
  const others = options.restart ? foreignIn(folder) : [];
  if (others.length === 0) return undefined;
  const names = others.slice(0, MAX_NAMES).join("、");
  const values = { folder: at.path, names, count: others.length };
  return refused(error("job/restart-moves-others", at, values));
}

async function changedInputs(run: CheckedRun): Promise<RefusedFolder | undefined> {
  if (!run.folder.isRun()) return undefined;
  const earlier = run.folder.record();
  const at = { kind: "file", path: run.folder.shownAs } as const;
  if (earlier === "absent" || earlier === "damaged") {
    const errors = [error("job/run-damaged", at, { folder: at.path })];
    return { kind: "refused", result: "inputs-changed", errors };
  }
  if (earlier.id === runId(run.inputs)) return undefined;
  const parts = changedParts(earlier.inputs, run.inputs);
  if (parts.length === 0) {
    const errors = [error("job/program-changed", at, { folder: at.path })];
    return { kind: "refused", result: "inputs-changed", errors };
  }
  const changed = parts.join("、");
  const errors = [error("job/inputs-changed", at, { folder: at.path, changed })];
  return { kind: "refused", result: "inputs-changed", errors };
}

/** Names what differs, as the user would name it; nothing if only the program itself does. */
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
    ...options.map((name) => optionWords(name, "").name),
  ];
}

function shardsOf({ join, project, disk }: MergeOptions): readonly RunFolder[] {
  return join.map((given) => new RunFolder(project, given, disk));
}

function strangeShards({ options, inputs }: CheckedRun): RefusedFolder | undefined {
  const errors = checkShards(shardsOf(options), inputs);
  return errors.length === 0 ? undefined : { kind: "refused", result: "refused", errors };
}

async function lackOfSpace(run: CheckedRun): Promise<RefusedFolder | undefined> {
  const { formats } = run.options;
  const bytes = isPrintRunOnly(run.options)
    ? PRINTED_BYTES
    : formats.reduce((sum, format) => sum + FORMATS[format].typicalBytes, 0);
  const needed = Math.ceil(bytes * run.prepared.tasks.length * 1.2);
  // Where it is not known, writing finds out.
  const free = await run.folder.disk.freeBytes(run.folder.path);
  const ledger = run.folder.openLedger();
  // A resumed run has most of its files already; it finds out by itself whether the rest fits.
  if (free >= needed || ledger.length > 0) return undefined;
  const at = { kind: "file", path: run.folder.shownAs } as const;
  const megabytes = (count: number): number => Math.ceil(count / 1_000_000);
  const values = { folder: at.path, needed: megabytes(needed), free: megabytes(free) };
  const errors = [error("job/disk-too-small", at, values)];
  return { kind: "refused", result: "output-failed", errors };
}

/**
 * Keeps the letters that need not be made again: what their ledger line says is what they say when they are merged now, they
 * were read back as far as asked and found equal, and their files are there, unchanged, under the names that they have now.
 */
async function keptLetters(
  run: CheckedRun,
): Promise<{ ledger: Ledger; differing: readonly LedgerEntry[] }> {
  const ledger = run.folder.openLedger();
  if (isPrintRunOnly(run.options)) return { ledger, differing: await keptVolumes(run, ledger) };
  const differing: LedgerEntry[] = [];
  for (const entry of earlierLetters(ledger.entries(), run.listener)) {
    if (await isAsWanted(run, entry)) continue;
    ledger.forget(entry.sequence);
    if (differs(entry)) differing.push(entry);
  }
  return { ledger, differing };
}

/** Tells whether a letter of an earlier start is the one that is wanted now, with all its files. */
export async function isAsWanted(
  {
    folder,
    options,
    prepared,
    heads,
  }: Pick<CheckedRun, "folder" | "options" | "prepared" | "heads">,
  entry: LedgerEntry,
): Promise<boolean> {
  const task = prepared.tasks.inPlace(entry.sequence);
  if (task === undefined || !heads.has(entry.sequence, headHash(entry))) return false;
  if (entry.files.length !== options.formats.length || entry.printed !== undefined) return false;
  for (const file of entry.files) {
    const { format, path, bytes, sha256 } = file;
    if (!options.formats.includes(format) || path !== letterPath(task, format)) return false;
    if (!isReadEnough(file, options.verify, entry.sequence)) return false;
    if ((await hashOfFile(folder.disk, folder.at(path), bytes)) !== sha256) return false;
  }
  return true;
}
