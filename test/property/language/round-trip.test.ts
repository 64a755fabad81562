import fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, dayOfNumber, weekday } from "../../../src/base/calendar.ts";
import { eraDate, readDate, westernDate } from "../../../src/language/date.ts";
import { kanjiNumeral, readNumber } from "../../../src/language/kanji-numeral.ts";
import { runs } from "../../samples/extent.ts";

const digits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 90 })
  .map((all) => all.join("").replace(/^0+(?=\d)/u, ""));

test("a number written in any style is read as the same number, however long", () => {
  fc.assert(
    fc.property(
      digits,
      fc.constantFrom("grouped" as const, "units" as const, "myriads" as const),
      fc.option(fc.stringMatching(/^\d{1,6}$/u), { nil: undefined }),
      fc.boolean(),
      (whole, style, fraction, isNegative) => {
        const number = `${isNegative ? "-" : ""}${whole}${fraction === undefined ? "" : `.${fraction}`}`;
        expect(readNumber(kanjiNumeral(number, style) ?? "")).toBe(number);
      },
    ),
  );
});

// 明治元年一月一日 to 2200-12-31
const FIRST = dayNumber({ year: 1868, month: 1, day: 25 });
const LAST = dayNumber({ year: 2200, month: 12, day: 31 });
const day = fc.integer({ min: FIRST, max: LAST }).map(dayOfNumber);

test("every day since 明治元年 is read back from what is written, by era and by Western year", () => {
  fc.assert(
    fc.property(day, fc.constantFrom("kanji" as const, "arabic" as const), (one, figures) => {
      const byEra = eraDate({ ...one, era: undefined }, figures, "年月日");
      expect(readDate(typeof byEra === "string" ? byEra : byEra.text)).toMatchObject({ ...one });
      const western = westernDate({ ...one, era: undefined }, figures, "年月日");
      expect(readDate(western)).toEqual({ ...one, era: undefined });
    }),
    { numRuns: runs(3000) },
  );
});

test("no two days are written alike, and the days of the week go round", () => {
  const week = "日月火水木金土";
  const seen = new Set<string>();
  for (let number = FIRST; number < dayNumber({ year: 1875, month: 1, day: 1 }); number += 1) {
    const one = dayOfNumber(number);
    const written = eraDate({ ...one, era: undefined }, "kanji", "年月日");
    seen.add(typeof written === "string" ? written : written.text);
    expect(week.indexOf(weekday(dayOfNumber(number + 1)))).toBe(
      (week.indexOf(weekday(one)) + 1) % 7,
    );
  }
  expect(seen.size).toBe(dayNumber({ year: 1875, month: 1, day: 1 }) - FIRST);
});

test("from 1873 on, years and months agree with the calendar that Node carries", () => {
  const format = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
    era: "long",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    timeZone: "UTC",
  });
  const gregorian = fc.integer({ min: dayNumber({ year: 1873, month: 1, day: 1 }), max: LAST });
  fc.assert(
    fc.property(gregorian, (number) => {
      const written = eraDate({ ...dayOfNumber(number), era: undefined }, "arabic", "年月日");
      const parts = format.formatToParts(number * 86_400_000);
      const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
      const year = part("year") === "1" ? "元" : part("year");
      expect(written).toEqual({
        text: `${part("era")}${year}年${part("month")}月${part("day")}日`,
      });
    }),
    { numRuns: runs(2000) },
  );
});
