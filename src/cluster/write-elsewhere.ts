import type { Diagnostic } from "../base/diagnostic.ts";
import { select } from "../base/sequence.ts";
import { runId } from "../job/keep/run-file.ts";
import { type LetterWriter, writeAll } from "../job/make/engine-pool.ts";
import { setupOf } from "../job/make/protocol.ts";
import type { WritesElsewhere } from "../job/merge.ts";
import type { OpenRun } from "../job/open-run.ts";
import { RunStopped } from "../job/refusal.ts";
import { writing } from "../outside/output-failure.ts";
import { type Broker, shownQueue } from "./broker.ts";
import { putBundle } from "./bundle.ts";
import { type Crew, Dispatch } from "./dispatch.ts";
import { Patience } from "./patience.ts";
import { adoptEarlier, queueEngine } from "./queue-engine.ts";
import { type RunNames, runKey, runNames } from "./run-names.ts";
import type { Store } from "./store.ts";
import { WorkerWatch } from "./worker-watch.ts";

/** What the letters of a run are had by from other machines. */
export interface Elsewhere {
  /** Where the server of the queue is. */
  readonly address: string;
  readonly broker: Broker;
  readonly store: Store;
  /** Between two looks into the store, if not as usual. Units: ms. */
  readonly lookMs?: number;
  /** How long letters are waited for that nobody makes; ten minutes if not given. Units: ms. */
  readonly waitMs?: number;
  /** Gives milliseconds since any moment. */
  readonly elapsed: () => number;
  /** Is told at each look who makes letters. */
  readonly seen?: (crew: Crew) => void;
  /** Is told at once what concerns people and does not end the run. */
  readonly notice: (diagnostic: Diagnostic) => void;
}

/** How long letters are waited for that nobody makes, unless it is said. Units: ms. */
export const WAIT_MS = 600_000;

/** Chunks that the queue is filled ahead by. */
const CHUNKS_AHEAD = 1000;

/** Parts that are in memory at once. */
const PARTS_AT_ONCE = 4;

/**
 * Has a run's letters made by workers: what they need is put into the store, chunks into the queue, and what they make comes back
 * through the store. What the store has of the run already is taken from there.
 */
export function writeElsewhere(elsewhere: Elsewhere): WritesElsewhere {
  return (run) => ({
    write: async (tasks, letterDone, commit) => {
      if (tasks.length === 0) return;
      await writing(() =>
        withDispatch(elsewhere, run, async (dispatch, names) => {
          const { store, notice } = elsewhere;
          const fetching = { run, store, names, dispatch, turn: turns(PARTS_AT_ONCE), notice };
          await adoptEarlier(fetching, commit);
          const missing = select(tasks, ({ sequence }) => !run.held.ledger.has(sequence));
          const count = Math.min(CHUNKS_AHEAD, missing.length);
          const engines: readonly LetterWriter[] = Array.from({ length: count }, () =>
            queueEngine(fetching),
          );
          await writeAll(engines, missing, letterDone, commit, () => run.interrupt.aborted);
        }),
      );
      if (!run.interrupt.aborted) await elsewhere.store.remove(namesOf(run).run);
    },
  });
}

function namesOf({ inputs, options }: OpenRun): RunNames {
  return runNames(runKey(runId(inputs), options.verify));
}

async function withDispatch(
  {
    address,
    broker,
    store,
    notice,
    elapsed,
    seen = () => undefined,
    waitMs = WAIT_MS,
    ...look
  }: Elsewhere,
  run: OpenRun,
  step: (dispatch: Dispatch, names: RunNames) => Promise<void>,
): Promise<void> {
  const { options, prepared, inputs } = run;
  const names = namesOf(run);
  const setup = {
    ...setupOf(prepared, options, run.folder.path, undefined),
    faces: inputs.fonts.map(({ sha256 }) => sha256),
  };
  const offer = async (): Promise<void> => {
    const there = await store.names(names.run);
    if (!there.includes("bundle.json") || !there.includes("files")) {
      await putBundle(store, names, setup, await run.faces.open());
    }
  };
  const queue = await broker.queue(runKey(runId(inputs), options.verify));
  // What an earlier start left failed would be taken for a failure of this one.
  await queue.takeFailed();
  await offer();
  const queueName = shownQueue(address);
  const dispatch = new Dispatch({
    ...{ store, names, queue, offer, queueName, notice, waitMs, ...look },
    watch: new WorkerWatch(store, names, elapsed),
    patience: new Patience(elapsed, waitMs),
    seen,
  });
  const onAbort = (): void => dispatch.giveUp();
  run.interrupt.addEventListener("abort", onAbort);
  try {
    await step(dispatch, names);
  } catch (cause) {
    // Nobody knows which of its parts are sound.
    if (cause instanceof RunStopped) await store.remove(names.run).catch(() => undefined);
    throw cause;
  } finally {
    run.interrupt.removeEventListener("abort", onAbort);
    await dispatch.close();
    await queue.close().catch(() => undefined);
    // Workers leave a run that has no bundle; its parts stay until all of it is written.
    await store.remove(names.bundle).catch(() => undefined);
  }
}

/** Lets only so many steps go on at once; the others wait for their turn. */
function turns(atOnce: number): <T>(step: () => Promise<T>) => Promise<T> {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  return async (step) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await step();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
