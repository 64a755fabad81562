// The page's side of its worker: requests are numbered, and a fault of ours is thrown where it was asked for.
import type { WorkerCalls, WorkerReply } from "../protocol/worker.ts";
import { language } from "./words.ts";

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (cause: Error) => void;
}

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

/** Asks the worker, which is started when it is first asked. Errors: throws what the worker could not do, in English. */
export function askWorker<Call extends keyof WorkerCalls>(
  call: Call,
  body: WorkerCalls[Call]["ask"],
): Promise<WorkerCalls[Call]["answer"]> {
  worker ??= startWorker();
  last += 1;
  const number = last;
  return new Promise<WorkerCalls[Call]["answer"]>((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    worker?.postMessage({ number, call, ask: body, language: language.value });
  });
}

/** Whether somebody waits for an answer of the worker: it gives them in the order of the questions. */
export function isWorkerAsked(): boolean {
  return waiting.size > 0;
}

function startWorker(): Worker {
  const started = new Worker("/worker.js", { type: "module" });
  started.addEventListener("message", ({ data }: MessageEvent<WorkerReply>) => {
    const asked = waiting.get(data.number);
    waiting.delete(data.number);
    if ("fault" in data) asked?.reject(new Error(data.fault));
    else asked?.resolve(data.answer as never);
  });
  started.addEventListener("error", ({ message }) => giveUp(started, message));
  started.addEventListener("messageerror", () => giveUp(started, "an answer cannot be read"));
  return started;
}

/** A worker that failed answers nobody any more: whoever waits is told, and the next call starts another. */
function giveUp(failed: Worker, message: string): void {
  if (worker !== failed) return;
  worker = undefined;
  failed.terminate();
  const given = [...waiting.values()];
  waiting.clear();
  for (const { reject } of given) reject(new Error(message));
}
