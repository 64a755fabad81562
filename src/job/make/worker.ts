import { serveRun } from "../../process/serve-run.ts";
import { makePrintRun } from "./make-print-run.ts";
import { makeVolume } from "./make-volume.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

// A child process that makes a run's letters.

let workshop: Workshop | undefined;

serveRun(async (message: ToWorker, letterDone): Promise<FromWorker> => {
  switch (message.kind) {
    case "setup":
      workshop = await openWorkshop(message.setup);
      return { kind: "ready" };
    case "check":
      return { kind: "checked", letters: opened().check(message.tasks) };
    case "write":
      return { kind: "written", letters: await opened().write(message.tasks, letterDone) };
    case "print-run": {
      const result = await makePrintRun(opened(), message.tasks, message.place, letterDone);
      return { kind: "print-run-written", result };
    }
    case "volume": {
      const { tasks, path } = message;
      return { kind: "written", letters: await makeVolume(opened(), tasks, path, letterDone) };
    }
    case "stop":
      workshop?.stop();
      return { kind: "stopping" };
  }
});

function opened(): Workshop {
  if (workshop === undefined) throw new Error("asked for letters before the setup");
  return workshop;
}
