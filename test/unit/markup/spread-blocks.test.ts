import { expect, test } from "vitest";
import type { Inline } from "../../../src/model/letter.ts";
import { inlineText, isTextBlock, letterParagraphs } from "../../../src/model/letter-text.ts";
import type { WritingMode } from "../../../src/model/page-format.ts";
import { parsed, problemsOf } from "../../samples/marked-text.ts";

const spread = (...lines: readonly string[]): string =>
  ["［＃ここから均等割付］", ...lines, "［＃ここで均等割付終わり］"].join("\n");

function shown(inline: Inline): string {
  return inline.type === "jidori"
    ? `${inline.cells}[${inlineText(inline.children)}]`
    : inlineText([inline]);
}

/** The lines of a letter, with what is spread over how many cells: `5[日付]`. */
function linesOf(marked: string, mode: WritingMode = "vertical-rl"): readonly string[] {
  const outcome = parsed(marked, "corrected", mode);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value.blocks.filter(isTextBlock).map(({ inlines }) => inlines.map(shown).join(""));
}

test.each<readonly [string, string, WritingMode, readonly string[]]>([
  [
    "lines go to the length of the longest, values of the list too",
    spread("［＃文書番号］総行第〔九〕号", "［＃日付］令和八年十二月一日"),
    "vertical-rl",
    ["9[総行第九号]", "9[令和八年十二月一日]"],
  ],
  [
    "titles and names are spread each to their own length",
    spread("［＃差出人］総務部長　大和花子", "［＃差出人］企画財政課長　林一"),
    "vertical-rl",
    ["6[総務部長]　4[大和花子]", "6[企画財政課長]　4[林一]"],
  ],
  [
    "lines of other parts are spread as wholes",
    spread("［＃差出人］総務部", "［＃差出人］課長　林一"),
    "vertical-rl",
    ["5[総務部]", "5[課長　林一]"],
  ],
  [
    "figures are a little wider than half a character in horizontal lines",
    spread("［＃文書番号］総第12号", "［＃日付］令和8年12月1日"),
    "horizontal-tb",
    ["8[総第12号]", "8[令和8年12月1日]"],
  ],
  ["one line alone stays as it is", spread("［＃日付］本日"), "vertical-rl", ["本日"]],
  [
    "and so do lines with a break or cells of their own",
    spread("甲［＃改行］乙", "［＃３字取り］丙［＃字取り終わり］丁"),
    "vertical-rl",
    ["甲\n乙", "3[丙]丁"],
  ],
  [
    "and those that would not fit a line",
    spread("長".repeat(27), "短"),
    "vertical-rl",
    ["長".repeat(27), "短"],
  ],
])("%s", (_, marked, mode, expected) => {
  expect(linesOf(marked, mode)).toEqual(expected);
});

test("what is said stays the same, and what follows is not spread", () => {
  const outcome = parsed(`前\n${spread("｜東《ひがし》　〔甲〕", "西　乙丙")}\n後`);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  expect(letterParagraphs(outcome.value)).toEqual(["前", "東　甲", "西　乙丙", "後"]);
});

test.each([
  ["脚注", "１"],
  ["※", "※"],
])("the notes of such lines are not spread, however long: %s", (kind, mark) => {
  const note = "施行の日は、別に定める。".repeat(5);
  const lines = spread("文書番号", `日付［＃${kind}］${note}［＃${kind}終わり］`);
  expect(linesOf(lines)).toEqual(["4[文書番号]", `4[日付${mark}]`, note]);
});

test.each([
  ["lines that are not closed", "［＃ここから均等割付］\n甲", ["markup/spread-open 1:1"]],
  ["lines that nothing opens", "甲\n［＃ここで均等割付終わり］", ["markup/nothing-to-close 2:1"]],
  ["more on the line", "［＃ここから均等割付］甲\n乙", ["markup/spread-line 1:1"]],
])("%s are an error", (_, marked, problems) => {
  expect(problemsOf(marked)).toEqual(problems);
});
