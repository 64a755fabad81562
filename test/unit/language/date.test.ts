import { describe, expect, test } from "vitest";
import { isoDay, readIsoDay, weekday } from "../../../src/base/calendar.ts";
import { eraDate, fiscalYear, readDate, westernDate } from "../../../src/language/date.ts";

function day(text: string) {
  const written = readDate(text);
  if (typeof written === "string") throw new Error(`${text}: ${written}`);
  return written;
}

function era(text: string, figures: "kanji" | "arabic" = "kanji"): string {
  const written = eraDate(day(text), figures, "年月日");
  return typeof written === "string" ? written : written.text;
}

describe("a date is read in every form that people write", () => {
  test.each([
    ["2022-12-27"],
    ["2022/12/27"],
    ["２０２２年１２月２７日"],
    ["令和4年12月27日"],
    ["令和四年十二月二十七日"],
    ["R4.12.27"],
    ["西暦二〇二二年十二月二十七日"],
    ["二〇二二年一二月二七日"],
  ])("%s", (text) => {
    expect(isoDay(day(text))).toBe("2022-12-27");
  });
});

describe("a day is written by its era", () => {
  // Imperial rescripts and cabinet orders on the eras; JIS X 0301:2019.
  test.each([
    ["2022-12-27", "令和四年十二月二十七日"],
    ["2019-05-01", "令和元年五月一日"],
    ["2019-04-30", "平成三十一年四月三十日"],
    ["1989-01-08", "平成元年一月八日"],
    ["1989-01-07", "昭和六十四年一月七日"],
    ["1926-12-25", "昭和元年十二月二十五日"],
    ["大正15年12月25日", "大正十五年十二月二十五日"],
    ["1926-12-24", "大正十五年十二月二十四日"],
    ["1912-07-30", "大正元年七月三十日"],
    ["明治45年7月30日", "明治四十五年七月三十日"],
    ["1873-01-01", "明治六年一月一日"],
    ["1872-12-31", "明治五年十二月二日"],
    ["1872-09-04", "明治五年八月二日"],
    ["1872-10-14", "明治五年九月十二日"],
    ["1872-11-04", "明治五年十月四日"],
    ["1868-10-23", "明治元年九月八日"],
    ["1868-01-25", "明治元年一月一日"],
    ["1868-05-22", "明治元年閏四月一日"],
  ])("%s is %s", (text, written) => {
    expect(era(text)).toBe(written);
    expect(isoDay(day(written))).toBe(isoDay(day(text)));
  });

  test("in figures for horizontal lines", () => {
    expect(era("2019-05-01", "arabic")).toBe("令和元年5月1日");
    expect(era("1868-05-24", "arabic")).toBe("明治元年閏4月3日");
  });

  test("in parts", () => {
    expect(eraDate(day("2022-12-27"), "kanji", "年月")).toEqual({ text: "令和四年十二月" });
    expect(eraDate(day("2022-12-27"), "arabic", "年")).toEqual({ text: "令和4年" });
    expect(eraDate(day("2022-12-27"), "kanji", "月日")).toEqual({ text: "十二月二十七日" });
  });
});

describe("a date that does not exist is refused with its reason", () => {
  test.each([
    ["明治五年十二月三日", "dropped-days"],
    ["明治5年12月31日", "dropped-days"],
    ["明治5年11月30日", "no-such-day"],
    ["明治元年閏五月一日", "no-such-day"],
    ["令和5年閏2月1日", "no-such-day"],
    ["昭和64年1月8日", "outside-era"],
    ["平成31年5月1日", "outside-era"],
    ["令和元年4月30日", "outside-era"],
    ["大正元年7月29日", "outside-era"],
    ["平成0年1月1日", "outside-era"],
    ["令和5年2月29日", "no-such-day"],
    ["2023-02-29", "no-such-day"],
    ["2022-13-01", "no-such-day"],
    ["慶応四年一月一日", "not-a-date"],
    ["44922", "not-a-date"],
    ["12/27", "not-a-date"],
    ["", "not-a-date"],
  ])("%s: %s", (text, reason) => {
    expect(readDate(text)).toBe(reason);
  });

  test("days before 明治 have no era here", () => {
    expect(eraDate(day("1868-01-24"), "kanji", "年月日")).toBe("before-meiji");
  });
});

test("a Western date writes its year digit by digit", () => {
  expect(westernDate(day("2022-12-27"), "kanji", "年月日")).toBe("二〇二二年十二月二十七日");
  expect(westernDate(day("2022-12-27"), "arabic", "年月")).toBe("2022年12月");
});

test("a fiscal year begins in April", () => {
  expect(fiscalYear(day("2023-03-31"), "kanji")).toEqual({ text: "令和四年度" });
  expect(fiscalYear(day("2023-04-01"), "kanji")).toEqual({ text: "令和五年度" });
  expect(fiscalYear(day("2019-06-01"), "arabic")).toEqual({ text: "令和元年度" });
});

test("days of the week agree with printed calendars", () => {
  // 2022-12-27 was a Tuesday, 1868-10-23 a Friday, 1873-01-01 a Wednesday.
  const days = ["2022-12-27", "1868-10-23", "1873-01-01"].flatMap((text) => readIsoDay(text) ?? []);
  expect(days.map(weekday)).toEqual(["火", "金", "水"]);
});
