import { type Presence, readPresence, readSign, signName } from "./presence.ts";
import type { RunNames } from "./run-names.ts";
import type { Store } from "./store.ts";

/** What a worker said last, with which sign of life, and when that was found. */
interface Seen extends Presence {
  readonly count: number;
  readonly atMs: number;
}

/** Without a new sign for so long a worker is taken for gone: four of them are missing then. Units: ms. */
const GONE_MS = 40_000;

/** Looks which workers take part in a run, by their signs of life. */
export class WorkerWatch {
  readonly #store: Store;
  readonly #names: RunNames;
  readonly #elapsed: () => number;
  readonly #seen = new Map<string, Seen>();

  /** Shape: `elapsed` gives milliseconds since any moment. */
  constructor(store: Store, names: RunNames, elapsed: () => number) {
    this.#store = store;
    this.#names = names;
    this.#elapsed = elapsed;
  }

  /** Gives the workers that take part now. Errors: as those of the store. */
  async look(): Promise<readonly Presence[]> {
    const there = new Set<string>();
    for (const name of await this.#store.names(this.#names.workers)) {
      const sign = readSign(name);
      if (sign === undefined) continue;
      there.add(sign.worker);
      const known = this.#seen.get(sign.worker);
      if (known !== undefined && known.count === sign.count) continue;
      const place = `${this.#names.workers}/${signName(sign)}`;
      const said = readPresence(await this.#store.read(place));
      const atMs = this.#elapsed();
      this.#seen.set(sign.worker, { ...said, count: sign.count, atMs });
    }
    const now = this.#elapsed();
    return [...this.#seen]
      .filter(([worker, { atMs }]) => there.has(worker) && now - atMs < GONE_MS)
      .map(([, seen]) => seen);
  }
}
