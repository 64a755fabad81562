import type { LedgerEntry } from "../model/run.ts";
import { removeFile } from "../outside/durable-file.ts";
import { hashOfFile } from "../outside/hash-of-file.ts";
import { writing } from "../outside/output-failure.ts";
import type { CheckedRun } from "./checked-run.ts";
import { isReadEnough } from "./is-read-enough.ts";
import { differs } from "./keep/hold-back.ts";
import type { Ledger } from "./keep/ledger.ts";
import { printedPages } from "./keep/run-layout.ts";
import { headHash } from "./make/letter-head.ts";
import type { LetterTask } from "./plan/letter-task.ts";
import { type PlannedVolume, plannedVolumes } from "./plan/volumes.ts";

type RunOfVolumes = Pick<CheckedRun, "folder" | "options" | "prepared" | "heads" | "listener">;

/**
 * Keeps the volumes that need not be made again: every letter of them is the one that is wanted now, was read back as far as asked and
 * found equal, is where it would be, and the file is there, unchanged. A volume is kept whole or made anew whole.
 *
 * Shape: gives the letters that were found to differ. What is left of a volume that is not wanted, as the ledger records it, is removed.
 * Errors: throws `OutputFailure`.
 */
export async function keptVolumes(
  run: RunOfVolumes,
  ledger: Ledger,
): Promise<readonly LedgerEntry[]> {
  const differing: LedgerEntry[] = [];
  const wanted = new Set<string>();
  const left = new Map<string, string>();
  let kept = 0;
  for await (const { entries, isWanted, volume } of volumesIn(run, ledger)) {
    if (isWanted) {
      wanted.add(volume.path);
      kept += entries.length;
      continue;
    }
    for (const entry of entries) forget(ledger, entry, { left, differing });
  }
  // Letters that the run does not have any more, as after another selection of one that was begun with fewer.
  if (ledger.length > kept) {
    for (const entry of ledger.entries()) {
      if (run.prepared.tasks.inPlace(entry.sequence) === undefined) {
        forget(ledger, entry, { left, differing });
      }
    }
  }
  const { disk } = run.folder;
  for (const [path, sha256] of left) {
    const absolute = run.folder.at(path);
    if (wanted.has(path) || (await hashOfFile(disk, absolute, undefined)) !== sha256) continue;
    await writing(() => removeFile(disk, absolute));
  }
  return differing;
}

function forget(
  ledger: Ledger,
  entry: LedgerEntry,
  { left, differing }: { readonly left: Map<string, string>; readonly differing: LedgerEntry[] },
): void {
  ledger.forget(entry.sequence);
  if (differs(entry)) differing.push(entry);
  const { printed } = entry;
  if (printed?.volume !== undefined) left.set(printed.path, printed.volume.sha256);
}

/** Tells whether every volume of a run is there as it is wanted now. */
export async function haveAllVolumes(run: RunOfVolumes, ledger: Ledger): Promise<boolean> {
  for await (const { isWanted } of volumesIn(run, ledger)) if (!isWanted) return false;
  return true;
}

interface FoundVolume {
  readonly volume: PlannedVolume;
  /** What the ledger has of its letters. */
  readonly entries: readonly LedgerEntry[];
  readonly isWanted: boolean;
}

async function* volumesIn(run: RunOfVolumes, ledger: Ledger): AsyncIterable<FoundVolume> {
  if (ledger.length === 0) return;
  const { listener, prepared, options } = run;
  listener({ kind: "phase", phase: "earlier", total: ledger.length });
  let done = 0;
  for (const volume of plannedVolumes(prepared.tasks, options)) {
    const entries = volume.tasks.flatMap(({ sequence }) => ledger.get(sequence) ?? []);
    if (entries.length === 0) continue;
    const isWanted =
      entries.length === volume.tasks.length &&
      areInPlace(run, volume, entries) &&
      (await isUnchanged(run, volume, entries[0]));
    yield { volume, entries, isWanted };
    done += entries.length;
    listener({ kind: "progress", phase: "earlier", done });
  }
}

function areInPlace(
  { heads, options }: RunOfVolumes,
  { path, tasks }: PlannedVolume,
  entries: readonly LedgerEntry[],
): boolean {
  let page = 1;
  return tasks.every(({ sequence }: LetterTask, index) => {
    const entry = entries[index];
    const printed = entry?.printed;
    if (entry === undefined || printed === undefined) return false;
    const isHere =
      printed.path === path &&
      printed.page === page &&
      (printed.volume !== undefined) === (index === 0);
    page += printedPages(printed.pages, options.duplex);
    return (
      isHere &&
      heads.has(sequence, headHash(entry)) &&
      isReadEnough(printed, options.verify, sequence)
    );
  });
}

async function isUnchanged(
  { folder }: RunOfVolumes,
  { path }: PlannedVolume,
  first: LedgerEntry | undefined,
): Promise<boolean> {
  const volume = first?.printed?.volume;
  if (volume === undefined) return false;
  return (await hashOfFile(folder.disk, folder.at(path), volume.bytes)) === volume.sha256;
}
