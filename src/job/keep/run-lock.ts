import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Disk, OpenedFile } from "../../base/disk.ts";
import { removeFile } from "../../outside/durable-file.ts";
import { systemCodeOf } from "../../outside/system-error.ts";
import type { RunFolder } from "./run-folder.ts";
import { LOCK_FILE } from "./run-layout.ts";

/** A run's lock on its folder; released at the end, and by the system if the process dies. */
export interface RunLock {
  /** Never fails: a run that has ended is not undone by a file that cannot be removed. */
  readonly release: () => Promise<void>;
}

/**
 * Takes hold of a run's folder so that no second run writes into it, or gives undefined if another has it.
 *
 * On one machine the hold is socket names of the kernel (Linux) or named pipes (Windows), which are freed even at `kill -9`:
 * one for the folder's real path and one for its number on its volume, so that it is one folder by whatever path it is
 * reached. The file `LOCK` tells people who holds it, and holds against what does not share those names: other machines on
 * a shared drive while it is there, and on this machine (containers, macOS) while its process runs.
 */
export async function lockFolder(disk: Disk, folder: string): Promise<RunLock | undefined> {
  const servers: Server[] = [];
  const releaseNames = async (): Promise<void> => {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  for (const name of await namesOf(disk, folder)) {
    const server = await listen(name);
    if (server === "taken") {
      await releaseNames();
      return undefined;
    }
    if (server !== "refused") servers.push(server);
  }
  const file = join(folder, LOCK_FILE);
  try {
    if (await holdByFile(disk, file)) {
      return {
        release: () =>
          removeFile(disk, file)
            .catch(() => undefined)
            .then(releaseNames),
      };
    }
  } catch (cause) {
    await releaseNames();
    throw cause;
  }
  await releaseNames();
  return undefined;
}

/** Takes away a `LOCK` whose run is gone, as a power failure leaves it. Never fails: a finished run is not undone by it. */
export async function clearDeadLock({ disk, path }: RunFolder): Promise<void> {
  if (disk.entryNow(join(path, LOCK_FILE)) === undefined) return;
  const lock = await lockFolder(disk, path).catch(() => undefined);
  await lock?.release();
}

/** The socket names of a folder. */
async function namesOf(disk: Disk, folder: string): Promise<readonly string[]> {
  return (await disk.identities(folder)).flatMap((identity) => {
    const name = createHash("sha256").update(identity).digest("hex").slice(0, 32);
    if (process.platform === "win32") return [`\\\\.\\pipe\\shokan-${name}`];
    // Elsewhere a socket is a file, which outlives its process.
    return process.platform === "linux" ? [`\0shokan-${name}`] : [];
  });
}

function listen(path: string): Promise<Server | "taken" | "refused"> {
  return new Promise((resolve) => {
    const server = createServer();
    server.unref();
    server.once("error", (cause) => {
      resolve(systemCodeOf(cause) === "EADDRINUSE" ? "taken" : "refused");
    });
    server.listen(path, () => resolve(server));
  });
}

/** Who holds a folder, as its `LOCK` says. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When the process began, as the system counts; undefined where it does not say. */
  readonly began: string | undefined;
}

/** Makes the lock file, in place of one whose process is gone; tells whether it is ours. */
async function holdByFile(disk: Disk, file: string): Promise<boolean> {
  const { pid } = process;
  // Two that remove a dead run's file at one time may each make one: the mark shows whose is left.
  const own = { host: hostname(), pid, began: beginningOf(pid), mark: randomUUID() };
  const text = `${JSON.stringify(own)}\n`;
  const earlier = await textOf(disk, file);
  if (earlier !== undefined && isHeld(earlier)) return false;
  if (earlier !== undefined) await removeFile(disk, file);
  let opened: OpenedFile;
  try {
    opened = await disk.create(file);
  } catch (cause) {
    if (systemCodeOf(cause) === "EEXIST") return false;
    throw cause;
  }
  await opened.write(new TextEncoder().encode(text)).finally(() => opened.close());
  return (await textOf(disk, file)) === text;
}

/** What a lock file says; empty for what is not a file of its own, undefined if nothing is there. */
async function textOf(disk: Disk, file: string): Promise<string | undefined> {
  // What cannot be looked at is not nothing, and nobody else's either: the system's refusal is what is reported.
  const status = await disk.entry(file);
  if (status === undefined) return undefined;
  if (status.kind !== "file") return "";
  return new TextDecoder().decode(await disk.read(file));
}

function isHeld(text: string): boolean {
  const holder = holderOf(text);
  if (holder === undefined) return false;
  if (holder.host !== hostname()) return true;
  if (holder.pid === process.pid || !isAlive(holder.pid)) return false;
  // After a restart of the machine the number may be that of any other process.
  const began = beginningOf(holder.pid);
  return holder.began === undefined || began === undefined || holder.began === began;
}

function holderOf(text: string): Holder | undefined {
  const match = /"host":"(?<host>[^"]*)","pid":(?<pid>\d+)(?:,"began":"(?<began>[^"]*)")?/u.exec(
    text,
  );
  if (match?.groups === undefined) return undefined;
  const { host = "", pid, began } = match.groups;
  return { host, pid: Number(pid), began };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // It is another user's.
    return systemCodeOf(cause) === "EPERM";
  }
}

/** Linux: the boot, and the ticks from it to the beginning of a process. Source: proc(5), stat field 22. */
function beginningOf(pid: number): string | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${boot} ${ticks}`;
  } catch {
    return undefined;
  }
}
