import { describe, expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { field, filled, ifKind, line, RECORD } from "./attempt.ts";
import { wordFile } from "./word-files.ts";

const said = (code: string, value: string): readonly string[] =>
  filled(line(field(code.replaceAll('"', "&quot;"), "前の値")), undefined, {
    ...RECORD,
    値: value,
  });

/** The hints and codes of what is found, when it is opened or when a row is merged. */
function refused(code: string, value = ""): readonly string[] {
  const opened = openTemplate(wordFile(line(field(code.replaceAll('"', "&quot;")))), {
    overrides: new Map(),
    partials: new Map(),
  });
  const outcome = opened.ok
    ? opened.value.template.merge(recipientOf({ ...RECORD, 値: value }))
    : opened;
  return (outcome.ok ? outcome.warnings : outcome.errors).map(
    ({ code: found, at, values }) =>
      `${found} ${at.kind} ${"instead" in values ? values["instead"] : ""}${"reason" in values ? values["reason"] : ""}`,
  );
}

describe("a number in a merge field is written by its picture", () => {
  test.each([
    ['MERGEFIELD 値 \\# "#,##0円"', "1234567", "1,234,567円"],
    ["MERGEFIELD 値 \\# #,##0", "1234.5", "1,235"],
    ['MERGEFIELD 値 \\# "#,##0円"', "500", "500円"],
    ['MERGEFIELD 値 \\# "#,##0千円"', "1200", "1,200千円"],
    ['MERGEFIELD 値 \\# "¥#,##0" \\* MERGEFORMAT', "1200", "¥1,200"],
    ["MERGEFIELD 値 \\# 0.00", "1.005", "1.01"],
    ["MERGEFIELD 値 \\# 0.00", "3", "3.00"],
    ["MERGEFIELD 値 \\# 0", "2.5", "3"],
    ["MERGEFIELD 値 \\# ,0", "12345", "12,345"],
    ["MERGEFIELD 値 \\# #.##", "3.10", "3.1"],
    ["MERGEFIELD 値 \\# 0000", "12", "0012"],
    ["MERGEFIELD 値 \\# \"000'-'0000\"", "1000001", "100-0001"],
    ['MERGEFIELD 値 \\# "#,##0;△#,##0"', "-1234", "△1,234"],
    ["MERGEFIELD 値 \\# \"#,##0;△#,##0;'なし'\"", "0", "なし"],
    ['MERGEFIELD 値 \\# "#,##0;-#,##0"', "-5", "-5"],
    ['MERGEFIELD 値 \\# "#,##0円"', "-5", "-5円"],
    ['MERGEFIELD 値 \\# "0%"', "33", "33%"],
  ])("%s of %s", (code, value, expected) => {
    expect(said(code, value)).toEqual([expected]);
  });

  test("a formula that only gives a merge field a picture is the merge field", () => {
    const formula = `<w:r><w:instrText>= </w:instrText></w:r>${field("MERGEFIELD 値", "1")}<w:r><w:instrText xml:space="preserve"> \\# "#,##0円"</w:instrText></w:r>`;
    expect(filled(line(field(formula, "1円")), undefined, { ...RECORD, 値: "1200" })).toEqual([
      "1,200円",
    ]);
  });
});

test("pictures and letters' cases count in the branches of an IF too", () => {
  const formula = field(
    `<w:r><w:instrText>=</w:instrText></w:r>${field("MERGEFIELD 値", "1")}<w:r><w:instrText> \\# 0.0</w:instrText></w:r>`,
  );
  const body = line(
    ifKind(
      ` = &quot;都道府県&quot; &quot;</w:instrText></w:r>${field("MERGEFIELD 値 \\# &quot;#,##0円&quot;")}<w:r><w:instrText>、</w:instrText></w:r>${formula}<w:r><w:instrText>&quot; &quot;なし&quot;`,
    ),
  );
  const settings = "表題: 手\n種別: 書簡\n宛先:\n  県: { 種別: 都道府県 }\n  他: { 種別: [市] }\n";
  expect(filled(body, settings, { ...RECORD, 値: "1200" })).toEqual(["1,200円、1200.0"]);
});

describe("a date in a merge field is written by its picture", () => {
  test.each([
    ['MERGEFIELD 値 \\@ "M月d日"', "2022-12-07", "12月7日"],
    ["MERGEFIELD 値 \\@ M月d日", "令和4年12月7日", "12月7日"],
    ['MERGEFIELD 値 \\@ "yyyy/MM/dd"', "2022-01-07", "2022/01/07"],
    ['MERGEFIELD 値 \\@ "yy.M.d"', "2022-01-07", "22.1.7"],
    ['MERGEFIELD 値 \\@ "M月d日(aaa)"', "2022-12-27", "12月27日(火)"],
    ['MERGEFIELD 値 \\@ "aaaa"', "2022-12-27", "火曜日"],
    ['MERGEFIELD 値 \\@ "ggge年M月d日（aaaa）"', "2022-12-27", "令和4年12月27日（火曜日）"],
    ['MERGEFIELD 値 \\@ "GGGE年M月d日"', "2022-12-27", "令和4年12月27日"],
    ['MERGEFIELD 値 \\@ "gggE年O月A日"', "2022-12-27", "令和四年十二月二十七日"],
    ['MERGEFIELD 値 \\@ "ge.M.d"', "2019-05-01", "R1.5.1"],
    ['MERGEFIELD 値 \\@ "gggee年MM月dd日"', "2022-01-07", "令和04年01月07日"],
    ['MERGEFIELD 値 \\@ "ggge年度"', "2019-05-01", "令和元年度"],
    ['MERGEFIELD 値 \\@ "ggge 年 M 月 d 日"', "2022-12-27", "令和4 年 12 月 27 日"],
    ["MERGEFIELD 値 \\@ \"M'月'd'日まで'\"", "2022-12-27", "12月27日まで"],
  ])("%s of %s", (code, value, expected) => {
    expect(said(code, value)).toEqual([expected]);
  });
});

test.each([
  ["MERGEFIELD 値 \\* Upper", "tokyo ｔｏｋｙｏ 東京", "TOKYO ＴＯＫＹＯ 東京"],
  ["MERGEFIELD 値 \\* Lower \\* MERGEFORMAT", "TOKYO", "tokyo"],
  ["MERGEFIELD 値 \\* FirstCap", "tokyo prefecture", "Tokyo prefecture"],
  ["MERGEFIELD 値 \\* caps", "tokyo (prefecture)", "Tokyo (Prefecture)"],
])("letters are written as %s asks", (code, value, expected) => {
  expect(said(code, value)).toEqual([expected]);
});

test.each([
  ['MERGEFIELD 値 \\# "#,##0円"', "約五百", "template/helper-value cell not-a-number"],
  ['MERGEFIELD 値 \\# "¥#,##0"', "-5", "template/helper-value cell not-in-picture"],
  ["MERGEFIELD 値 \\# #,###", "0", "template/helper-value cell not-in-picture"],
  ['MERGEFIELD 値 \\@ "M月d日"', "未定", "template/helper-value cell not-a-date"],
  ['MERGEFIELD 値 \\@ "ggge年"', "1700-01-01", "template/helper-value cell before-meiji"],
])("what %s cannot write stops with its cell: %s", (code, value, expected) => {
  expect(refused(code, value)).toEqual([expected]);
});

test.each([
  ['MERGEFIELD 値 \\# "x##"', "{{桁区切り 値}}"],
  ["MERGEFIELD 値 \\# 000-0000", "{{数の形 値 形=\"000'-'0000\"}}"],
  ['MERGEFIELD 値 \\# "#,##0"円""', "{{数の形 値 形=\"#,##0'円'\"}}"],
  ['MERGEFIELD 値 \\@ "H時m分"', '{{和暦 値 数字="算用数字"}}'],
  ["MERGEFIELD 値 \\@ M月 d日", '{{日付の形 値 形="M月 d日"}}'],
  ["MERGEFIELD 値 \\* Roman", "{{値}}"],
  ['MERGEFIELD 値 \\@ "ggge年M月d日" \\* DBNUM1', '{{和暦 値 数字="漢数字"}}'],
  ['MERGEFIELD 値 \\# "#,##0" \\* DBCHAR', '{{全角 (数の形 値 形="#,##0")}}'],
  ["MERGEFIELD 値 \\* Lower \\* Caps", '{{英字 (英字 値 形="小文字") 形="単語ごとに大文字"}}'],
])("%s is refused with the tag to type in its place, which merges", (code, instead) => {
  expect(refused(code)).toEqual([`word/switch-unsupported word ${instead}`]);
  const typed = instead.replaceAll('"', "&quot;");
  const value = instead.includes("和暦") || instead.includes("日付") ? "2022-12-27" : "1000001";
  const shown = filled(line(`<w:r><w:t>${typed}</w:t></w:r>`), undefined, { ...RECORD, 値: value });
  expect(shown).toHaveLength(1);
});
