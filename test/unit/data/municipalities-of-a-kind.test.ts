import { describe, expect, test } from "vitest";
import { findingsOf, lineOf, readText, valueIn } from "../../samples/read-list.ts";

const said = (text: string): readonly string[] => findingsOf(text).map(lineOf);

describe("a department is part of its municipality", () => {
  test.each(["部署名", "担当部署名", "送付先部署名"])("%s beside 市町村名", (heading) => {
    const list = (city: string): string => `市町村名,${heading},敬称\n${city},総務課,御中\n`;
    expect(said(list("生駒市"))).toEqual([]);
    expect(valueIn(readText(list("生駒市")).recipients.at(0), "団体コード")).toBe("292095");
    expect(said(list("生騎市"))).toEqual(["error csv/name-unknown row 2 column 1 line 2"]);
  });

  test("and the code of the row is held against the municipality", () => {
    expect(said("市町村コード,市町村名,部署名,敬称\n292044,生駒市,総務課,御中\n")).toEqual([
      "error csv/name-mismatch row 2 column 2 line 2",
    ]);
  });
});

describe.each([
  ["市名", "生駒市", "天理市"],
  ["都市名", "生駒市", "天理市"],
  ["市町名", "生駒市", "三郷町"],
  ["町名", "三郷町", "平群町"],
  ["村名", "十津川村", "野迫川村"],
  ["特別区名", "千代田区", "渋谷区"],
])("%s is the body where nothing else is", (heading, own, other) => {
  const coded = (name: string, code: string): string =>
    `市町村コード,${heading},氏名,敬称\n${code},${name},甲野　一郎,様\n`;
  const codeOf = (name: string): string =>
    valueIn(readText(`団体名,敬称\n${name},様\n`).recipients.at(0), "団体コード") ?? "";

  test("it is held against the code of the row", () => {
    expect(codeOf(own)).toMatch(/^\d{6}$/u);
    expect(said(coded(own, codeOf(own)))).toEqual([]);
    expect(said(coded(own, codeOf(other)))).toEqual([
      "error csv/name-mismatch row 2 column 2 line 2",
    ]);
  });

  test("and gives the code", () => {
    const [first] = readText(`${heading},氏名,敬称\n${own},甲野　一郎,様\n`).recipients;
    expect([
      valueIn(first, "団体名"),
      valueIn(first, heading),
      valueIn(first, "団体コード"),
    ]).toEqual([own, own, codeOf(own)]);
  });
});

test("a misspelt city, and one of another prefecture, are told", () => {
  expect(said("市名,氏名,敬称\n生騎市,甲野　一郎,様\n")).toEqual([
    "error csv/name-unknown row 2 column 1 line 2",
  ]);
  expect(said("都道府県名,市名,氏名,敬称\n大阪府,生駒市,甲野　一郎,様\n")).toEqual([
    "error csv/name-elsewhere row 2 column 2 line 2",
  ]);
});

test.each(["千代日区", "福島区"])("no special ward is called %s", (name) => {
  expect(said(`特別区名,氏名,敬称\n${name},甲野　一郎,様\n`)).toEqual([
    "error csv/name-unknown row 2 column 1 line 2",
  ]);
});

test.each([
  ["市名,学校名,校長名,敬称\n奈良市,第一小学校,甲野　一郎,様\n", "第一小学校"],
  ["市名,園名,氏名,敬称\n奈良市,甲の森,甲野　一郎,様\n", "甲の森"],
  ["市名,区名,職名,敬称\n大阪市,都島区,区長,様\n", "都島区"],
  ["会社名,町名,職名,敬称\n甲商店,本町,社長,様\n", "甲商店"],
  ["町名,会長名,敬称\n本町,甲野　一郎,様\n朝日が丘,乙野　二郎,様\n", undefined],
])("beside another body, or as a neighbourhood, it is a free column: %s", (text, name) => {
  expect(said(text)).toEqual([]);
  expect(valueIn(readText(text).recipients.at(0), "団体名") || undefined).toBe(name);
});
