import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { workerEndText } from "../../base/messages/worker-end.ts";
import { mapped, type Sequence } from "../../base/sequence.ts";
import type { FontFace } from "../../model/font-face.ts";
import { cellIn } from "../../model/recipient.ts";
import type { RunInputs } from "../../model/run.ts";
import { OutputFailure } from "../../outside/output-failure.ts";
import { ROOM_FOR_LETTERS } from "../../process/lean-heap.ts";
import { chunksOf, share, WorkerCrash, WorkerLost, workThrough } from "../../process/share-work.ts";
import type { ReaderSource } from "../../proof/readers.ts";
import { ReadingProcess } from "../../proof/reading-process.ts";
import type { LetterTask } from "../plan/letter-task.ts";
import type { MergeOptions } from "../plan/merge-options.ts";
import { forkedEngine, inlineEngine, type LetterEngine } from "./letter-engine.ts";
import { LetterHashes } from "./letter-head.ts";
import type {
  CheckedLetters,
  PrintPlace,
  PrintRunResult,
  WorkshopSetup,
  WrittenLetters,
} from "./protocol.ts";

/** Up to this many letters are made in this process: starting children would take longer. */
export const INLINE_LETTERS = 30;

/** Letters handed to an engine at once; a chunk is also what one ledger append makes durable. */
const CHUNK_LETTERS = 40;

/** Several engines that work in parallel; their number changes speed and nothing else. */
export interface EnginePool {
  readonly check: (
    tasks: Sequence<LetterTask>,
    done: (count: number) => void,
  ) => Promise<CheckedTasks>;
  /** Writes letters; `commit` is called for every finished chunk, one call at a time. */
  readonly write: (
    tasks: Sequence<LetterTask>,
    letterDone: () => void,
    commit: (letters: WrittenLetters) => Promise<void>,
  ) => Promise<void>;
  readonly printRun: LetterEngine["printRun"];
  /** Makes volumes that are all there is of their letters; `commit` as with `write`. */
  readonly writeVolumes: (
    volumes: Sequence<Volume>,
    letterDone: () => void,
    commit: (letters: WrittenLetters) => Promise<void>,
  ) => Promise<void>;
  readonly stop: () => void;
  /** Ends the processes that nothing more is asked of; one that is asked again is started anew. */
  readonly rest: () => void;
}

/** A volume of the print run, and its letters. */
export interface Volume {
  readonly path: string;
  readonly tasks: readonly LetterTask[];
}

/** What checking a run's letters gave. */
export interface CheckedTasks {
  readonly diagnostics: readonly Diagnostic[];
  /** What each letter's ledger line must say; nothing for a letter that could not be merged. */
  readonly heads: LetterHashes;
}

/** What of an engine writes letters. */
export type LetterWriter = Pick<LetterEngine, "write">;

/** Engines whose processes load what they need while their run is still being prepared. */
export interface StartedPool {
  /** Whether letters are made in this process, too. */
  readonly isHere: boolean;
  /** Shape: `fonts` are those that the run was begun with; their faces are opened where letters are made in this process. */
  readonly open: (
    fonts: RunInputs["fonts"],
    openFaces: () => Promise<readonly FontFace[]>,
  ) => Promise<EnginePool>;
  readonly close: () => void;
}

/** What a pool makes few letters with. */
interface PoolTools {
  /** Up to so many letters no processes are started. */
  readonly inlineLetters: number;
  /** The run's own if not given. */
  readonly readers: ReaderSource | undefined;
}

/**
 * Starts as many engines as the work and the machine are worth.
 *
 * What reads back goes into children: a damaged file may kill its reader. Making letters alone needs no such care, and
 * this process, warm from preparing them, makes them faster than a cold child.
 */
export function startPool(
  setup: WorkshopSetup,
  letterCount: number,
  { inlineLetters, readers }: PoolTools,
  { jobs, disk }: Pick<MergeOptions, "jobs" | "disk">,
): StartedPool {
  const isFew = jobs === undefined ? letterCount <= inlineLetters : jobs === 0;
  const inline = isFew || !disk.isShared;
  const count = inline ? 1 : engineCount(jobs, { ...setup, letterCount }, availableParallelism());
  // Volumes are read back where they are made: by a child, or here where there is none.
  const hasReader = setup.formats.length > 0;
  const hasOwn = inline || (setup.verify === "none" && hasReader);
  // Where nothing is to be read back it is started only for a letter that was found to differ before.
  const reader =
    hasOwn && hasReader && disk.isShared ? new ReadingProcess(setup.project, readers) : undefined;
  if (setup.verify !== "none") reader?.start();
  if (hasOwn && hasReader) setFlagsFromString(ROOM_FOR_LETTERS);
  let known = setup;
  const children = Array.from({ length: hasOwn ? count - 1 : count }, () =>
    forkedEngine(() => known),
  );
  return {
    isHere: hasOwn,
    open: async (fonts, openFaces) => {
      known = { ...setup, faces: fonts.map(({ sha256 }) => sha256) };
      if (hasOwn)
        return enginePool([
          await inlineEngine(known, await openFaces(), reader, disk),
          ...children,
        ]);
      return enginePool(children);
    },
    close: () => {
      reader?.close();
      for (const child of children) child.close();
    },
  };
}

