import { writeReport } from "../../ask/findings-report.ts";
import { refusedReport } from "../../ask/output-place.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { grouped } from "../../base/grouped.ts";
import { type CheckResult, check } from "../../job/check.ts";
import type { MergeRequest } from "../../job/plan/merge-options.ts";
import { outputFailed } from "../../job/refusal.ts";
import { accountLines } from "../../model/account-text.ts";
import { OutputFailure } from "../../outside/output-failure.ts";
import { projectAt } from "../../outside/project.ts";
import { watchInputs } from "../../outside/watch-inputs.ts";
import type { CheckArguments } from "../command-options.ts";
import { EXIT } from "../exit-code.ts";
import { mergeOptionsOf } from "../merge-options-of.ts";
import { type Interrupt, onInterrupt } from "../on-interrupt.ts";
import { type OutputOptions, say, sayDiagnostics, sayJson, sayStrict } from "../output.ts";
import { progressBar } from "../progress-bar.ts";

/** `shokan check`: what `merge` would refuse or warn of; with `--watch` after every save. */
export async function runCheck(args: CheckArguments): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const options = mergeOptionsOf(args);
  if (!options.ok) {
    sayDiagnostics(options.errors, output);
    return EXIT.wrongUsage;
  }
  const refusal = args.report === undefined ? undefined : refusedReport(args.report, options.value);
  if (refusal !== undefined) {
    sayDiagnostics([refusal], output);
    return EXIT.wrongUsage;
  }
  const interrupt = onInterrupt(output);
  const checked = args.watch ? inOneProcess(options.value) : options.value;
  const once = (): Promise<number> => checkOnce(checked, output, args.report, interrupt);
  try {
    const first = await once();
    if (!args.watch || interrupt.signal.aborted) return first;
    say(
      args.lang === "ja"
        ? "ファイルが保存されるのを待っています（Ctrl-C で終わり）"
        : "waiting for a save",
      output,
    );
    const again = async (): Promise<void> => {
      await once();
    };
    await watchInputs(args.template, args.recipients, again, interrupt.signal);
    return EXIT.done;
  } finally {
    interrupt.off();
  }
}

/** A process that has checked before does it again faster than new ones could be started. */
function inOneProcess(options: MergeRequest): MergeRequest {
  return { ...options, jobs: options.jobs ?? 0 };
}

async function checkOnce(
  options: MergeRequest,
  output: OutputOptions,
  report: string | undefined,
  interrupt: Interrupt,
): Promise<number> {
  const bar = progressBar(output);
  const { breakable, signal } = interrupt;
  const result = await check({ ...options, breakable }, bar.listener, signal).finally(bar.end);
  sayDiagnostics(result.diagnostics, output);
  sayStrict(result.diagnostics, options.strict === true, output);
  // What was broken off has nothing that could take an earlier report's place.
  const isReported = report !== undefined && result.kind !== "interrupted";
  const unwritten = isReported ? await reported(report, result, options, output) : undefined;
  if (unwritten !== undefined) sayDiagnostics([unwritten], output);
  const isLost = unwritten !== undefined && unwritten.code !== "job/report-not-written";
  const exit = isLost ? EXIT["output-failed"] : EXIT[result.kind];
  sayResult(result, exit, output);
  return exit;
}

function sayResult({ prepared }: CheckResult, exit: number, output: OutputOptions): void {
  const letters = prepared?.tasks.length ?? 0;
  const account = prepared?.account;
  if (output.json) sayJson({ kind: "result", exit, letters, account });
  else {
    const done =
      output.language === "ja"
        ? `${grouped(letters)}通を作成できます（ファイルは作成していません）`
        : `all ${grouped(letters)} letters can be made; nothing was written`;
    const lines = account === undefined ? [] : accountLines(account, output.language);
    for (const line of exit === EXIT.done ? [...lines, done] : lines) say(line, output);
  }
}

/** Writes the findings; gives why they could not be. Whoever waits for the next save goes on waiting. */
async function reported(
  path: string,
  { diagnostics }: CheckResult,
  { template }: MergeRequest,
  { language }: OutputOptions,
): Promise<Diagnostic | undefined> {
  try {
    return await writeReport(path, diagnostics, { template, language });
  } catch (cause) {
    if (!(cause instanceof OutputFailure)) throw cause;
    return outputFailed(cause, path, projectAt());
  }
}
