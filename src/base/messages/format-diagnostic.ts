import { graphemeOffsets } from "../../text/graphemes.ts";
import { assertNever } from "../assert.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { cutToWidth, displayWidth } from "../display-width.ts";
import type { CellLocation, Location, TextLocation, WordLocation, WordPlace } from "../location.ts";
import { visibleText } from "../visible-text.ts";
import { wrapToWidth } from "../wrap-to-width.ts";
import type { MessageLanguage } from "./catalogue.ts";
import { saidOf } from "./said-of.ts";
import { PLAIN_LOOK, type TerminalLook } from "./terminal-look.ts";

/** Gives the lines of the file in which a diagnostic's place lies, if there are such; used to show the place. */
export type SourceLines = (diagnostic: Diagnostic) => readonly string[] | undefined;

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

/** Widest and narrowest excerpt line in terminal cells, and what stands before it. */
const EXCERPT_CELLS = 96;
const LEAST_CELLS = 16;
const GUTTER_CELLS = 9;

/** What of an excerpt may stand before the place, and what is kept of more, as shares of its width. */
const MOST_BEFORE = 60 / 96;
const KEPT_BEFORE = 24 / 96;

/** UTF-16 code units of a line that are looked at before and after a place: what is shown is far less. */
const LOOKED_AT = 400;

/** The furthest column that is looked for in a line. To count characters of megabytes takes seconds. */
const FURTHEST_COLUMN = 100_000;

/**
 * Writes a diagnostic for people: place, code, message, the line with the place marked, and hints.
 *
 * Shape: several lines joined by LF, none at the end; what a terminal would obey is escaped in each.
 */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  language: MessageLanguage,
  sourceLines: SourceLines,
): string {
  return diagnosticLines(diagnostic, language, sourceLines).join("\n");
}

/** What is said in a diagnostic's lines besides itself. */
export interface Besides {
  /** Right after its code. */
  readonly count: string;
  /** Before its hints. */
  readonly lines: readonly string[];
}

const NOTHING_BESIDES: Besides = { count: "", lines: [] };

/** A diagnostic's lines as a terminal shows them, with what is said besides. Shape: as `formatDiagnostic`, but for colours. */
export function diagnosticLines(
  diagnostic: Diagnostic,
  language: MessageLanguage,
  sourceLines: SourceLines,
  look: TerminalLook = PLAIN_LOOK,
  besides: Besides = NOTHING_BESIDES,
): readonly string[] {
  const words = WORDS[language];
  const { message, hints } = saidOf(diagnostic, language);
  const width = Math.max(LEAST_CELLS, Math.min(EXCERPT_CELLS, look.columns - GUTTER_CELLS));
  const [line, mark] = excerptOf(diagnostic, sourceLines, width);
  const fitted = (text: string, indent: number): readonly string[] =>
    fittedTo(look, visibleText(text), indent);
  const head = `${words.hint}: `;
  const hang = displayWidth(head) + 2;
  return [
    ...firstLines(diagnostic, words[diagnostic.severity], language, look, besides.count),
    ...fitted(`  ${message}`, 2),
    ...(line === undefined ? [] : [visibleText(line)]),
    ...(mark === undefined ? [] : [`      | ${look.paint("mark", mark)}`]),
    ...diagnostic.related.flatMap(({ at: other, label }) =>
      fitted(`  ${words.related}: ${placeOf(other, language)} ${label}`.trimEnd(), 4),
    ),
    ...besides.lines.flatMap((text) => fitted(text, 4)),
    ...hints.flatMap((hint) => {
      const [first = "", ...rest] = fitted(`  ${head}${hint}`, hang);
      return [first.replace(`${words.hint}:`, look.paint("hint", `${words.hint}:`)), ...rest];
    }),
  ];
}

/** Where it is, how grave, and the code; the place on lines of its own where there is no room for all. */
function firstLines(
  { severity, at, code }: Diagnostic,
  word: string,
  language: MessageLanguage,
  look: TerminalLook,
  count: string,
): readonly string[] {
  const place = visibleText(placeOf(at, language));
  const rest = `${look.paint(severity, word)} ${look.paint("code", code)}${count}`;
  const isWide = displayWidth(`${place} ${word} ${code}${count}`) > cellsOf(look);
  if (!(look.wraps && isWide)) return [`${look.paint("place", place)} ${rest}`];
  return [...fittedTo(look, place, 2).map((part) => look.paint("place", part)), `  ${rest}`];
}

function fittedTo(look: TerminalLook, text: string, indent: number): readonly string[] {
  return look.wraps ? wrapToWidth(text, cellsOf(look), indent) : [text];
}

