import { describeTemplate } from "../../ask/describe-template.ts";
import { knownColumns } from "../../ask/known-columns.ts";
import { NUMBER_COLUMN } from "../../model/recipient.ts";
import type { CommonArguments } from "../common-arguments.ts";
import { EXIT } from "../exit-code.ts";
import { say, sayDiagnostics, sayJson } from "../output.ts";

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
  // What a template has none of is not named.
  const section = (japanese: string, english: string, lines: readonly string[]): void => {
    if (lines.length > 0) say(ja ? japanese : english, output);
    for (const line of lines) say(`  ${line}`, output);
  };
  say(ja ? `「${settings.title}」` : settings.title, output);
  section(
    "列",
    "columns",
    fields.map((field) => `${field.name}${noteOn(field, ja)}`),
  );
  section(
    "次の見出しも、同じ列として読みます",
    "headings read as the same column",
    knownColumns().map(({ name, words }) => `${name}  ${words.join("、")}`),
  );
  section(
    "機能",
    "helpers",
    helpers.map(({ name, summary }) => `${name}  ${summary[args.lang]}`),
  );
  section("設定の値（--set で変えられます）", "settings (for --set)", settable);
  section(
    "区分",
    "versions",
    versions.map(({ name }) => name),
  );
  section("区分ごとに異なるところ", "passages that differ by version", passagesOf(template.value));
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

/** The texts that some versions have and others have not. */
function passagesOf({
  versions,
  texts,
}: {
  readonly versions: readonly unknown[];
  readonly texts: readonly { readonly text: string; readonly versions: readonly string[] }[];
}): readonly string[] {
  return texts.flatMap(({ text, versions: names }) => {
    const shown = [...text.replaceAll("\n", " ").trim()];
    if (names.length === versions.length || shown.length === 0) return [];
    const cut = shown.length > SHOWN_CHARACTERS ? "…" : "";
    return [`${names.join("・")}: ${shown.slice(0, SHOWN_CHARACTERS).join("")}${cut}`];
  });
}
