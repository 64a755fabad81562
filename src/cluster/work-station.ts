import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import { forkedEngine, type LetterEngine } from "../job/make/letter-engine.ts";
import type { WorkshopSetup } from "../job/make/protocol.ts";
import { FontsChanged } from "../outside/fonts-changed.ts";
import { programHash } from "../outside/program-hash.ts";
import type { Project } from "../outside/project.ts";
import type { Broker, Chunk, ChunkTaker } from "./broker.ts";
import { readBundle } from "./bundle.ts";
import { type Bench, makeChunk } from "./make-chunk.ts";
import { RUNS, runNames } from "./run-names.ts";
import type { Store } from "./store.ts";

/** What a work station is set up with. */
export interface StationSetup {
  readonly broker: Broker;
  readonly store: Store;
  /** Where its own fonts are. */
  readonly project: Project;
  /** The machine as people know it; it distinguishes workers together with `name`. */
  readonly host: string;
  /** Shape: different for every worker that runs. */
  readonly name: string;
  /** Processes that make letters. */
  readonly jobs: number;
  /** Starts a process that makes letters; one of ours if not given. */
  readonly start?: (setup: WorkshopSetup) => LetterEngine;
  /** Raised when it is to end, after the letters under way. */
  readonly interrupt: AbortSignal;
  /** Is told what concerns people. */
  readonly notice: (diagnostic: Diagnostic) => void;
  /** Is told of every chunk that was made, with its letters. */
  readonly made: (run: string, letters: number) => void;
}

/** Between two looks for runs that want letters. Units: ms. */
const LOOK_MS = 500;

/**
 * Makes letters for whatever runs the store has, until it is interrupted. The letters are made in processes of their own: a busy
 * one never keeps this process from saying that it is alive, and one that dies does not take it along.
 *
 * A run that another program began, or one with other fonts, is refused by name, and left to others.
 *
 * Errors: throws the system's error where the store cannot be read at the beginning, `RunStopped` where there is no queue.
 */
export async function serveRuns(setup: StationSetup): Promise<void> {
  const { interrupt } = setup;
  const attended = new Map<string, Attendance>();
  let hasWorked = false;
  while (!interrupt.aborted) {
    try {
      hasWorked = (await attendOpen(setup, attended)) || hasWorked;
    } catch (cause) {
      // Store and queue may be away for a while; where they never were there, somebody must be told.
      if (!hasWorked) throw cause;
    }
    await pause(LOOK_MS, interrupt);
  }
  await Promise.all([...attended.values()].map((attendance) => attendance.end()));
}

/** Takes up the runs that want letters now, and leaves those that want none any more; tells whether there is one. */
async function attendOpen(
  setup: StationSetup,
  attended: Map<string, Attendance>,
): Promise<boolean> {
  const runs = await openRuns(setup);
  for (const key of runs) {
    if (attended.has(key) || setup.interrupt.aborted) continue;
    const attendance = await attend(setup, key);
    if (attendance !== undefined) attended.set(key, attendance);
  }
  for (const [key, attendance] of attended) {
    if (runs.includes(key)) continue;
    attended.delete(key);
    await attendance.end();
  }
  return attended.size > 0;
}

/** A run that letters are made for, or that was refused. */
interface Attendance {
  readonly end: () => Promise<void>;
}

const REFUSED: Attendance = { end: async () => undefined };

/** The runs that want letters. */
async function openRuns({ store }: StationSetup): Promise<readonly string[]> {
  const open: string[] = [];
  for (const key of await store.names(RUNS)) {
    if ((await store.names(runNames(key).run)).includes("bundle.json")) open.push(key);
  }
  return open;
}

async function attend(setup: StationSetup, key: string): Promise<Attendance | undefined> {
  const { store, project, jobs, start = startProcess } = setup;
  const names = runNames(key);
  const bundle = await readBundle(store, names);
  // It is put there after its files; a run may end in this moment.
  if (bundle === undefined) return undefined;
  if (bundle.program !== programHash()) {
    await refuse(setup, key, "cluster/other-program");
    return REFUSED;
  }
  const place = await mkdtemp(join(tmpdir(), "shokan-worker-"));
  const benches = Array.from({ length: jobs }, (_, index): Bench => {
    const folder = join(place, String(index + 1));
    const own: WorkshopSetup = { ...bundle.setup, folder, project: { ...project, root: place } };
    return { folder, engine: start(own) };
  });
  const clear = async (): Promise<void> => {
    for (const { engine } of benches) engine.close();
    await rm(place, { recursive: true, force: true, maxRetries: 3 });
  };
  if (!(await hasFonts(benches[0]?.engine))) {
    await clear();
    await refuse(setup, key, "cluster/other-fonts");
    return REFUSED;
  }
  const taker = await takeChunks(setup, key, [...benches]).catch(async (cause: unknown) => {
    await clear();
    throw cause;
  });
  return {
    end: async () => {
      await taker.close();
      await clear();
    },
  };
}

function startProcess(setup: WorkshopSetup): LetterEngine {
  return forkedEngine(() => setup);
}

function takeChunks(
  { broker, store, host, jobs, made }: StationSetup,
  key: string,
  free: Bench[],
): Promise<ChunkTaker> {
  const names = runNames(key);
  return broker.take(key, jobs, async (chunk: Chunk) => {
    const bench = free.pop();
    if (bench === undefined) throw new Error("more chunks than benches");
    try {
      const letters = await makeChunk({ store, names, host, bench }, chunk);
      if (letters > 0) made(key, letters);
    } finally {
      free.push(bench);
    }
  });
}

/** Whether the faces here are those of the run: an engine finds out when it is set up. */
async function hasFonts(engine: LetterEngine | undefined): Promise<boolean> {
  try {
    await engine?.check([]);
    return true;
  } catch (cause) {
    if (cause instanceof FontsChanged) return false;
    throw cause;
  }
}

async function refuse(
  { store, host, name, notice }: StationSetup,
  key: string,
  code: "cluster/other-program" | "cluster/other-fonts",
): Promise<void> {
  const said = Buffer.from(`${JSON.stringify({ host, code })}\n`);
  await store.putIfAbsent(runNames(key).refusal(name), said);
  notice(error(code, { kind: "option", name: "--queue" }, { host }));
}

/** Waits, but not longer than until it is interrupted. */
function pause(milliseconds: number, interrupt: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, milliseconds);
    interrupt.addEventListener("abort", end);
    function end(): void {
      clearTimeout(timer);
      interrupt.removeEventListener("abort", end);
      resolve();
    }
  });
}
