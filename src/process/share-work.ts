import type { WorkerEnd } from "../base/messages/worker-end.ts";
import { lazySequence, type Sequence } from "../base/sequence.ts";
import { ChildGone } from "./start-child.ts";

/** How a worker came to its end, as `workerEndText` says it. */
export interface HowItEnded {
  readonly end: WorkerEnd;
  readonly detail: string;
}

/** A worker that will do no more work; what it was given is left for the others. */
export class WorkerLost extends Error {
  override readonly name = "WorkerLost";

  /** How it ended, if that is known. */
  get how(): HowItEnded {
    return howOf(this);
  }
}

/** A worker died before it answered; what it was given may be tried again. */
export class WorkerCrash extends Error {
  override readonly name = "WorkerCrash";

  /** How it ended, if that is known. */
  get how(): HowItEnded {
    return howOf(this);
  }
}

function howOf({ cause, message }: Error): HowItEnded {
  if (cause instanceof ChildGone) return { end: cause.end, detail: cause.detail };
  return { end: "ended", detail: message };
}

/**
 * Lets workers take chunks one after the other until none is left, all workers in parallel.
 *
 * Errors: the first failure of `work` is thrown once every worker has stopped; `WorkerLost` only when no worker is
 * left for what is to be done.
 */
export async function share<Worker, Item>(
  workers: readonly Worker[],
  chunks: Sequence<readonly Item[]>,
  stopped: () => boolean,
  work: (worker: Worker, chunk: readonly Item[], index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const left: number[] = [];
  const lost = new Map<Worker, WorkerLost>();
  const takeChunk = (): number | undefined => {
    if (stopped() || failed) return undefined;
    const index = left.pop() ?? next;
    if (index === next) next += 1;
    return index < chunks.length ? index : undefined;
  };
  const workAlone = async (worker: Worker): Promise<void> => {
    for (let index = takeChunk(); index !== undefined; index = takeChunk()) {
      try {
        await work(worker, chunks.at(index) ?? [], index);
      } catch (cause) {
        if (!(cause instanceof WorkerLost)) {
          failed = true;
          throw cause;
        }
        left.push(index);
        lost.set(worker, cause);
        return;
      }
    }
  };
  do {
    const able = workers.filter((worker) => !lost.has(worker));
    const [reason] = lost.values();
    if (able.length === 0 && reason !== undefined) throw reason;
    const results = await Promise.allSettled(able.map(workAlone));
    const failure = results.find((result) => result.status === "rejected");
    if (failure !== undefined) throw failure.reason;
  } while (left.length > 0 && !stopped());
}

/**
 * Has a worker do a chunk. If it dies of it, item by item: the one that kills it is known then, and the others are done.
 *
 * Shape: one result for the chunk, or one for each item; `killed` makes that of an item that a worker died of.
 * Errors: what `work` throws, but for `WorkerCrash`.
 */
export async function workThrough<Item, Result>(
  chunk: readonly Item[],
  work: (items: readonly Item[]) => Promise<Result>,
  killed: (item: Item, crash: WorkerCrash) => Result,
): Promise<readonly Result[]> {
  try {
    return [await work(chunk)];
  } catch (cause) {
    if (!(cause instanceof WorkerCrash)) throw cause;
    const [only, ...others] = chunk;
    if (only !== undefined && others.length === 0) return [killed(only, cause)];
  }
  const results: Result[] = [];
  for (const item of chunk) results.push(...(await workThrough([item], work, killed)));
  return results;
}

/** Cuts items into chunks of a size; the last may be shorter. A chunk is made when it is asked for. */
export function chunksOf<Item>(items: Sequence<Item>, size: number): Sequence<readonly Item[]> {
  return lazySequence(Math.ceil(items.length / size), (number) => {
    const start = number * size;
    const chunk: Item[] = [];
    for (let index = start; index < Math.min(start + size, items.length); index += 1) {
      const item = items.at(index);
      if (item !== undefined) chunk.push(item);
    }
    return chunk;
  });
}
