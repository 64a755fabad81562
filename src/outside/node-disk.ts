import {
  closeSync,
  constants,
  createReadStream,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  type Stats,
} from "node:fs";
import {
  type FileHandle,
  lstat,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  statfs,
} from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Disk, DiskEntry, OpenedFile } from "../base/disk.ts";
import { systemErrorCode } from "./system-error.ts";

// A run's folder may be where others can write. What is put there in place of one of its files - a link to another
// file, a pipe that nobody fills - is neither followed nor waited for. Windows has neither flag, and needs rights of an
// administrator for links.
const NEVER_ELSEWHERE = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const READ = constants.O_RDONLY | NEVER_ELSEWHERE;
const APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | NEVER_ELSEWHERE;
const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NEVER_ELSEWHERE;

/** The disk as Node gives it. */
export const nodeDisk: Disk = {
  isShared: true,
  // Explorer and Excel take 259 for a file and less for its folder; what they put beside it needs some of it.
  longestPath: process.platform === "win32" ? 240 : undefined,
  create: async (path) => openedFile(await open(path, CREATE, 0o644)),
  append: async (path) => openedFile(await open(path, APPEND)),
  rename,
  remove: (path) => rm(path, { force: true }),
  makeFolder: (path) => mkdir(path),
  syncFolder: async (path) => {
    // Windows has no such call and needs none.
    if (process.platform === "win32") return;
    const handle = await open(path, "r");
    await handle.sync().finally(() => handle.close());
  },
  entry: (path) => lstat(path).then(entryOf, absentOr),
  entryNow: (path) => {
    try {
      return entryOf(lstatSync(path));
    } catch (cause) {
      return absentOr(cause);
    }
  },
  namesNow: (path) => {
    try {
      return readdirSync(path);
    } catch {
      return [];
    }
  },
  read: (path) => readFile(path, { flag: READ }),
  readNow: (path) => whileOpen(path, (file) => readFileSync(file)),
  readBlockNow: (path, block, place) =>
    whileOpen(path, (file) => {
      let count = 0;
      for (;;) {
        const read = readSync(file, block, count, block.length - count, place + count);
        count += read;
        if (read === 0 || count === block.length) return count;
      }
    }),
  parts: (path) => createReadStream(path),
  freeBytes: async (path) => {
    // Some file systems do not report it.
    const space = await statfs(path).catch(() => undefined);
    return space === undefined ? Number.POSITIVE_INFINITY : space.bavail * space.bsize;
  },
  identities: async (path) => {
    const { dev, ino } = await stat(path, { bigint: true });
    // Some mounts make a new number now and then, and some have none.
    return [realpathSync.native(path), ...(ino === 0n ? [] : [`${dev}:${ino}`])];
  },
  pause: (milliseconds) => pause(milliseconds),
};

function openedFile(handle: FileHandle): OpenedFile {
  return {
    write: (bytes) => handle.writeFile(bytes),
    truncate: (bytes) => handle.truncate(bytes),
    datasync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

function entryOf(status: Stats): DiskEntry {
  const bytes = status.size;
  if (status.isFile()) return { kind: "file", bytes };
  if (status.isDirectory()) return { kind: "folder", bytes };
  return { kind: status.isSymbolicLink() ? "link" : "other", bytes };
}

/** There is nothing where a file is in the folder's place. */
function absentOr(cause: unknown): undefined {
  if (!["ENOENT", "ENOTDIR"].includes(systemErrorCode(cause))) throw cause;
}

function whileOpen<T>(path: string, step: (file: number) => T): T {
  const file = openSync(path, READ);
  try {
    return step(file);
  } finally {
    closeSync(file);
  }
}
