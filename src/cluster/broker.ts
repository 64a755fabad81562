import type { ConnectionOptions, Queue, Worker } from "bullmq";
import { error } from "../base/diagnostic.ts";
import { RunStopped } from "../job/refusal.ts";
import { systemCodeOf } from "../outside/system-error.ts";
import { isSchemaGone, type Lasting, lasting, lastingTaker } from "./lasting.ts";
import { type Driver, needPackages } from "./optional-packages.ts";

/** A chunk of letters as the queue has it. */
export interface Chunk {
  /** As `chunkName` gives it. */
  readonly name: string;
  /** As `packTasks` gives it. */
  readonly work: string;
}

/** A chunk that a worker gave up, or died of. */
export interface FailedChunk {
  readonly name: string;
  readonly reason: string;
}

/** The queue of a run, for who asks for letters. Errors: every call throws what the server refuses. */
export interface ChunkQueue {
  /** Adds chunks; those that are in the queue already are left as they are. */
  readonly add: (chunks: readonly Chunk[]) => Promise<void>;
  /** How many chunks wait or are under way. */
  readonly length: () => Promise<number>;
  /** The chunks that failed; they are out of the queue then, and may be added again. */
  readonly takeFailed: () => Promise<readonly FailedChunk[]>;
  readonly close: () => Promise<void>;
}

/** Who takes chunks from the queue of a run, several at once. */
export interface ChunkTaker {
  /** Takes no more, and ends when those under way are done. */
  readonly close: () => Promise<void>;
}

/** A server that has queues. */
export interface Broker {
  readonly queue: (run: string) => Promise<ChunkQueue>;
  /** `work` throws what it fails with; the text of that is the reason of the failure. */
  readonly take: (
    run: string,
    atOnce: number,
    work: (chunk: Chunk) => Promise<void>,
  ) => Promise<ChunkTaker>;
}

/** How long a worker may be silent before its chunk is given to another, unless it is said. Units: ms. */
export const LOCK_MS = 60_000;

/** How long a server is waited for at the beginning. Units: ms. */
const CONNECT_MS = 10_000;

/** Workers that may vanish over a chunk before it is taken for what makes them vanish. */
const MOST_STALLED = 2;

/** Failed chunks that are taken out of the queue at once. */
const FAILED_AT_ONCE = 1000;

/** The namespace of all queues of ours: a schema of PostgreSQL, the beginning of Redis' keys. */
const NAMESPACE = "shokan";

/**
 * Opens the server of queues that an address names: PostgreSQL or Redis, both through BullMQ. Nothing is asked of it before a
 * queue is.
 *
 * Shape: `hear` is told what the server refuses between the calls: it is tried again.
 * Errors: throws `RunStopped` with `cluster/bad-queue`, `cluster/packages-missing` or, of the first call, `cluster/queue-unreachable`.
 */
export async function openBroker(
  address: string,
  lockMs: number = LOCK_MS,
  hear: (cause: Error) => void = () => undefined,
): Promise<Broker> {
  const driver = driverOf(address);
  if (driver === undefined) {
    const found = shownQueue(address);
    throw new RunStopped("refused", error("cluster/bad-queue", AT_QUEUE, { found }));
  }
  needPackages(["bullmq", driver], "--queue");
  const { Queue, Worker, createPostgresBackend, setDefaultBackendFactory } = await import("bullmq");
  // BullMQ types what is handed to a constructor for Redis; this is its own way to another back end.
  const choose = (): void =>
    driver === "pg" ? setDefaultBackendFactory(createPostgresBackend) : setDefaultBackendFactory();
  let last: unknown = "ETIMEDOUT";
  const hearing = (cause: Error): void => {
    last = cause;
    hear(cause);
  };
  const common = { connection: connectionOf(driver, address), prefix: NAMESPACE };
  const openQueue = async (run: string): Promise<Queue> => {
    choose();
    const queue = new Queue(queueName(run), common);
    queue.on("error", hearing);
    await reached(queue, address, () => last);
    return queue;
  };
  return {
    queue: async (run) => {
      const queue = await lasting(() => openQueue(run));
      return chunkQueue(queue);
    },
    take: (run, atOnce, work) =>
      lastingTaker(async (gone) => {
        choose();
        const worker = new Worker(
          queueName(run),
          async ({ id = "", data }) => work({ name: id, work: String(data.work) }),
          {
            ...common,
            concurrency: atOnce,
            lockDuration: lockMs,
            stalledInterval: Math.ceil(lockMs / 4),
            maxStalledCount: MOST_STALLED,
          },
        );
        worker.on("error", (cause) => {
          hearing(cause);
          if (isSchemaGone(cause)) gone();
        });
        await reached(worker, address, () => last);
        return worker;
      }),
  };
}

function chunkQueue({ ask, close }: Lasting<Queue>): ChunkQueue {
  return {
    add: async (chunks) => {
      const jobs = chunks.map(({ name, work }) => ({
        name: "chunk",
        data: { work },
        opts: { jobId: name, removeOnComplete: true, attempts: 1 },
      }));
      await ask((queue) => queue.addBulk(jobs));
    },
    length: () =>
      ask((queue) => queue.getJobCountByTypes("waiting", "active", "delayed", "prioritized")),
    takeFailed: () =>
      ask(async (queue) => {
        const failed = await queue.getJobs(["failed"], 0, FAILED_AT_ONCE - 1);
        const taken: FailedChunk[] = [];
        for (const job of failed) {
          taken.push({ name: job.id ?? "", reason: job.failedReason });
          await job.remove();
        }
        return taken;
      }),
    close,
  };
}

const AT_QUEUE = { kind: "option", name: "--queue" } as const;

function queueName(run: string): string {
  return `shokan-${run}`;
}

/** An address as it may be shown: without a password. */
export function shownQueue(address: string): string {
  return address.replace(/(?<=^[a-z+]*:\/\/)[^@/]*@/iu, "");
}

function driverOf(address: string): Driver | undefined {
  if (/^postgres(?:ql)?:\/\//iu.test(address)) return "pg";
  return /^rediss?:\/\//iu.test(address) ? "ioredis" : undefined;
}

/** BullMQ types what Redis is connected by; PostgreSQL is another back end of the same classes. */
function connectionOf(driver: Driver, address: string): ConnectionOptions {
  if (driver === "ioredis") return { url: address, maxRetriesPerRequest: null };
  const options = { connectionString: address, schema: NAMESPACE, migrate: true };
  return options as ConnectionOptions;
}

/** What of a queue or a worker is waited for. */
type Client = Pick<Queue | Worker, "close" | "waitUntilReady">;

/** Waits for the server. Errors: throws `RunStopped` where it does not answer. */
async function reached(client: Client, address: string, last: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(last()), CONNECT_MS);
  });
  try {
    await Promise.race([client.waitUntilReady(), late]);
  } catch (cause) {
    client.close().catch(() => undefined);
    const values = { queue: shownQueue(address), detail: detailOf(cause) };
    const diagnostic = error("cluster/queue-unreachable", AT_QUEUE, values);
    throw new RunStopped("output-failed", diagnostic);
  } finally {
    clearTimeout(timer);
  }
}

/** What a server refused, in its own words; Node gives several refusals of one address without any. */
export function detailOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text === "" ? (systemCodeOf(cause) ?? "?") : text;
}
