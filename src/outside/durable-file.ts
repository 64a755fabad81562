import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { pid } from "node:process";
import type { Disk, OpenedFile } from "../base/disk.ts";
import { OutputFailure } from "./output-failure.ts";
import { systemCodeOf } from "./system-error.ts";

/** Beginning of the name of a file that is not complete yet. */
const TEMPORARY_PREFIX = ".tmp-";

/** As `temporaryName` gives it: other files that begin so are somebody's. */
const TEMPORARY_NAME = /^\.tmp-\d+-\d+-/u;

/** UTF-16 units of lines that are written at once. */
const PART_UNITS = 1 << 16;

/**
 * Pauses in milliseconds between tries of what the system refuses in passing, 2.3 s in all. On Windows a scanner or
 * indexer holds a new file for moments, and nobody may rename or remove it meanwhile.
 */
const PAUSES_MS = [10, 20, 40, 80, 160, 320, 640, 1000];

/** What is said of a file that another program holds. */
const HELD = new Set(["EACCES", "EAGAIN", "EBUSY", "EPERM"]);

/** What systems answer that cannot make a folder durable: some network, FUSE and 9p mounts. */
const NO_FOLDER_SYNC = new Set(["EINVAL", "EISDIR", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"]);

/** Temporary files that this process has begun. */
let temporaryCount = 0;

/**
 * Writes a file so that under its final name it is complete or absent, also after a power failure.
 *
 * The order is: new temporary file in the same folder, write, fsync, rename. The folder itself is made
 * durable by `syncFolder`, once for many files. A symbolic link under the final name is replaced, never
 * followed. What another program holds for a moment is tried again.
 *
 * Errors: throws the system's error, or `OutputFailure` with the file that another program keeps open;
 * the temporary file is then removed.
 */
export function writeDurably(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  return replaceFile(disk, path, (file) => file.write(bytes));
}

/** Makes room for a file that is written and not in its place yet. */
export type MakeRoom = (sha256: string) => Promise<void>;

/**
 * Writes a file of lines as `writeDurably` does, a part at a time.
 *
 * Shape: UTF-8; gives the file's SHA-256. Errors: as `writePartsDurably`.
 */
export async function writeLinesDurably(
  disk: Disk,
  path: string,
  lines: Iterable<string>,
  makeRoom?: MakeRoom,
): Promise<string> {
  const { sha256 } = await writePartsDurably(disk, path, partsOf(lines), makeRoom);
  return sha256;
}

/** A file that was written in parts. */
export interface WrittenParts {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes a file as `writeDurably` does, a part at a time, as they are made.
 *
 * Errors: as `writeDurably`, and what making the parts or the room throws.
 */
export async function writePartsDurably(
  disk: Disk,
  path: string,
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  makeRoom: MakeRoom = async () => undefined,
): Promise<WrittenParts> {
  const hash = createHash("sha256");
  let bytes = 0;
  let sha256 = "";
  await replaceFile(disk, path, async (file) => {
    for await (const part of parts) {
      hash.update(part);
      bytes += part.length;
      await file.write(part);
    }
    sha256 = hash.digest("hex");
    return () => makeRoom(sha256);
  });
  return { sha256, bytes };
}

function* partsOf(lines: Iterable<string>): Iterable<Uint8Array> {
  let part = "";
  for (const line of lines) {
    part += line;
    if (part.length < PART_UNITS) continue;
    yield Buffer.from(part);
    part = "";
  }
  yield Buffer.from(part);
}

async function replaceFile(
  disk: Disk,
  path: string,
  write: (file: OpenedFile) => Promise<void | (() => Promise<void>)>,
): Promise<void> {
  const temporary = temporaryName(path);
  const file = await disk.create(temporary);
  try {
    const makeRoom = await write(file);
    await file.datasync();
    await file.close();
    await makeRoom?.();
    await moveFile(disk, temporary, path);
  } catch (cause) {
    await file.close().catch(() => undefined);
    await removeFile(disk, temporary).catch(() => undefined);
    throw cause;
  }
}

/**
 * Gives a file or folder of a run another name, in place of a file that has it, trying again what another program holds.
 *
 * Errors: throws the system's error, or `OutputFailure` with the file that another program keeps open: the one that is in the
 * place, or else the one that is moved.
 */
export async function moveFile(disk: Disk, from: string, to: string): Promise<void> {
  await patiently(disk, () => disk.rename(from, to)).catch(async (cause) => {
    const isOurs = isTemporary(basename(from));
    await throwHeld(disk, isOurs || (await exists(disk, to)) ? to : from, cause);
  });
}

/** Removes a file if it is there, trying again what another program holds. Errors: throws the system's error. */
export function removeFile(disk: Disk, path: string): Promise<void> {
  return patiently(disk, () => disk.remove(path));
}

async function patiently(disk: Disk, step: () => Promise<void>): Promise<void> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await step();
    } catch (cause) {
      if (!HELD.has(systemCodeOf(cause) ?? "")) throw cause;
    }
    await disk.pause(pauseMs);
  }
  return step();
}

