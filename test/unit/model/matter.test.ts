import { expect, test } from "vitest";
import type { Location } from "../../../src/base/location.ts";
import type { Block, Inline, Text } from "../../../src/model/letter.ts";
import { matterOf, matterOfText } from "../../../src/model/matter.ts";
import { block } from "../../samples/letters.ts";

const CELL: Location = {
  kind: "cell",
  path: "a.csv",
  row: 2,
  column: 3,
  header: "氏名",
  line: 2,
};
const words = (text: string): Text => ({ type: "text", text, origin: undefined });
const value = (text: string): Text => ({ type: "text", text, origin: CELL });
const within = (inline: Inline): Block => block("paragraph", [words("前の"), inline]);

test.each<[string, Block, "template" | "record"]>([
  ["a paragraph of the template", within(words("文")), "template"],
  ["a paragraph with a value", within(value("山田")), "record"],
  ["the addressee, of whatever words", block("addressee", [words("各位")]), "record"],
  ["a document number of the settings", block("document-number", [words("第一号")]), "template"],
  [
    "a reading out of the list",
    within({
      type: "ruby",
      mode: "group",
      pairs: [{ base: [words("奈良")], ruby: [value("なら")] }],
    }),
    "record",
  ],
  [
    "a value within emphasis within what is not parted",
    within({
      type: "no-break",
      children: [{ type: "emphasis-dots", mark: "dot", children: [value("山田")] }],
    }),
    "record",
  ],
  ["a page break", { type: "page-break", origin: undefined }, "template"],
])("%s is matter of its own kind", (_, one, matter) => {
  expect(matterOf(one)).toBe(matter);
});

test("the template's words in a paragraph with a value stay the template's", () => {
  const one = within(value("山田"));
  expect(matterOfText(one, words("前の"))).toBe("template");
  expect(matterOfText(one, value("山田"))).toBe("record");
  expect(matterOfText(block("addressee", [words("各位")]), words("各位"))).toBe("record");
});
