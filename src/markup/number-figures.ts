import { type Diagnostic, error } from "../base/diagnostic.ts";
import { smallKanji } from "../language/kanji-numeral.ts";
import type { PageFormat, WritingMode } from "../model/page-format.ts";
import { partFormat } from "../model/part-format.ts";
import type { BlockAnnotation } from "./annotations.ts";
import { headAnnotations } from "./head-annotations.ts";
import { type ManuscriptLine, placeBetween } from "./manuscript-line.ts";

/** The numbers of a letter's figures: by the lines of what they are called, and by their names. */
export interface FigureNumbers {
  readonly byLine: ReadonlyMap<ManuscriptLine, string>;
  readonly byName: ReadonlyMap<string, string>;
}

/**
 * Numbers the figures of a letter that have a caption (［＃図の題］): 図１, in vertical lines 図一. Numbers go on through its 別紙, in
 * the figures of each one's direction.
 *
 * Errors: markup/item-name-twice, also for the name of an item.
 */
export function numberFigures(
  lines: readonly ManuscriptLine[],
  format: Pick<PageFormat, "writingMode" | "parts">,
  taken: ReadonlyMap<string, string>,
  report: (found: Diagnostic) => void,
): FigureNumbers {
  const byLine = new Map<ManuscriptLine, string>();
  const byName = new Map<string, string>();
  let { writingMode } = format;
  for (const line of lines) {
    if (!CONCERNED.test(line.text)) continue;
    const heads = headAnnotations(line);
    const part = heads.findLast(({ annotation }) => annotation.kind === "part");
    if (part !== undefined) writingMode = modeOf(part.annotation, format);
    const head = heads.find(({ annotation }) => annotation.kind === "figure-caption");
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

/** The direction of the lines of a 別紙. */
function modeOf(
  annotation: BlockAnnotation,
  format: Pick<PageFormat, "writingMode" | "parts">,
): WritingMode {
  return partFormat(format, annotation.kind === "part" ? annotation.name : "").writingMode;
}

const CONCERNED = /［＃(?:図の題|別紙)/u;

function numeral(number: number, writingMode: WritingMode): string {
  if (writingMode === "vertical-rl") return smallKanji(number);
  return String(number).replaceAll(/\d/gu, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  );
}
