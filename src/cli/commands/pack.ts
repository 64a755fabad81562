import { grouped } from "../../base/grouped.ts";
import { pack } from "../../followup/pack.ts";
import type { PackOptionTypes } from "../archive-options.ts";
import { calledAs } from "../called-as.ts";
import { EXIT } from "../exit-code.ts";
import { say, sayDiagnostics, sayJson } from "../output.ts";
import { progressBar } from "../progress-bar.ts";

/** `shokan pack`: a run, with all that it was made from, becomes an archive. */
export async function runPack(args: PackOptionTypes): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const bar = progressBar(output);
  const request = {
    run: args.run,
    archive: args.archive,
    kept: args.letters,
    template: args.template,
    recipients: args.recipients ?? [],
    characters: args.characters,
  };
  const result = await pack(request, bar.listener).finally(bar.end);
  sayDiagnostics(result.diagnostics, output);
  const { kind, archive, letters, files, bytes } = result;
  const exit = EXIT[kind];
  if (args.json) sayJson({ kind: "result", exit, archive, letters, files, bytes });
  else if (kind === "done") {
    const ja = args.lang === "ja";
    const megabytes = (bytes / 1e6).toFixed(1);
    say(
      ja
        ? `${grouped(letters)}通を作り直すのに必要なもの全部を、保存箱 ${archive} に入れました（${grouped(files)}ファイル、${megabytes} MB）`
        : `packed all that is needed to recreate ${grouped(letters)} letters into ${archive} (${grouped(files)} files, ${megabytes} MB)`,
      output,
    );
    const next = `${calledAs()} recreate ${archive} --out ${ja ? "再現" : "recreated"}`;
    say(
      ja
        ? `次のコマンドで、作り直せることを確かめてください: ${next}`
        : `see that it can be done: ${next}`,
      output,
    );
  }
  return exit;
}
