import type { Argv } from "yargs";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import type { CommonArguments } from "./common-arguments.ts";
import { type TextName, textOf } from "./texts.ts";

/** Options of `worker`, by the names that are typed. */
export interface WorkerOptionTypes extends CommonArguments {
  queue: string;
  store: string;
  endpoint: string | undefined;
  jobs: string | undefined;
  lock: string;
  metrics: string | undefined;
}

/** Adds what `worker` takes. */
export function addWorkerOptions(
  options: Argv<CommonArguments>,
  language: MessageLanguage,
): Argv<WorkerOptionTypes> {
  const needed = (name: TextName) =>
    ({
      type: "string",
      demandOption: true,
      requiresArg: true,
      describe: textOf(name, language),
    }) as const;
  return options
    .option("queue", needed("workerQueue"))
    .option("store", needed("workerStore"))
    .option("endpoint", {
      type: "string",
      requiresArg: true,
      describe: textOf("endpoint", language),
    })
    .option("jobs", { type: "string", describe: textOf("workerJobs", language) })
    .option("lock", { type: "string", default: "60", describe: textOf("workerLock", language) })
    .option("metrics", {
      type: "string",
      requiresArg: true,
      describe: textOf("metrics", language),
    });
}
