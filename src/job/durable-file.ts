import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pid } from "node:process";

/** Beginning of the name of a file that is not complete yet. */
const TEMPORARY_PREFIX = ".tmp-";

/** As `temporaryName` gives it: other files that begin so are somebody's. */
const TEMPORARY_NAME = /^\.tmp-\d+-\d+-/u;

/** UTF-16 units of lines that are written at once. */
const PART_UNITS = 1 << 16;

/** Temporary files that this process has begun. */
let temporaryCount = 0;

/**
 * Writes a file so that under its final name it is complete or absent, also after a power failure.
 *
 * The order is: new temporary file in the same folder, write, fsync, rename. The folder itself is made
 * durable by `syncFolder`, once for many files. A symbolic link under the final name is replaced, never
 * followed.
 *
 * Errors: throws the system's error; the temporary file is then removed.
 */
export function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  return replaceFile(path, (handle) => handle.writeFile(bytes));
}

/**
 * Writes a file of lines as `writeDurably` does, a part at a time.
 *
 * Shape: UTF-8; gives the file's SHA-256. Errors: as `writeDurably`.
 */
export async function writeLinesDurably(path: string, lines: Iterable<string>): Promise<string> {
  const hash = createHash("sha256");
  await replaceFile(path, async (handle) => {
    for (const part of partsOf(lines)) {
      hash.update(part);
      await handle.writeFile(part);
    }
  });
  return hash.digest("hex");
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
  path: string,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const temporary = temporaryName(path);
  const handle = await open(temporary, "wx", 0o644);
  try {
    await write(handle);
    await handle.datasync();
    await handle.close();
    await rename(temporary, path);
  } catch (cause) {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cause;
  }
}

// Processes that write into one folder have numbers of their own, and what earlier runs left was removed.
function temporaryName(path: string): string {
  temporaryCount += 1;
  const name = `${TEMPORARY_PREFIX}${pid}-${temporaryCount}-${basename(path).slice(0, 40)}`;
  return join(dirname(path), name);
}

/** Makes renames within a folder durable. Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Tells whether a name is that of a file which this program has not finished. */
export function isTemporary(name: string): boolean {
  return TEMPORARY_NAME.test(name);
}

/** Removes what an interrupted run left half written in a folder. */
export async function removeTemporaryFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (isTemporary(name)) await rm(join(folder, name), { force: true });
  }
}

/**
 * Makes a folder inside the run, refusing a symbolic link in its place.
 *
 * Errors: throws the system's error, or ENOTDIR if something else stands there.
 */
export async function makeFolder(path: string): Promise<void> {
  await makeFolders(path);
  const status = await lstat(path);
  if (status.isSymbolicLink() || !status.isDirectory()) {
    throw Object.assign(new Error(`not a folder of its own: ${path}`), { code: "ENOTDIR" });
  }
}

// One by one from the top: Node's own `recursive` never ends where the system says that a parent is missing which
// is there, as under /proc. Seen with Node 20.20.
async function makeFolders(path: string): Promise<void> {
  const parent = dirname(path);
  if (parent !== path && !existsSync(parent)) await makeFolders(parent);
  await mkdir(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "EEXIST") throw cause;
  });
}
