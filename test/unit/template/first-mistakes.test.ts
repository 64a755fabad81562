import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

// The template of the README, with the one change that a clerk makes; each must be told where it is, and what to do.

const SETTINGS = `表題: 研修会の開催について
種別: 書簡
日付: 令和8年12月1日
差出人:
  職名: 総務大臣
  氏名: 総務太郎
宛先:
  市長: { 種別: 市 }
  知事: { 種別: 都道府県 }
必要な列: [職名, 敬称]`;

const BODY = `［＃頭語］拝啓
{{#宛先 "市長"}}貴市{{else}}貴県{{/宛先}}の御参加をお願い申し上げます。
［＃結語］敬具
［＃日付］{{和暦 日付}}
［＃差出人］{{差出人職名}}　{{差出人氏名}}
［＃宛名］{{職名}}　{{敬称}}`;

const ROWS = [
  recipient({ 種別: "市", 団体名: "奈良市", 職名: "奈良市長", 敬称: "殿" }, 2),
  recipient({ 種別: "都道府県", 団体名: "奈良県", 職名: "奈良県知事", 敬称: "殿" }, 3),
];

/** The findings when one text is written for another. */
function afterChange(from: string, to: string): readonly Diagnostic[] {
  const whole = `${SETTINGS}\n---\n${BODY}`;
  expect(whole.split(from).length).toBeGreaterThan(1);
  const [settings = "", body = ""] = whole.replace(from, to).split("\n---\n");
  return lettersFrom(settings, body, ROWS).findings;
}

/** `line:column code`, or the row of a list. */
function shown({ severity, code, at }: Diagnostic): string {
  const row = "row" in at ? `row ${at.row}` : "";
  return `${at.kind === "text" ? `${at.line}:${at.column}` : row} ${severity} ${code}`;
}

test("the template as it stands in the README has no mistake", () => {
  expect(lettersFrom(SETTINGS, BODY, ROWS).findings).toEqual([]);
});

const MARK = "差込みや注記の印らしい";

