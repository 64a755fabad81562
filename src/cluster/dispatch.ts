import type { Diagnostic } from "../base/diagnostic.ts";
import { error, warning } from "../base/diagnostic.ts";
import { isObject } from "../base/json-object.ts";
import { RunStopped } from "../job/refusal.ts";
import { OutputFailure } from "../outside/output-failure.ts";
import { WorkerCrash } from "../process/share-work.ts";
import { ChildGone } from "../process/start-child.ts";
import { type Chunk, type ChunkQueue, detailOf } from "./broker.ts";
import { readFailure } from "./chunk-failure.ts";
import type { Patience } from "./patience.ts";
import type { RunNames } from "./run-names.ts";
import type { Store } from "./store.ts";
import type { WorkerWatch } from "./worker-watch.ts";

/** What can be seen of those who make a run's letters. Units: chunks, but for `workers`. */
export interface Crew {
  readonly workers: number;
  /** Being made. */
  readonly active: number;
  /** Asked for, and not begun. */
  readonly waiting: number;
  /** Given up by a worker, or died of, since the run began. */
  readonly failed: number;
}

/** A chunk that is waited for. */
interface Awaited extends Chunk {
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
  isQueued: boolean;
  /** How often a worker could not write it. */
  failures: number;
}

/** What a dispatch works with. */
interface Desk {
  readonly store: Store;
  readonly names: RunNames;
  readonly queue: ChunkQueue;
  /** Puts back what workers need, where somebody took it away. */
  readonly offer: () => Promise<void>;
  readonly queueName: string;
  readonly watch: WorkerWatch;
  readonly patience: Patience;
  /** Is told at each look. */
  readonly seen: (crew: Crew) => void;
  /** How long letters are waited for that nobody makes. Units: ms. */
  readonly waitMs: number;
  /** Between two looks into the store, if not as usual. Units: ms. */
  readonly lookMs?: number;
  /** Is told at once what concerns people and does not end the run. */
  readonly notice: (diagnostic: Diagnostic) => void;
}

/** Times that a chunk is given to workers that cannot write it, before the run ends. */
const MOST_FAILURES = 3;

/** Chunks that are handed to the queue at once. */
const CHUNKS_AT_ONCE = 100;

/** Between two looks into the store. Units: ms. */
const LOOK_MS = 300;

/**
 * Gives chunks to workers and waits for their parts.
 *
 * The store alone says what is done. The queue is told what is wanted, asked what failed, and told again whatever it has lost; if
 * it does not answer, parts are still found, and it is asked again.
 */
