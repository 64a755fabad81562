import type { ChildProcess } from "node:child_process";
import type { FontFace } from "../model/font-face.ts";
import { FontsChanged } from "./fonts-changed.ts";
import { makePrintRun } from "./make-print-run.ts";
import { OutputFailure } from "./output-failure.ts";
import type {
  CheckedLetters,
  FromWorker,
  LetterTask,
  PrintRunResult,
  ToWorker,
  WorkshopSetup,
  WrittenLetters,
} from "./protocol.ts";
import type { FileReader } from "./read-back.ts";
import { isAlive, letGo, startChild } from "./start-child.ts";
import { openWorkshop } from "./workshop.ts";

/** A worker process died before it answered; the letters it had may be tried again. */
export class WorkerCrash extends Error {
  override readonly name = "WorkerCrash";
}

/** Makes letters, one chunk at a time; several engines work beside each other. */
export interface LetterEngine {
  readonly check: (tasks: readonly LetterTask[]) => Promise<CheckedLetters>;
  /** Errors: throws `WorkerCrash`, `FontsChanged` or `OutputFailure`. */
  readonly write: (tasks: readonly LetterTask[], letterDone: () => void) => Promise<WrittenLetters>;
  /** Lays letters out into one file of this name. Errors: as `write`. */
  readonly printRun: (
    tasks: readonly LetterTask[],
    path: string,
    letterDone: () => void,
  ) => Promise<PrintRunResult>;
  /** Asks to finish after the current letter. */
  readonly stop: () => void;
  readonly close: () => void;
}

/** An engine in this process: for a few letters, starting a child that makes them costs more than it saves. */
export async function inlineEngine(
  setup: WorkshopSetup,
  faces: readonly FontFace[],
  reader: FileReader | undefined,
): Promise<LetterEngine> {
  const workshop = await openWorkshop(setup, faces, reader);
  return {
    check: async (tasks) => workshop.check(tasks),
    write: (tasks, letterDone) => workshop.write(tasks, letterDone),
    printRun: (tasks, path, letterDone) => makePrintRun(workshop, tasks, path, letterDone),
    stop: () => workshop.stop(),
    close: () => undefined,
  };
}

/** Heap of a worker in MiB: a value that blows a letter up kills the worker, not the run. */
const WORKER_HEAP_MIB = 1024;

/**
 * An engine in a child process. A child dies alone: neither a runaway template nor a damaged font takes
 * the run with it. After a crash the next call starts a new child.
 *
 * Shape: `setup` is asked for whenever a child is set up; by then the run knows its faces.
 */
export function forkedEngine(setup: () => WorkshopSetup): LetterEngine {
  // It loads what it needs while the run goes on being prepared.
  let child: ChildProcess | undefined = startWorker();
  let isSetUp = false;
  let stopped = false;
  const request = async (message: ToWorker, letterDone: () => void): Promise<FromWorker> => {
    if (child === undefined || !isAlive(child)) {
      child = startWorker();
      isSetUp = false;
    }
    if (!isSetUp) {
      isSetUp = true;
      await answerOf(child, { kind: "setup", setup: setup() }, letterDone);
      if (stopped) send(child, { kind: "stop" });
    }
    return answerOf(child, message, letterDone);
  };
  return {
    check: async (tasks) => {
      const answer = await request({ kind: "check", tasks: tasks.map(plainTask) }, () => undefined);
      if (answer.kind === "checked") return answer.letters;
      throw new Error(`worker answered ${answer.kind}`);
    },
    write: async (tasks, letterDone) => {
      const answer = await request({ kind: "write", tasks: tasks.map(plainTask) }, letterDone);
      if (answer.kind === "written") return answer.letters;
      throw new Error(`worker answered ${answer.kind}`);
    },
    printRun: async (tasks, path, letterDone) => {
      const answer = await request(
        { kind: "print-run", tasks: tasks.map(plainTask), path },
        letterDone,
      );
      if (answer.kind === "print-run-written") return answer.result;
      throw new Error(`worker answered ${answer.kind}`);
    },
    stop: () => {
      stopped = true;
      if (child?.connected === true) send(child, { kind: "stop" });
    },
    close: () => {
      letGo(child);
      child = undefined;
    },
  };
}

/** A task as it crosses to another process: a list keeps its cells in a class, which would not arrive. */
function plainTask(task: LetterTask): LetterTask {
  return { ...task, recipient: { ...task.recipient, fields: new Map(task.recipient.fields) } };
}

function startWorker(): ChildProcess {
  return startChild("worker", WORKER_HEAP_MIB);
}

function send(child: ChildProcess, message: ToWorker): void {
  // A child that died meanwhile is noticed by its exit, not by the error of this call.
  child.send(message, () => undefined);
}

function answerOf(
  child: ChildProcess,
  message: ToWorker,
  letterDone: () => void,
): Promise<FromWorker> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      child.off("message", onMessage);
      child.off("exit", onExit);
    };
    const onMessage = (answer: FromWorker): void => {
      if (answer.kind === "letter-done") {
        letterDone();
        return;
      }
      settle();
      if (answer.kind === "fonts-changed") reject(new FontsChanged());
      else if (answer.kind !== "failed") resolve(answer);
      else if (answer.systemCode === undefined) reject(new Error(answer.text));
      else reject(new OutputFailure(answer.systemCode, answer.text));
    };
    const onExit = (code: number | null, signal: string | null): void => {
      settle();
      reject(new WorkerCrash(`worker ended with ${signal ?? code ?? "nothing"}`));
    };
    child.on("message", onMessage);
    child.on("exit", onExit);
    send(child, message);
  });
}
