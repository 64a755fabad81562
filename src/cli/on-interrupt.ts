import { stderr } from "node:process";
import type { OutputOptions } from "./output.ts";

/** A signal that Ctrl-C and SIGTERM raise, so that a run can end between two letters. */
export function onInterrupt({ language }: OutputOptions): {
  readonly signal: AbortSignal;
  readonly off: () => void;
} {
  const controller = new AbortController();
  const abort = (): void => {
    if (controller.signal.aborted) return;
    stderr.write(
      language === "ja"
        ? "\n今の書簡を書き終えてから止めます…\n"
        : "\nstopping after the current letter …\n",
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
