import { expect, test } from "vitest";
import { foreignPhrases } from "../../../src/text/foreign-phrases.ts";

function found(text: string): readonly string[] {
  return foreignPhrases(text).map(({ start, end }) => text.slice(start, end));
}

test.each([
  [
    "本文です。Please read the enclosed documents carefully. 連絡先は",
    ["Please read the enclosed documents carefully"],
  ],
  ["Society 5.0の実現", ["Society 5.0"]],
  ["これはA letter, in English; see below。", ["A letter, in English; see below"]],
  ["it’s one wordです", ["it’s one word"]],
])("in %s the words of English are found", (text, phrases) => {
  expect(found(text)).toEqual(phrases);
});

test.each([
  "DXとCIOとLGWAN",
  "QRコード",
  "5km先、12時24h",
  "info@soumu.go.jp",
  "https://www.soumu.go.jp/menu_news/s-news/index.html",
  "Ré sumé",
])("in %s nothing is", (text) => {
  expect(found(text)).toEqual([]);
});
