import type { JobResult } from "../../job/job-result.ts";
import { merge } from "../../job/merge.ts";
import type { ReaderSource } from "../../proof/readers.ts";
import type { MergeArguments } from "../command-options.ts";
import { elsewhereOf } from "../elsewhere-of.ts";
import { EXIT } from "../exit-code.ts";
import { mergeOptionsOf } from "../merge-options-of.ts";
import { type Interrupt, onInterrupt } from "../on-interrupt.ts";
import { sayDiagnostics, sayJson, sayStrict } from "../output.ts";
import { progressBar } from "../progress-bar.ts";
import { newFindings } from "../said-before.ts";
import { saySummary } from "../say-summary.ts";

/** `shokan merge`: the main job. */
export async function runMerge(
  args: MergeArguments,
  readers: ReaderSource | undefined,
): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const options = mergeOptionsOf(args);
  if (!options.ok) {
    sayDiagnostics(options.errors, output);
    return EXIT.wrongUsage;
  }
  const bar = progressBar(output);
  let result: JobResult;
  let opened: Awaited<ReturnType<typeof elsewhereOf>> | undefined;
  let interrupt: Interrupt | undefined;
  try {
    opened = await elsewhereOf(args, output, bar);
    const { elsewhere } = opened;
    interrupt = onInterrupt(output);
    const { breakable, signal } = interrupt;
    const request = { ...options.value, readers, elsewhere, breakable };
    result = await merge(request, bar.listener, signal);
  } finally {
    bar.end();
    opened?.close();
    interrupt?.off();
  }
  sayDiagnostics(args.json ? result.diagnostics : newFindings(result), output);
  sayStrict(result.diagnostics, args.strict, output);
  const exit = EXIT[result.kind];
  if (args.json) sayJson({ kind: "result", exit, summary: result.summary });
  else saySummary(result, output);
  return exit;
}