/** Some terminals begin a new line when the last cell of one is filled. */
function cellsOf({ columns }: TerminalLook): number {
  return columns - 1;
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
        ? `${at.path} ${at.row}行目${headingOf(at) === undefined ? `${at.column}列目` : `『${headingOf(at)}』列`}`
        : `${at.path}:${at.row}:${at.column}${headingOf(at) === undefined ? "" : ` (${headingOf(at)})`}`;
    case "word":
      return wordPlace(at, language);
    case "page":
      return language === "ja" ? `${at.path} ${at.page}ページ` : `${at.path} page ${at.page}`;
    case "option":
      return at.name;
    default:
      return assertNever(at);
  }
}

const WORD_PLACES: Readonly<Record<MessageLanguage, Readonly<Record<WordPlace, string>>>> = {
  ja: {
    body: "本文",
    header: "ヘッダー",
    footer: "フッター",
    footnote: "脚注",
    endnote: "文末脚注",
    "text-box": "テキストボックス",
    properties: "文書のプロパティ",
  },
  en: {
    body: "body",
    header: "header",
    footer: "footer",
    footnote: "footnote",
    endnote: "endnote",
    "text-box": "text box",
    properties: "document properties",
  },
};

function wordPlace(at: WordLocation, language: MessageLanguage): string {
  const place = `${at.path} ${WORD_PLACES[language][at.part]}`;
  const around = cutToWidth(at.around.replaceAll(/[\t\n]/gu, " "), WORD_AROUND_CELLS);
  if (language === "en") {
    return `${place}, paragraph ${at.paragraph}${around === "" ? "" : ` “${around}”`}`;
  }
  return `${place} ${at.paragraph}段落目${around === "" ? "" : `「${around}」`}`;
}

/** A column's heading as its list has it. */
function headingOf({ header, written }: CellLocation): string | undefined {
  return written ?? header;
}

/** Widest text that is shown of a paragraph, in terminal cells: what tells it from its neighbours. */
const WORD_AROUND_CELLS = 48;

/** The line with its number, and what marks the place under it. Units: `width` in terminal cells. */
function excerptOf(
  diagnostic: Diagnostic,
  sourceLines: SourceLines,
  width: number,
): readonly [line?: string, mark?: string] {
  const { at } = diagnostic;
  if (at.kind !== "text" && at.kind !== "cell") return [];
  const line = sourceLines(diagnostic)?.[at.line - 1];
  const place = line === undefined ? undefined : placeIn(line, at);
  if (line === undefined || place === undefined) return [];
  const [start, end] = place;
  const before = shown(line.slice(Math.max(0, start - LOOKED_AT), start));
  const marked = shown(line.slice(start, Math.min(end, start + LOOKED_AT)));
  const after = shown(line.slice(end, end + LOOKED_AT));
  const gutter = `${at.line}`.padStart(5);
  // A long line is shown from a little before the place on.
  const isLong = start > LOOKED_AT || displayWidth(before) > width * MOST_BEFORE;
  const kept = Math.floor(width * KEPT_BEFORE);
  const cut = isLong ? `…${[...before].slice(-kept).join("")}` : before;
  const caret = " ".repeat(displayWidth(cut)) + "^".repeat(Math.max(1, displayWidth(marked)));
  return [`${gutter} | ${cutToWidth(cut + marked + after, width)}`, caret.slice(0, width)];
}

/** As it will appear on the screen, so that the mark is under its place. */
function shown(text: string): string {
  return visibleText(text.replaceAll("\t", " "));
}

/** Where the place begins and ends in its line, in UTF-16 code units; undefined too far along a line. */
function placeIn(
  line: string,
  at: TextLocation | CellLocation,
): readonly [number, number] | undefined {
  if (at.kind === "cell") return cellIn(line, at.column);
  if (at.column > FURTHEST_COLUMN) return undefined;
  const start = offsetOf(line, at.column - 1);
  return [start, Math.min(line.length, start + at.span.end - at.span.start)];
}

/** The offset of a line's character, counted as a reader counts. */
function offsetOf(line: string, count: number): number {
  let left = count;
  for (const offset of graphemeOffsets(line)) {
    if (left === 0) return offset;
    left -= 1;
  }
  return line.length;
}

/** Finds the cell in its line; a value that spans lines is marked up to the line's end. */
function cellIn(line: string, wanted: number): readonly [number, number] {
  const separator = line.includes("\t") && !line.includes(",") ? "\t" : ",";
  let start = 0;
  let column = 1;
  let quoted = false;
  for (let index = 0; index <= line.length; index += 1) {
    const character = line[index];
    if (character === '"') quoted = !quoted;
    if (character !== undefined && (quoted || character !== separator)) continue;
    if (column === wanted) return [start, index];
    column += 1;
    start = index + 1;
  }
  return [0, line.length];
}
