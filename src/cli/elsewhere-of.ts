import { type Diagnostic, error } from "../base/diagnostic.ts";
import { openBroker } from "../cluster/broker.ts";
import { endpointProblems, openStore } from "../cluster/open-store.ts";
import { writeElsewhere } from "../cluster/write-elsewhere.ts";
import type { WritesElsewhere } from "../job/merge.ts";
import { PRINT_RUN } from "../model/output-format.ts";
import { environment, projectAt } from "../outside/project.ts";
import type { MergeArguments } from "./command-options.ts";
import { type OutputOptions, sayDiagnostics } from "./output.ts";
import type { ProgressBar } from "./progress-bar.ts";
import { runMetrics } from "./run-metrics.ts";
import { wholeNumber } from "./whole-number.ts";

/** What letters are had by from other machines, and what is to be closed when they are there. */
interface OpenElsewhere {
  readonly elsewhere: WritesElsewhere | undefined;
  readonly close: () => void;
}

/** Who writes the letters where `--queue` is given; nobody else for this machine. Errors: as `openBroker`, `openStore` and `serveMetrics`. */
export async function elsewhereOf(
  { queue, store, endpoint, wait, metrics }: MergeArguments,
  output: OutputOptions,
  bar: ProgressBar,
): Promise<OpenElsewhere> {
  if (queue === undefined || store === undefined) {
    return { elsewhere: undefined, close: () => undefined };
  }
  const notice = (diagnostic: Diagnostic): void => sayDiagnostics([diagnostic], output);
  const broker = await openBroker(queue);
  const opened = await openStore({ store, endpoint }, projectAt(), environment(), notice);
  const looking = metrics === undefined ? undefined : await runMetrics(numberIn(metrics), bar.seen);
  const elsewhere = writeElsewhere({
    address: queue,
    broker,
    store: opened,
    notice,
    waitMs: numberIn(wait) * 60_000,
    elapsed: () => performance.now(),
    seen: bar.crew,
  });
  return { elsewhere, close: () => looking?.close() };
}

/** Of what was found to be a number before. */
function numberIn(typed: string): number {
  return Number(typed.normalize("NFKC"));
}

/** What cannot be meant where other machines are to write the letters. Errors: `option/missing-option`, `option/print-run-alone`, `cluster/not-with`, `cluster/endpoint-without-bucket`, those of numbers. */
export function elsewhereProblems({
  queue,
  store,
  endpoint,
  metrics,
  wait,
  pdfEngine,
  format,
}: MergeArguments): readonly Diagnostic[] {
  const missing = (name: string): Diagnostic =>
    error("option/missing-option", { kind: "option", name }, { name });
  const isForStore = [store, endpoint, metrics].some((one) => one !== undefined);
  if (queue === undefined) return isForStore ? [missing("--queue")] : [];
  const name = "--pdf-engine";
  const numbers = [
    wholeNumber("--wait", wait, 1),
    ...(metrics === undefined ? [] : [wholeNumber("--metrics", metrics, 1)]),
  ];
  const isAlone = [format].flat().join(",").trim() === PRINT_RUN;
  const at = { kind: "option", name: "--queue" } as const;
  return [
    ...(isAlone ? [error("option/print-run-alone", at, { name: "--queue" })] : []),
    ...(store === undefined ? [missing("--store")] : []),
    ...endpointProblems({ store, endpoint }),
    ...(pdfEngine === undefined
      ? []
      : [error("cluster/not-with", { kind: "option", name }, { name })]),
    ...numbers.flatMap((one) => (one.ok ? [] : one.errors)),
  ];
}
