import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { MergeRequest } from "../job/plan/merge-options.ts";
import { isWordFileName } from "../letter/is-word-file.ts";
import { PICTURE_FOLDER } from "../model/picture.ts";
import { pathsOfLists } from "../outside/list-files.ts";
import { inProject, type Project, projectAt, projectPath } from "../outside/project.ts";
import { isUntouchedReport } from "../word/comment-faults.ts";
import { isFindings } from "./findings-csv.ts";
import { isWordReport } from "./findings-report.ts";

/** What a command reads, as the user named it. */
type Inputs = Pick<MergeRequest, "template" | "recipients" | "characters">;

/**
 * Finds out whether a file that is to be written would take the place of something else: of what the command reads, by
 * whatever name, or of a file that is not an earlier report which nobody has worked in.
 *
 * Errors: `job/output-is-input`, `job/file-exists`; `job/report-needs-word` for a Word file of a template that is none.
 */
export function refusedReport(
  given: string,
  inputs: Inputs,
  project: Project = projectAt(),
): Diagnostic | undefined {
  const path = inProject(project, given);
  const shown = projectPath(project, given);
  const at = { kind: "file", path: shown } as const;
  const place = placeOf(path);
  const read = named(inputs, project).map((one) => inProject(project, one));
  const beside = ["partials", PICTURE_FOLDER].flatMap((folder) =>
    filesIn(inProject(project, join(dirname(inputs.template), folder))),
  );
  if ([...read, ...beside, ...filesIn(project.fonts)].some((input) => placeOf(input) === place)) {
    return error("job/output-is-input", at, { path: shown });
  }
  if (isWordReport(path) && !isWordFileName(inputs.template)) {
    return error("job/report-needs-word", at, { path: shown });
  }
  const isOther = statSync(path, { throwIfNoEntry: false })?.isFile() === true && !isEarlier(path);
  return isOther ? error("job/file-exists", at, { path: shown }) : undefined;
}

function named({ template, recipients, characters }: Inputs, project: Project): readonly string[] {
  const lists = recipients.flatMap((name) => pathsOfLists(project, name));
  return [template, ...lists, ...(characters === undefined ? [] : [characters])];
}

function isEarlier(path: string): boolean {
  try {
    const bytes = readFileSync(path);
    return isFindings(bytes) || isUntouchedReport(bytes);
  } catch {
    return false;
  }
}

/** What distinguishes one file from another: its number on its volume where it is there, else where it would be. */
function placeOf(path: string): string {
  const status = statSync(path, { throwIfNoEntry: false, bigint: true });
  return status === undefined || status.ino === 0n ? pathOf(path) : `${status.dev}:${status.ino}`;
}

/** The real path, also of what is not there yet. */
function pathOf(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync.native(whole);
  } catch {
    const parent = dirname(whole);
    return parent === whole ? whole : join(pathOf(parent), basename(whole));
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
