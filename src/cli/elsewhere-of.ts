import { type Diagnostic, error } from "../base/diagnostic.ts";
import { openBroker } from "../cluster/broker.ts";
import { folderStore } from "../cluster/store-folder.ts";
import { writeElsewhere } from "../cluster/write-elsewhere.ts";
import type { WritesElsewhere } from "../job/merge.ts";
import { inProject, projectAt } from "../outside/project.ts";
import type { MergeArguments } from "./command-options.ts";
import { type OutputOptions, sayDiagnostics } from "./output.ts";

/** Who writes the letters where `--queue` is given; undefined for this machine. Errors: as `openBroker`. */
export async function elsewhereOf(
  { queue, store }: MergeArguments,
  output: OutputOptions,
): Promise<WritesElsewhere | undefined> {
  if (queue === undefined || store === undefined) return undefined;
  const broker = await openBroker(queue);
  return writeElsewhere({
    address: queue,
    broker,
    store: folderStore(inProject(projectAt(), store)),
    notice: (diagnostic) => sayDiagnostics([diagnostic], output),
  });
}

/** What cannot be meant where other machines are to write the letters. Errors: `option/missing-option`, `cluster/not-with`. */
export function elsewhereProblems({
  queue,
  store,
  pdfEngine,
}: MergeArguments): readonly Diagnostic[] {
  const missing = (name: string): Diagnostic =>
    error("option/missing-option", { kind: "option", name }, { name });
  if (queue === undefined) return store === undefined ? [] : [missing("--queue")];
  const name = "--pdf-engine";
  return [
    ...(store === undefined ? [missing("--store")] : []),
    ...(pdfEngine === undefined
      ? []
      : [error("cluster/not-with", { kind: "option", name }, { name })]),
  ];
}