/** Says which file is held open, if there is one: where there is none, it is the folder that refuses. */
async function throwHeld(disk: Disk, path: string, cause: unknown): Promise<never> {
  const systemCode = systemCodeOf(cause) ?? "";
  if (!HELD.has(systemCode) || !(await exists(disk, path))) throw cause;
  throw new OutputFailure(systemCode, `${path} is held by another program`, { cause, held: path });
}

function exists(disk: Disk, path: string): Promise<boolean> {
  return disk.entry(path).then(
    (entry) => entry !== undefined,
    () => false,
  );
}

// Processes that write into one folder have numbers of their own, and what earlier runs left was removed.
function temporaryName(path: string): string {
  temporaryCount += 1;
  const name = `${TEMPORARY_PREFIX}${pid}-${temporaryCount}-${basename(path).slice(0, 40)}`;
  return join(dirname(path), name);
}

/**
 * Makes renames within a folder durable. Where a file system has no such call, the files are as durable as it lets them
 * be, and the run goes on as databases do.
 */
export async function syncFolder(disk: Disk, path: string): Promise<void> {
  try {
    await disk.syncFolder(path);
  } catch (cause) {
    if (!NO_FOLDER_SYNC.has(systemCodeOf(cause) ?? "")) throw cause;
  }
}

/** Tells whether a name is that of a file which this program has not finished. */
export function isTemporary(name: string): boolean {
  return TEMPORARY_NAME.test(name);
}

/** Removes what an interrupted run left half written in a folder. */
export async function removeTemporaryFiles(disk: Disk, folder: string): Promise<void> {
  for (const name of disk.namesNow(folder)) {
    if (isTemporary(name)) await removeFile(disk, join(folder, name));
  }
}

/**
 * Makes a folder inside the run, refusing a symbolic link in its place.
 *
 * Errors: throws the system's error, or ENOTDIR if something else is there.
 */
export async function makeFolder(disk: Disk, path: string): Promise<void> {
  await makeFolders(disk, path);
  if ((await disk.entry(path))?.kind !== "folder") {
    // The path is told with the reason, as people know it.
    throw Object.assign(new Error("not a folder of its own"), { code: "ENOTDIR", path });
  }
}

// One by one from the top: Node's own `recursive` never ends where the system says that a parent is missing which
// is there, as under /proc. Seen with Node 20.20.
async function makeFolders(disk: Disk, path: string): Promise<void> {
  const parent = dirname(path);
  if (parent !== path && !isThere(disk, parent)) await makeFolders(disk, parent);
  await disk.makeFolder(path).catch((cause: unknown) => {
    if (systemCodeOf(cause) !== "EEXIST") throw cause;
  });
}

/** What cannot be asked for is taken to be there: making a folder in it says what is wrong. */
function isThere(disk: Disk, path: string): boolean {
  try {
    return disk.entryNow(path) !== undefined;
  } catch {
    return true;
  }
}
