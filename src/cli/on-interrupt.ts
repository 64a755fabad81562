import { exit } from "node:process";
import { runInNewContext } from "node:vm";
import type { BreakableStep } from "../job/checked-run.ts";
import { EXIT } from "./exit-code.ts";
import { type OutputOptions, sayAside } from "./output.ts";

/** What Ctrl-C and SIGTERM mean while a command goes on. */
export interface Interrupt {
  /** Raised when the run is to end between two letters. */
  readonly signal: AbortSignal;
  /**
   * Reading and guarding lists goes on for as long as they are and hears nobody; nothing is written yet, and Ctrl-C breaks
   * it off, which is reported.
   */
  readonly breakable: BreakableStep;
  readonly off: () => void;
}

/**
 * Makes Ctrl-C and SIGTERM end a run between two letters. Asked a second time, the process ends at once: what it has written
 * so far is kept, and the next start goes on from there. A SIGTERM that comes while lists are read ends the process as the
 * system does by itself.
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
  const on = (): void => {
    process.on("SIGINT", abort);
    process.on("SIGTERM", abort);
  };
  on();
  return {
    signal: controller.signal,
    breakable: (step) => {
      if (controller.signal.aborted) return undefined;
      off();
      try {
        return brokenAtInterrupt(step);
      } catch (cause) {
        // The error is of the script's own world, in which `Error` is another class.
        if (Object(cause).code !== INTERRUPTED) throw cause;
        sayAside(
          language === "ja"
            ? "宛名簿を調べている途中で止めました（ファイルは作成していません）"
            : "stopped while the recipient lists were being checked; nothing was written",
        );
        controller.abort();
        return undefined;
      } finally {
        on();
      }
    },
    off,
  };
}

/** Calls a function, and breaks it off at Ctrl-C: Node can do so only for what a script of its own calls. */
function brokenAtInterrupt<Value>(step: () => Value): Value {
  const given: { value?: Value } = {};
  const start = (): void => {
    given.value = step();
  };
  runInNewContext("start()", { start }, { breakOnSigint: true });
  return given.value as Value;
}

/** Node's code for a script that Ctrl-C has broken off. */
const INTERRUPTED = "ERR_SCRIPT_EXECUTION_INTERRUPTED";
