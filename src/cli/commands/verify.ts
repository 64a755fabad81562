import { verifyRun } from "../../job/verify-run.ts";
import type { CommonArguments } from "../common-arguments.ts";
import { EXIT } from "../exit-code.ts";
import { say, sayDiagnostics, sayJson } from "../output.ts";
import { progressBar } from "../progress-bar.ts";

/** `shokan verify`: everything that a run wrote is there, unchanged, and says what it should. */
export async function runVerify(
  args: CommonArguments & { readonly folder: string },
): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const bar = progressBar(output);
  const result = await verifyRun(args.folder, bar.listener).finally(bar.end);
  sayDiagnostics(result.problems, output);
  const { kind, letters, files } = result;
  const exit = EXIT[kind];
  if (args.json) sayJson({ kind: "result", exit, letters, files });
  else if (kind === "done") {
    say(
      args.lang === "ja"
        ? `${letters}通${files}ファイルすべて、作成したときのままで、原稿と一致します`
        : `all ${files} files of ${letters} letters are unchanged and say what they should`,
      output,
    );
  } else if (letters > 0 && result.problems.some(({ code }) => code !== "verify/run-unfinished")) {
    say(
      args.lang === "ja"
        ? "上のファイルは発送しないでください。それぞれの対処のとおりに作り直してください"
        : "do not send these files; remake them as each finding says",
      output,
    );
  }
  return exit;
}
