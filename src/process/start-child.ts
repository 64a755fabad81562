import { type ChildProcess, type ForkOptions, fork as forkProcess } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { WorkerEnd } from "../base/messages/worker-end.ts";
import { systemCodeOf } from "../outside/system-error.ts";
import { type Child, NO_QUESTION, type Question, type Reply, thrownFor } from "./child-messages.ts";
import { LATE_COMPILER } from "./late-compiler.ts";
import { LEAN_HEAP } from "./lean-heap.ts";

/** A process of ours is gone before it answered: it could not be started, it died, or it was silent for too long. */
export class ChildGone extends Error {
  override readonly name = "ChildGone";
  /** Whether it never said anything: it was not started, or died of its start and not of what it was asked. */
  readonly neverRan: boolean;

  readonly end: WorkerEnd;
  /** As `workerEndText` has it. */
  readonly detail: string;

  constructor(message: string, neverRan: boolean, end: WorkerEnd, detail: string) {
    super(message);
    this.neverRan = neverRan;
    this.end = end;
    this.detail = detail;
  }
}

/** Starts a process. Errors: throws what the system refuses at once; the process reports what it refuses later. */
export type Fork = (script: string, args: string[], options: ForkOptions) => ChildProcess;

/**
 * Starts one of our processes. It has a heap of its own with a limit, and what kills it does not kill the run.
 *
 * Shape: `script` is a compiled module, named relative to the one that asks for it: the bundle has them all in one folder;
 * `flags` are further ones of V8, of which a later one holds; `fork` starts a process as Node does. Units: MiB.
 * Errors: never throws; a process that could not be started is reported to the one who asks it.
 */
export function startChild<Asked, Answer>(
  script: URL,
  heapMib: number,
  flags: readonly string[] = [],
  fork: Fork = forkProcess,
): Child<Asked, Answer> {
  try {
    const path = fileURLToPath(script);
    const child = fork(path, [], {
      // Paths that it is given are absolute, and a folder in which a process is cannot be removed everywhere.
      cwd: dirname(path),
      serialization: "advanced",
      execArgv: [`--max-old-space-size=${heapMib}`, LEAN_HEAP, ...LATE_COMPILER, ...flags],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    return childOf(child);
  } catch (cause) {
    // Node reports some refusals at once and others later.
    const gone = refusedStart(cause);
    return {
      isAlive: () => false,
      isAsked: () => false,
      send: () => undefined,
      ask: () => Promise.reject(gone),
      release: () => undefined,
    };
  }
}

/** A question that waits for its answer. */
interface OpenQuestion<Answer> {
  readonly stepDone: () => void;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: unknown) => void;
  readonly silenceMs: number;
}

function childOf<Asked, Answer>(child: ChildProcess): Child<Asked, Answer> {
  const open = new Map<number, OpenQuestion<Answer>>();
  let last = NO_QUESTION;
  let hasSpoken = false;
  let gone: ChildGone | undefined;
  let silence: NodeJS.Timeout | undefined;
  const lose = (why: ChildGone): void => {
    gone ??= why;
    clearTimeout(silence);
    for (const question of open.values()) question.reject(gone);
    open.clear();
  };
  // Whatever it says shows that it is alive, and all who wait go on waiting.
  const wait = (): void => {
    clearTimeout(silence);
    if (open.size === 0) return;
    const silenceMs = Math.max(...Array.from(open.values(), (question) => question.silenceMs));
    silence = setTimeout(() => {
      const seconds = String(Math.round(silenceMs / 1000));
      lose(new ChildGone(`gave no answer within ${seconds} s`, !hasSpoken, "silent", seconds));
      child.kill("SIGKILL");
    }, silenceMs);
  };
  child.on("message", (reply: Reply<Answer>) => {
    hasSpoken = true;
    const question = open.get(reply.number);
    if (question !== undefined && settle(question, reply)) open.delete(reply.number);
    wait();
  });
  child.on("error", (cause) => {
    // This event also reports a message that could not be sent to a process that runs.
    if (child.pid === undefined) lose(refusedStart(cause));
  });
  child.on("exit", (code, signal) => {
    const by = String(signal ?? code ?? "nothing");
    lose(new ChildGone(`ended with ${by}`, !hasSpoken, "ended", by));
  });
  // A child that died meanwhile is noticed by its end, not by the error of this call.
  const post = (question: Question<Asked>): void => {
    if (child.connected) child.send(question, () => undefined);
  };
  return {
    isAlive: () => gone === undefined && child.connected,
    isAsked: () => open.size > 0,
    send: (asked) => post({ number: NO_QUESTION, asked }),
    ask: async (asked, silenceMs, stepDone = () => undefined) => {
      if (gone !== undefined) throw gone;
      return new Promise((resolve, reject) => {
        last += 1;
        open.set(last, { silenceMs, stepDone, resolve, reject });
        wait();
        post({ number: last, asked });
      });
    },
    release: () => {
      clearTimeout(silence);
      if (child.connected) child.disconnect();
      child.unref();
    },
  };
}

/** Hands a reply on to the one who asked; gives whether the question is done with. */
function settle<Answer>(question: OpenQuestion<Answer>, reply: Reply<Answer>): boolean {
  switch (reply.kind) {
    case "step-done":
      try {
        question.stepDone();
        return false;
      } catch (cause) {
        question.reject(cause);
        return true;
      }
    case "answered":
      question.resolve(reply.answer);
      return true;
    case "failed":
      question.reject(thrownFor(reply.failure));
      return true;
  }
}

function refusedStart(cause: unknown): ChildGone {
  const message = cause instanceof Error ? cause.message : String(cause);
  const detail = systemCodeOf(cause) ?? message;
  return new ChildGone(`could not be started: ${message}`, true, "refused", detail);
}
