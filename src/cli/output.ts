import { readFileSync } from "node:fs";
import { stderr, stdout } from "node:process";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import { formatDiagnostic } from "../base/messages/format-diagnostic.ts";
import { messageOf } from "../base/messages/messages.ts";

/** Most diagnostics that are shown to a person at once; machines get all. */
const SHOWN = 50;

/** How the user wants to be answered. */
export interface OutputOptions {
  readonly language: MessageLanguage;
  readonly json: boolean;
}

/** Prints a line for people: on stdout, or on stderr when stdout belongs to a machine. */
export function say(text: string, { json }: OutputOptions): void {
  (json ? stderr : stdout).write(`${text}\n`);
}

/** Prints a line for a machine. */
export function sayJson(value: unknown): void {
  stdout.write(`${JSON.stringify(value)}\n`);
}

/** Prints diagnostics: to stderr for people, to stdout one JSON object a line for machines. */
export function sayDiagnostics(
  diagnostics: readonly Diagnostic[],
  { language, json }: OutputOptions,
): void {
  if (json) {
    for (const diagnostic of diagnostics) sayJson(jsonOf(diagnostic));
    return;
  }
  const sources = new Map<string, string | undefined>();
  const sourceText = (path: string): string | undefined => {
    if (!sources.has(path)) sources.set(path, readText(path));
    return sources.get(path);
  };
  // Errors come last, where the eye is; if there is too much, warnings are left out first.
  const shown = [...diagnostics].sort(errorsFirst).slice(0, SHOWN).reverse();
  for (const diagnostic of shown) {
    stderr.write(`${formatDiagnostic(diagnostic, language, sourceText)}\n\n`);
  }
  const rest = diagnostics.length - shown.length;
  if (rest > 0) stderr.write(language === "ja" ? `ほかに${rest}件\n\n` : `and ${rest} more\n\n`);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  if (diagnostics.length > 0) {
    stderr.write(
      language === "ja"
        ? `エラー ${errors} 件、注意 ${warnings} 件\n`
        : `${errors} errors, ${warnings} warnings\n`,
    );
  }
}

function jsonOf(diagnostic: Diagnostic): unknown {
  const { severity, code, at, values, related } = diagnostic;
  const ja = messageOf(diagnostic, "ja");
  const en = messageOf(diagnostic, "en");
  const texts = {
    message_ja: ja.message,
    message_en: en.message,
    hints_ja: ja.hints,
    hints_en: en.hints,
  };
  return { kind: "diagnostic", severity, code, at, values, related, ...texts };
}

function errorsFirst(left: Diagnostic, right: Diagnostic): number {
  return Number(left.severity === "warning") - Number(right.severity === "warning");
}

/** A source file as text, to show a line of it: UTF-8, or the encoding of Japanese Excel. */
function readText(path: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("shift_jis").decode(bytes);
    }
  } catch {
    return undefined;
  }
}
