import { describe, expect, test } from "vitest";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { HELPERS } from "../../../src/template/helper-table.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

function written(call: string, kind: string, more = ""): string {
  const settings = `表題: 試験\n種別: ${kind}\n${more}`;
  const bytes = new TextEncoder().encode(`---\n${settings}\n---\n${call}`);
  const template = valueIn(
    compileTemplate({ path: "t.hbs", bytes }, { overrides: new Map(), partials: new Map() }),
  );
  return valueIn(template.merge(recipient({ 職名: "北海道知事" }))).text;
}

const table: readonly (readonly [string, string, string])[] = [
  // call, in a vertical letter, in a horizontal notice
  ['{{和暦 "2022-12-27"}}', "令和四年十二月二十七日", "令和4年12月27日"],
  ['{{和暦 "2022-12-27" 数字="漢数字"}}', "令和四年十二月二十七日", "令和四年十二月二十七日"],
  ['{{和暦 "2022-12-27" 数字="算用数字" 形="年月"}}', "令和4年12月", "令和4年12月"],
  ['{{西暦 "令和4年12月27日"}}', "二〇二二年十二月二十七日", "2022年12月27日"],
  ['{{年度 "2023-03-31"}}', "令和四年度", "令和4年度"],
  // The first year of 令和 began on 1 May; the fiscal year around it is 平成三十一年度 before, 令和元年度 from then on.
  ['{{年度 "平成31年4月1日"}}', "平成三十一年度", "平成31年度"],
  ['{{年度 "令和元年5月1日"}}', "令和元年度", "令和元年度"],
  ['{{年度 "平成31年3月31日"}}', "平成三十年度", "平成30年度"],
  ['{{曜日 "2022-12-27"}}', "火曜日", "火曜日"],
  ['{{曜日 "2022-12-27" 形="一字"}}', "火", "火"],
  ['{{漢数字 "2000億"}}', "二、〇〇〇億", "二、〇〇〇億"],
  ['{{位取り "2000億"}}', "二、〇〇〇億", "二、〇〇〇億"],
  ['{{単位語 "2000億"}}', "二千億", "二千億"],
  ['{{万億 "520000000"}}', "五億二〇〇〇万", "五億二〇〇〇万"],
  ['{{算用数字 "二千億"}}', "2,000億", "2,000億"],
  ['{{桁区切り "1234567"}}', "1,234,567", "1,234,567"],
  ['{{一字ずつ "03-5253-5111"}}', "〇三―五二五三―五一一一", "〇三―五二五三―五一一一"],
  ['{{全角 "No.12"}}', "Ｎｏ．１２", "Ｎｏ．１２"],
  ['{{半角 "Ｎｏ．１２"}}', "No.12", "No.12"],
  ['{{箇所 "3"}}', "三箇所", "3か所"],
  ['{{箇所 "数"}}', "数箇所", "数箇所"],
  ['{{並べ "市" "町" "村"}}', "市、町及び村", "市、町及び村"],
  ['{{並べ "市" "町" 語="又は"}}', "市又は町", "市又は町"],
  ['{{結語 "謹啓"}}', "謹白", "謹白"],
  ['{{標準敬称 "官公署の長"}}', "殿", "殿"],
  ['{{数の形 "1234.5" 形="#,##0円"}}', "1,235円", "1,235円"],
  ['{{日付の形 "令和4年12月27日" 形="M月d日(aaa)"}}', "12月27日(火)", "12月27日(火)"],
  ['{{英字 "tokyo" 形="大文字"}}', "TOKYO", "TOKYO"],
  ['{{全角 (漢数字 "12")}}', "一二", "一二"],
];

describe("what a template calls is written as its direction asks", () => {
  test.each(table)("%s", (call, vertical, horizontal) => {
    expect(written(call, "書簡")).toBe(vertical);
    expect(written(call, "通知")).toBe(horizontal);
  });

  test("every helper stands in the table", () => {
    const called = new Set(table.flatMap(([call]) => /\{\{(?<name>\S+)/u.exec(call)?.[1] ?? []));
    expect([...HELPERS.keys()].filter((name) => !called.has(name))).toEqual([]);
  });
});

test("the settings decide the house's numerals, figures and honorific", () => {
  expect(written('{{漢数字 "2000億"}}', "書簡", "漢数字: 単位語")).toBe("二千億");
  expect(written('{{和暦 "2022-12-27"}}', "書簡", "数字: 算用数字")).toBe("令和4年12月27日");
  expect(
    written('{{標準敬称 "官公署の長"}}', "通知", "差出人: { 職名: 部長, 区分: 都道府県 }"),
  ).toBe("様");
});

test.each([
  ['{{漢数字 "約3"}}', "not-a-number"],
  ['{{算用数字 "約3"}}', "not-a-number"],
  ['{{桁区切り "約3"}}', "not-a-number"],
  ['{{桁区切り "3・5"}}', "not-a-number"],
  ['{{数の形 "約3" 形="0"}}', "not-a-number"],
  ['{{数の形 "3" 形="x"}}', "not-a-picture"],
  ['{{数の形 "3"}}', "not-a-picture"],
  ['{{数の形 "-3" 形="¥0"}}', "not-in-picture"],
  ['{{日付の形 "2022-12-27" 形="H時"}}', "not-a-picture"],
  ['{{箇所 "多"}}', "not-a-number"],
  ['{{和暦 "1868-01-24"}}', "before-meiji"],
  ['{{西暦 "明治5年12月3日"}}', "dropped-days"],
  ['{{結語 "啓白"}}', "not-a-salutation"],
  ['{{標準敬称 "知事"}}', "not-a-class"],
])("%s is refused with its reason", (call, reason) => {
  const bytes = new TextEncoder().encode(`---\n表題: 試験\n種別: 書簡\n---\n${call}`);
  const outcome = compileTemplate(
    { path: "t.hbs", bytes },
    { overrides: new Map(), partials: new Map() },
  );
  expect(
    outcome.ok ? [] : outcome.errors.map(({ code, values }) => [code, values["reason"]]),
  ).toEqual([["template/helper-value", reason]]);
});

test.each([...HELPERS.values()])("$name is told in either language", ({ summary }) => {
  expect(summary.ja).toMatch(/[ぁ-ん]/u);
  expect(summary.en).toMatch(/^(?:a|an|the|digits|several|Latin) /u);
});
