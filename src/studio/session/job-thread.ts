// A thread of the studio's process in which a job is done: reading 100,000 rows takes seconds in which a thread answers nobody.
import { parentPort, workerData } from "node:worker_threads";
import { carryOut } from "./carry-out.ts";
import type { FromJob, ThreadJob } from "./job-messages.ts";

const job = workerData as ThreadJob; // what `inThread` gives it
const interrupt = new AbortController();
const tell = (message: FromJob): void => parentPort?.postMessage(message);

// The one thing that it is told is to stop.
parentPort?.once("message", () => interrupt.abort());
tell({
  kind: "end",
  end: await carryOut(job, (event) => tell({ kind: "event", event }), interrupt.signal),
});
parentPort?.close();
