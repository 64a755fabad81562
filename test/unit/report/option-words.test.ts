import { expect, test } from "vitest";
import { optionWords } from "../../../src/report/option-words.ts";

test.each([
  ["format", "pdf,docx", "形式", "PDF と Word"],
  ["format", "html", "形式", "HTML"],
  ["format", "pdf,docx,html,txt", "形式", "PDF と Word と HTML と テキスト"],
  ["edition", "as-issued", "校訂", "発出時のまま"],
  ["where", "都道府県=奈良県", "選んだ条件", "都道府県=奈良県"],
  ["hidden", "keep", "見えない行・取り消し線の行", "作成する"],
  ["hidden", "skip", "見えない行・取り消し線の行", "作成しない"],
  ["set 日付", "2023-01-10", "差し替え 日付", "2023-01-10"],
  ["shard", "1/20", "分担", "20台のうち1番目"],
  ["letters", "5", "通数", "5"],
  ["something new", "1", "something new", "1"],
])("the option %s=%s is told as %s：%s", (name, value, saidName, saidValue) => {
  expect(optionWords(name, value)).toEqual({ name: saidName, value: saidValue, hashOf: undefined });
});

test.each([
  ["a part of the template", "partial 担当", "担当"],
  [
    "the table of an office's own characters",
    "characters recipients/外字.csv",
    "外字の表 recipients/外字.csv",
  ],
])("%s is named with its hash", (_, name, saidName) => {
  const value = "a".repeat(64);
  expect(optionWords(name, value)).toEqual({ name: saidName, value, hashOf: "部品" });
});

test("the hash of what was enclosed is told as a hash, under 別添", () => {
  const value = "a".repeat(64);
  expect(optionWords("別添", value)).toEqual({
    name: "写したファイルの一覧",
    value,
    hashOf: "別添",
  });
});
