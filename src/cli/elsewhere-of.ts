import { type Diagnostic, error } from "../base/diagnostic.ts";
import { openBroker } from "../cluster/broker.ts";
import { openStore } from "../cluster/open-store.ts";
import { writeElsewhere } from "../cluster/write-elsewhere.ts";
import type { WritesElsewhere } from "../job/merge.ts";
import { environment, projectAt } from "../outside/project.ts";
import type { MergeArguments } from "./command-options.ts";
import { type OutputOptions, sayDiagnostics } from "./output.ts";

/** Who writes the letters where `--queue` is given; undefined for this machine. Errors: as `openBroker` and `openStore`. */
export async function elsewhereOf(
  { queue, store, endpoint }: MergeArguments,
  output: OutputOptions,
): Promise<WritesElsewhere | undefined> {
  if (queue === undefined || store === undefined) return undefined;
  const broker = await openBroker(queue);
  const opened = await openStore({ store, endpoint }, projectAt(), environment());
  return writeElsewhere({
    address: queue,
    broker,
    store: opened,
    notice: (diagnostic) => sayDiagnostics([diagnostic], output),
  });
}

/** What cannot be meant where other machines are to write the letters. Errors: `option/missing-option`, `cluster/not-with`. */
export function elsewhereProblems({
  queue,
  store,
  endpoint,
  pdfEngine,
}: MergeArguments): readonly Diagnostic[] {
  const missing = (name: string): Diagnostic =>
    error("option/missing-option", { kind: "option", name }, { name });
  const isForStore = store !== undefined || endpoint !== undefined;
  if (queue === undefined) return isForStore ? [missing("--queue")] : [];
  const name = "--pdf-engine";
  return [
    ...(store === undefined ? [missing("--store")] : []),
    ...(pdfEngine === undefined
      ? []
      : [error("cluster/not-with", { kind: "option", name }, { name })]),
  ];
}