/**
 * How many processes make letters: as many as are asked for, else as the machine can run at once.
 *
 * Each of them starts a LibreOffice of its own where that makes the PDF, which takes 300 MB: then no more than four unasked. Where a
 * long list goes into volumes, this process takes as much memory as one that makes them, and stands for it: on a machine of two
 * cores, all together are below 300 MB with a million letters, which they would not be with two beside it.
 */
export function engineCount(
  jobs: number | undefined,
  {
    office,
    formats,
    letterCount,
  }: Pick<WorkshopSetup, "office" | "formats"> & { readonly letterCount: number },
  atOnce: number,
): number {
  if (jobs !== undefined) return Math.max(1, jobs);
  if (office !== undefined) return Math.min(atOnce, MOST_OFFICES);
  const isLong = formats.length === 0 && letterCount > LONG_LIST;
  return Math.max(1, isLong ? atOnce - 1 : atOnce);
}

const MOST_OFFICES = 4;

/** Letters in volumes up to which two processes and this one stay below 300 MB. */
const LONG_LIST = 100_000;

/** Shares work among engines. One that dies of a letter goes on with the others; one that is lost leaves its work to the rest. */
export function enginePool(engines: readonly LetterEngine[]): EnginePool {
  let stopped = false;
  return {
    check: (tasks, done) => checkAll(engines, tasks, done, () => stopped),
    write: (tasks, letterDone, commit) =>
      writeAll(engines, tasks, letterDone, commit, () => stopped),
    writeVolumes: (volumes, letterDone, commit) =>
      writeVolumes(engines, volumes, { letterDone, commit, stopped: () => stopped }),
    printRun: (tasks, place, letterDone) => printAnyhow(engines, tasks, place, letterDone),
    stop: () => {
      stopped = true;
      for (const engine of engines) engine.stop();
    },
    rest: () => {
      for (const engine of engines) engine.close();
    },
  };
}

/** Has the first engine that is alive make a print run; if its worker dies, once more in a new one. */
async function printAnyhow(
  engines: readonly LetterEngine[],
  tasks: readonly LetterTask[],
  place: PrintPlace,
  letterDone: () => void,
): Promise<PrintRunResult> {
  const more = onlyMore(letterDone);
  const crashes: WorkerCrash[] = [];
  let lost: WorkerLost | undefined;
  for (const engine of engines.flatMap((each) => [each, each])) {
    try {
      return await engine.printRun(tasks, place, more());
    } catch (cause) {
      if (cause instanceof WorkerLost) lost = cause;
      else if (cause instanceof WorkerCrash) crashes.push(cause);
      else throw cause;
    }
    if (crashes.length > 1) break;
  }
  throw lost ?? printRunDied(place.path, crashes.at(-1) ?? new WorkerCrash(""));
}

function printRunDied(path: string, { message, how }: WorkerCrash): OutputFailure {
  const values = { path, reason: how.end, detail: how.detail };
  const diagnostic = error("job/print-run-died", { kind: "file", path }, values);
  return new OutputFailure("ENOMEM", message, { diagnostic });
}

async function checkAll(
  engines: readonly LetterEngine[],
  tasks: Sequence<LetterTask>,
  done: (count: number) => void,
  stopped: () => boolean,
): Promise<CheckedTasks> {
  const chunks = chunksOf(tasks, CHUNK_LETTERS);
  const found: (readonly Diagnostic[])[] = [];
  const hashes = new LetterHashes();
  await share(engines, chunks, stopped, async (engine, chunk, index) => {
    const { diagnostics, heads } = await checkChunk(engine, chunk);
    found[index] = diagnostics;
    for (const { sequence, hash } of heads) hashes.set(sequence, hash);
    done(chunk.length);
  });
  return { diagnostics: withoutRepeats(found.flat()), heads: hashes };
}

async function checkChunk(
  engine: LetterEngine,
  chunk: readonly LetterTask[],
): Promise<CheckedLetters> {
  const parts = await workThrough<LetterTask, CheckedLetters>(
    chunk,
    (tasks) => engine.check(tasks),
    (task, crash) => ({ diagnostics: [diedOf(task, crash)], heads: [] }),
  );
  return {
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
    heads: parts.flatMap(({ heads }) => heads),
  };
}

/** A warning only: such a letter is set aside when it is written, and the others go out. */
function diedOf({ recipient }: LetterTask, { how }: WorkerCrash): Diagnostic {
  const title = cellIn(recipient.fields, "title");
  const at = title?.at ?? { kind: "file" as const, path: recipient.path };
  const addressee = title?.value ?? recipient.id;
  const values = { addressee, reason: how.end, detail: how.detail };
  return warning("job/worker-died", at, values);
}

