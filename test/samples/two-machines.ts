import type { Diagnostic } from "../../src/base/diagnostic.ts";
import type { Store } from "../../src/cluster/store.ts";
import { serveRuns } from "../../src/cluster/work-station.ts";
import { writeElsewhere } from "../../src/cluster/write-elsewhere.ts";
import type { JobResult } from "../../src/job/job-result.ts";
import { inlineEngine, type LetterEngine } from "../../src/job/make/letter-engine.ts";
import type { WorkshopSetup } from "../../src/job/make/protocol.ts";
import { merge } from "../../src/job/merge.ts";
import { openFaces } from "../../src/outside/find-fonts.ts";
import { facesOfRun } from "../../src/outside/fonts-changed.ts";
import { type Project, projectAt } from "../../src/outside/project.ts";
import {
  type MemoryBroker,
  type MemoryStore,
  memoryBroker,
  memoryStore,
} from "./memory-cluster.ts";
import { diskHere, type OwnPlace, ownPlace } from "./own-place.ts";

/** Letters of a run of two machines: two chunks and a half. */
export const LETTERS = 95;

/** A hundred letters each, on a busy machine. */
export const SLOW = { timeout: 60_000 };

/** A machine that merges and one that is a worker, with what they share, all in this process. */
export interface TwoMachines {
  readonly place: OwnPlace;
  readonly store: MemoryStore;
  readonly broker: MemoryBroker;
  /** What either was told at once. */
  readonly notices: Diagnostic[];
  /** What has passed, and what passes from one look at the clock to the next. Units: ms. */
  readonly clock: { elapsedMs: number; stepMs: number };
}

/** Lays out a place with a list for two machines. The caller clears it away. */
export function sharedPlace(letters: number = LETTERS): OwnPlace {
  return ownPlace(
    Array.from({ length: letters }, (_, index) => {
      const number = String(index + 1).padStart(3, "0");
      return `,,,,,第${number}会長,殿,${number}課`;
    }),
  );
}

/** Two machines in a place, with an empty store and an empty queue. */
export function twoMachines(place: OwnPlace): TwoMachines {
  const clock = { elapsedMs: 0, stepMs: 0 };
  return { place, store: memoryStore(), broker: memoryBroker(), notices: [], clock };
}

/** What a worker's engine is told before it makes letters; it may die of it. */
export type Before = (setup: WorkshopSetup, sequences: readonly number[]) => void;

/** How a run is made, if not as always. */
interface Way {
  readonly before?: Before;
  readonly at?: Store;
  readonly stop?: AbortController;
  /** Without any worker. */
  readonly isAlone?: boolean;
  /** The template, and the faces that it names. */
  readonly template?: string;
  readonly fonts?: readonly string[];
  /** Where the worker's own fonts are, if not with those of the run. */
  readonly workerProject?: Project;
}

/** Merges with one worker, both in this process; or with none. */
export async function mergeWithWorker(
  { place, store, broker, notices, clock }: TwoMachines,
  out: string,
  { before = () => undefined, at = store, isAlone = false, ...way }: Way = {},
): Promise<JobResult> {
  const end = new AbortController();
  const notice = (diagnostic: Diagnostic): void => {
    notices.push(diagnostic);
  };
  const { stop = new AbortController(), template = place.path("試し.hbs"), fonts = [] } = way;
  const project = projectAt(place.path("."));
  if (isAlone) end.abort();
  const worker = serveRuns({
    ...{ broker, store: at, notice, lookMs: 5, host: "作業机", name: "作業机-1", jobs: 1 },
    project: way.workerProject ?? project,
    interrupt: end.signal,
    made: () => undefined,
    start: (setup) => engineHere(setup, before, fonts),
  });
  const result = await merge(
    {
      project,
      template,
      recipients: [place.path("名簿.csv")],
      out: place.path(out),
      formats: ["pdf"],
      disk: diskHere,
      elsewhere: writeElsewhere({
        ...{
          address: "postgres://u:geheim@h/d",
          broker,
          store: at,
          notice,
          lookMs: 5,
          elapsed: () => {
            clock.elapsedMs += clock.stepMs;
            return clock.elapsedMs;
          },
        },
      }),
    },
    undefined,
    stop.signal,
  );
  end.abort();
  await worker;
  return result;
}

function engineHere(setup: WorkshopSetup, before: Before, fonts: readonly string[]): LetterEngine {
  let engine: Promise<LetterEngine> | undefined;
  const opened = (): Promise<LetterEngine> => {
    engine ??= openFaces(fonts, setup.project).then((faces) =>
      inlineEngine(setup, facesOfRun(faces, setup.faces ?? []), undefined, diskHere),
    );
    return engine;
  };
  return {
    check: async (tasks) => {
      before(setup, []);
      return (await opened()).check(tasks);
    },
    write: async (tasks, letterDone) => {
      before(
        setup,
        tasks.map(({ sequence }) => sequence),
      );
      return (await opened()).write(tasks, letterDone);
    },
    printRun: () => Promise.reject(new Error("no worker prints")),
    volume: () => Promise.reject(new Error("no worker prints")),
    stop: () => undefined,
    close: () => undefined,
  };
}
