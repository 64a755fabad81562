import { once } from "node:events";
import { readFileSync } from "node:fs";

/** The most memory that any process of a run had, in MiB; 0 where the system does not tell (Linux does). */
export async function peakOf(child) {
  let most = 0;
  const look = () => {
    for (const pid of [child.pid, ...childrenOf(child.pid)]) {
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/u.exec(read(`/proc/${pid}/status`))?.[1] ?? 0));
    }
  };
  const timer = setInterval(look, 50);
  const [status] = await once(child, "exit");
  clearInterval(timer);
  if (status !== 0) throw new Error(`the run ended with ${status}`);
  return Math.round(most / 1024);
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
