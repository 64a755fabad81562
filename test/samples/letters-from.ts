import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { createKnownLines } from "../../src/markup/known-lines.ts";
import { parseLetter } from "../../src/markup/parse-letter.ts";
import { letterParagraphs } from "../../src/model/letter-text.ts";
import type { Recipient } from "../../src/model/recipient.ts";
import { type CompileOptions, compileTemplate } from "../../src/template/compile-template.ts";

/** What a template makes of some rows: each finding once, and the letters' paragraphs if nothing stops them. */
export interface MadeLetters {
  readonly findings: readonly Diagnostic[];
  readonly letters: readonly (readonly string[])[];
}

/** Merges rows as a run does: compile, compare with the list, merge, read the marks, look at the letter. */
export function lettersFrom(
  settings: string,
  body: string,
  rows: readonly Recipient[],
  overrides: Readonly<Record<string, string>> = {},
): MadeLetters {
  const options = { overrides: new Map(Object.entries(overrides)), partials: new Map() };
  return lettersOf(`---\n${settings}\n---\n${body}`, rows, options);
}

/** As `lettersFrom`, of a template's whole text. */
export function lettersOf(
  whole: string,
  rows: readonly Recipient[],
  options: CompileOptions,
): MadeLetters {
  const bytes = new TextEncoder().encode(whole);
  const compiled = compileTemplate({ path: "t.hbs", bytes }, options);
  if (!compiled.ok) return { findings: compiled.errors, letters: [] };
  const template = compiled.value;
  const columns = [...(rows[0]?.fields.keys() ?? [])];
  const list = template.checkList({ columns, recipients: rows });
  const findings: Diagnostic[] = [...compiled.warnings, ...list];
  const letters: (readonly string[])[] = [];
  const known = createKnownLines();
  for (const row of rows) {
    const merged = template.merge(row);
    if (!merged.ok) continue; // told by checkList
    const letter = parseLetter(merged.value, template.settings, "corrected", known);
    findings.push(...merged.warnings);
    if (!letter.ok) {
      findings.push(...letter.errors);
      continue;
    }
    findings.push(...template.checkLetter(letter.value, row));
    letters.push(letterParagraphs(letter.value));
  }
  const once = new Map(findings.map((one) => [JSON.stringify(one), one]));
  return { findings: [...once.values()], letters };
}

/** `E code found` or `W code found` for each finding, in their order. */
export function shownFindings({ findings }: MadeLetters): readonly string[] {
  return findings.map(({ severity, code, values }) => {
    const what = values["found"] ?? values["column"] ?? values["name"] ?? "";
    return `${severity === "error" ? "E" : "W"} ${code} ${what}`.trim();
  });
}
