import { type Diagnostic, error } from "../base/diagnostic.ts";
import { smallKanji } from "../language/kanji-numeral.ts";
import type { WritingMode } from "../model/page-format.ts";
import { headAnnotations } from "./head-annotations.ts";
import { type ManuscriptLine, placeBetween } from "./manuscript-line.ts";

/** The numbers of a letter's figures: by the lines of what they are called, and by their names. */
export interface FigureNumbers {
  readonly byLine: ReadonlyMap<ManuscriptLine, string>;
  readonly byName: ReadonlyMap<string, string>;
}

/**
 * Numbers the figures of a letter that have a caption (［＃図の題］): 図１, in vertical lines 図一.
 *
 * Errors: markup/item-name-twice, also for the name of an item.
 */
export function numberFigures(
  lines: readonly ManuscriptLine[],
  writingMode: WritingMode,
  taken: ReadonlyMap<string, string>,
  report: (found: Diagnostic) => void,
): FigureNumbers {
  const byLine = new Map<ManuscriptLine, string>();
  const byName = new Map<string, string>();
  for (const line of lines) {
    if (!line.text.includes("［＃図の題")) continue;
    const head = headAnnotations(line).find(
      ({ annotation }) => annotation.kind === "figure-caption",
    );
    if (head?.annotation.kind !== "figure-caption") continue;
    const number = `図${numeral(byLine.size + 1, writingMode)}`;
    byLine.set(line, number);
    const { name } = head.annotation;
    if (name === "") continue;
    if (byName.has(name) || taken.has(name)) {
      report(error("markup/item-name-twice", placeBetween(line, head.start, head.end), { name }));
    }
    byName.set(name, number);
  }
  return { byLine, byName };
}

function numeral(number: number, writingMode: WritingMode): string {
  if (writingMode === "vertical-rl") return smallKanji(number);
  return String(number).replaceAll(/\d/gu, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  );
}
