// Letters of one template share its lines: what one of them made of a line is no other's, wherever it stands there.
import { expect, test } from "vitest";
import type { Outcome } from "../../../src/base/outcome.ts";
import { createKnownLines, type KnownLines } from "../../../src/markup/known-lines.ts";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import type { Letter } from "../../../src/model/letter.ts";
import type { Manuscript, OriginRange } from "../../../src/model/manuscript.ts";
import { letterSettings, pageFormat } from "../../samples/letters.ts";

const own = pageFormat("vertical-rl");
const SETTINGS = letterSettings({ format: { ...own, parts: { 様式: own, 表: own } } });

/** Gives letters that have some lines of a template: each leads to the same place of it in all of them. */
function templateOf(lines: readonly string[]): (chosen: readonly number[]) => Manuscript {
  const places = lines.map(
    (line, index) =>
      ({
        kind: "text",
        path: "t.hbs",
        span: { start: 0, end: line.length },
        line: index + 1,
        column: 1,
      }) as const,
  );
  return (chosen) => {
    let text = "";
    const origins: OriginRange[] = [];
    for (const index of chosen) {
      const at = places[index];
      if (at === undefined) throw new Error(`no line ${index}`);
      const start = text.length;
      text += `${lines[index]}\n`;
      origins.push({ start, end: text.length, at, markup: true, verbatim: true });
    }
    return { text, origins };
  };
}

type Case = readonly [
  what: string,
  lines: readonly string[],
  one: readonly number[],
  other: readonly number[],
];

const CASES: readonly Case[] = [
  [
    "that others are moved with",
    ["［＃ここから２字下げ］", "［＃見出し］文", "［＃ここで字下げ終わり］", "終わり"],
    [0, 1, 2, 3],
    [1, 3],
  ],
  ["that begins what others are moved by", ["［＃ここから２字下げ］", "文"], [1], [0, 1]],
  ["that begins it with its own text", ["［＃ここから２字下げ］文", "次"], [0, 1], [1, 0]],
  [
    "that ends what moved it",
    ["［＃ここから２字下げ］", "［＃ここで字下げ終わり］文", "後"],
    [0, 1, 2],
    [1, 2],
  ],
  ["that gives more than one block", ["［＃別紙「表」］別紙の頭", "文"], [0, 1], [1, 0]],
  ["of which something is told", ["［＃赤字］文", "［＃「無」に傍点］文"], [0, 1], [1]],
  ["that has a note of its own", ["文［＃脚注］注。［＃脚注終わり］です。", "後"], [0, 1], [1, 0]],
  ["that is another item", ["［＃一］甲", "［＃一］乙", "［＃１］丙"], [0, 1, 2], [1, 2]],
  [
    "that is an item of another level",
    ["［＃第一］甲", "［＃一］乙", "［＃１］丙"],
    [0, 1, 2],
    [2],
  ],
  [
    "that leads to another place",
    [
      "［＃「い」の番号］と［＃「あ」の番号］。",
      "［＃「あ」の番号］。",
      "［＃一「あ」］甲",
      "［＃一「い」］乙",
    ],
    [0, 2, 3],
    [1, 2, 3],
  ],
  [
    "that says another number",
    ["［＃「い」の番号］。", "［＃一「あ」］甲", "［＃一「い」］乙"],
    [0, 1, 2],
    [0, 2],
  ],
  [
    "that is led to as the mark of a 別紙",
    ["［＃「様式」の番号］。", "文", "［＃別紙「様式」］", "［＃右肩］別紙１", "書き方"],
    [0, 2, 3, 4],
    [1, 2, 3, 4],
  ],
  [
    "that is led to by another number as the mark of a 別紙",
    [
      "［＃「あ」の番号］。",
      "［＃「様式」の番号］。",
      "［＃一「あ」］甲",
      "［＃別紙「様式」］",
      "［＃右肩］別紙１",
    ],
    [0, 1, 2, 3, 4],
    [1, 2, 3, 4],
  ],
];

test.each(CASES)("a line %s is read as in a letter alone", (_, lines, one, other) => {
  const letterOf = templateOf(lines);
  const read = (chosen: readonly number[], known: KnownLines): Outcome<Letter> =>
    parseLetter(letterOf(chosen), SETTINGS, "corrected", known);
  const known = createKnownLines();
  for (const chosen of [one, other, one, other]) {
    expect(read(chosen, known)).toEqual(read(chosen, createKnownLines()));
  }
});
