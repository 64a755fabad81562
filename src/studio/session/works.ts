import type { JobListener } from "../../outside/job-event.ts";
import type { RunOrder, Work } from "../protocol/server.ts";
import { Refused } from "./refused.ts";

/** What is done, and how it is told of its end. */
export interface Task {
  readonly kind: Work["kind"];
  readonly about: string;
  readonly order?: RunOrder;
  /** Errors: what it throws is a mistake of ours, and becomes the work's end. */
  readonly run: (
    listener: JobListener,
    interrupt: AbortSignal,
  ) => Promise<NonNullable<Work["end"]>>;
}

/** Ended works that are remembered. */
const REMEMBERED = 20;

/** A watcher is told at most so often: a run of 100,000 letters reports each of them. Units: milliseconds. */
const TOLD_EVERY_MS = 100;

/**
 * The work of the studio: one at a time, since each has the machine's processors for itself. It belongs to no page, and goes on
 * when all are closed.
 *
 * Units: `now` in milliseconds, of any clock that only goes forward.
 */
export class Works {
  readonly #now: () => number;
  readonly #works: Entry[] = [];
  #last = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** All works that are remembered, the latest last. */
  all(): readonly Work[] {
    return this.#works.map((entry) => this.#shown(entry));
  }

  isBusy(): boolean {
    return this.#works.some(({ state }) => state.end === undefined);
  }

  /** Begins a work. Errors: throws `Refused` (`busy`) while another is under way. */
  start({ kind, about, order, run }: Task): Work {
    if (this.isBusy()) throw new Refused("busy", "other work is under way");
    this.#last += 1;
    const interrupt = new AbortController();
    const entry: Entry = {
      interrupt,
      phaseBegan: this.#now(),
      changed: new Set(),
      state: {
        id: `w${this.#last}`,
        kind,
        about,
        order,
        phase: undefined,
        done: 0,
        total: 0,
        stopping: false,
        end: undefined,
      },
    };
    this.#works.push(entry);
    this.#works.splice(0, Math.max(0, this.#works.length - REMEMBERED));
    // What it does before it first waits would keep the answer to this call.
    setImmediate(() => void this.#carryOut(entry, run));
    return this.#shown(entry);
  }

  async #carryOut(entry: Entry, run: Task["run"]): Promise<void> {
    const listener: JobListener = (event) => {
      if (event.kind === "phase") {
        entry.phaseBegan = this.#now();
        change(entry, { phase: event.phase, total: event.total, done: 0 });
      } else change(entry, { done: event.done });
    };
    let end: NonNullable<Work["end"]>;
    try {
      end = await run(listener, entry.interrupt.signal);
    } catch (cause) {
      const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
      end = {
        kind: "our-fault",
        findings: [],
        findingCount: 0,
        run: undefined,
        folder: undefined,
        detail,
      };
    }
    change(entry, { end });
  }

  /** Lets a work end after the letter under way. Errors: throws `Refused`. */
  stop(id: string): Work {
    const entry = this.#get(id);
    entry.interrupt.abort();
    if (entry.state.end === undefined) change(entry, { stopping: true });
    return this.#shown(entry);
  }

  /** Lets whatever is under way end, and waits for it. */
  async stopAll(): Promise<void> {
    for (const entry of this.#works) {
      entry.interrupt.abort();
      while (entry.state.end === undefined) await nextChange(entry);
    }
  }

  /** How a work goes on: as it is now, and then as it changes, until its end. Errors: throws `Refused`. */
  watch(id: string, gone: AbortSignal): AsyncIterable<Work> {
    const entry = this.#get(id);
    return this.#watched(entry, gone);
  }

  async *#watched(entry: Entry, gone: AbortSignal): AsyncIterable<Work> {
    for (;;) {
      const { state } = entry;
      yield this.#shown(entry);
      if (state.end !== undefined || gone.aborted) return;
      // What has changed while it was told is not waited for.
      if (entry.state === state) await nextChange(entry, gone);
      await pause(TOLD_EVERY_MS, gone);
    }
  }

  #get(id: string): Entry {
    const entry = this.#works.find(({ state }) => state.id === id);
    if (entry === undefined) throw new Refused("unknown", "no such work");
    return entry;
  }

  #shown({ state, phaseBegan }: Entry): Work {
    return { ...state, phaseMs: state.end === undefined ? this.#now() - phaseBegan : 0 };
  }
}

interface Entry {
  readonly interrupt: AbortController;
  phaseBegan: number;
  /** Who waits for a change. */
  readonly changed: Set<() => void>;
  state: Omit<Work, "phaseMs">;
}

function change(entry: Entry, changes: Partial<Entry["state"]>): void {
  entry.state = { ...entry.state, ...changes };
  const waiting = [...entry.changed];
  entry.changed.clear();
  for (const tell of waiting) tell();
}

function nextChange(entry: Entry, gone?: AbortSignal): Promise<void> {
  return unlessGone(gone, (resolve) => {
    entry.changed.add(resolve);
    return () => entry.changed.delete(resolve);
  });
}

function pause(milliseconds: number, gone: AbortSignal): Promise<void> {
  return unlessGone(gone, (resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    return () => clearTimeout(timer);
  });
}

/** Waits for something, or until the signal is raised; then nobody waits any more. */
function unlessGone(
  gone: AbortSignal | undefined,
  begin: (resolve: () => void) => () => void,
): Promise<void> {
  if (gone?.aborted === true) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      end();
      gone?.removeEventListener("abort", done);
      resolve();
    };
    const end = begin(done);
    gone?.addEventListener("abort", done);
  });
}
