import { env, stderr, stdout } from "node:process";
import { sourceReader } from "../ask/source-lines.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { cutToWidth, displayWidth } from "../base/display-width.ts";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import { messageOf } from "../base/messages/messages.ts";
import { visibleLines, visibleText } from "../base/visible-text.ts";
import { wrapToWidth } from "../base/wrap-to-width.ts";
import { asCalled } from "./called-as.ts";
import { blockLines, findingBlocks } from "./finding-blocks.ts";
import { terminalLook } from "./terminal-look.ts";

// Nothing else in this folder writes to the terminal: whatever a user's files say goes through `visibleText`, here or where
// the lines of findings are made.

/** Most blocks of diagnostics that are shown to a person at once; machines get all. */
const SHOWN = 50;

/** How the user wants to be answered. */
export interface OutputOptions {
  readonly language: MessageLanguage;
  readonly json: boolean;
}

/** Prints a line for people: on stdout, or on stderr when stdout belongs to a machine. */
export function say(line: string, { json }: OutputOptions): void {
  writeLine(json ? stderr : stdout, line);
}

/** Writes a line, in as many as a terminal needs: what follows a heading of the summary stays in its column. */
function writeLine(stream: NodeJS.WriteStream, line: string): void {
  const text = visibleText(line);
  const { wraps, columns } = terminalLook(stream, env);
  const indent = displayWidth(HEADING.exec(text)?.[0] ?? "");
  const lines = wraps ? wrapToWidth(text, columns - 1, indent) : [text];
  for (const one of lines) stream.write(`${one}\n`);
}

/** 「宛名簿　　　」 and what stands in its place on the lines after it, or an item with its name. */
const HEADING = /^(?:(?=.{6})[^\s　]{0,5}　+| +[^\s　]{1,12} {2,}| +)/u;

/** Prints a text that is asked for as it is: its line ends and tabs stay. */
export function sayText(text: string, { json }: OutputOptions): void {
  (json ? stderr : stdout).write(`${visibleLines(text)}\n`);
}

/** Prints a line besides what is asked for: on stderr. */
export function sayAside(line: string): void {
  writeLine(stderr, line);
}

/** Draws a line of the terminal anew, as wide as the terminal is, and leaves the cursor on it. */
export function redraw(line: string): void {
  const columns = stderr.columns ?? Number.POSITIVE_INFINITY;
  stderr.write(`\r\u001b[2K${cutToWidth(visibleText(line), columns - 1)}`);
}

/** Prints a line for a machine. */
export function sayJson(value: unknown): void {
  // What JSON leaves unescaped, a terminal may obey; the escapes mean the same.
  stdout.write(`${visibleText(JSON.stringify(value))}\n`);
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
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const shownErrors = findingBlocks(errors).slice(0, SHOWN);
  const shownWarnings = findingBlocks(warnings).slice(0, SHOWN - shownErrors.length);
  const sourceLines = sourceReader();
  const look = terminalLook(stderr, env);
  // Errors come last, where the eye is; if there is too much, warnings are left out first.
  const shown = [...shownWarnings, ...shownErrors];
  for (const block of shown) {
    for (const line of blockLines(block, language, sourceLines, look))
      stderr.write(`${asCalled(line)}\n`);
    sayAside("");
  }
  const counted = shown.reduce((sum, { others, again }) => sum + 1 + others.length + again, 0);
  const rest = diagnostics.length - counted;
  if (rest > 0) {
    sayAside(language === "ja" ? `ほかに${rest}件` : `and ${rest} more`);
    sayAside("");
  }
  if (diagnostics.length > 0) sayAside(countsOf(errors.length, warnings.length, language));
}

/** Says why warnings alone stop a run; nothing is said where an error does. */
export function sayStrict(
  diagnostics: readonly Diagnostic[],
  isStrict: boolean,
  { language, json }: OutputOptions,
): void {
  const isReason =
    diagnostics.length > 0 && diagnostics.every(({ severity }) => severity === "warning");
  if (!isStrict || !isReason || json) return;
  sayAside(
    language === "ja"
      ? "--strict が付いているので、注意もエラーとして扱い、作成しません"
      : "--strict makes warnings errors, so nothing is made",
  );
}

/** Says how many errors and warnings there are. */
function countsOf(errors: number, warnings: number, language: MessageLanguage): string {
  const plural = (count: number, noun: string): string =>
    `${count} ${noun}${count === 1 ? "" : "s"}`;
  return language === "ja"
    ? `エラー${errors}件、注意${warnings}件`
    : `${plural(errors, "error")}, ${plural(warnings, "warning")}`;
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
