import { isObject } from "../base/json-object.ts";
import type { RunNames } from "./run-names.ts";
import type { Store } from "./store.ts";

/** What a worker that takes part says of itself. */
export interface Presence {
  readonly host: string;
  /** Chunks that it makes at once. */
  readonly jobs: number;
  /** Chunks that it is making now. */
  readonly active: number;
  /** Letters that it has made for this run. */
  readonly letters: number;
}

/** A worker's sign of life: whose, and the how manieth of it. */
export interface Sign {
  readonly worker: string;
  readonly count: number;
}

/**
 * Puts a worker's next sign of life into the store and takes its last one away; with the first one whatever another process of the
 * same name has left. Clocks of several machines differ: what counts is that a sign is another than before.
 */
export async function giveSign(
  store: Store,
  names: RunNames,
  { worker, count }: Sign,
  said: Presence,
): Promise<void> {
  const text = Buffer.from(`${JSON.stringify(said)}\n`);
  if (count === 1) {
    for (const name of await store.names(names.workers)) {
      const left = readSign(name);
      if (left?.worker === worker) await takeSign(store, names, left);
    }
  }
  await store.putIfAbsent(`${names.workers}/${signName({ worker, count })}`, text);
  if (count > 1) await takeSign(store, names, { worker, count: count - 1 });
}

/** Takes a worker's sign of life away: it has left. */
export function takeSign(store: Store, names: RunNames, sign: Sign): Promise<void> {
  return store.remove(`${names.workers}/${signName(sign)}`);
}

/** As `takeSign`, when the run is over; a sign that came too late for whoever cleared the run away leaves nothing of it. */
export async function leaveRun(store: Store, names: RunNames, sign: Sign): Promise<void> {
  await takeSign(store, names, sign);
  const left = await store.names(names.run);
  if (left.every((name) => name === SIGNS)) await store.remove(names.run);
}

/** The folder of a run in which they are. */
const SIGNS = "workers";

/** Reads the name of a sign; undefined for what is none. */
export function readSign(name: string): Sign | undefined {
  const found = /^(?<worker>.+)\.(?<count>\d+)$/u.exec(name)?.groups;
  if (found === undefined) return undefined;
  return { worker: found["worker"] ?? "", count: Number(found["count"]) };
}

/** Reads what a sign says; nothing of one that cannot be read. */
export function readPresence(bytes: Uint8Array | undefined): Presence {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes ?? new Uint8Array()).toString());
  } catch {
    value = undefined;
  }
  const said = isObject(value) ? value : {};
  const count = (name: string): number => {
    const found = said[name];
    return typeof found === "number" && Number.isInteger(found) && found >= 0 ? found : 0;
  };
  const host = typeof said["host"] === "string" ? said["host"] : "?";
  return { host, jobs: count("jobs"), active: count("active"), letters: count("letters") };
}

/** Shape: what `readSign` reads. */
export function signName({ worker, count }: Sign): string {
  return `${worker}.${count}`;
}