export class Dispatch {
  readonly #desk: Desk;
  readonly #awaited = new Map<string, Awaited>();
  /** Who was refused, and why, by the name of the note. */
  readonly #refused = new Map<string, { readonly host: string; readonly code: string }>();
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<void> | undefined;
  #isLost = false;
  #lastRefusal = "";
  #isClosed = false;
  #isGivenUp = false;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#next();
  }

  /**
   * Waits until the part of a chunk is in the store, having it made.
   *
   * Errors: rejects with `WorkerCrash` for a chunk that workers die of, `OutputFailure`, or `RunStopped`.
   */
  made({ name, work }: Chunk): Promise<void> {
    if (this.#isGivenUp) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#awaited.set(name, { name, work, resolve, reject, isQueued: false, failures: 0 });
    });
  }

  /** Waits for nothing any more, as if all of it were there. */
  giveUp(): void {
    this.#isGivenUp = true;
    for (const one of this.#awaited.values()) one.resolve();
    this.#awaited.clear();
  }

  #stop(cause: unknown): void {
    for (const one of this.#awaited.values()) one.reject(cause);
    this.#awaited.clear();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#asking;
  }

  #next(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#look().then(
        () => this.#next(),
        (cause: unknown) => {
          this.#stop(cause);
          this.#next();
        },
      );
    }, this.#desk.lookMs ?? LOOK_MS);
  }

  async #look(): Promise<void> {
    if (this.#awaited.size === 0) return;
    const { store, names, offer } = this.#desk;
    await this.#lookForQuarrels();
    // Those of earlier chunks, by the hundred thousand in a large run, are not listed again.
    const [first] = [...this.#awaited.keys()].sort();
    const parts = new Set(await store.names(names.parts, first?.replace(/-.*$/u, "")));
    const come = [...this.#awaited.values()].filter(({ name }) => parts.has(name));
    for (const { name, resolve } of come) {
      this.#awaited.delete(name);
      resolve();
    }
    await offer();
    await this.#lookForWorkers(come.length > 0);
    // It may be waited for: parts come in meanwhile.
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
  }

  /** Workers that took no part, and those that made another part than the one that is there. */
  async #lookForQuarrels(): Promise<void> {
    const { store, names, notice } = this.#desk;
    for (const name of await store.names(names.refusals)) {
      if (this.#refused.has(name)) continue;
      const said = saidIn(await store.read(names.refusal(name)));
      this.#refused.set(name, said);
      const isProgram = said.code === OTHER_PROGRAM;
      const { host } = said;
      notice(warning(isProgram ? OTHER_PROGRAM : "cluster/other-fonts", AT_QUEUE, { host }));
    }
    const [other] = await store.names(names.others);
    if (other === undefined) return;
    const { host, part, first } = saidIn(await store.read(`${names.others}/${other}`));
    throw new RunStopped("differs", error("cluster/part-differs", AT_QUEUE, { host, part, first }));
  }

  /** Whoever makes letters, and how long nobody did. Errors: throws `OutputFailure` when it was waited long enough. */
  async #lookForWorkers(hasCome: boolean): Promise<void> {
    const { watch, patience, seen, notice, waitMs, queueName } = this.#desk;
    const workers = await watch.look();
    const active = workers.reduce((sum, worker) => sum + worker.active, 0);
    const waiting = Math.max(0, this.#awaited.size - active);
    seen({ workers: workers.length, active, waiting, failed: this.#failures });
    const refused = this.#refused.size;
    const isLost = this.#isLost;
    const verdict = patience.look({ hasCome, workers: workers.length, active, refused, isLost });
    const minutes = Math.max(1, Math.round(waitMs / 60_000));
    if (verdict === "say-nobody") notice(warning("cluster/nobody-yet", AT_QUEUE, { minutes }));
    if (verdict === "end-nobody") {
      const idle = workers.map(({ host }) => host).join("、");
      const values = { idle, program: this.#refusedFor(true), fonts: this.#refusedFor(false) };
      throw ended(error("cluster/no-worker", AT_QUEUE, values));
    }
    if (verdict === "end-queue") {
      const values = { queue: queueName, detail: this.#lastRefusal };
      throw ended(error("cluster/queue-unreachable", AT_QUEUE, values));
    }
  }

  #refusedFor(isProgram: boolean): string {
    const those = [...this.#refused.values()].filter(
      ({ code }) => (code === OTHER_PROGRAM) === isProgram,
    );
    return [...new Set(those.map(({ host }) => host))].join("、");
  }

  async #ask(): Promise<void> {
    const { queue, queueName, notice } = this.#desk;
    try {
      for (const { name, reason } of await queue.takeFailed()) this.#failed(name, reason);
      await this.#tellAgain();
      const wanted = [...this.#awaited.values()].filter(({ isQueued }) => !isQueued);
      for (let at = 0; at < wanted.length; at += CHUNKS_AT_ONCE) {
        const some = wanted.slice(at, at + CHUNKS_AT_ONCE);
        await queue.add(some);
        for (const one of some) one.isQueued = true;
      }
      this.#isLost = false;
    } catch (cause) {
      this.#lastRefusal = detailOf(cause);
      if (!this.#isLost && !this.#isClosed) {
        const values = { queue: queueName, detail: this.#lastRefusal };
        notice(warning("cluster/queue-lost", AT_QUEUE, values));
      }
      this.#isLost = true;
    }
  }

  /** Has everything added again where the queue has less than it was told: it may have been emptied, or be an older copy of itself. */
  async #tellAgain(): Promise<void> {
    const queued = [...this.#awaited.values()].filter(({ isQueued }) => isQueued);
    if (queued.length === 0 || (await this.#desk.queue.length()) >= queued.length) return;
    for (const one of queued) one.isQueued = false;
  }

  #failed(name: string, reason: string): void {
    const chunk = this.#awaited.get(name);
    if (chunk === undefined) return;
    chunk.isQueued = false;
    this.#failures += 1;
    const failure = readFailure(reason);
    if (failure.kind === "died") {
      const { end, detail } = failure;
      const cause = new ChildGone(`ended with ${detail}`, false, end, detail);
      this.#awaited.delete(name);
      chunk.reject(new WorkerCrash(`worker ${cause.message}`, { cause }));
      return;
    }
    chunk.failures += 1;
    if (chunk.failures < MOST_FAILURES) return;
    const { host, detail } = failure;
    const diagnostic = error("cluster/worker-failed", AT_QUEUE, { host, detail });
    this.#awaited.delete(name);
    chunk.reject(new OutputFailure("EIO", detail, { diagnostic }));
  }
}

const OTHER_PROGRAM = "cluster/other-program";

function ended(diagnostic: Diagnostic): OutputFailure {
  return new OutputFailure("ETIMEDOUT", diagnostic.code, { diagnostic });
}

const AT_QUEUE = { kind: "option", name: "--queue" } as const;

/** What a note in the store says; nothing of one that cannot be read. */
function saidIn(bytes: Uint8Array | undefined): {
  readonly host: string;
  readonly code: string;
  readonly part: string;
  readonly first: string;
} {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes ?? new Uint8Array()).toString());
  } catch {
    value = undefined;
  }
  const word = (name: string): string =>
    isObject(value) && typeof value[name] === "string" ? value[name] : "?";
  return { host: word("host"), code: word("code"), part: word("part"), first: word("first") };
}
