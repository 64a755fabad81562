import { spawn } from "node:child_process";
import { execPath } from "node:process";
import { grouped } from "../../base/grouped.ts";
import { recreate } from "../../followup/recreate.ts";
import type { RecreateOptionTypes } from "../archive-options.ts";
import { EXIT } from "../exit-code.ts";
import { say, sayAside, sayDiagnostics, sayJson } from "../output.ts";
import { progressBar } from "../progress-bar.ts";

/** `shokan recreate`: the letters of an archive made anew, by the program that is in it. */
export async function runRecreate(args: RecreateOptionTypes): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const ja = args.lang === "ja";
  const bar = progressBar(output);
  const only = (args.only ?? "").split(",").filter((word) => word.trim() !== "");
  const request = { archive: args.archive, only, out: args.out };
  const result = await recreate(request, bar.listener).finally(bar.end);
  const { kind, title, letters, same, program, diagnostics } = result;
  if (program !== undefined) {
    sayAside(
      ja
        ? "この書簡を作ったのは別のバージョンなので、保存箱の中のプログラムで作り直します"
        : "another version made these letters; the program in the archive recreates them",
    );
    return runPacked(program, args);
  }
  sayDiagnostics(diagnostics, output);
  const exit = EXIT[kind];
  if (args.json) sayJson({ kind: "result", exit, title, letters, same });
  else if (kind === "done") {
    say(
      ja
        ? `「${title}」の${grouped(letters)}通を ${args.out} に作り直しました。${grouped(same)}ファイルすべてが、元の書簡と同じバイト列です`
        : `recreated ${grouped(letters)} letters in ${args.out}; all ${grouped(same)} files are byte for byte the first ones`,
      output,
    );
  }
  return exit;
}

/** Has the archive's own program do the same. */
function runPacked(program: string, args: RecreateOptionTypes): Promise<number> {
  const { archive, only, out, lang, json } = args;
  const words = ["recreate", archive, "--out", out, "--lang", lang];
  const options = [...(only === undefined ? [] : ["--only", only]), ...(json ? ["--json"] : [])];
  const child = spawn(execPath, [program, ...words, ...options], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? EXIT.ourFault));
  });
}
