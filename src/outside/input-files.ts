import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join } from "node:path";
import { error } from "../base/diagnostic.ts";
import { nearestName } from "../base/nearest-name.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { inProject, type Project, projectPath } from "./project.ts";
import { systemErrorCode } from "./system-error.ts";

/** Largest template or list that is read into memory. */
const LIMIT_BYTES = 512 * 1024 * 1024;

/**
 * Reads a file that the user named.
 *
 * Shape: the path as the user gave it; the file has the one that people know, relative to the project, with `/`.
 * Errors: `job/file-not-found`, `job/not-a-file`, `job/file-too-large`, `job/file-unreadable`.
 */
export function readSourceFile(project: Project, path: string): Outcome<SourceFile> {
  const known = projectPath(project, path);
  const absolute = inProject(project, path);
  const at = { kind: "file", path: known } as const;
  try {
    const status = statSync(absolute);
    if (!status.isFile()) return failure([error("job/not-a-file", at, { path: known })]);
    if (status.size > LIMIT_BYTES) {
      return failure([
        error("job/file-too-large", at, { path: known, bytes: status.size, limit: LIMIT_BYTES }),
      ]);
    }
    return success({ path: known, bytes: bytesIn(absolute, status.size) });
  } catch (cause) {
    const reason = systemErrorCode(cause);
    return failure([
      reason === "ENOENT"
        ? error("job/file-not-found", at, {
            path: known,
            ...lookedFor(absolute),
            elsewhere: elsewhere(project, path),
          })
        : error("job/file-unreadable", at, { path: known, reason }),
    ]);
  }
}

/** A file's bytes; small ones have a copy of their own, since Node keeps several in one piece of memory. */
function bytesIn(path: string, size: number): Uint8Array {
  const unnoticed = size > FONT_BYTES && size <= LARGEST_NOTICED ? bytesUnnoticed(path) : undefined;
  if (unnoticed !== undefined) return unnoticed;
  const read = readFileSync(path);
  const { buffer, byteOffset, byteLength } = read;
  return byteLength === buffer.byteLength
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : new Uint8Array(read);
}

/** Pieces up to about this length are let go of in every run. */
const FONT_BYTES = 8 << 20;

/**
 * The largest piece of which the C library notices that it is freed: as much it takes from its own stock from then on, and keeps twice
 * as much instead of giving it back.
 *
 * Source: glibc, mallopt(3), M_MMAP_THRESHOLD and DEFAULT_MMAP_THRESHOLD_MAX.
 */
const LARGEST_NOTICED = 32 << 20;

/**
 * A file's bytes in a piece that is longer than any that is noticed when it is freed; what is not filled of it takes no memory. With a
 * list of 28 MB in a piece of its own length, a run had 28 MB more from then on, whatever it was about to do.
 *
 * Shape: undefined of a file that has grown beyond it meanwhile.
 */
