import { expect, test } from "vitest";
import { goesOver } from "../../../src/verify/address-over-pages.ts";

/** What a page says, a stretch of marked content each. */
function pageOf(...stretches: readonly string[]): { text: string; content: number }[] {
  return stretches.flatMap((stretch, content) => [...stretch].map((text) => ({ text, content })));
}

const ADDRESS = "https://example.go.jp/a";

test.each([
  ["at the end of its text", ["詳しくは、", "https://"], ["example.go.jp/a", "を見る。"]],
  ["before its notes", ["は", "https://example.", "２注の文"], ["go.jp/a"]],
  ["after notes that go on", ["https://example.go.jp/"], ["注の続き。", "a", "です。"]],
  ["in lines of their own", ["https:", "//example", "２"], [".go.jp", "/a", "。"]],
])("an address goes over a page's end %s", (_, page, next) => {
  expect(goesOver(ADDRESS, pageOf(...page), pageOf(...next))).toBe(true);
});

test.each([
  ["whose rest is another", ["https://"], ["example.com/a"]],
  ["whose rest is not the beginning of anything", ["https://"], ["又はexample.go.jp/a"]],
  ["whose beginning goes on as something else", ["https://を見る"], ["example.go.jp/a"]],
  ["that nothing begins", ["詳しくは"], ["example.go.jp/a"]],
  ["that does not go on", ["https://"], []],
])("an address %s does not", (_, page, next) => {
  expect(goesOver(ADDRESS, pageOf(...page), pageOf(...next))).toBe(false);
});
