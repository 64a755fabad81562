// Sentences lead to a 別紙 by its name and say its mark (右肩); where there is none, the letter is not made.
import { expect, test } from "vitest";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import { blockText } from "../../../src/model/letter-text.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import { letterSettings, pageFormat } from "../../samples/letters.ts";
import { manuscriptOf } from "../../samples/marked-text.ts";

const own: PageFormat = pageFormat("horizontal-tb");
const SETTINGS = letterSettings({ format: { ...own, parts: { 様式: own, 表: own } } });

function read(text: string): readonly (readonly unknown[])[] {
  const outcome = parseLetter(manuscriptOf(text), SETTINGS, "corrected");
  if (!outcome.ok) return outcome.errors.map(({ code, values }) => [code, values["name"]]);
  return outcome.value.blocks.flatMap((block) =>
    "inlines" in block ? [[blockText(block), ...("place" in block ? [block.place] : [])]] : [],
  );
}

const PARTS =
  "［＃別紙「様式」］\n［＃右肩］別紙１\n書き方\n［＃別紙「表」］［＃右肩］別紙２\n以上";

test("a sentence says the mark of the 別紙 that it names, and leads to it", () => {
  expect(read(`［＃「表」の番号］と［＃「様式」の番号］\n${PARTS}`)).toEqual([
    ["別紙２と別紙１"],
    ["別紙１", 2],
    ["書き方"],
    ["別紙２", 1],
    ["以上"],
  ]);
});

test("a letter that leads nowhere has no places", () => {
  expect(read(`別紙１\n${PARTS}`)).toContainEqual(["別紙１"]);
});

test.each<readonly [string, string]>([
  ["that is not there", "本文［＃「様式」の番号］\n［＃別紙「表」］\n［＃右肩］別紙１"],
  ["without a mark", "本文［＃「様式」の番号］\n［＃別紙「様式」］\n書き方\n［＃右肩］別紙１"],
  [
    "that is empty, before another",
    "［＃「様式」の番号］\n［＃別紙「様式」］\n［＃別紙「表」］［＃右肩］別紙２",
  ],
  ...[
    "｜別紙《べっし》１",
    "［＃罫囲み］別紙１［＃罫囲み終わり］",
    "別紙１［＃「別紙１」に傍点］",
  ].map(
    (mark) =>
      [
        `whose mark is more than plain text (${mark})`,
        `［＃「様式」の番号］\n［＃別紙「様式」］［＃右肩］${mark}`,
      ] as const,
  ),
  ["of which there are two", `［＃「様式」の番号］\n${PARTS}\n［＃別紙「様式」］［＃右肩］別紙３`],
])("a sentence that leads to a 別紙 %s stops the letter", (_, text) => {
  expect(read(text)).toEqual([["markup/item-unnamed", "様式"]]);
});

test("an item of the same name is what its sentences mean, as it always was", () => {
  expect(read(`［＃「様式」の番号］\n［＃１「様式」］書類\n${PARTS}`).slice(0, 3)).toEqual([
    ["１"],
    ["１　書類", 1],
    ["別紙１"],
  ]);
});