function bytesUnnoticed(path: string): Uint8Array | undefined {
  const room = Buffer.allocUnsafeSlow(LARGEST_NOTICED + (1 << 20));
  const file = openSync(path, "r");
  try {
    for (let length = 0; length < room.length; ) {
      const count = readSync(file, room, length, room.length - length, null);
      if (count === 0) return new Uint8Array(room.buffer, room.byteOffset, length);
      length += count;
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}

/**
 * The names in a folder that may be missing, in order.
 *
 * Errors: `job/system-refused` for one that is there and cannot be read, so that nobody takes its files for missing.
 */
export function namesInFolder(project: Project, path: string): Outcome<readonly string[]> {
  try {
    return success(readdirSync(inProject(project, path)).sort());
  } catch (cause) {
    const reason = systemErrorCode(cause);
    if (isAbsence(reason)) return success([]);
    const known = projectPath(project, path);
    const detail = cause instanceof Error ? cause.message : reason;
    const values = { path: known, reason, detail };
    return failure([error("job/system-refused", { kind: "file", path: known }, values)]);
  }
}

/** Tells whether a refusal says that there is nothing of that name. Shape: the system's name of it. */
export function isAbsence(reason: string | undefined): boolean {
  return reason === "ENOENT" || reason === "ENOTDIR" || reason === "ENAMETOOLONG";
}

/** Names of a folder that a missing one is held against. */
const MAX_NAMES = 1000;

/**
 * Where a missing file was looked for, and what is there under a similar name. Explorer hides endings, so a file that
 * Notepad has saved as `a.hbs.txt` is shown as `a.hbs`.
 */
export function lookedFor(path: string): { readonly folder: string; readonly near: string } {
  const folder = dirname(path);
  const wanted = basename(path).normalize("NFC");
  const names = namesIn(folder)
    .slice(0, MAX_NAMES)
    .filter((name) => isOfOneUse(name, wanted));
  const same = names.find((name) => name.normalize("NFC") === wanted);
  const longer = names.find((name) => name.normalize("NFC").startsWith(`${wanted}.`));
  const parted = names.find((name) => isPieceOf(wanted, name.normalize("NFC")));
  return { folder, near: same ?? longer ?? parted ?? likestFile(wanted, names) ?? "" };
}

/** Whether a name is what a terminal makes of one with blanks that was typed without quotation marks: `送付先` of `送付先 一覧.csv`. */
function isPieceOf(wanted: string, name: string): boolean {
  return wanted !== "" && ` ${name} `.includes(` ${wanted} `);
}

/** Whether a file can be meant by another's name: a template is never a list, however alike they are called. `.txt` is either. */
function isOfOneUse(name: string, wanted: string): boolean {
  const [one, other] = [name, wanted].map((file) => extname(file).toLowerCase());
  const [use, wantedUse] = [one, other].map((ending) =>
    [LISTS, TEMPLATES].find((endings) => endings.includes(ending ?? "")),
  );
  return use === undefined || wantedUse === undefined || use === wantedUse;
}

const LISTS: readonly string[] = [".csv", ".tsv", ".xlsx", ".xlsm", ".xls"];
const TEMPLATES: readonly string[] = [".hbs", ".docx", ".docm", ".doc"];

/**
 * The file whose name is like another's: the same with another ending, or nearly the same without it, so that o.hbs is not taken for
 * a.hbs because both end in .hbs. Numbers are like none: 14.csv is another list than 74.csv.
 */
function likestFile(wanted: string, names: readonly string[]): string | undefined {
  const stemOf = (name: string): string => basename(name, extname(name)).normalize("NFC");
  const stem = stemOf(wanted);
  if (!/\p{L}/u.test(stem)) return undefined;
  const nearest = names.find((name) => stemOf(name) === stem);
  if (nearest !== undefined) return nearest;
  const like = nearestName(stem, names.map(stemOf));
  const found = names.filter((name) => stemOf(name) === like);
  return found.find((name) => extname(name) === extname(wanted)) ?? found[0];
}

/** Folders of a project in which a missing file is looked for besides. */
const MAX_FOLDERS = 100;

/**
 * Where else a file of this name is: in another folder of the project, or in the project around the folder that the command was
 * given in. Empty where it is not.
 */
function elsewhere(project: Project, path: string): string {
  const folders = namesIn(inProject(project, "."))
    .filter((name) => !name.startsWith(".") && name !== "node_modules")
    .slice(0, MAX_FOLDERS);
  const places = ["", ...folders].map((folder) => join(folder, basename(path)));
  const around = isAbsolute(path) ? [] : [join("..", path)];
  const found = [...places, ...around].find((one) => isFile(project, one));
  return found === undefined ? "" : projectPath(project, found);
}

/** Tells whether a file of exactly this name is there. */
export function isFile(project: Project, path: string): boolean {
  try {
    return statSync(inProject(project, path), { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false; // what cannot be looked at is said when it is read
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
