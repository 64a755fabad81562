import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { systemErrorCode } from "./input-files.ts";

/** A run's hold on its folder; let go at the end, and by the system if the process dies. */
export interface RunLock {
  readonly release: () => Promise<void>;
}

/**
 * Takes hold of a run's folder so that no second run writes into it, or gives undefined if another has it.
 *
 * On one machine the hold is a socket name of the kernel (Linux) or a named pipe (Windows) made from the
 * folder's real path: it is freed even at `kill -9`. The file `LOCK` tells people, and other machines on a
 * shared drive, who holds it; macOS, which has no abstract sockets, relies on it alone.
 */
export async function lockFolder(folder: string): Promise<RunLock | undefined> {
  const name = createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 32);
  const server = await listen(socketName(name));
  if (server === undefined) return undefined;
  const file = join(folder, "LOCK");
  if (await heldElsewhere(file)) {
    server.close();
    return undefined;
  }
  await writeFile(file, `${JSON.stringify({ host: hostname(), pid: process.pid })}\n`);
  return {
    release: async () => {
      await rm(file, { force: true });
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function socketName(name: string): string {
  if (process.platform === "win32") return `\\\\.\\pipe\\shokan-${name}`;
  return process.platform === "linux"
    ? `\0shokan-${name}`
    : `/tmp/shokan-${name}-${process.pid}.sock`;
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.unref();
    server.once("error", (cause) => {
      if (systemErrorCode(cause) === "EADDRINUSE") resolve(undefined);
      else reject(cause);
    });
    server.listen(path, () => resolve(server));
  });
}

/** A lock file of this machine counts only while its process lives; one of another machine always. */
async function heldElsewhere(file: string): Promise<boolean> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return false;
  const match = /"host":"(?<host>[^"]*)","pid":(?<pid>\d+)/u.exec(text);
  if (match?.groups === undefined) return false;
  if (match.groups["host"] !== hostname()) return true;
  if (process.platform === "linux" || process.platform === "win32") return false;
  return isAlive(Number(match.groups["pid"]));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
