import type { FoundWarning, RunInputs, Verdict } from "../model/run.ts";
import type { VerificationReport } from "../model/verification.ts";
import type { VerifyMode } from "../model/verify-mode.ts";

/** What the reports say about a run besides its letters. */
export interface ReportRun {
  /** Title of the letters, from the template. */
  readonly title: string;
  /** Date of the letters as ISO 8601; it becomes the file's date too. */
  readonly date: string | undefined;
  /** The same date as people read it, e.g. 令和四年十二月二十七日. */
  readonly dateText: string | undefined;
  readonly inputs: RunInputs;
  /** Which rows became letters, and which did not: lines of a name, full-width blanks and a text. */
  readonly account: readonly string[];
  /** Which letters were read back. */
  readonly verify: VerifyMode;
  /** Reports of the files that do not say what their letter says. */
  readonly differences: readonly VerificationReport[];
  /** Letters that could not be made, with the reason. */
  readonly setAside: readonly { readonly id: string; readonly reason: string }[];
  /** What was reported as worth a look and did not stop the run (注意). */
  readonly warnings: readonly FoundWarning[];
  /** How letters that were made again differ from those of the earlier run, in words. */
  readonly reprinted: readonly string[];
}

/** A finished report; `path` is relative to the run's folder. */
export interface ReportFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All verdicts in the order in which they are reported. */
export const VERDICTS: readonly Verdict[] = ["equal", "different", "unread"];

/** A verdict as the reports say it. */
export const VERDICT_TEXT: Readonly<Record<Verdict, string>> = {
  equal: "一致",
  different: "相違",
  unread: "未照合",
};

/** The paths of the files that differ from their letters. */
export function differingPaths(run: ReportRun): ReadonlySet<string> {
  return new Set(
    run.differences.filter(({ differences }) => differences.length > 0).map(({ path }) => path),
  );
}

/** A count with a comma after each third digit. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
}
