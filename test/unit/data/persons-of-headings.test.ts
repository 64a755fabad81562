import { describe, expect, test } from "vitest";
import { findingsOf, readText, valueIn } from "../../samples/read-list.ts";

const unusual = (text: string, code = "csv/person-unusual"): readonly number[] =>
  findingsOf(text).flatMap((one) =>
    one.code === code && one.at.kind === "cell" ? [one.at.row] : [],
  );

describe("a column of persons that holds its own heading or an office is told", () => {
  test.each([
    ["市町村名", "市長名", "市長名"],
    ["市町村名", "市長名", "市長"],
    ["市町村名", "議長名", "議長"],
    ["市町村名", "教育長名", "奈良市教育長"],
    ["市町村名", "議長名", "奈良市議会議長"],
    ["市町村名", "市長名", "前市長　甲野　一郎"],
    ["市町村名", "氏名", "氏名"],
  ])("%s, %s: %s", (body, heading, value) => {
    const list = (name: string): string =>
      `${body},${heading},敬称\n生駒市,乙野　二郎,様\n天理市,${name},様\n`;
    expect(unusual(list(value))).toEqual([3]);
    expect(unusual(list("丙野　三郎"))).toEqual([]);
  });

  test.each(["前田　市長", "元木　議長", "旭　教育長", "会田　信長"])(
    "a person may be called %s",
    (name) => {
      expect(unusual(`市町村名,市長名,敬称\n生駒市,${name.replace("　", "")}一,様\n`)).toEqual([]);
    },
  );
});

describe("a person who was in another body's row is told", () => {
  const list = (...names: readonly string[]): string =>
    `団体名,職名,氏名,前回氏名,敬称\n${["甲野　一郎", "乙野　二郎", "丙野　三郎"]
      .map((before, index) => `株式会社${"ABC"[index]},部長,${names[index]},${before},様\n`)
      .join("")}`;

  test("of companies too, as a warning for each", () => {
    const code = "csv/earlier-of-another";
    expect(unusual(list("甲野　一郎", "丙野　三郎", "乙野　二郎"), code)).toEqual([3, 4]);
    expect(unusual(list("甲野　一郎", "丁野　四郎", "丙野　三郎"), code)).toEqual([]);
  });
});

describe("a column is taken by what it holds", () => {
  test.each([
    ["氏名（漢字）,氏名（カナ）,敬称\n甲野　一郎,コウノ　イチロウ,様\n", "氏名", "甲野　一郎"],
    ["氏名（カナ）,氏名（漢字）,敬称\nコウノ　イチロウ,甲野　一郎,様\n", "氏名", "甲野　一郎"],
    ["保険者名,敬称\n奈良市,御中\n", "団体名", "奈良市"],
    ["会議所名,会頭名,敬称\n奈良商工会議所,甲野　一郎,様\n", "団体名", "奈良商工会議所"],
  ])("%s", (text, column, value) => {
    expect(findingsOf(text)).toEqual([]);
    expect(valueIn(readText(text).recipients.at(0), column)).toBe(value);
  });
});
