import { describeTemplate } from "../../ask/describe-template.ts";
import { knownColumns } from "../../ask/known-columns.ts";
import { NUMBER_COLUMN } from "../../model/recipient.ts";
import type { CommonArguments } from "../common-arguments.ts";
import { EXIT } from "../exit-code.ts";
import { type OutputOptions, say, sayDiagnostics, sayJson } from "../output.ts";

/** Characters of a passage that are shown. */
const SHOWN_CHARACTERS = 40;

/** `shokan fields`: what a template asks of a list, and what is in which version. */
export async function runFields(
  args: CommonArguments & { readonly template: string },
): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const template = describeTemplate(args.template);
  if (!template.ok) {
    sayDiagnostics(template.errors, output);
    return EXIT.refused;
  }
  sayDiagnostics(template.warnings, output);
  const { fields, helpers, versions, partials, settable, texts, settings } = template.value;
  if (args.json) {
    const { title } = settings;
    const named = helpers.map(({ name, summary }) => ({ name, summary: summary[args.lang] }));
    const names = { fields, helpers: named, versions, partials, settable, texts };
    sayJson({ kind: "fields", title, ...names, knownColumns: knownColumns() });
    return EXIT.done;
  }
  const ja = args.lang === "ja";
  const heading = (japanese: string, english: string): void => say(ja ? japanese : english, output);
  heading(`「${settings.title}」`, settings.title);
  heading("列", "columns");
  for (const field of fields) say(`  ${field.name}${noteOn(field, ja)}`, output);
  sayKnownColumns(output);
  heading("機能", "helpers");
  for (const { name, summary } of helpers) say(`  ${name}  ${summary[args.lang]}`, output);
  heading("設定の値（--set で変えられます）", "settings (for --set)");
  for (const name of settable) say(`  ${name}`, output);
  heading("区分", "versions");
  for (const { name } of versions) say(`  ${name}`, output);
  heading("区分ごとに異なるところ", "passages that differ by version");
  const all = versions.length;
  for (const { text, versions: names } of texts) {
    const shown = [...text.replaceAll("\n", " ").trim()];
    if (names.length === all || shown.length === 0) continue;
    const cut = shown.length > SHOWN_CHARACTERS ? "…" : "";
    say(`  ${names.join("・")}: ${shown.slice(0, SHOWN_CHARACTERS).join("")}${cut}`, output);
  }
  return EXIT.done;
}

/** What is said of a column besides its name. */
function noteOn(
  { name, required }: { readonly name: string; readonly required: boolean },
  ja: boolean,
): string {
  if (name === NUMBER_COLUMN) {
    return ja ? "（宛名簿に列がなければ、順に数えた番号）" : " (counted where no list has it)";
  }
  if (required) return "";
  return ja ? "（空でもよい）" : " (may be empty)";
}

/** Says which headings of a list are read as a column of another name. */
function sayKnownColumns(output: OutputOptions): void {
  const isJapanese = output.language === "ja";
  say(
    isJapanese ? "次の見出しも、同じ列として読みます" : "headings read as the same column",
    output,
  );
  for (const { name, words } of knownColumns()) say(`  ${name}  ${words.join("、")}`, output);
}
