import { describe, expect, test } from "vitest";
import {
  commaGrouped,
  figureNumeral,
  kanjiNumeral,
  positionalKanji,
  readNumber,
  smallKanji,
  toFullWidth,
  toHalfWidth,
} from "../../../src/language/kanji-numeral.ts";

const table: readonly (readonly [string, string, string, string])[] = [
  // number, 位取り, 単位語, 万億
  ["0", "〇", "零", "〇"],
  ["7", "七", "七", "七"],
  ["10", "一〇", "十", "一〇"],
  ["27", "二七", "二十七", "二七"],
  ["105", "一〇五", "百五", "一〇五"],
  ["1000", "一、〇〇〇", "千", "一〇〇〇"],
  ["1995", "一、九九五", "千九百九十五", "一九九五"],
  ["10000", "一万", "一万", "一万"],
  ["10500000", "一、〇五〇万", "一千五十万", "一〇五〇万"],
  ["50000000000", "五〇〇億", "五百億", "五〇〇億"],
  ["200000000000", "二、〇〇〇億", "二千億", "二〇〇〇億"],
  ["520000000", "五億二、〇〇〇万", "五億二千万", "五億二〇〇〇万"],
  ["500000001", "五億一", "五億一", "五億一"],
  ["1234567", "一二三万四、五六七", "百二十三万四千五百六十七", "一二三万四五六七"],
  ["30.5", "三〇・五", "三十・五", "三〇・五"],
  ["-3", "△三", "△三", "△三"],
  ["100000000000000000000", "一垓", "一垓", "一垓"],
];

describe("a number in kanji", () => {
  test.each(table)("%s is written as the house style says", (number, grouped, units, myriads) => {
    expect(kanjiNumeral(number, "grouped")).toBe(grouped);
    expect(kanjiNumeral(number, "units")).toBe(units);
    expect(kanjiNumeral(number, "myriads")).toBe(myriads);
  });

  test.each(table)("%s is read from every style", (number, ...written) => {
    for (const text of written) expect(readNumber(text)).toBe(number);
  });

  test("larger than the largest unit loses no digit", () => {
    const huge = `12345${"0".repeat(68)}`;
    expect(kanjiNumeral(huge, "myriads")).toBe("一二三四五無量大数");
    expect(kanjiNumeral(huge, "grouped")).toBe("一二、三四五無量大数");
    expect(readNumber("一二三四五無量大数")).toBe(huge);
  });
});

test.each([
  ["2000", "2000"],
  ["２，０００", "2000"],
  ["2,000億", "200000000000"],
  ["5億2000万", "520000000"],
  ["12000万", "120000000"],
  ["千五百", "1500"],
  ["一千五百", "1500"],
  ["〇〇七", "7"],
  [" 三〇・五〇 ", "30.50"],
])("people write %s for %s", (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test.each([
  "",
  "二、三",
  "1,23",
  "十万億",
  "1億1億",
  "万",
  "三百円",
  "1.2.3",
  "百千",
  "二〇〇〇億一二三四五六万",
])("%j is not one number", (text) => {
  expect(readNumber(text)).toBeUndefined();
});

test("in horizontal lines figures go with large units in kanji", () => {
  expect(figureNumeral("200000000000")).toBe("2,000億");
  expect(figureNumeral("520000000")).toBe("5億2,000万");
  expect(figureNumeral("30.5")).toBe("30.5");
});

test("digits one by one are for years and telephones", () => {
  expect(positionalKanji("2022")).toBe("二〇二二");
  expect(positionalKanji("03-5253-5111")).toBe("〇三―五二五三―五一一一");
});

test("small numbers are written as in dates", () => {
  expect([1, 10, 11, 20, 31].map(smallKanji)).toEqual(["一", "十", "十一", "二十", "三十一"]);
});

test("commas part thousands, and widths change for ASCII only", () => {
  expect(commaGrouped("-1234567.5000")).toBe("-1,234,567.5000");
  expect(toFullWidth("No.12-3 カナ")).toBe("Ｎｏ．１２－３　カナ");
  expect(toHalfWidth("Ｎｏ．１２－３　ｶﾅ")).toBe("No.12-3 ｶﾅ");
});