/** What concerns all letters is found with each chunk, and reported once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const reported = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = JSON.stringify(diagnostic);
    if (reported.has(key)) return false;
    reported.add(key);
    return true;
  });
}

/** Shares the writing of letters among engines, in chunks. Errors: as `LetterEngine.write`. */
export async function writeAll(
  engines: readonly LetterWriter[],
  tasks: Sequence<LetterTask>,
  letterDone: () => void,
  commit: (letters: WrittenLetters) => Promise<void>,
  stopped: () => boolean,
): Promise<void> {
  const commits = new Commits<LetterWriter>(commit);
  await share(engines, chunksOf(tasks, CHUNK_LETTERS), stopped, async (engine, chunk) => {
    await commits.add(engine, await writeChunk(engine, chunk, letterDone));
  });
  await commits.end();
}

/** Shares volumes among engines. Errors: as `LetterEngine.write`, `job/print-run-died`. */
async function writeVolumes(
  engines: readonly LetterEngine[],
  volumes: Sequence<Volume>,
  {
    letterDone,
    commit,
    stopped,
  }: {
    readonly letterDone: () => void;
    readonly commit: (letters: WrittenLetters) => Promise<void>;
    readonly stopped: () => boolean;
  },
): Promise<void> {
  const commits = new Commits<LetterEngine>(commit);
  const chunks = mapped(volumes, (volume) => [volume]);
  await share(engines, chunks, stopped, async (engine, [volume]) => {
    if (volume !== undefined) {
      await commits.add(engine, await writeVolume(engine, volume, letterDone));
    }
  });
  await commits.end();
}

/** One commit at a time. An engine goes on with its next chunk meanwhile, but never gets further ahead. */
class Commits<Engine> {
  readonly #commit: (letters: WrittenLetters) => Promise<void>;
  #committing: Promise<void> = Promise.resolve();
  readonly #underWay = new Map<Engine, Promise<void>>();

  constructor(commit: (letters: WrittenLetters) => Promise<void>) {
    this.#commit = commit;
  }

  async add(engine: Engine, letters: WrittenLetters): Promise<void> {
    await this.#underWay.get(engine);
    const turn = this.#committing.then(() => this.#commit(letters));
    // A failure is reported where it is awaited: by this engine's next chunk, or at the end.
    this.#committing = turn.catch(() => undefined);
    turn.catch(() => undefined);
    this.#underWay.set(engine, turn);
  }

  async end(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }
}

/**
 * Has an engine make a volume. If it dies of it, the letters that kill it are found by laying out ever smaller parts, nothing of which
 * is written, and the volume is made without them.
 */
async function writeVolume(
  engine: Pick<LetterEngine, "volume">,
  { path, tasks }: Volume,
  letterDone: () => void,
): Promise<WrittenLetters> {
  const done = onlyMore(letterDone);
  try {
    return await engine.volume(tasks, path, done());
  } catch (cause) {
    if (!(cause instanceof WorkerCrash)) throw cause;
  }
  const killers = await killersAmong(engine, tasks);
  const rest = tasks.filter(({ sequence }) => !killers.has(sequence));
  try {
    const written = await engine.volume(rest, path, done());
    const alone = [...killers.values()].flatMap((killer) => killer.setAside);
    return { ...written, setAside: [...written.setAside, ...alone] };
  } catch (cause) {
    if (!(cause instanceof WorkerCrash)) throw cause;
    throw printRunDied(path, cause);
  }
}

/** A second try of the same letters tells of none of them twice. */
function onlyMore(letterDone: () => void): () => () => void {
  let reported = 0;
  return () => {
    let done = 0;
    return () => {
      done += 1;
      if (done <= reported) return;
      reported = done;
      letterDone();
    };
  };
}

async function killersAmong(
  engine: Pick<LetterEngine, "volume">,
  tasks: readonly LetterTask[],
): Promise<ReadonlyMap<number, WrittenLetters>> {
  const [only] = tasks;
  if (only === undefined) return new Map();
  try {
    await engine.volume(tasks, undefined, () => undefined);
    return new Map();
  } catch (cause) {
    if (!(cause instanceof WorkerCrash)) throw cause;
    if (tasks.length === 1) return new Map([[only.sequence, setAside(only, cause)]]);
  }
  const middle = Math.ceil(tasks.length / 2);
  return new Map([
    ...(await killersAmong(engine, tasks.slice(0, middle))),
    ...(await killersAmong(engine, tasks.slice(middle))),
  ]);
}

async function writeChunk(
  engine: LetterWriter,
  chunk: readonly LetterTask[],
  letterDone: () => void,
): Promise<WrittenLetters> {
  const write = (tasks: readonly LetterTask[]) => engine.write(tasks, letterDone);
  const parts = await workThrough(chunk, write, setAside);
  return {
    entries: parts.flatMap(({ entries }) => entries),
    differences: parts.flatMap(({ differences }) => differences),
    setAside: parts.flatMap((part) => part.setAside),
    moved: parts.flatMap(({ moved }) => moved),
  };
}

function setAside({ sequence, recipient }: LetterTask, { how }: WorkerCrash): WrittenLetters {
  const end = workerEndText(how.end, how.detail, "ja");
  const reason = `作業用のプロセスが止まりました（${end}）`;
  const letter = { sequence, id: recipient.id, reason };
  return { entries: [], differences: [], setAside: [letter], moved: [] };
}
