/**
 * Lets workers take chunks one after the other until none is left, all workers beside each other.
 *
 * Errors: the first failure of `work` is thrown once every worker has come to rest.
 */
export async function share<Worker, Item>(
  workers: readonly Worker[],
  chunks: readonly (readonly Item[])[],
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
          await work(worker, chunks[index] ?? [], index);
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

/** Cuts items into chunks of a size; the last may be shorter. */
export function chunksOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const chunks: (readonly Item[])[] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}
