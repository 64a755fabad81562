import type { LedgerEntry } from "../model/run.ts";
import type { VerificationReport } from "../model/verification.ts";
import type { MergeOptions } from "./merge-options.ts";
import type { Prepared } from "./prepare.ts";
import type { SetAsideLetter } from "./protocol.ts";
import type { RunOutput } from "./run-file.ts";

/** What is counted while a run goes on. */
export interface Tally {
  /** Letters that stood from an earlier start. */
  kept: number;
  written: number;
  files: number;
  /** Files that were read back and say what their letter says. */
  verified: number;
  differences: VerificationReport[];
  setAside: SetAsideLetter[];
}

/** A count of nothing. */
export function emptyTally(): Tally {
  return { kept: 0, written: 0, files: 0, verified: 0, differences: [], setAside: [] };
}

/** Counts the files of a letter that stands or was written. */
export function countFiles(tally: Tally, { files }: LedgerEntry): void {
  tally.files += files.length;
  tally.verified += files.filter(({ verified }) => verified).length;
}

/** What a person wants to know at the end of a run. */
export interface RunSummary {
  readonly folder: string;
  readonly title: string;
  readonly letters: number;
  readonly kept: number;
  readonly written: number;
  readonly formats: readonly string[];
  readonly files: number;
  readonly verified: number;
  readonly versions: readonly { readonly name: string; readonly letters: number }[];
  readonly differences: readonly VerificationReport[];
  readonly setAside: readonly SetAsideLetter[];
  /** Files of the whole run: print run, ledgers, reports. */
  readonly outputs: readonly RunOutput[];
  readonly finished: boolean;
}

/** Sums a run up. */
export function toSummary(
  run: { readonly prepared: Prepared; readonly folder: string; readonly options: MergeOptions },
  tally: Tally,
  end: { readonly outputs: readonly RunOutput[] } | undefined,
): RunSummary {
  const { tasks, template } = run.prepared;
  const versions = new Map<string, number>();
  for (const { version } of tasks) versions.set(version, (versions.get(version) ?? 0) + 1);
  return {
    folder: run.folder,
    title: template.settings.title,
    letters: tasks.length,
    kept: tally.kept,
    written: tally.written,
    formats: run.options.formats,
    files: tally.files,
    verified: tally.verified,
    versions: [...versions].map(([name, letters]) => ({ name, letters })),
    differences: tally.differences,
    setAside: tally.setAside,
    outputs: end?.outputs ?? [],
    finished: end !== undefined || tally.kept === tasks.length,
  };
}
