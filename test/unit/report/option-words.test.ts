import { expect, test } from "vitest";
import { optionWords } from "../../../src/report/option-words.ts";

test.each([
  ["format", "pdf,docx", "形式", "PDF と Word"],
  ["edition", "as-issued", "版", "発出時のまま"],
  ["where", "都道府県=奈良県", "選んだ条件", "都道府県=奈良県"],
  ["set 日付", "2023-01-10", "差し替え 日付", "2023-01-10"],
  ["something new", "1", "something new", "1"],
])("the option %s=%s is told as %s：%s", (name, value, saidName, saidValue) => {
  expect(optionWords(name, value)).toEqual({ name: saidName, value: saidValue, isHash: false });
});

test("a part of the template is named with its hash", () => {
  expect(optionWords("partial 担当", "a".repeat(64))).toEqual({
    name: "担当",
    value: "a".repeat(64),
    isHash: true,
  });
});
