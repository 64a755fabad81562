import { type ImportedTemplate, importLetter } from "../../ask/import-letter.ts";
import { calledAs } from "../called-as.ts";
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
  const { path, guesses, row } = made.value;
  if (args.json) {
    const columns = Object.fromEntries(row);
    sayJson({ kind: "result", exit: EXIT.done, template: path, guesses, row: columns });
    return EXIT.done;
  }
  say(args.lang === "ja" ? `ひな形　${path} を作りました` : `made ${path}`, output);
  sayGuesses(guesses, output);
  sayNext(made.value, output);
  return EXIT.done;
}

/** What was proved, what the list must have, and what to do next. */
function sayNext(
  { path, row, paragraphCount, isAddressed }: ImportedTemplate,
  output: OutputOptions,
): void {
  const ja = output.language === "ja";
  const columns = [...row.keys()].join(ja ? "、" : ", ");
  const next = `${calledAs()} check ${path} --recipients ${ja ? "宛名簿" : "list"}.csv`;
  const proved = ja
    ? `本文${paragraphCount}段落が、元の文書の文と一致しました`
    : `all ${paragraphCount} paragraphs are those of the letter`;
  say(proved, output);
  if (columns !== "")
    say(ja ? `宛名簿に必要な列は ${columns} です` : `the list needs ${columns}`, output);
  if (!(row.has("職名") || row.has("氏名"))) {
    const line = "［＃宛名］{{職名}}　{{敬称}}";
    const kept = ja
      ? `宛名は元の文書のままです。ほかの宛先に送るときは、［＃宛名］の行を ${line} に替えてください`
      : `the addressee is the letter's own; write ${line} in its place to send it to others`;
    const missing = ja
      ? `宛名の行が見つかりません。${line} の行を、宛名の場所に足してください`
      : `no line names the addressee; put ${line} where it belongs`;
    say(isAddressed === true ? kept : missing, output);
  }
  say(ja ? `次のコマンドで確かめられます: ${next}` : `check it with: ${next}`, output);
}

/** What a person confirms, in the order of the letter. */
function sayGuesses(guesses: ImportedTemplate["guesses"], output: OutputOptions): void {
  if (guesses.length === 0) return;
  const ja = output.language === "ja";
  say(
    ja
      ? "推測したところです。違っていたら、ひな形を直してください"
      : "these were guessed; correct the template where they are wrong",
    output,
  );
  for (const guess of guesses) {
    const place = ja ? `  ${guess.paragraph}段落目　` : `  paragraph ${guess.paragraph}: `;
    if (guess.kind === "tag") say(`${place}「${guess.was}」→ ${guess.now}`, output);
    else say(`${place}「${guess.text}」${ja ? `は ${guess.name}` : ` is ${guess.role}`}`, output);
  }
}
