import { join } from "node:path";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import { hashOfFile } from "../outside/hash-of-file.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { type Project, shownPath } from "../outside/project.ts";
import { systemErrorCode } from "../outside/system-error.ts";

/** The folder of a run, and the project that its path is shown in. */
export interface RunPlace {
  readonly project: Project;
  readonly folder: string;
}

/** Checks that a file of a run is there and has the hash that was recorded. */
export async function checkBytes(
  { project, folder }: RunPlace,
  path: string,
  sha256: string,
  bytes?: number,
  what: "letter" | "other" = "letter",
): Promise<Diagnostic | undefined> {
  const shown = shownPath(project, folder, path);
  const at = { kind: "file", path: shown } as const;
  const absolute = join(folder, path);
  if ((await nodeDisk.entry(absolute).catch(() => undefined)) === undefined) {
    return error("verify/file-missing", at, { path: shown });
  }
  try {
    if ((await hashOfFile(nodeDisk, absolute, bytes)) === sha256) return undefined;
  } catch (cause) {
    return error("verify/unreadable", at, {
      path: shown,
      reason: "system",
      detail: systemErrorCode(cause),
    });
  }
  return error("verify/file-changed", at, { path: shown, seen: "other", what });
}

/** Whether what stands in a letter's place is a file, and no larger than any letter is. */
export async function isReadable(absolute: string): Promise<boolean> {
  const status = await nodeDisk.entry(absolute).catch(() => undefined);
  return status?.kind === "file" && status.bytes <= LARGEST_BYTES;
}

/** No letter is so large, whoever saved it again. */
const LARGEST_BYTES = 64 * 1024 * 1024;