describe("one mistake is one finding, where it stands, with what to do", () => {
  test.each<[string, string, string, string, string]>([
    ["{{職名}}", "{職名}}", "18:6 error template/stray-mark", MARK, "{{職名}}"],
    ["{{職名}}", "{職名}", "18:6 error template/stray-mark", MARK, "{{職名}}"],
    ["{{職名}}", "｛｛職名｝｝", "18:6 error template/stray-mark", MARK, "{{職名}}"],
    ["{{職名}}", "｛職名｝", "18:6 error template/stray-mark", MARK, "{{職名}}"],
    ["{{職名}}", "«職名»", "18:6 error template/stray-mark", MARK, "{{職名}}"],
    ["［＃宛名］", "[#宛名]", "18:1 error template/stray-mark", MARK, "［＃宛名］"],
    ["［＃宛名］", "［#宛名］", "18:1 error template/stray-mark", MARK, "［＃宛名］"],
    ["［＃宛名］", "【＃宛名】", "18:1 error template/stray-mark", MARK, "［＃宛名］"],
    [
      "\n［＃結語］敬具",
      "",
      "13:6 warning template/close-missing",
      "結語がありません",
      "［＃結語］敬具",
    ],
    ["種別: 書簡", "種別:書簡", "3:1 error template/yaml", "半角の空白が必要です", ": 種別: 書簡"],
    ["種別: 書簡", "種別：書簡", "3:1 error template/yaml", "「：」が全角です", ": 種別: 書簡"],
    ["  職名: 総", "　職名: 総", "6:1 error template/yaml", "全角の空白", "半角空白2つ"],
    [
      "{ 種別: 市 }",
      "｛ 種別: 市 ｝",
      "9:7 error template/yaml",
      "括弧が全角です",
      "市長: { 種別: 市 }",
    ],
    [
      "[職名, 敬称]",
      "［職名、敬称］",
      "11:7 error template/yaml",
      "括弧が全角です",
      ": 必要な列: [職名, 敬称]",
    ],
    [
      "[職名, 敬称]",
      "［職名］",
      "11:7 error template/yaml",
      "括弧が全角です",
      ": 必要な列: [職名]",
    ],
    [
      "[職名, 敬称]",
      "[職名、敬称]",
      "11:8 error template/wrong-value",
      "職名、敬称",
      "[職名, 敬称]",
    ],
    ["{{#宛先", "{{＃宛先", "14:3 error template/wide-sign", "`＃` が全角", "半角の #"],
    ['"市長"', "“市長”", "14:7 error template/helper-arguments", "“市長”", '{{#宛先 "市長"}}'],
    ['"市長"', "「市長」", "14:7 error template/helper-arguments", "「市長」", '{{#宛先 "市長"}}'],
    ["{{職名}}", "{{職銘}}", "18:8 error template/unknown-field", "`職銘`", "「職名」の誤り"],
    ["{{職名}}", "{{住所}}", "18:8 error template/unknown-field", "`住所`", "宛名簿の見出し"],
    ["{{和暦", "{{和歴", "16:8 error template/unknown-helper", "`和歴`", "「和暦」の誤り"],
    ["{{和暦", "{{元号", "16:8 error template/unknown-helper", "`元号`", "使えるのは 和暦、"],
  ])("%s written as %s", (from, to, place, message, hint) => {
    const found = afterChange(from, to);
    expect([...new Set(found.map(shown))].slice(0, 1)).toEqual([place]);
    const texts = found.slice(0, 1).map((one) => messageOf(one, "ja"));
    expect(texts[0]?.message).toContain(message);
    expect(texts[0]?.hints.join("\n")).toContain(hint);
    const isSilent = new Set(found.map(({ code }) => code)).size > 1;
    expect(isSilent ? found.map(shown) : []).toEqual([]);
  });

  test.each<[string, string, string]>([
    ["\n［＃宛名］{{職名}}　{{敬称}}", "", "template/addressee-none"],
    ["［＃宛名］{{職名}}　{{敬称}}", "［＃宛名］奈良市長　殿", "template/addressee-constant"],
    ["［＃宛名］{{職名}}", "［＃宛名］{{団体名}}長", "template/addressee-other"],
  ])("the addressee %j as %j is an error of the letters", (from, to, code) => {
    const found = afterChange(from, to).filter(({ severity }) => severity === "error");
    expect(new Set(found.map((one) => one.code))).toEqual(new Set([code]));
  });
});

test.each([
  ["［＃宛名］", "[＃宛名］", "全角の ＃ で ［＃宛名］", "{{"],
  ["［＃宛名］", "〔＃宛名〕", "全角の ＃ で ［＃宛名］", "{{"],
  ["［＃差出人］{{差出人職名}}", "【＃差出人】{{差出人職名}}", "全角の ＃ で ［＃差出人］", "{{"],
  ["貴市{{else}}", "｛｛団体名｝｝{{else}}", "{{団体名}}", "{{職名}}"],
  ["貴市{{else}}", "«都道府県»{{else}}", "{{都道府県}}", "{{職名}}"],
])("%s written as %s: the mark that is meant is named, and no other", (from, to, named, other) => {
  const marks = afterChange(from, to).filter(({ code }) => code === "template/stray-mark");
  const [hint = ""] = marks[0] === undefined ? [] : messageOf(marks[0], "ja").hints;
  expect(hint).toContain(named);
  expect(hint).not.toContain(other);
});

test("a blank cell is told with both things that let it be blank", () => {
  const rows = [
    recipient({ 種別: "市", 団体名: "奈良市", 職名: "奈良市長", 敬称: "殿", 住所2: "" }, 2),
  ];
  const body = BODY.replace("{{職名}}", "{{住所2}}　{{職名}}");
  const [found] = lettersFrom(SETTINGS, body, rows).findings.filter(
    ({ code }) => code === "template/empty-value",
  );
  const hints = found === undefined ? "" : messageOf(found, "ja").hints.join("");
  expect(hints).toMatch(/任意の列.*\{\{#もし 住所2\}\}…\{\{住所2\}\}…\{\{\/もし\}\}/u);
});
