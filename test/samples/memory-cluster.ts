import type { Broker, Chunk, FailedChunk } from "../../src/cluster/broker.ts";
import type { Store } from "../../src/cluster/store.ts";

/** A store in memory. */
export interface MemoryStore extends Store {
  readonly held: Map<string, Uint8Array>;
}

/** A store that no other process sees. */
export function memoryStore(): MemoryStore {
  const held = new Map<string, Uint8Array>();
  return {
    held,
    putIfAbsent: async (name, bytes) => {
      if (held.has(name)) return false;
      held.set(name, bytes);
      return true;
    },
    read: async (name) => held.get(name),
    names: async (folder, after = "") => {
      const inside = [...held.keys()].filter((name) => name.startsWith(`${folder}/`));
      const names = inside.map((name) => name.slice(folder.length + 1).split("/")[0] ?? "");
      return [...new Set(names)].filter((name) => name > after);
    },
    remove: async (name) => {
      for (const key of held.keys())
        if (key === name || key.startsWith(`${name}/`)) held.delete(key);
    },
  };
}

/** A server of queues in memory, which can be emptied and cut off. */
export interface MemoryBroker extends Broker {
  readonly waiting: Map<string, Chunk>;
  readonly failed: FailedChunk[];
  /** How often each chunk was added when it was not there. */
  readonly added: Map<string, number>;
  isCutOff: boolean;
}

/** One queue for all runs: a test has one run. */
export function memoryBroker(): MemoryBroker {
  const waiting = new Map<string, Chunk>();
  const failed: FailedChunk[] = [];
  const added = new Map<string, number>();
  let underWay = 0;
  let work: ((chunk: Chunk) => Promise<void>) | undefined;
  const next = async (): Promise<void> => {
    const [chunk] = waiting.values();
    if (chunk === undefined || work === undefined || underWay > 0) return;
    underWay += 1;
    waiting.delete(chunk.name);
    try {
      await work(chunk);
    } catch (cause) {
      failed.push({ name: chunk.name, reason: cause instanceof Error ? cause.message : "" });
    } finally {
      underWay -= 1;
    }
    await next();
  };
  const broker: MemoryBroker = {
    waiting,
    failed,
    added,
    isCutOff: false,
    queue: async () => {
      const answer = async <T>(step: () => T): Promise<T> => {
        if (broker.isCutOff) throw new Error("connection terminated");
        return step();
      };
      return {
        add: (chunks) =>
          answer(() => {
            for (const chunk of chunks) {
              if (waiting.has(chunk.name)) continue;
              waiting.set(chunk.name, chunk);
              added.set(chunk.name, (added.get(chunk.name) ?? 0) + 1);
            }
            next().catch(() => undefined);
          }),
        length: () => answer(() => waiting.size + underWay),
        takeFailed: () => answer(() => failed.splice(0)),
        close: async () => undefined,
      };
    },
    take: async (_run, _atOnce, given) => {
      work = given;
      next().catch(() => undefined);
      return {
        close: async () => {
          work = undefined;
        },
      };
    },
  };
  return broker;
}
