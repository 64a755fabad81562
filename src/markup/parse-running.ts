import type { LetterRunning, RunningPiece } from "../model/letter.ts";
import type { Manuscript, MergedText } from "../model/manuscript.ts";
import { mapRunning } from "../model/running.ts";
import { inlinesBetween, isTemplateText, type ManuscriptLine } from "./manuscript-line.ts";

/**
 * Reads what stands at the head and the foot of a letter's pages: words, and the numbers that pages have.
 *
 * Shape: values from a list are characters, 「{{ページ}}」 in them too; a place whose text is empty in this letter has none.
 */
export function parseRunning({ running }: Manuscript): LetterRunning | undefined {
  if (running === undefined) return undefined;
  const { letter, parts } = mapRunning(running, piecesOf);
  const shown = (part: typeof letter): typeof letter => {
    const filled = (slots: typeof part.others): typeof slots =>
      slots.filter(({ text }) => text.length > 0);
    const others = filled(part.others);
    return { others, first: part.first === part.others ? others : filled(part.first) };
  };
  return {
    letter: shown(letter),
    parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, shown(part)])),
  };
}

function piecesOf({ text, origins }: MergedText): readonly RunningPiece[] {
  const line: ManuscriptLine = { text, start: 0, end: text.length, ranges: origins };
  const pieces: RunningPiece[] = [];
  const words = (start: number, end: number): void => {
    for (const inline of inlinesBetween(line, start, end)) {
      // A value of several lines stands in one here.
      if (inline.type === "text") pieces.push(inline);
      if (inline.type === "line-break")
        pieces.push({ type: "text", text: "　", origin: undefined });
    }
  };
  let at = 0;
  for (const { index, 0: tag } of text.matchAll(PAGE_TAG)) {
    if (!isTemplateText(line, index, index + tag.length)) continue;
    words(at, index);
    pieces.push({ type: tag.includes("総") ? "page-count" : "page-number" });
    at = index + tag.length;
  }
  words(at, text.length);
  return text.trim() === "" ? [] : pieces;
}

/** The numbers that only a page has. */
const PAGE_TAG = /\{\{ *総?ページ *\}\}/gu;
