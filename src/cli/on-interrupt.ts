import { exit } from "node:process";
import { EXIT } from "./exit-code.ts";
import { type OutputOptions, sayAside } from "./output.ts";

/**
 * A signal that Ctrl-C and SIGTERM raise, so that a run can end between two letters. Asked a second time, the process
 * ends at once: what it has written so far stands, and the next start goes on from there.
 */
export function onInterrupt({ language }: OutputOptions): {
  readonly signal: AbortSignal;
  readonly off: () => void;
} {
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
  process.on("SIGINT", abort);
  process.on("SIGTERM", abort);
  return {
    signal: controller.signal,
    off: () => {
      process.off("SIGINT", abort);
      process.off("SIGTERM", abort);
    },
  };
}
