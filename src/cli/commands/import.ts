import { type ImportedTemplate, importLetter } from "../../job/ask/import-letter.ts";
import type { ImportOptionTypes } from "../command-options.ts";
import { EXIT } from "../exit-code.ts";
import { type OutputOptions, say, sayDiagnostics, sayJson } from "../output.ts";

/** `shokan import`: a letter in Word or in plain text becomes a template. */
export async function runImport(args: ImportOptionTypes): Promise<number> {
  const output: OutputOptions = { language: args.lang, json: args.json };
  const accept = args.accept === undefined ? [] : [args.accept];
  const made = await importLetter({ file: args.letter, out: args.out, accept });
  if (!made.ok) {
    sayDiagnostics(made.errors, output);
    if (args.json) sayJson({ kind: "result", exit: EXIT.refused });
    return EXIT.refused;
  }
  sayDiagnostics(made.warnings, output);
  const { path, guesses, row, paragraphCount } = made.value;
  if (args.json) {
    const columns = Object.fromEntries(row);
    sayJson({ kind: "result", exit: EXIT.done, template: path, guesses, row: columns });
    return EXIT.done;
  }
  say(args.lang === "ja" ? `ひな形　${path} を作りました` : `made ${path}`, output);
  sayGuesses(guesses, output);
  const columns = [...row.keys()].join(args.lang === "ja" ? "、" : ", ");
  const next = `npm run shokan -- check ${path} --recipients `;
  if (args.lang === "ja") {
    say(
      `本文${paragraphCount}段落が、元の手紙の文と一致しました。宛名簿に要る列は ${columns} です`,
      output,
    );
    say(`次のコマンドで確かめられます: ${next}宛名簿.csv`, output);
  } else {
    say(
      `all ${paragraphCount} paragraphs are those of the letter; the list needs ${columns}`,
      output,
    );
    say(`check it with: ${next}list.csv`, output);
  }
  return EXIT.done;
}

/** What a person confirms, in the order of the letter. */
function sayGuesses(guesses: ImportedTemplate["guesses"], output: OutputOptions): void {
  if (guesses.length === 0) return;
  const ja = output.language === "ja";
  say(
    ja
      ? "推測したところです。違っていたら、ひな形を直してください"
      : "guessed; mend the template where it is wrong",
    output,
  );
  for (const guess of guesses) {
    const place = ja ? `  ${guess.paragraph}段落目　` : `  paragraph ${guess.paragraph}: `;
    if (guess.kind === "tag") say(`${place}「${guess.was}」→ ${guess.now}`, output);
    else say(`${place}「${guess.text}」${ja ? `は ${guess.name}` : ` is ${guess.role}`}`, output);
  }
}
