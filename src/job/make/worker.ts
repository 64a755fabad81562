import { exit } from "node:process";
import { FontsChanged } from "../outside/fonts-changed.ts";
import { failureOf } from "../process/child-failure.ts";
import { tellRun } from "../process/tell-run.ts";
import { makePrintRun } from "./make-print-run.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

// A child process that makes letters for the coordinator. It ends when the coordinator does; a signal from
// the terminal reaches the whole group, and only the coordinator decides what it means.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
process.on("disconnect", () => exit(0));

let workshop: Workshop | undefined;

process.on("message", (message: ToWorker) => {
  answer(message).then(
    (reply) => {
      if (reply !== undefined) tell(reply);
    },
    (cause: unknown) =>
      tell(cause instanceof FontsChanged ? { kind: "fonts-changed" } : failureOf(cause)),
  );
});

async function answer(message: ToWorker): Promise<FromWorker | undefined> {
  switch (message.kind) {
    case "setup":
      workshop = await openWorkshop(message.setup);
      return { kind: "ready" };
    case "check":
      return { kind: "checked", letters: opened().check(message.tasks) };
    case "write":
      return {
        kind: "written",
        letters: await opened().write(message.tasks, () => tell({ kind: "letter-done" })),
      };
    case "print-run": {
      const done = (): void => tell({ kind: "letter-done" });
      const result = await makePrintRun(opened(), message.tasks, message.path, done);
      return { kind: "print-run-written", result };
    }
    case "stop":
      workshop?.stop();
      return undefined;
  }
}

function opened(): Workshop {
  if (workshop === undefined) throw new Error("asked for letters before the setup");
  return workshop;
}

function tell(reply: FromWorker): void {
  tellRun(reply);
}
