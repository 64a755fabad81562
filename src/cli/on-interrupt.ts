import { exit } from "node:process";
import { runInNewContext } from "node:vm";
import { EXIT } from "./exit-code.ts";
import { type OutputOptions, sayAside } from "./output.ts";

/** What Ctrl-C and SIGTERM mean while a command goes on. */
export interface Interrupt {
  /** Raised when the run is to end between two letters. */
  readonly signal: AbortSignal;
  /**
   * Begins a run. What it does before it first waits, reading and guarding its lists, goes on for as long as they are
   * and hears nobody; nothing is written yet, and Ctrl-C breaks it off. Undefined if it was broken off, which is reported.
   */
  readonly begin: <T>(run: () => Promise<T>) => Promise<T> | undefined;
  readonly off: () => void;
}

/**
 * Makes Ctrl-C and SIGTERM end a run between two letters. Asked a second time, the process ends at once: what it has written
 * so far is kept, and the next start goes on from there. A SIGTERM that comes before the run first waits ends the process as
 * the system does by itself.
 */
export function onInterrupt({ language }: OutputOptions): Interrupt {
  const controller = new AbortController();
  const abort = (): void => {
    if (controller.signal.aborted) exit(EXIT.interrupted);
    sayAside("");
    sayAside(
      language === "ja"
        ? "今の書簡を作り終えてから止めます…（もう一度押すとすぐに止めます）"
        : "stopping after the current letter … (once more to stop at once)",
    );
    controller.abort();
  };
  const off = (): void => {
    process.off("SIGINT", abort);
    process.off("SIGTERM", abort);
  };
  return {
    signal: controller.signal,
    begin: (run) => {
      off();
      const begun = untilInterrupted(run);
      if (begun === undefined) {
        sayAside(
          language === "ja"
            ? "宛名簿を調べている途中で止めました（ファイルは作成していません）"
            : "stopped while the recipient lists were being checked; nothing was written",
        );
        controller.abort();
        return undefined;
      }
      process.on("SIGINT", abort);
      process.on("SIGTERM", abort);
      return begun;
    },
    off,
  };
}

/** Calls a function, and breaks it off at Ctrl-C: Node can do so only for what a script of its own calls. */
function untilInterrupted<T>(run: () => Promise<T>): Promise<T> | undefined {
  let begun: Promise<T> | undefined;
  const start = (): void => {
    begun = run();
  };
  try {
    runInNewContext("start()", { start }, { breakOnSigint: true });
  } catch (cause) {
    // The error is of the script's own world, in which `Error` is another class.
    if (Object(cause).code === INTERRUPTED) return undefined;
    throw cause;
  }
  return begun;
}

/** Node's code for a script that Ctrl-C has broken off. */
const INTERRUPTED = "ERR_SCRIPT_EXECUTION_INTERRUPTED";
