import { expect, test } from "vitest";
import type { Inline } from "../../../src/model/letter.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import { checkPlain, writePlain } from "../../../src/plain/write-plain.ts";
import { compareReadBack } from "../../../src/verify/compare.ts";
import { readPlain } from "../../../src/verify/read-plain.ts";
import { block, everyFeature, letter, shortLetter, text } from "../../samples/letters.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

test("a letter in plain text is a line for each paragraph, with its readings in 《》", () => {
  const lines = decoder.decode(writePlain(everyFeature())).split("\r\n");
  expect(lines[0]).toBe("総行政第91号");
  expect(lines.find((line) => line.startsWith("ルビは"))).toBe(
    "ルビは｜拝啓《はいけい》と｜鰺《あじ》｜沢《さわ》、圏点はこことこことこことここ。割注は（二行に割って組む小さな注）。均等割付は松本、分割禁止は二、〇〇〇億円、ママは｜ひ《（ママ）》。改行",
  );
  expect(lines).toContain("｜葛\u{e0100}城《かつらぎ》市長 殿");
  expect(lines.at(-1)).toBe("");
});

test.each([
  ["every feature", everyFeature()],
  ["angle brackets that are no readings", letter(block("paragraph", "《この書》と｜この棒"))],
  ["an addressee with a variation selector", shortLetter("葛\u{e0100}城市長 殿")],
])("%s is read back without a difference", (_, content) => {
  const found = readPlain(writePlain(content));
  const report = compareReadBack("x", letterParagraphs(content), found, rubyPairs(content));
  expect(report.differences).toEqual([]);
  expect(checkPlain(content)).toEqual([]);
});

const reading = (base: string, ruby: string, side: "left" | "right" = "right"): Inline => ({
  type: "ruby",
  mode: "group",
  ...(side === "left" && { side }),
  pairs: [{ base: [text(base)], ruby: [text(ruby)] }],
});

test.each([
  [[text("記号｜棒《かっこ》のまま")], "｜棒《かっこ》"],
  [[text("記号｜棒》《かっこ》のまま")], "｜棒》《かっこ》"],
  [[text("記号｜と"), reading("漢字", "かんじ"), text("と《かっこ》")], "｜と漢字と《かっこ》"],
  [[text("記号｜と"), reading("舎密", "化学", "left")], "｜と舎密"],
  [[reading("舎密", "せいみ"), text("《左・化学》")], "《左・化学》"],
])(
  "text that would be taken for a reading is refused before anything is written: %#",
  (inlines, said) => {
    expect(
      checkPlain(letter(block("paragraph", inlines))).map(({ code, values }) => [code, values]),
    ).toEqual([["plain/looks-like-reading", { text: said, format: "txt" }]]);
  },
);

test("text that is struck through would hold in plain text, and is refused; other lines only go", () => {
  const struck: Inline = { type: "lined-text", line: "strike", children: [text("五百円")] };
  const content = letter(
    block("paragraph", [text("額は"), { type: "lined-text", line: "side", children: [struck] }]),
    block("paragraph", [{ type: "lined-text", line: "side", children: [text("六百円")] }]),
  );
  expect(checkPlain(content).map(({ code, values }) => [code, values])).toEqual([
    ["plain/struck-text", { text: "五百円", format: "txt" }],
  ]);
});

test("small figures that would join those before them are refused; others only lose their size", () => {
  const small = (characters: string): Inline => ({
    type: "script-text",
    place: "above",
    children: [text(characters)],
  });
  const content = letter(
    block("paragraph", [text("面積は10m"), small("2"), text("、人口は10"), small("3"), text("人")]),
  );
  expect(checkPlain(content).map(({ code, values }) => [code, values])).toEqual([
    ["plain/raised-figures", { text: "103", format: "txt" }],
  ]);
});

test("a character changed, lost or out of its encoding is found", () => {
  const content = shortLetter("札幌市長 殿");
  const text = decoder.decode(writePlain(content));
  const differences = (bytes: Uint8Array): readonly unknown[] =>
    compareReadBack("x", letterParagraphs(content), readPlain(bytes), []).differences;
  expect(differences(new TextEncoder().encode(text.replace("札幌", "函館")))).toHaveLength(1);
  expect(differences(new TextEncoder().encode(text.replace("殿", "")))).toHaveLength(1);
  expect(() => readPlain(new Uint8Array([0x8e, 0x44]))).toThrow();
});
