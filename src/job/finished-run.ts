import { hashOfFile } from "../outside/hash-of-file.ts";
import type { CheckedRun } from "./checked-run.ts";
import { wantedPaths } from "./end-run.ts";
import { earlierLetters } from "./keep/earlier-letters.ts";
import { isWhole, type RunFile, runId } from "./keep/run-file.ts";
import { isTidy } from "./keep/strangers.ts";
import { haveAllVolumes } from "./kept-volumes.ts";
import { isAsWanted } from "./open-run.ts";
import { isPrintRunOnly } from "./plan/merge-options.ts";

/**
 * Gives the record of a run's folder if it holds this very run as it is wanted now: every letter is the one that would be made, every file is as
 * it was written, the print run is cut as asked, and there is nothing else. Reads only.
 */
export async function finishedRun(run: CheckedRun): Promise<RunFile | undefined> {
  const found = run.folder.record();
  if (typeof found === "string" || !isWanted(run, found)) return undefined;
  for (const { path, sha256 } of found.outputs) {
    if ((await hashOfFile(run.folder.disk, run.folder.at(path), undefined)) !== sha256)
      return undefined;
  }
  if (!(await haveAllLetters(run))) return undefined;
  return isTidy(run.folder, wantedPaths(run, found.outputs)) ? found : undefined;
}

function isWanted({ options, inputs }: CheckedRun, found: RunFile): boolean {
  const { ended } = found;
  return (
    !options.restart &&
    options.reprint === undefined &&
    found.id === runId(inputs) &&
    isWhole(found) &&
    // A run of an earlier version does not say how it ended.
    ended !== undefined &&
    (!options.printRun ||
      (ended.volume === (options.volume ?? 0) && (ended.duplex === true) === options.duplex))
  );
}

async function haveAllLetters(run: CheckedRun): Promise<boolean> {
  const ledger = run.folder.openLedger();
  if (!ledger.complete || ledger.length !== run.prepared.tasks.length) return false;
  if (isPrintRunOnly(run.options)) return haveAllVolumes(run, ledger);
  for (const entry of earlierLetters(ledger.entries(), run.listener)) {
    if (!(await isAsWanted(run, entry))) return false;
  }
  return true;
}
