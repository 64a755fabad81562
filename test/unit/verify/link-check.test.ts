import { expect, test } from "vitest";
import { linksOver } from "../../../src/verify/link-check.ts";
import type { PdfValue } from "../../../src/verify/pdf-value.ts";

const SAID = [..."連絡先はinfo@soumu.go.jp、詳しくはhttps://www.soumu.go.jp/a_(b)を参照"].map(
  (text) => ({ text, x: 0, y: 0, size: 10 }),
);

function string(text: string): PdfValue {
  return { kind: "string", written: new TextEncoder().encode(text) };
}

function dictionary(entries: Readonly<Record<string, PdfValue>>): PdfValue {
  return { kind: "dictionary", entries: new Map(Object.entries(entries)), packed: undefined };
}

const action = (uri: string): PdfValue =>
  dictionary({ S: { kind: "name", name: "URI" }, URI: string(uri) });

function onlyLinks(...annotations: readonly PdfValue[]): boolean {
  const over = linksOver(new Map(), { kind: "array", items: annotations }, () => SAID);
  return over.areLinks && over.unsaid.length === 0;
}

test("a page without annotations, and links to what the page says, are as a letter has them", () => {
  expect(linksOver(new Map(), undefined, () => SAID)).toEqual({ areLinks: true, unsaid: [] });
  expect(
    onlyLinks(
      dictionary({ A: action("mailto:info@soumu.go.jp") }),
      dictionary({ A: action("https://www.soumu.go.jp/a_\\(b\\)") }),
    ),
  ).toBe(true);
});

test.each([
  ["leads elsewhere than it says", { A: action("https://www.example.com/") }],
  ["leads nowhere", { A: action("") }],
  ["has a look of its own", { A: action("mailto:info@soumu.go.jp"), AP: dictionary({}) }],
  ["does something else too", { A: action("mailto:info@soumu.go.jp"), AA: dictionary({}) }],
  ["has no action", {}],
] as const)("a link that %s is foreign", (_, entries) => {
  expect(onlyLinks(dictionary(entries))).toBe(false);
});
