import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { LEAN_HEAP } from "./lean-heap.ts";

/**
 * Starts one of our processes. It has a heap of its own with a limit, and what kills it does not kill the run.
 *
 * Shape: `script` is the name of a module of this folder without its extension, `flags` are further ones of
 * V8. Units: MiB.
 */
export function startChild(
  script: "worker" | "reading-worker" | "report-worker",
  heapMib: number,
  flags: readonly string[] = [],
): ChildProcess {
  const child = fork(fileURLToPath(new URL(`${script}.js`, import.meta.url)), [], {
    serialization: "advanced",
    execArgv: [`--max-old-space-size=${heapMib}`, LEAN_HEAP, ...flags],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  // A process that could not be started is noticed where it is asked.
  child.on("error", () => undefined);
  return child;
}

/** Whether a process can still be asked; one that ended may look connected for a moment. */
export function isAlive({ connected, exitCode, signalCode }: ChildProcess): boolean {
  return connected && exitCode === null && signalCode === null;
}

/** Lets one of our processes go: it ends by itself once nobody speaks to it, and nobody waits for that. */
export function letGo(child: ChildProcess | undefined): void {
  if (child?.connected === true) child.disconnect();
  child?.unref();
}
