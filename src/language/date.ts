import { type CalendarDay, isDay } from "../base/calendar.ts";
import { ERA_NAMES, type EraProblem, eraOfLetter, fromEraDay, toEraDay } from "./era.ts";
import { positionalKanji, readNumber, smallKanji, toHalfWidth } from "./kanji-numeral.ts";

/** A day as a person wrote it: the era is kept where one was named. */
export interface WrittenDay extends CalendarDay {
  readonly era: string | undefined;
}

/** Why a text is not a date. */
export type DateProblem = EraProblem | "not-a-date" | "before-meiji";

/** Which figures a date is written in: 令和四年 or 令和4年. */
export type DateFigures = "kanji" | "arabic";

/** Which part of a date is written. */
export type DatePart = "年月日" | "年月" | "年" | "月日";

const ERA = [...ERA_NAMES, ...["M", "T", "S", "H", "R"]].join("|");

const BY_ERA = new RegExp(
  `^(?<era>${ERA}) ?(?<year>元|[\\d〇一二三四五六七八九十百]+)[年./-] ?(?<leap>閏)?(?<month>[\\d〇一二三四五六七八九十正]+)[月./-] ?(?<day>[\\d〇一二三四五六七八九十]+)日?$`,
  "iu",
);

const WESTERN =
  /^(?:西暦)?(?<year>\d{4}|[〇一二三四五六七八九]{4}|千[^年]+)[年./-] ?(?<month>[\d〇一二三四五六七八九十]+)[月./-] ?(?<day>[\d〇一二三四五六七八九十]+)日?$/u;

/** The hour that databases and spreadsheets give a day: 2026-12-18 00:00:00. */
const MIDNIGHT = /(?<=\d)[ T]0?0:00(?::00(?:\.0+)?)?$/u;

/**
 * Reads a date as people write it: 2022-12-27, 2022/12/27, 令和4年12月27日, 令和四年十二月二十七日,
 * R4.12.27, 二〇二二年十二月二十七日, 2022-12-27 00:00:00, 明治元年閏四月二十一日.
 *
 * Shape: dates by era before 明治六年 are lunisolar; dates by Western year are Gregorian throughout.
 */
export function readDate(text: string): WrittenDay | DateProblem {
  const ascii = toHalfWidth(text.trim()).replaceAll(/\s+/gu, " ").replace(MIDNIGHT, "");
  const byEra = BY_ERA.exec(ascii)?.groups;
  if (byEra !== undefined) {
    const letters = byEra["era"] ?? "";
    const era = eraOfLetter(letters) ?? letters;
    const month = byEra["month"] === "正" ? 1 : figure(byEra["month"]);
    const year = byEra["year"] === "元" ? 1 : figure(byEra["year"]);
    const isLeapMonth = byEra["leap"] !== undefined;
    const day = fromEraDay({ era, year, month, isLeapMonth, day: figure(byEra["day"]) });
    return typeof day === "string" ? day : { ...day, era };
  }
  const western = WESTERN.exec(ascii)?.groups;
  if (western === undefined) return "not-a-date";
  const day: CalendarDay = {
    year: figure(western["year"]),
    month: figure(western["month"]),
    day: figure(western["day"]),
  };
  return isDay(day) ? { ...day, era: undefined } : "no-such-day";
}

function figure(text: string | undefined): number {
  return Number(readNumber(text ?? "") ?? Number.NaN);
}

/**
 * Writes a date by era: 令和四年十二月二十七日, 令和4年12月27日, 明治元年閏四月二十一日.
 *
 * Errors: `before-meiji` before 1868-01-25.
 */
export function eraDate(
  written: WrittenDay,
  figures: DateFigures,
  part: DatePart,
): { readonly text: string } | "before-meiji" {
  const day = toEraDay(written, written.era);
  if (day === undefined) return "before-meiji";
  const number = (value: number): string =>
    figures === "kanji" ? smallKanji(value) : String(value);
  const year = `${day.era}${day.year === 1 ? "元" : number(day.year)}年`;
  const month = `${day.isLeapMonth ? "閏" : ""}${number(day.month)}月`;
  return { text: partOf(part, year, month, `${number(day.day)}日`) };
}

/** Writes a date by Western year: 二〇二二年十二月二十七日, 2022年12月27日. */
export function westernDate(written: WrittenDay, figures: DateFigures, part: DatePart): string {
  const number = (value: number): string =>
    figures === "kanji" ? smallKanji(value) : String(value);
  const year = figures === "kanji" ? positionalKanji(String(written.year)) : String(written.year);
  return partOf(part, `${year}年`, `${number(written.month)}月`, `${number(written.day)}日`);
}

/** Writes the fiscal year (年度), which begins in April: 令和四年度. Source: 財政法 第11条. */
export function fiscalYear(
  written: WrittenDay,
  figures: DateFigures,
): { readonly text: string } | "before-meiji" {
  const year = written.month >= 4 ? written.year : written.year - 1;
  // A fiscal year is called by the era in which it begins, and that of 2019 from its May on 令和元年度: a letter of
  // April 2019 still says 平成三十一年度.
  const isReiwaFirst = year === 2019 && !(written.year === 2019 && written.month === 4);
  const named = eraDate(
    { year, month: isReiwaFirst ? 5 : 4, day: 1, era: undefined },
    figures,
    "年",
  );
  return typeof named === "string" ? named : { text: `${named.text}度` };
}

function partOf(part: DatePart, year: string, month: string, day: string): string {
  switch (part) {
    case "年月日":
      return year + month + day;
    case "年月":
      return year + month;
    case "年":
      return year;
    case "月日":
      return month + day;
  }
}
