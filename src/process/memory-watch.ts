import { Worker } from "node:worker_threads";

/** How often is looked, in milliseconds: what unpacks without end takes a gigabyte a second. */
const PERIOD_MS = 100;

/**
 * Kills this process when it takes more memory than a limit. V8's own limit counts objects alone; what a small damaged or
 * hostile file unpacks to lies outside its heap, and would take all that the machine has. A thread looks, because whoever
 * unpacks does nothing else meanwhile.
 *
 * Units: bytes of resident memory.
 */
export function watchMemory(limit: number): void {
  const look = `setInterval(() => {
    if (process.memoryUsage.rss() > ${limit}) process.kill(process.pid, "SIGKILL");
  }, ${PERIOD_MS})`;
  new Worker(look, { eval: true }).unref();
}
