import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { error, warning } from "../base/diagnostic.ts";
import { forkedEngine, type LetterEngine } from "../job/make/letter-engine.ts";
import type { WorkshopSetup } from "../job/make/protocol.ts";
import { FontsChanged } from "../outside/fonts-changed.ts";
import { programHash } from "../outside/program-hash.ts";
import type { Project } from "../outside/project.ts";
import { type Broker, type Chunk, type ChunkTaker, detailOf } from "./broker.ts";
import { readBundle } from "./bundle.ts";
import { type Bench, makeChunk } from "./make-chunk.ts";
import { giveSign, leaveRun } from "./presence.ts";
import { layOutFonts } from "./run-fonts.ts";
import { RUNS, runNames } from "./run-names.ts";
import type { Store } from "./store.ts";
import type { WorkCounts } from "./work-counts.ts";

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
  /** Counts for who looks on from outside. */
  readonly counts?: WorkCounts;
  /** Between two looks for runs, if not as usual. Units: ms. */
  readonly lookMs?: number;
}

/** Between two looks for runs that want letters. Units: ms. */
const LOOK_MS = 500;

/** Looks from one sign of life to the next. */
const LOOKS_PER_SIGN = 20;

/**
 * Makes letters for whatever runs the store has, until it is interrupted. The letters are made in processes of their own: a busy
 * one never keeps this process from saying that it is alive, and one that dies does not take it along.
 *
 * A run that another program began, or one with other fonts, is refused by name, and left to others.
 *
 * Errors: throws the system's error where the store cannot be read at the beginning, `RunStopped` where there is no queue.
 */
export async function serveRuns(setup: StationSetup): Promise<void> {
  const { interrupt, notice, lookMs = LOOK_MS } = setup;
  const attended = new Map<string, Attendance>();
  let hasWorked = false;
  let isLost = false;
  for (let looks = 0; !interrupt.aborted; looks += 1) {
    try {
      hasWorked = (await attendOpen(setup, attended)) || hasWorked;
      if (looks % LOOKS_PER_SIGN === 0) await signAll(attended);
      isLost = false;
    } catch (cause) {
      // Store and queue may be away for a while; where they never were there, somebody must be told.
      if (!hasWorked) throw cause;
      const at = { kind: "option", name: "--store" } as const;
      if (!isLost) notice(warning("cluster/store-lost", at, { detail: detailOf(cause) }));
      isLost = true;
    }
    await pause(lookMs, interrupt);
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
  /** Gives a sign of life. */
  readonly sign: () => Promise<void>;
  readonly end: () => Promise<void>;
}

const REFUSED: Attendance = { sign: async () => undefined, end: async () => undefined };

async function signAll(attended: ReadonlyMap<string, Attendance>): Promise<void> {
  for (const { sign } of attended.values()) await sign();
}

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
  const fonts = join(place, "fonts");
  await layOutFonts(fonts, bundle.fonts, project);
  const benches = Array.from({ length: jobs }, (_, index): Bench => {
    const folder = join(place, String(index + 1));
    const own: WorkshopSetup = { ...bundle.setup, folder, project: { root: place, fonts } };
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
  const tally: Tally = { active: 0, letters: 0 };
  const taker = await takeChunks(setup, key, benches, tally).catch(async (cause: unknown) => {
    await clear();
    throw cause;
  });
  const signs = signsOf(setup, key, tally);
  await signs.give();
  return {
    sign: signs.give,
    end: async () => {
      await taker.close();
      await signs.leave();
      await clear();
    },
  };
}

/** The signs of life that a worker gives to one run. */
function signsOf(
  { store, host, name, jobs }: StationSetup,
  key: string,
  tally: Tally,
): { readonly give: () => Promise<void>; readonly leave: () => Promise<void> } {
  const names = runNames(key);
  let count = 0;
  return {
    give: async () => {
      count += 1;
      await giveSign(store, names, { worker: name, count }, { host, jobs, ...tally });
    },
    // Nobody needs it: it is taken for gone when no other one comes.
    leave: () => leaveRun(store, names, { worker: name, count }).catch(() => undefined),
  };
}

function startProcess(setup: WorkshopSetup): LetterEngine {
  return forkedEngine(() => setup);
}

/** Chunks that are under way, and what has been made, as the worker counts it. */
interface Tally {
  active: number;
  letters: number;
}

function takeChunks(
  { broker, store, host, jobs, made, counts }: StationSetup,
  key: string,
  benches: readonly Bench[],
  tally: Tally,
): Promise<ChunkTaker> {
  const names = runNames(key);
  const free = freeBenches(benches);
  return broker.take(key, jobs, async (chunk: Chunk) => {
    // A queue that was opened again may give chunks while those of before are still being made.
    const bench = await free.take();
    tally.active += 1;
    counts?.begun();
    try {
      const letters = await makeChunk({ store, names, host, bench }, chunk);
      tally.letters += letters;
      counts?.ended(letters);
      if (letters > 0) made(key, letters);
    } catch (cause) {
      counts?.failed();
      throw cause;
    } finally {
      tally.active -= 1;
      free.give(bench);
    }
  });
}

/** Benches, of which each is used for one chunk at a time. */
function freeBenches(benches: readonly Bench[]): {
  readonly take: () => Promise<Bench>;
  readonly give: (bench: Bench) => void;
} {
  const free = [...benches];
  const waiting: ((bench: Bench) => void)[] = [];
  return {
    take: () => {
      const bench = free.pop();
      if (bench !== undefined) return Promise.resolve(bench);
      return new Promise((resolve) => waiting.push(resolve));
    },
    give: (bench) => {
      const next = waiting.shift();
      if (next === undefined) free.push(bench);
      else next(bench);
    },
  };
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
