import { expect, test } from "vitest";
import { wordGroups } from "../../../src/edits/word-groups.ts";
import type { SeenParagraph } from "../../../src/model/word-text.ts";

/** A paragraph in which what stands in braces is counted by Word. */
function seen(place: SeenParagraph["place"], marked: string): SeenParagraph {
  const results: { start: number; end: number }[] = [];
  let text = "";
  for (const part of marked.split(/(\{[^}]*\})/u)) {
    const start = text.length;
    text += part.replaceAll(/[{}]/gu, "");
    if (part.startsWith("{")) results.push({ start, end: text.length });
  }
  return { place, text, results };
}

const header = (text: string): SeenParagraph => seen("header", text);
const body = (text: string): SeenParagraph => seen("body", text);

/** What is left to be compared, place by place. */
function left(
  made: readonly SeenParagraph[],
  edited: readonly SeenParagraph[],
): readonly (readonly [string, string])[] {
  return wordGroups(made, edited).flatMap(({ place, indices, texts }) => {
    const before = indices.map((index) => made[index]?.text).join("/");
    const after = texts.join("/");
    return before === after ? [] : [[`${place} ${before}`, after] as const];
  });
}

test("the same words in other parts, in another order, more or less often, are no edits", () => {
  const made = [
    body("拝啓"),
    header("至急"),
    header("続き"),
    header("至急"),
    seen("footnote", "一"),
    seen("footnote", "二"),
  ];
  expect(
    left(made, [
      body("拝啓"),
      header("続き"),
      header("至急"),
      seen("footnote", "二"),
      seen("footnote", "一"),
    ]),
  ).toEqual([]);
  expect(left(made, [...made, header("続き"), header("続き")])).toEqual([]);
});

test("what Word counts is no edit, however it was counted", () => {
  const made = [body("目次{一頁}"), seen("footer", "－ {1} －"), seen("footer", "{}")];
  expect(
    left(made, [body("目次{二頁}"), seen("footer", "－ {12} －"), seen("footer", "{3}")]),
  ).toEqual([]);
  expect(left(made, [body("目次{一頁}"), seen("footer", "－ {1} －")])).toEqual([]);
  expect(left([body("{目次}本文")], [body("{目次本文}")])).toEqual([]);
});

test("what was changed in a header stands against what it was, and never against the body", () => {
  expect(
    left(
      [body("至急"), header("至急"), header("至急")],
      [body("至急"), header("緊急"), header("至急")],
    ),
  ).toEqual([["header 至急", "緊急"]]);
  expect(left([body("拝啓"), header("至急")], [body("拝啓"), body("至急")])).toEqual([
    ["body 拝啓", "拝啓/至急"],
    ["header 至急", ""],
  ]);
  expect(left([seen("footnote", "一")], [seen("footnote", "一"), seen("footnote", "一")])).toEqual([
    ["footnote ", "一"],
  ]);
});

test("paragraphs of the body keep their order", () => {
  expect(left([body("一"), body("二")], [body("二"), body("一")])).toEqual([
    ["body 一/二", "二/一"],
  ]);
});
