import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { LEAN_HEAP } from "./lean-heap.ts";

/** A process of ours is gone before it answered: it could not be started, it died, or it was silent for too long. */
export class ChildGone extends Error {
  override readonly name = "ChildGone";
  /** Whether it never said anything: it was not started, or died of its start and not of what it was asked. */
  readonly neverRan: boolean;

  constructor(message: string, neverRan: boolean) {
    super(message);
    this.neverRan = neverRan;
  }
}

/** One of our processes. Whatever becomes of it, who asks is answered. */
export interface Child<Said> {
  /** Whether it can still be asked; one that ended may look connected for a moment. */
  readonly isAlive: () => boolean;
  /** Tells it something that it does not answer. */
  readonly tell: (message: object) => void;
  /**
   * Asks it. `take` is given whatever it says from then on, until it makes an answer of it.
   *
   * Units: `silenceMs` is how long it may say nothing at all before it is taken for hung, and killed.
   * Errors: rejects with `ChildGone`, or with what `take` throws.
   */
  readonly ask: <Answer>(
    message: object,
    silenceMs: number,
    take: (said: Said) => Answer | undefined,
  ) => Promise<Answer>;
  /** Releases it: it ends by itself once nobody speaks to it, and nobody waits for that. */
  readonly letGo: () => void;
}

/**
 * Starts one of our processes. It has a heap of its own with a limit, and what kills it does not kill the run.
 *
 * Shape: `script` is a compiled module, named relative to the one that asks for it: the bundle has them all in one folder;
 * `flags` are further ones of V8. Units: MiB.
 * Errors: never throws; a process that could not be started is reported to the one who asks it.
 */
export function startChild<Said>(
  script: URL,
  heapMib: number,
  flags: readonly string[] = [],
): Child<Said> {
  try {
    const child = fork(fileURLToPath(script), [], {
      serialization: "advanced",
      execArgv: [`--max-old-space-size=${heapMib}`, LEAN_HEAP, ...flags],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    return childOf(child);
  } catch (cause) {
    // Node reports some refusals at once and others later.
    const gone = new ChildGone(reasonOf(cause), true);
    return {
      isAlive: () => false,
      tell: () => undefined,
      ask: () => Promise.reject(gone),
      letGo: () => undefined,
    };
  }
}

/** A question that waits for its answer. */
interface Question<Said> {
  /** Tells whether it is answered. */
  readonly hear: (said: Said) => boolean;
  readonly fail: (gone: ChildGone) => void;
  readonly silenceMs: number;
}

function childOf<Said>(child: ChildProcess): Child<Said> {
  const open = new Set<Question<Said>>();
  let hasSpoken = false;
  let gone: ChildGone | undefined;
  let silence: NodeJS.Timeout | undefined;
  const lose = (why: string): void => {
    gone ??= new ChildGone(why, !hasSpoken);
    clearTimeout(silence);
    for (const question of open) question.fail(gone);
    open.clear();
  };
  // Whatever it says shows that it is alive, and all who wait go on waiting.
  const wait = (): void => {
    clearTimeout(silence);
    if (open.size === 0) return;
    const silenceMs = Math.max(...[...open].map((question) => question.silenceMs));
    silence = setTimeout(() => {
      lose(`gave no answer within ${Math.round(silenceMs / 1000)} s`);
      child.kill("SIGKILL");
    }, silenceMs);
  };
  child.on("message", (said: Said) => {
    hasSpoken = true;
    for (const question of open) if (question.hear(said)) open.delete(question);
    wait();
  });
  child.on("error", (cause) => {
    // This event also reports a message that could not be sent to a process that runs.
    if (child.pid === undefined) lose(reasonOf(cause));
  });
  child.on("exit", (code, signal) => lose(`ended with ${signal ?? code ?? "nothing"}`));
  // A child that died meanwhile is noticed by its end, not by the error of this call.
  const tell = (message: object): void => {
    if (child.connected) child.send(message, () => undefined);
  };
  return {
    isAlive: () => gone === undefined && child.connected,
    tell,
    ask: async (message, silenceMs, take) => {
      if (gone !== undefined) throw gone;
      return new Promise((resolve, reject) => {
        open.add({ silenceMs, fail: reject, hear: (said) => settle(said, take, resolve, reject) });
        wait();
        tell(message);
      });
    },
    letGo: () => {
      clearTimeout(silence);
      if (child.connected) child.disconnect();
      child.unref();
    },
  };
}

/** Answers a question if what was said is its answer; tells whether it is. */
function settle<Said, Answer>(
  said: Said,
  take: (said: Said) => Answer | undefined,
  resolve: (answer: Answer) => void,
  reject: (cause: unknown) => void,
): boolean {
  try {
    const answer = take(said);
    if (answer === undefined) return false;
    resolve(answer);
  } catch (cause) {
    reject(cause);
  }
  return true;
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return `could not be started: ${message}`;
}
