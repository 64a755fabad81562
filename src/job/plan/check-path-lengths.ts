import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { FormatId } from "../../model/output-format.ts";
import type { RunFolder } from "../keep/run-folder.ts";
import { letterPath } from "../keep/run-layout.ts";
import type { LetterPlan } from "./letter-plan.ts";

/**
 * Finds files of a run whose paths are longer than what people open files with takes: Windows writes them and finds them again, and
 * Explorer, Excel and Word say that there is no such file.
 *
 * Shape: `others` are relative to the folder. One finding for all, that names the longest.
 * Errors: `job/path-too-long`.
 */
export function checkPathLengths(
  folder: RunFolder,
  tasks: LetterPlan,
  {
    formats,
    others,
  }: { readonly formats: readonly FormatId[]; readonly others: readonly string[] },
): readonly Diagnostic[] {
  const most = folder.disk.longestPath;
  if (most === undefined) return [];
  let count = 0;
  let longest = "";
  const look = (path: string): void => {
    const whole = folder.at(path);
    if (whole.length <= most) return;
    count += 1;
    if (path.length > longest.length) longest = path;
  };
  for (const path of others) look(path);
  // Of a letter's files the one with the longest ending counts.
  for (const task of tasks) {
    const paths = formats.map((format) => letterPath(task, format));
    look(paths.toSorted((one, other) => other.length - one.length)[0] ?? "");
  }
  if (count === 0) return [];
  const values = {
    folder: folder.shownAs,
    path: folder.shown(longest),
    length: folder.at(longest).length,
    most,
    count,
  };
  return [error("job/path-too-long", { kind: "option", name: "--out" }, values)];
}
