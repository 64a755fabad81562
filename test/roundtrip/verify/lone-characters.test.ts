// A character alone in its cell is a column of one: its text object begins level with those of its neighbours, unless it is shown from
// elsewhere. Whatever it consists of, it is found where it is.
import { describe, expect, test } from "vitest";
import { setLetter } from "../../samples/running-letter.ts";
import { setFiles } from "../../samples/set-files.ts";

const { bytesOf, findings } = setFiles();

/** Characters of one code point and of several, of full width and of half, alone and behind one another. */
const ALONE = [
  ["a character", "乙"],
  ["one with a variation selector", "葛󠄀"],
  ["two with variation selectors", "葛󠄀辻󠄀"],
  ["one behind a character", "乙葛󠄀"],
  ["one before a character", "葛󠄀乙"],
  ["one with a reading", "｜葛󠄀《かつ》"],
  ["one with marks", "葛󠄀［＃「葛󠄀」に傍点］"],
  ["one with a line", "葛󠄀［＃「葛󠄀」に傍線］"],
  ["one of two code units", "𠮷"],
  ["a kana with a mark of its own", "か゚"],
  ["a kana of two code points", "が"],
  ["a mark", "、"],
  ["a bracket", "「"],
  ["a dash", "―"],
  ["a figure", "1"],
  ["figures side by side", "12"],
  ["a letter", "A"],
  ["a sign of repetition of two ems", "〳〵"],
] as const;

/** Tables with empty cells under, over and beside the character. */
const AROUND = [
  (one: string) => `| ${one} | な |\n| | な |\n| ${one} | |`,
  (one: string) => `| 字 | ${one} |\n| ${one} | |\n| | ${one} |\n| 一二 | 三 |`,
  (one: string) => `| ${one} |\n| |\n| ${one} |\n| ${one} |`,
];

describe.each([
  ["vertical", "種別: 書簡"],
  ["horizontal", "種別: 通知"],
])("in %s lines, in cells of a table with empty ones around,", (_, settings) => {
  test.each(ALONE)("%s is found in its place", async (_what, one) => {
    const tables = AROUND.map((of) => `［＃ここから表］\n${of(one)}\n［＃ここで表終わり］`);
    const sample = setLetter(settings, tables.join(`\n${one}\n`));
    const bytes = await bytesOf("pdf", sample);
    expect(await findings("pdf", bytes, sample)).toEqual([]);
    expect(await findings("pdf", bytes, sample, true)).toEqual([]);
  });
});
