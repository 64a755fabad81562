import { expect, test } from "vitest";
import type { MessageText } from "../../src/base/messages/catalogue.ts";
import { messages } from "../../src/base/messages/messages.ts";

/** Values that are lists of words, as whoever finds something puts them together. */
const LISTS = [
  "byPrefecture",
  "candidates",
  "changed",
  "choices",
  "columns",
  "examples",
  "faces",
  "headings",
  "known",
  "letters",
  "missing",
  "names",
  "others",
  "pages",
  "places",
  "rows",
  "tried",
  "versions",
];

type Texts = Readonly<Record<"ja" | "en", (values: never) => MessageText>>;
const TEXTS: readonly (readonly [string, Texts])[] = Object.entries(messages);

/** Where a value of such a name is a number. */
const COUNTS: Readonly<Record<string, string>> = {
  "csv/missing-members": "missing",
  "font/truncated": "missing",
  "typeset/certificate-pages": "pages",
  "verify/page-count": "pages",
};

function valuesOf(code: string): never {
  const get = (_: object, name: string | symbol): string =>
    LISTS.includes(String(name)) && COUNTS[code] !== name ? "甲、乙" : "9";
  return new Proxy({}, { get }) as never;
}

function said({ message, hints }: MessageText): string {
  return [message, ...hints].join("\n");
}

test("a list in an English message has commas, in a Japanese one 、", () => {
  const english = TEXTS.filter(([code, { en }]) => said(en(valuesOf(code))).includes("甲、乙"));
  expect(english.map(([code]) => code)).toEqual([]);
  const listing = TEXTS.filter(([code, { en }]) => said(en(valuesOf(code))).includes("甲, 乙"));
  expect(listing.length).toBeGreaterThan(15);
  const japanese = listing.filter(([code, { ja }]) => !said(ja(valuesOf(code))).includes("甲、乙"));
  expect(japanese.map(([code]) => code)).toEqual([]);
});
