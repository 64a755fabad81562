import { isoDay } from "../base/calendar.ts";
import { type Diagnostic, warning } from "../base/diagnostic.ts";
import { readDate } from "../language/date.ts";
import type { LetterProperties, TextPart } from "../model/letter.ts";
import { blockText } from "../model/letter-text.ts";
import { isConfirmed } from "./check-wording.ts";

/**
 * Finds days before that of the letter on which something is still to be: 令和7年12月20日に開催します in a letter of last year that is used
 * again. What is over is told as such (開催した, 付け) and not looked at.
 *
 * Warnings: template/past-date.
 */
export function checkPastDates(
  blocks: readonly TextPart[],
  { date }: LetterProperties,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  if (date === undefined) return [];
  return blocks.flatMap((block) => {
    if (!LOOKED_AT.has(block.type)) return [];
    const at = block.origin ?? { kind: "option" as const, name: "本文" };
    return [...blockText(block).matchAll(DATE)].flatMap(({ groups }) => {
      const found = groups?.["date"] ?? "";
      const day = readDate(found);
      if (typeof day === "string" || isoDay(day) >= date || isConfirmed(found, confirmed))
        return [];
      return [warning("template/past-date", at, { found, setting: date })];
    });
  });
}

const LOOKED_AT: ReadonlySet<string> = new Set(["paragraph", "list-item", "table-cell"]);

const FIGURES = "[\\d０-９〇一二三四五六七八九十百千]{1,9}";

/** A day with its year, and what is to be on it. */
const DATE = new RegExp(
  `(?<date>(?:(?:平成|令和|西暦)(?:元|${FIGURES})|${FIGURES})年${FIGURES}月${FIGURES}日)(?:[（(][日月火水木金土](?:曜日?)?[）)])?` +
    "(?:(?:に|から|より)[^。、した]{0,16}(?:開催|実施)(?:し|いたし)ます|(?:に|から)[^。、した]{0,12}(?:行い|開き)ます|までに[^。、]{0,12}(?:提出|回答|返信|返送|申し?込み?|連絡)[^。、]{0,8}(?:ください|願い))",
  "gu",
);
