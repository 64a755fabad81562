import { weekday } from "../base/calendar.ts";
import { readDate } from "../language/date.ts";

/** A date that cannot be right as it is written. */
export interface WrongDate {
  /** UTF-16 offset in the text. */
  readonly start: number;
  readonly found: string;
  /** The day's own day of the week, where another is written; undefined if there is no such day. */
  readonly weekday: string | undefined;
}

const FIGURES = "[\\d０-９〇一二三四五六七八九十百千]{1,9}";

const DATE = new RegExp(
  `(?<date>(?:(?:明治|大正|昭和|平成|令和|西暦)(?:元|${FIGURES})|${FIGURES})年${FIGURES}月${FIGURES}日(?![間目])|(?<![\\d./-])(?<signs>(?:[MTSHR]\\d{1,2}|\\d{4})(?<sign>[./-])\\d{1,2}\\k<sign>\\d{1,2})(?!\\d))` +
    "(?:[ 　]?(?:[（(](?<day>[日月火水木金土])(?:曜日?)?(?:[・、]?祝日?)?[）)]|(?<named>[日月火水木金土])曜))?",
  "gu",
);

/** 〇月〇日: nobody has filled it in, which is reported as such. */
const UNFILLED = /[年月][〇０0]+[月日]/u;

/**
 * Finds dates with their year that no calendar has, 令和八年十一月三十一日, and days of the week that are not the day's,
 * 令和八年十二月一日（月）.
 *
 * Shape: a day outside of its era, 平成三十五年三月三十一日, is in many an earlier plan and is not reported.
 */
export function findWrongDates(text: string): readonly WrongDate[] {
  return [...text.matchAll(DATE)].flatMap(
    ({ 0: found, index: start, groups }): readonly WrongDate[] => {
      const date = groups?.["date"] ?? "";
      if (UNFILLED.test(date)) return [];
      const day = readDate(date);
      // 2026.13.1 may be the number of anything.
      if (day === "no-such-day" && groups?.["signs"] !== undefined) return [];
      if (day === "no-such-day") return [{ start, found: date, weekday: undefined }];
      const written = groups?.["day"] ?? groups?.["named"];
      if (typeof day === "string" || written === undefined) return [];
      const right = weekday(day);
      return written === right ? [] : [{ start, found, weekday: right }];
    },
  );
}
