import { readFileSync, statSync } from "node:fs";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { error } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { systemErrorCode } from "./system-error.ts";

/** Largest template or list that is read into memory. */
const LIMIT_BYTES = 512 * 1024 * 1024;

/**
 * Reads a file that the user named.
 *
 * Shape: the path is given relative to the working folder, with `/`.
 * Errors: `job/file-not-found`, `job/not-a-file`, `job/file-too-large`, `job/file-unreadable`.
 */
export function readSourceFile(path: string): Outcome<SourceFile> {
  const known = projectPath(path);
  const at = { kind: "file", path: known } as const;
  try {
    const status = statSync(path);
    if (!status.isFile()) return failure([error("job/not-a-file", at, { path: known })]);
    if (status.size > LIMIT_BYTES) {
      return failure([
        error("job/file-too-large", at, { path: known, bytes: status.size, limit: LIMIT_BYTES }),
      ]);
    }
    return success({ path: known, bytes: new Uint8Array(readFileSync(path)) });
  } catch (cause) {
    const reason = systemErrorCode(cause);
    return failure([
      reason === "ENOENT"
        ? error("job/file-not-found", at, { path: known })
        : error("job/file-unreadable", at, { path: known, reason }),
    ]);
  }
}

/** A path as people know it: relative to the working folder where it lies inside, with `/`. */
export function projectPath(path: string): string {
  const inside = relative(process.cwd(), resolve(path));
  const shown = inside === "" || inside.startsWith("..") ? path : inside;
  return sep === "\\" ? shown.replaceAll("\\", "/") : shown;
}

/**
 * A path as a run records it: relative to the working folder where it lies inside, else the file's name alone. Where somebody
 * keeps a list outside, and the name of the user in it, is nobody else's business, and the same list gives the same run.
 */
export function recordedPath(path: string): string {
  const known = projectPath(path);
  return isAbsolute(known) || known.startsWith("..") ? basename(known) : known;
}
