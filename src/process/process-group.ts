import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { win32 } from "node:path";

/** A foreign program with all processes that it starts. */
export interface ProcessGroup {
  /** Whether it ended well; what it started may live on until `kill`. Never rejects: one that cannot be started did not end well. */
  readonly ended: Promise<boolean>;
  /** Ends it with all that it started, at once; does nothing to what is gone already. */
  readonly kill: () => void;
  /** Bytes of resident memory of them all; 0 where the system does not tell (elsewhere than on Linux). */
  readonly memory: () => number;
}

/**
 * Starts a foreign program: without a shell, deaf and dumb, in a process group of its own, which ends with this process.
 *
 * What it prints goes nowhere: it is of no use to a clerk, may hold anything, and nobody can fill a pipe that is not there.
 * A kill of this process that it cannot notice (`kill -9`) leaves the group behind.
 */
export function startGroup(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): ProcessGroup {
  const child = spawn(program, args, {
    cwd: folder,
    env: environment,
    stdio: "ignore",
    detached: process.platform !== "win32",
    windowsHide: true,
    shell: false,
  });
  const kill = (): void => killAll(child, environment["SystemRoot"]);
  process.once("exit", kill);
  const ended = once(child, "exit").then(
    ([code]) => code === 0,
    () => false,
  );
  void ended.then(() => process.removeListener("exit", kill));
  return { ended, kill, memory: () => memoryOf(child.pid) };
}

function killAll({ pid }: ChildProcess, systemRoot = "C:\\Windows"): void {
  if (pid === undefined) return;
  try {
    if (process.platform === "win32") {
      const taskkill = win32.join(systemRoot, "System32", "taskkill.exe");
      execFileSync(taskkill, ["/PID", String(pid), "/T", "/F"], { stdio: "ignore" });
    } else {
      process.kill(-pid, "SIGKILL");
    }
  } catch {
    // Nothing of it is left.
  }
}

/** Source: proc(5), `/proc/[pid]/stat`: after the name in brackets state, parent, group, …; resident pages are the 22nd. */
function memoryOf(group: number | undefined): number {
  if (process.platform !== "linux" || group === undefined) return 0;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .reduce((sum, name) => {
      const fields = statOf(name);
      return Number(fields[2]) === group ? sum + Number(fields[21]) * PAGE_BYTES : sum;
    }, 0);
}

function statOf(name: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${name}/stat`, "latin1");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return []; // it ended while we were looking
  }
}

/** The usual size; with larger pages less is counted than is taken. */
const PAGE_BYTES = 4096;
