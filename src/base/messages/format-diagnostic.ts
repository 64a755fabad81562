import { assertNever } from "../assert.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { cutToWidth, displayWidth } from "../display-width.ts";
import type { CellLocation, Location, TextLocation } from "../location.ts";
import type { MessageLanguage } from "./catalogue.ts";
import { messageOf } from "./messages.ts";

/** Gives the decoded text of a source file, if it is at hand; used to show the place. */
export type SourceText = (path: string) => string | undefined;

const WORDS = {
  ja: {
    error: "エラー",
    warning: "注意",
    hint: "対処",
    row: "行目",
    page: "ページ",
    related: "関連",
  },
  en: { error: "error", warning: "warning", hint: "hint", row: "", page: "page", related: "see" },
} as const;

/** Widest excerpt line in terminal cells. */
const EXCERPT_CELLS = 96;

/**
 * Writes a diagnostic for people: place, code, message, the line with the place marked, and hints.
 *
 * Shape: several lines joined by LF, none at the end.
 */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  language: MessageLanguage,
  sourceText: SourceText,
): string {
  const words = WORDS[language];
  const { message, hints } = messageOf(diagnostic, language);
  const lines = [
    `${placeOf(diagnostic.at, language)} ${words[diagnostic.severity]} ${diagnostic.code}`,
    `  ${message}`,
    ...excerptOf(diagnostic.at, sourceText),
    ...diagnostic.related.map(
      ({ at, label }) => `  ${words.related}: ${placeOf(at, language)} ${label}`,
    ),
    ...hints.map((hint) => `  ${words.hint}: ${hint}`),
  ];
  return lines.join("\n");
}

/** Names a place as a person would look for it. */
export function placeOf(at: Location, language: MessageLanguage): string {
  switch (at.kind) {
    case "file":
      return at.path;
    case "text":
      return `${at.path}:${at.line}:${at.column}`;
    case "cell":
      return language === "ja"
        ? `${at.path} ${at.row}行目${at.header === undefined ? `${at.column}列目` : `『${at.header}』列`}`
        : `${at.path}:${at.row}:${at.column}${at.header === undefined ? "" : ` (${at.header})`}`;
    case "page":
      return language === "ja" ? `${at.path} ${at.page}ページ` : `${at.path} page ${at.page}`;
    case "option":
      return at.name;
    default:
      return assertNever(at);
  }
}

function excerptOf(at: Location, sourceText: SourceText): readonly string[] {
  if (at.kind !== "text" && at.kind !== "cell") return [];
  const line = sourceText(at.path)?.split(/\r\n|\n|\r/u)[at.line - 1];
  if (line === undefined) return [];
  const { before, marked } = at.kind === "text" ? markedText(line, at) : markedCell(line, at);
  const gutter = `${at.line}`.padStart(5);
  // A long line is shown from a little before the place on.
  const cut = displayWidth(before) > 60 ? `…${[...before].slice(-24).join("")}` : before;
  const rest = line.slice(before.length);
  const caret = " ".repeat(displayWidth(cut)) + "^".repeat(Math.max(1, displayWidth(marked)));
  return [
    `${gutter} | ${cutToWidth(cut + rest, EXCERPT_CELLS)}`,
    `      | ${caret.slice(0, EXCERPT_CELLS)}`,
  ];
}

function markedText(line: string, at: TextLocation): { before: string; marked: string } {
  const graphemes = [...new Intl.Segmenter("ja", { granularity: "grapheme" }).segment(line)];
  const before = graphemes
    .slice(0, at.column - 1)
    .map(({ segment }) => segment)
    .join("");
  return { before, marked: line.slice(before.length, before.length + at.span.end - at.span.start) };
}

/** Finds the cell in its line; a value that spans lines is marked up to the line's end. */
function markedCell(line: string, at: CellLocation): { before: string; marked: string } {
  const separator = line.includes("\t") && !line.includes(",") ? "\t" : ",";
  let start = 0;
  let column = 1;
  let quoted = false;
  for (let index = 0; index <= line.length; index += 1) {
    const character = line[index];
    if (character === '"') quoted = !quoted;
    if (character !== undefined && (quoted || character !== separator)) continue;
    if (column === at.column) {
      return { before: line.slice(0, start), marked: line.slice(start, index) };
    }
    column += 1;
    start = index + 1;
  }
  return { before: "", marked: line };
}
