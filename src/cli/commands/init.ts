import { init } from "../../ask/init.ts";
import type { Beginning } from "../../ask/init-word.ts";
import { calledAs } from "../called-as.ts";
import type { CommonArguments } from "../common-arguments.ts";
import { EXIT } from "../exit-code.ts";
import { type OutputOptions, say, sayDiagnostics, sayJson } from "../output.ts";

/** `shokan init`: something to start from; of a Word file, what it needs beside it. */
export async function runInit(args: CommonArguments & { readonly name: string }): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const made = await init(args.name);
  if (!made.ok) {
    sayDiagnostics(made.errors, output);
    return EXIT.refused;
  }
  const { template, recipients, word } = made.value;
  if (word !== undefined) {
    if (args.json) sayJson({ kind: "result", exit: EXIT.done, template, recipients, ...word });
    else sayWord(made.value, word, output);
    return EXIT.done;
  }
  const next = `${calledAs()} merge ${template} --recipients ${recipients}`;
  if (args.json) sayJson({ kind: "result", exit: EXIT.done, template, recipients });
  else if (args.lang === "ja") {
    say(`ひな形　${template}`, output);
    say(`宛名簿　${recipients}`, output);
    say("を作りました。書き換えてから、次のコマンドで書簡を作ります", output);
    say(`  ${next}`, output);
  } else {
    say(`made ${template} and ${recipients}; edit them, then`, output);
    say(`  ${next}`, output);
  }
  return EXIT.done;
}

/** What was made for a clerk's Word file, and what comes next. */
function sayWord(
  { template, recipients }: Beginning,
  { columns, settings }: NonNullable<Beginning["word"]>,
  output: OutputOptions,
): void {
  const ja = output.language === "ja";
  const next = `${calledAs()} check ${template} --recipients ${recipients}`;
  if (ja) {
    say(`宛名簿　${recipients}（列は ${columns.join("、")}）`, output);
    if (settings !== undefined) say(`設定　　${settings}`, output);
    say(`を作りました。${template} はそのままです`, output);
    if (settings !== undefined) say(`${settings} の説明を読み、書き換えてください`, output);
    say(
      "宛名簿に宛先を書き入れてから（見本の行は消してください）、次のコマンドで確かめます",
      output,
    );
  } else {
    say(`made ${recipients} with the columns ${columns.join(", ")}`, output);
    if (settings !== undefined) say(`made ${settings}: read what it says, and complete it`, output);
    say(`${template} is as it was; write the addressees in place of the samples, then`, output);
  }
  say(`  ${next}`, output);
}
