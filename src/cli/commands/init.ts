import { init } from "../../job/ask/init.ts";
import { calledAs } from "../called-as.ts";
import type { CommonArguments } from "../command-options.ts";
import { EXIT } from "../exit-code.ts";
import { say, sayDiagnostics, sayJson } from "../output.ts";

/** `shokan init`: something to start from. */
export async function runInit(args: CommonArguments & { readonly name: string }): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const made = await init(args.name);
  if (!made.ok) {
    sayDiagnostics(made.errors, output);
    return EXIT.refused;
  }
  const { template, recipients } = made.value;
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
