import { check } from "../../job/check.ts";
import { EXIT, type ExitCode } from "../../job/exit-code.ts";
import type { MergeArguments } from "../command-options.ts";
import { mergeOptionsOf } from "../merge-options-of.ts";
import { onInterrupt } from "../on-interrupt.ts";
import { say, sayDiagnostics, sayJson } from "../output.ts";
import { progressBar } from "../progress-bar.ts";

/** `shokan check`: what `merge` would refuse or warn of. */
export async function runCheck(args: MergeArguments): Promise<ExitCode> {
  const output = { language: args.lang, json: args.json };
  const options = mergeOptionsOf(args);
  if (!options.ok) {
    sayDiagnostics(options.errors, output);
    return EXIT.wrongUsage;
  }
  const bar = progressBar(output);
  const interrupt = onInterrupt(output);
  const result = await check(options.value, bar.listener, interrupt.signal).finally(() => {
    bar.end();
    interrupt.off();
  });
  sayDiagnostics(result.diagnostics, output);
  const letters = result.prepared?.tasks.length ?? 0;
  if (args.json) sayJson({ kind: "result", exit: result.exit, letters });
  else if (result.exit === EXIT.done) {
    say(
      args.lang === "ja"
        ? `${letters} 通すべて差し込めます（何も書いていません）`
        : `all ${letters} letters can be made; nothing was written`,
      output,
    );
  }
  return result.exit;
}
