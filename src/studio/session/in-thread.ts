import { Worker } from "node:worker_threads";
import type { JobListener } from "../../outside/job-event.ts";
import type { EndedJob, FromJob, ThreadJob } from "./job-messages.ts";

/** How long a thread that reads its lists may take to stop by itself. Units: milliseconds. */
const PATIENCE_MS = 300;

/**
 * Does a job in a thread of its own, so that who asks the studio for something else is answered meanwhile.
 *
 * Who stops it while templates and lists are read is not kept waiting: the thread hears nothing before it has read them, and
 * nothing is written by then, so it is ended. Later it ends by itself, after the letter under way.
 *
 * Errors: rejects with what the job threw, which is a mistake of ours.
 */
export function inThread(
  job: ThreadJob,
  listener: JobListener,
  interrupt: AbortSignal,
): Promise<EndedJob> {
  const thread = new Worker(new URL("./job-thread.js", import.meta.url), { workerData: job });
  let isReading = true;
  let patience: NodeJS.Timeout | undefined;
  return new Promise<EndedJob>((resolve, reject) => {
    const stop = (): void => {
      thread.postMessage("stop");
      patience = setTimeout(() => {
        if (!isReading) return;
        resolve(STOPPED);
        void thread.terminate();
      }, PATIENCE_MS);
    };
    thread.on("message", (message: FromJob) => {
      if (message.kind === "end") {
        resolve(message.end);
        return;
      }
      isReading = false;
      listener(message.event);
    });
    thread.once("error", reject);
    thread.once("exit", (code) => {
      clearTimeout(patience);
      interrupt.removeEventListener("abort", stop);
      reject(new Error(`the thread of the work ended with ${code}`));
    });
    if (interrupt.aborted) stop();
    else interrupt.addEventListener("abort", stop);
  });
}

/** Nothing was found yet, and nothing was written. */
const STOPPED: EndedJob = {
  kind: "interrupted",
  findings: [],
  findingCount: 0,
  run: undefined,
  folder: undefined,
};
