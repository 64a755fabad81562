import { expect, test } from "vitest";
import { addressesIn } from "../../../src/text/addresses.ts";

function found(text: string): readonly (readonly [string, string])[] {
  return addressesIn(text).map(({ start, end, uri }) => [text.slice(start, end), uri]);
}

test.each([
  [
    "詳しくはhttps://www.soumu.go.jp/menu_news/index.htmlを参照",
    "https://www.soumu.go.jp/menu_news/index.html",
  ],
  ["（https://www.soumu.go.jp/）。", "https://www.soumu.go.jp/"],
  ["(https://www.soumu.go.jp/a)", "https://www.soumu.go.jp/a"],
  ["see https://example.jp/a_(b).", "https://example.jp/a_(b)"],
  ["https://example.jp/a?b=1&c=%E3%81%82#d、", "https://example.jp/a?b=1&c=%E3%81%82#d"],
])("in %s the page's address is found whole", (text, address) => {
  expect(found(text)).toEqual([[address, address]]);
});

test("an address of mail leads to mail", () => {
  expect(found("連絡先はinfo.dx@soumu.go.jp、又はa-b@city.nara.lg.jp。")).toEqual([
    ["info.dx@soumu.go.jp", "mailto:info.dx@soumu.go.jp"],
    ["a-b@city.nara.lg.jp", "mailto:a-b@city.nara.lg.jp"],
  ]);
});

test.each(["＠は全角", "a@b", "9:00～17:30", "ftp://example.jp/", "https://", "info＠soumu.go.jp"])(
  "%s is none",
  (text) => {
    expect(found(text)).toEqual([]);
  },
);
