import { lazySequence, type Sequence } from "../base/sequence.ts";

/**
 * Lets workers take chunks one after the other until none is left, all workers beside each other.
 *
 * Errors: the first failure of `work` is thrown once every worker has come to rest.
 */
export async function share<Worker, Item>(
  workers: readonly Worker[],
  chunks: Sequence<readonly Item[]>,
  stopped: () => boolean,
  work: (worker: Worker, chunk: readonly Item[], index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const results = await Promise.allSettled(
    workers.map(async (worker) => {
      while (next < chunks.length && !stopped() && !failed) {
        const index = next;
        next += 1;
        try {
          await work(worker, chunks.at(index) ?? [], index);
        } catch (cause) {
          failed = true;
          throw cause;
        }
      }
    }),
  );
  const failure = results.find((result) => result.status === "rejected");
  if (failure !== undefined) throw failure.reason;
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
