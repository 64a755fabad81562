import { once } from "node:events";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

/** The most memory that any process of a run had, in MiB; 0 where the system does not tell (Linux does). */
export async function peakOf(child) {
  return (await costOf(child)).peakMib;
}

/**
 * What a run cost: the most memory of any process, and the time that all of them together had on a core, but for the last
 * moments of each. Units: MiB, ms.
 */
export async function costOf(child) {
  const cores = new Map();
  const peaks = await peaksOf(child, (pid) => {
    const ms = coreMs(pid);
    if (ms !== undefined) cores.set(pid, ms);
  });
  const cpuMs = [...cores.values()].reduce((sum, ms) => sum + ms, 0);
  peaks.delete(TOGETHER);
  return { peakMib: Math.max(0, ...peaks.values()), cpuMs };
}

/** The time that a process had on a core, of its own and of the system for it. Units: ms. */
export function coreMs(pid) {
  const fields = /\) (.*)$/su.exec(read(`/proc/${pid}/stat`))?.[1]?.split(" ");
  // Source: proc(5), fields 14 and 15; Linux counts in hundredths of a second here.
  return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The name under which is what all processes had together at one time, pages that several share counted once. */
export const TOGETHER = "together";

/**
 * The most memory that each kind of process had, by the name of its script; of several, the largest. Every second also what all had
 * together. Units: MiB.
 */
export async function peaksOf(child, also = () => undefined) {
  const peaks = new Map();
  let looks = 0;
  const look = () => {
    const pids = [child.pid, ...childrenOf(child.pid)];
    looks += 1;
    // The system goes through all pages of a process for this.
    if (looks % 20 === 0) {
      const kib = pids.reduce((sum, pid) => sum + sharedOnceKib(pid), 0);
      peaks.set(TOGETHER, Math.max(peaks.get(TOGETHER) ?? 0, Math.round(kib / 1024)));
    }
    for (const pid of pids) {
      also(pid);
      const kib = Number(/VmHWM:\s+(\d+)/u.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
      const name = scriptOf(pid);
      if (name !== undefined)
        peaks.set(name, Math.max(peaks.get(name) ?? 0, Math.round(kib / 1024)));
    }
  };
  const timer = setInterval(look, 50);
  const [status] = await once(child, "exit");
  clearInterval(timer);
  if (status !== 0) throw new Error(`the run ended with ${status}`);
  return peaks;
}

/** A process's memory, with its part of what it shares with others. */
function sharedOnceKib(pid) {
  return Number(/^Pss:\s+(\d+)/mu.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function scriptOf(pid) {
  const script = read(`/proc/${pid}/cmdline`)
    .split("\0")
    .find((part) => part.endsWith(".js"));
  return script === undefined ? undefined : basename(script, ".js");
}

function childrenOf(pid) {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean);
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
