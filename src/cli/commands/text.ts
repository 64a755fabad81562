import { readTexts } from "../../ask/read-text.ts";
import type { ReaderSource } from "../../proof/readers.ts";
import type { CommonArguments } from "../common-arguments.ts";
import { EXIT } from "../exit-code.ts";
import { sayDiagnostics, sayJson, sayText } from "../output.ts";

/**
 * `shokan text`: the text of files in reading order, one paragraph per line. A file whose text is not all there gives exit
 * code 3, one that cannot be read 1.
 */
export async function runText(
  args: CommonArguments & { readonly files: readonly string[] },
  readers: ReaderSource | undefined,
): Promise<number> {
  const output = { language: args.lang, json: args.json };
  let exit: number = EXIT.done;
  for (const { path, text, problems } of await readTexts(args.files, undefined, readers)) {
    sayDiagnostics(problems, output);
    const isWhole = problems.every(({ severity }) => severity === "warning");
    if (text === undefined) exit = EXIT.refused;
    else if (!isWhole && exit === EXIT.done) exit = EXIT.differs;
    if (text === undefined) continue;
    if (args.json) sayJson({ kind: "text", path, ...text });
    else for (const paragraph of text.paragraphs) sayText(paragraph, output);
  }
  return exit;
}
