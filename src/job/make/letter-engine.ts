import type { Disk } from "../../base/disk.ts";
import type { FontFace } from "../../model/font-face.ts";
import type { Child } from "../../process/child-messages.ts";
import { LEAN_PROCESS } from "../../process/lean-heap.ts";
import { OFFICE_LIMITS } from "../../process/libreoffice.ts";
import { WorkerCrash, WorkerLost } from "../../process/share-work.ts";
import { ChildGone, startChild } from "../../process/start-child.ts";
import type { FileReader } from "../../proof/read-back.ts";
import type { LetterTask } from "../plan/letter-task.ts";
import { makePrintRun } from "./make-print-run.ts";
import { makeVolume } from "./make-volume.ts";
import type {
  CheckedLetters,
  FromWorker,
  PrintPlace,
  PrintRunResult,
  ToWorker,
  WorkshopSetup,
  WrittenLetters,
} from "./protocol.ts";
import { openWorkshop } from "./workshop.ts";

/** Makes letters, one chunk at a time; several engines work in parallel. */
export interface LetterEngine {
  readonly check: (tasks: readonly LetterTask[]) => Promise<CheckedLetters>;
  /** Errors: throws `WorkerCrash`, `WorkerLost`, `FontsChanged` or `OutputFailure`. */
  readonly write: (tasks: readonly LetterTask[], letterDone: () => void) => Promise<WrittenLetters>;
  /** Lays letters out into one file of this name. Errors: as `write`. */
  readonly printRun: (
    tasks: readonly LetterTask[],
    place: PrintPlace,
    letterDone: () => void,
  ) => Promise<PrintRunResult>;
  /** Makes letters into one file that is all there is of them, as `makeVolume`. Errors: as `write`. */
  readonly volume: (
    tasks: readonly LetterTask[],
    path: string | undefined,
    letterDone: () => void,
  ) => Promise<WrittenLetters>;
  /** Asks to finish after the current letter. */
  readonly stop: () => void;
  readonly close: () => void;
}

/** An engine in this process: for a few letters, starting a child that makes them costs more than it saves. */
export async function inlineEngine(
  setup: WorkshopSetup,
  faces: readonly FontFace[],
  reader: FileReader | undefined,
  disk: Disk,
): Promise<LetterEngine> {
  const workshop = await openWorkshop(setup, faces, reader, disk);
  return {
    check: async (tasks) => workshop.check(tasks),
    write: (tasks, letterDone) => workshop.write(tasks, letterDone),
    printRun: (tasks, place, letterDone) => makePrintRun(workshop, tasks, place, letterDone),
    volume: (tasks, path, letterDone) => makeVolume(workshop, tasks, path, letterDone),
    stop: () => workshop.stop(),
    close: () => undefined,
  };
}

type Worker = Child<ToWorker, FromWorker>;

/** Heap of a worker in MiB: a value that makes a letter huge kills the worker, not the run. */
const WORKER_HEAP_MIB = 1024;

/** Workers that are started one after the other before it is concluded that none can run. */
const STARTS = 3;

/**
 * How long a worker may be silent, in milliseconds: ten minutes, and a second for each letter it has. One that hangs would
 * otherwise be waited for for ever; the slowest machine needs far less.
 */
function silenceMs(message: ToWorker, { office }: Pick<WorkshopSetup, "office">): number {
  // It watches over LibreOffice itself, and may have to end it twice for each letter.
  const eachMs = office === undefined ? 1000 : 3 * OFFICE_LIMITS.silenceMs;
  return 600_000 + ("tasks" in message ? message.tasks.length * eachMs : 0);
}

/**
 * An engine in a child process. A child dies alone: neither a runaway template nor a damaged font takes
 * the run with it. After a crash the next call starts a new child; if none can be started, the engine is lost.
 *
 * Shape: `setup` is asked for whenever a child is set up; by then the run has its faces.
 */
export function forkedEngine(setup: () => WorkshopSetup): LetterEngine {
  // It loads what it needs while the run goes on being prepared.
  let child: Worker | undefined = startWorker(setup());
  let isSetUp: Worker | undefined;
  let stopped = false;
  const ready = async (): Promise<Worker> => {
    let gone: ChildGone | undefined;
    for (let start = 0; start < STARTS; start += 1) {
      const worker = child?.isAlive() === true ? child : startWorker(setup());
      child = worker;
      if (isSetUp === worker) return worker;
      gone = await setUp(worker, setup());
      if (gone !== undefined) continue;
      isSetUp = worker;
      if (stopped) worker.send(STOP);
      return worker;
    }
    throw new WorkerLost(gone?.message ?? "", { cause: gone });
  };
  const request = async (message: ToWorker, letterDone?: () => void): Promise<FromWorker> => {
    const worker = await ready();
    try {
      return await worker.ask(message, silenceMs(message, setup()), letterDone);
    } catch (cause) {
      if (!(cause instanceof ChildGone)) throw cause;
      throw new WorkerCrash(`worker ${cause.message}`, { cause });
    }
  };
  return {
    check: async (tasks) => {
      const answer = await request({ kind: "check", tasks: tasks.map(plainTask) });
      if (answer.kind === "checked") return answer.letters;
      throw new Error(`worker answered ${answer.kind}`);
    },
    write: async (tasks, letterDone) => {
      const answer = await request({ kind: "write", tasks: tasks.map(plainTask) }, letterDone);
      if (answer.kind === "written") return answer.letters;
      throw new Error(`worker answered ${answer.kind}`);
    },
    printRun: async (tasks, place, letterDone) => {
      const answer = await request(
        { kind: "print-run", tasks: tasks.map(plainTask), place },
        letterDone,
      );
      if (answer.kind === "print-run-written") return answer.result;
      throw new Error(`worker answered ${answer.kind}`);
    },
    volume: async (tasks, path, letterDone) => {
      const message: ToWorker = { kind: "volume", tasks: tasks.map(plainTask), path };
      const answer = await request(message, letterDone);
      if (answer.kind === "written") return answer.letters;
      throw new Error(`worker answered ${answer.kind}`);
    },
    stop: () => {
      stopped = true;
      child?.send(STOP);
    },
    close: () => {
      child?.release();
      child = undefined;
    },
  };
}

/** A task as it crosses to another process: a list keeps its cells in a class, which would not arrive. */
function plainTask(task: LetterTask): LetterTask {
  return { ...task, recipient: { ...task.recipient, fields: new Map(task.recipient.fields) } };
}

/** One that makes volumes has all that its letters have in memory at once, and there may be a million of them. */
function startWorker({ formats }: Pick<WorkshopSetup, "formats">): Worker {
  const flags = formats.length === 0 ? LEAN_PROCESS : [];
  return startChild(new URL("./worker.js", import.meta.url), WORKER_HEAP_MIB, flags);
}

/** Sets a worker up; gives what became of one that did not live to be. */
async function setUp(worker: Worker, setup: WorkshopSetup): Promise<ChildGone | undefined> {
  const message: ToWorker = { kind: "setup", setup };
  try {
    await worker.ask(message, silenceMs(message, setup));
    return undefined;
  } catch (cause) {
    if (cause instanceof ChildGone) return cause;
    throw cause;
  }
}

const STOP: ToWorker = { kind: "stop" };
