import { expect, test } from "vitest";
import { parse } from "yaml";
import {
  readSettingLines,
  writeSettingLine,
} from "../../../../src/studio/page/panes/setting-lines.ts";

const TEMPLATE = `---
表題: 研修会の開催について
種別: 書簡
# 発出の日
日付: "令和8年12月1日"
差出人:
  職名: 総務大臣
宛先:
  知事: { 種別: 都道府県 }
---
［＃日付］{{和暦 日付}}
本文: ここは設定ではありません
---
`;

test("the form shows the settings that stand on lines of their own, and nothing of the text", () => {
  expect([...readSettingLines(TEMPLATE)]).toEqual([
    ["表題", "研修会の開催について"],
    ["種別", "書簡"],
    ["日付", "令和8年12月1日"],
    ["差出人 職名", "総務大臣"],
  ]);
});

test("a setting that is changed leaves every other line as it was", () => {
  expect(writeSettingLine(TEMPLATE, ["日付"], "令和9年1月4日")).toBe(
    TEMPLATE.replace('"令和8年12月1日"', "令和9年1月4日"),
  );
  expect(writeSettingLine(TEMPLATE, ["差出人", "職名"], "")).toBe(
    TEMPLATE.replace("  職名: 総務大臣\n", ""),
  );
  expect(writeSettingLine(TEMPLATE, ["差出人", "氏名"], "総務太郎")).toBe(
    TEMPLATE.replace("差出人:\n", "差出人:\n  氏名: 総務太郎\n"),
  );
});

test("a template without settings gets them at its head", () => {
  expect(writeSettingLine("本文だけ\n", ["差出人", "職名"], "知事")).toBe(
    "---\n差出人:\n  職名: 知事\n---\n本文だけ\n",
  );
});

test.each([
  "標題：その一",
  "a: b",
  "# 注",
  "[案]",
  "'引用'",
  '"引用"',
  "  前後の空白",
  "- 一",
  "yes: no",
  "2026-12-01 #1",
  "\\n",
  "*",
])("what is typed as %j is read by YAML as the same words", (value) => {
  const text = writeSettingLine(TEMPLATE, ["件名"], value);
  const head = /^---\n([\s\S]*?)^---$/mu.exec(text)?.[1] ?? "";
  expect(String(parse(head)["件名"])).toBe(value);
  expect(readSettingLines(text).get("件名")).toBe(value);
});

test.each([
  ["体裁: 26x27　　# 1行の字数×行数", "26x27"],
  ["体裁: 26x27    # 1行の字数×行数", "26x27"],
  ['体裁: "26 # 27" # 注', "26 # 27"],
  ["体裁: '26x27' # 注", "26x27"],
  ["体裁: 26#27", "26#27"],
  ["体裁: # 注", undefined],
])(
  "what is noted behind a value (%s) is none of it, and stays when the value changes",
  (line, value) => {
    const text = `---\n${line}\n---\n本文\n`;
    expect(readSettingLines(text).get("体裁")).toBe(value);
    const note = /(?<=.)[ 　]*# (?:1行の字数×行数|注)$/u.exec(line)?.[0] ?? "";
    expect(writeSettingLine(text, ["体裁"], "40x28")).toBe(`---\n体裁: 40x28${note}\n---\n本文\n`);
  },
);
