import { randomInt } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { env } from "node:process";

/** A file system in memory, where Linux has one. */
const IN_MEMORY = "/dev/shm";

/** Room for what all tests of a process have at a time. Unit: bytes. */
const ROOM = 2 ** 31;

/**
 * What a run outside CI does otherwise: what tests put into a folder of their own lies in memory, which takes a quarter of the
 * time from those of the command; and what is tried of a long list is drawn by a number, which is told.
 */
export default function setup(): (() => void) | undefined {
  if (env["CI"] !== undefined) return undefined;
  env["DRAW"] ??= String(randomInt(2 ** 31));
  process.stdout.write(`DRAW=${env["DRAW"]} draws the same examples again.\n`);
  if (env["TMPDIR"] !== undefined || !hasRoom()) return undefined;
  const folder = mkdtempSync(`${IN_MEMORY}/shokan-`);
  // As /tmp is: a server of queues runs as another user.
  chmodSync(folder, 0o1777);
  env["TMPDIR"] = folder;
  const clear = (): void => {
    delete env["TMPDIR"];
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", clear);
  return clear;
}

function hasRoom(): boolean {
  if (!existsSync(IN_MEMORY)) return false;
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize > ROOM;
}
