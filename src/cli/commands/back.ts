import { placeOf } from "../../base/messages/format-diagnostic.ts";
import { type BackResult, back, type TracedEdit } from "../../followup/back.ts";
import type { BackOptionTypes } from "../command-options.ts";
import { EXIT } from "../exit-code.ts";
import { type OutputOptions, say, sayDiagnostics, sayJson } from "../output.ts";

/** Letters that are named of those that change. */
const NAMED = 10;

/** `shokan back`: what was edited in a produced letter, and where it belongs. */
export async function runBack(args: BackOptionTypes): Promise<number> {
  const output: OutputOptions = { language: args.lang, json: args.json };
  const result = await back({
    file: args.letter,
    run: args.run,
    apply: args.apply,
    only: args.only,
    template: args.template,
    recipients: args.recipients ?? [],
    characters: args.characters,
  });
  sayDiagnostics(result.diagnostics, output);
  const exit = EXIT[result.kind];
  if (args.json) {
    const { letter, edits, others, isProved, written } = result;
    sayJson({ kind: "result", exit, letter, edits, others, isProved, written });
  } else if (result.letter !== undefined) sayResult(result, output);
  return exit;
}

function sayResult(result: BackResult, output: OutputOptions): void {
  const ja = output.language === "ja";
  const { letter, edits, diagnostics, isProved } = result;
  say(`${letter?.id}　${letter?.addressee}`, output);
  if (edits.length === 0 && isProved) {
    say(
      ja
        ? "文に修正はありません。文字の大きさや太字などの書式は、ひな形に移りません"
        : "no text was edited; formatting is not brought into the template",
      output,
    );
    return;
  }
  for (const edit of edits) sayEdit(edit, output);
  sayOthers(result, output);
  if (isProved) {
    say(
      ja
        ? "このとおりに直して作り直すと、修正した書簡と同じ文になることを確かめました"
        : "with these changes the regenerated letter has the same text as the edited file",
      output,
    );
  } else if (diagnostics.length > 0) {
    say(
      ja
        ? "ほかに、決められない修正があります（上の指摘）"
        : "the findings above name what is left",
      output,
    );
  }
  sayWritten(result, output);
}

/** The new files, and the merge that takes them. */
function sayWritten({ written }: BackResult, output: OutputOptions): void {
  const ja = output.language === "ja";
  for (const { path, from } of written) {
    say(
      ja
        ? `${path} を作成しました（元の ${from} はそのままです）`
        : `wrote ${path}; ${from} is as it was`,
      output,
    );
  }
  if (written.length === 0) return;
  say(
    ja
      ? "中を確かめて、check と merge に新しいファイルを書いてください。元の名前で使うときは、元のファイルを別の名前にしてから、名前を変えてください"
      : "look at them, then give the new files to check and merge",
    output,
  );
}

function sayEdit(
  { kind, was, now, before, after, places, versions }: TracedEdit,
  output: OutputOptions,
): void {
  const ja = output.language === "ja";
  const [place] = places;
  const where = place === undefined ? "" : placeOf(place.at, output.language);
  const scope = versions.length === 0 ? "" : `（${versions.join("、")}）`;
  say(`  ${where}${scope}`, output);
  if (kind === "added") say(ja ? `    段落を足す「${now}」` : `    new paragraph "${now}"`, output);
  else if (kind === "removed") say(ja ? `    段落を消す「${was}」` : `    remove "${was}"`, output);
  else say(`    …${before}【${was} → ${now}】${after}…`, output);
}

/** What else changes: a clerk who mends one letter must know that it mends others. */
function sayOthers({ others, edits }: BackResult, output: OutputOptions): void {
  if (edits.length === 0) return;
  const ja = output.language === "ja";
  if (others.length === 0) {
    say(ja ? "ほかの書簡の文は変わりません" : "no other letter changes", output);
    return;
  }
  const names = others.slice(0, NAMED).map(({ addressee }) => addressee);
  const isMore = others.length > NAMED;
  say(
    ja
      ? `ほかに${others.length}通の文も変わります: ${names.join("、")}${isMore ? " ほか" : ""}`
      : `${others.length} other letters change as well: ${names.join(", ")}${isMore ? " and others" : ""}`,
    output,
  );
}
