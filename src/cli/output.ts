import { stderr, stdout } from "node:process";
import type { Diagnostic } from "../base/diagnostic.ts";
import { cutToWidth } from "../base/display-width.ts";
import type { Location } from "../base/location.ts";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import { formatDiagnostic } from "../base/messages/format-diagnostic.ts";
import { messageOf } from "../base/messages/messages.ts";
import { visibleLines, visibleText } from "../base/visible-text.ts";
import { sourceReader } from "../job/ask/source-lines.ts";

// Nothing else in this folder writes to the terminal: whatever a user's files say goes through `visibleText` here.

/** Most diagnostics that are shown to a person at once; machines get all. */
const SHOWN = 50;

/** How the user wants to be answered. */
export interface OutputOptions {
  readonly language: MessageLanguage;
  readonly json: boolean;
}

/** Prints a line for people: on stdout, or on stderr when stdout belongs to a machine. */
export function say(line: string, { json }: OutputOptions): void {
  (json ? stderr : stdout).write(`${visibleText(line)}\n`);
}

/** Prints a text that is asked for as it is: its line ends and tabs stay. */
export function sayText(text: string, { json }: OutputOptions): void {
  (json ? stderr : stdout).write(`${visibleLines(text)}\n`);
}

/** Prints a line besides what is asked for: on stderr. */
export function sayAside(line: string): void {
  stderr.write(`${visibleText(line)}\n`);
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
  const ordered = inReadingOrder(diagnostics);
  const errors = ordered.filter(({ severity }) => severity === "error");
  const warnings = ordered.filter(({ severity }) => severity === "warning");
  const shownErrors = oncePerPlace(errors).slice(0, SHOWN);
  const shownWarnings = oncePerPlace(warnings).slice(0, SHOWN - shownErrors.length);
  const sourceLines = sourceReader();
  // Errors come last, where the eye is; if there is too much, warnings are left out first.
  for (const { first, count } of [...shownWarnings, ...shownErrors]) {
    for (const line of formatDiagnostic(first, language, sourceLines).split("\n")) sayAside(line);
    if (count > 1) sayAside(`  ${alikeHere(count - 1, language)}`);
    sayAside("");
  }
  const counted = [...shownWarnings, ...shownErrors].reduce((sum, { count }) => sum + count, 0);
  const rest = diagnostics.length - counted;
  if (rest > 0) {
    sayAside(language === "ja" ? `ほかに${rest}件` : `and ${rest} more`);
    sayAside("");
  }
  if (diagnostics.length > 0) sayAside(countsOf(errors.length, warnings.length, language));
}

/** A finding, with how many of its kind there are at its place. */
interface CountedDiagnostic {
  readonly first: Diagnostic;
  readonly count: number;
}

/** What is wrong at one place of a template is wrong in every letter: it is reported to a person once, with the count. */
function oncePerPlace(diagnostics: readonly Diagnostic[]): readonly CountedDiagnostic[] {
  const counted = new Map<string, { readonly first: Diagnostic; count: number }>();
  for (const [index, first] of diagnostics.entries()) {
    const { code, at } = first;
    const place =
      at.kind === "text" ? JSON.stringify([code, at.path, at.span.start, at.span.end]) : `${index}`;
    const known = counted.get(place);
    if (known === undefined) counted.set(place, { first, count: 1 });
    else known.count += 1;
  }
  return [...counted.values()];
}

function alikeHere(count: number, language: MessageLanguage): string {
  return language === "ja"
    ? `同じ箇所に、ほかの宛先についても同じ指摘が${count}件あります`
    : `the same is found here for ${count} more`;
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

/** File by file as they are first met, within each from its first row to its last, and from column to column. */
function inReadingOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map<string, number>();
  for (const { at } of diagnostics) {
    if (!files.has(fileOf(at))) files.set(fileOf(at), files.size);
  }
  const keysOf = ({ at }: Diagnostic): readonly number[] => [
    files.get(fileOf(at)) ?? 0,
    ...positionOf(at),
  ];
  return diagnostics
    .map((diagnostic) => ({ diagnostic, keys: keysOf(diagnostic) }))
    .sort((left, right) => compareKeys(left.keys, right.keys))
    .map(({ diagnostic }) => diagnostic);
}

function fileOf(at: Location): string {
  return at.kind === "option" ? "" : at.path;
}

function positionOf(at: Location): readonly [number, number] {
  switch (at.kind) {
    case "cell":
      return [at.row, at.column];
    case "text":
      return [at.line, at.column];
    case "word":
      return [at.paragraph, 0];
    case "page":
      return [at.page, 0];
    case "file":
    case "option":
      return [0, 0];
  }
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((key, place) => key !== right[place]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}
