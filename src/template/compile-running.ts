import type { Diagnostic } from "../base/diagnostic.ts";
import { mapRunning, type Running } from "../model/running.ts";
import { compileSource } from "./compile-body.ts";
import type { FrontText } from "./front-matter.ts";
import type { Passage, TextPiece } from "./passage.ts";
import type { Scope } from "./scope.ts";
import { placeIn, type SourceText, sourceText } from "./source-text.ts";

/**
 * Compiles the running text of the settings (柱), which names columns and values as the body does.
 *
 * Shape: 「{{ページ}}」 and 「{{総ページ}}」 stay in the text as they are: whoever lays out the pages knows them.
 */
export function compileRunning(
  running: Running<FrontText>,
  scope: Omit<Scope, "source" | "body">,
  texts: readonly SourceText[],
): Running<readonly Passage[]> {
  const known = new Map<FrontText, readonly Passage[]>();
  return mapRunning(running, (text) => {
    // A 別紙 that has the text of its letter says what is wrong in it once.
    const passages = known.get(text) ?? compileText(text, scope, texts);
    known.set(text, passages);
    return passages;
  });
}

function compileText(
  text: FrontText,
  scope: Omit<Scope, "source" | "body">,
  texts: readonly SourceText[],
): readonly Passage[] {
  const { source, start } = placeOf(text, texts);
  const line = source.lineStarts.findLastIndex((one) => one <= start);
  const lineStart = source.lineStarts[line] ?? 0;
  const end = start + text.value.length;
  // What stands before the text in its line is covered, so that all places are those of the file.
  const covered =
    source.text.slice(0, lineStart) +
    COVER.repeat(start - lineStart) +
    source.text.slice(start, end).replaceAll(PAGE_TAG, withoutBraces);
  const isElsewhere = text.at.kind !== "text" || !texts.includes(source);
  const report = (found: Diagnostic): void =>
    scope.findings.report(isElsewhere ? { ...found, at: text.at } : found);
  const passages = compileSource({
    ...scope,
    findings: { ...scope.findings, report, sources: new Map() },
    source: sourceText(source.path, covered),
    body: { offset: lineStart, linesBefore: line },
  });
  return passages.map((passage) =>
    passage.kind === "text"
      ? { ...passage, pieces: passage.pieces.flatMap((piece) => uncovered(piece, source)) }
      : passage,
  );
}

/** The source that a text stands in, and where; a text with escapes, or of an option, is a source by itself. */
function placeOf(
  { value, at }: FrontText,
  texts: readonly SourceText[],
): { readonly source: SourceText; readonly start: number } {
  const source = at.kind === "text" ? texts.find(({ path }) => path === at.path) : undefined;
  if (source !== undefined && at.kind === "text") {
    for (const start of [at.span.start, at.span.start + 1]) {
      if (source.text.startsWith(value, start)) return { source, start };
    }
  }
  return { source: sourceText(at.kind === "text" ? at.path : "", value), start: 0 };
}

function uncovered({ text, at }: TextPiece, source: SourceText): readonly TextPiece[] {
  const own = text.replace(COVERED, "");
  if (own === "" || at.kind !== "text") return own === "" ? [] : [{ text: own, at }];
  const start = at.span.start + text.length - own.length;
  const shown = own.replaceAll(OPEN, "{").replaceAll(CLOSE, "}");
  return [{ text: shown, at: placeIn(source, start, at.span.end) }];
}

function withoutBraces(tag: string): string {
  return tag.replaceAll("{", OPEN).replaceAll("}", CLOSE);
}

/** The tags of numbers that only a page has. */
const PAGE_TAG = /\{\{ *(?:総)?ページ *\}\}/gu;

// Noncharacters, which no template may hold. Source: Unicode 16, 23.7.
const COVER = "\ufdd1";
const COVERED = /^\ufdd1+/u;
const OPEN = "\ufdd2";
const CLOSE = "\ufdd3";
