import { describe, expect, test } from "vitest";
import type { Letter, Table } from "../../../src/model/letter.ts";
import { blockText, letterParagraphs } from "../../../src/model/letter-text.ts";
import { parsed, problemsOf } from "../../samples/marked-text.ts";

const table = (...lines: readonly string[]): string =>
  ["［＃ここから表］", ...lines, "［＃ここで表終わり］"].join("\n");

function letterOf(marked: string): Letter {
  const outcome = parsed(marked);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function tableOf(marked: string): Table {
  const found = letterOf(marked).blocks.find((block) => block.type === "table");
  if (found?.type !== "table") throw new Error("no table");
  return found;
}

function cellsOf(marked: string): readonly (readonly string[])[] {
  const { head, rows } = tableOf(marked);
  return [...head, ...rows].map(({ cells }) => cells.map(blockText));
}

describe("rows and cells", () => {
  test.each([
    ["bars between cells", table("甲 | 乙", "丙 | 丁")],
    ["bars around cells", table("| 甲 | 乙 |", "|丙|丁|")],
    ["tabs between cells", table("甲\t乙", "丙\t丁")],
    ["the short words", "［＃表］\n甲 | 乙\n丙 | 丁\n［＃表終わり］"],
    ["blank lines", table("甲 | 乙", "", "　", "丙 | 丁")],
  ])("%s", (_, marked) => {
    expect(cellsOf(marked)).toEqual([
      ["甲", "乙"],
      ["丙", "丁"],
    ]);
  });

  test("empty cells are cells, at a row's ends too", () => {
    expect(
      cellsOf(table("甲 | | 丙", "|  | 乙 |  |", "\t乙\t", "甲 | 乙 | ", " | 乙 | 丙")),
    ).toEqual([
      ["甲", "", "丙"],
      ["", "乙", ""],
      ["", "乙", ""],
      ["甲", "乙", ""],
      ["", "乙", "丙"],
    ]);
  });

  test("bars, tabs and annotations of values are characters", () => {
    expect(cellsOf(table("〔甲|乙〕 | 〔丙\t丁［＃見出し行］〕"))).toEqual([
      ["甲|乙", "丙\t丁［＃見出し行］"],
    ]);
  });

  test("a value of several lines is one cell", () => {
    expect(cellsOf(table("〔甲⏎乙〕 | 丙"))).toEqual([["甲\n乙", "丙"]]);
  });

  test("the bar of a reading in braces parts no cells", () => {
    expect(cellsOf(table("{東京|とう.きょう} | 乙"))).toEqual([["東京", "乙"]]);
  });

  test("annotations within a cell are read", () => {
    const [cell] = tableOf(table("［＃縦中横］12［＃縦中横終わり］月 | 乙")).rows[0]?.cells ?? [];
    expect(cell?.inlines[0]?.type).toBe("tate-chu-yoko");
  });

  test("caption and cells are paragraphs in the order of reading, between those before and after", () => {
    const marked = `前\n${table("［＃表題］別表", "［＃見出し行］甲 | 乙", "丙 | 丁")}\n後`;
    expect(letterParagraphs(letterOf(marked))).toEqual([
      "前",
      "別表",
      "甲",
      "乙",
      "丙",
      "丁",
      "後",
    ]);
  });
});

describe("head and columns", () => {
  test("a row of the head heads its columns, a column that is a heading its rows", () => {
    const { head, rows } = tableOf(
      table("［＃列　見出し、自動］", "［＃見出し行］甲 | 乙", "丙 | 丁"),
    );
    const scopes = [...head, ...rows].map(({ cells }) =>
      cells.map((cell) => (cell.type === "table-head" ? cell.scope : undefined)),
    );
    expect(scopes).toEqual([
      ["column", "column"],
      ["row", undefined],
    ]);
  });

  test("widths and places are as they are written", () => {
    const { columns } = tableOf(
      table("［＃列　６字、８字右、二十字中央、下］", "甲 | 乙 | 丙 | 丁"),
    );
    expect(columns.map(({ width, alignment }) => [width, alignment])).toEqual([
      [6, undefined],
      [8, "end"],
      [20, "center"],
      [undefined, "end"],
    ]);
  });

  test.each([
    ["figures of a notice", ["1,200", "－", "34,000円"], "end"],
    ["figures in kanji", ["一、二〇〇", "三億円", ""], "end"],
    ["negative figures", ["△1,200", "△3"], "end"],
    ["words", ["1,200", "未定"], undefined],
    ["words that begin with a figure", ["三鷹市", "四日市市"], undefined],
  ])("a column of %s stands where it should", (_, texts, alignment) => {
    const { rows } = tableOf(table(...texts.map((one) => `| 名 | ${one} |`)));
    expect(rows.map(({ cells }) => cells[1]?.placement.alignment)).toEqual(
      texts.map(() => alignment),
    );
  });

  test("fractions of different lengths have their points under each other", () => {
    const { rows } = tableOf(
      table("［＃列　自動、小数点］", "甲 | 三〇・五", "乙 | 三・二五", "丙 | 一〇〇"),
    );
    expect(rows.map(({ cells }) => cells[1]?.placement)).toEqual([
      { alignment: "end", indentEnd: 1 },
      { alignment: "end", indentEnd: 0 },
      { alignment: "end", indentEnd: 3 },
    ]);
  });
});

describe("what is wrong is said with its place", () => {
  test.each([
    ["a row with a cell too few", table("甲 | 乙", "丙"), ["markup/table-cells 3:1"]],
    ["a row with a cell too many", table("甲 | 乙", "丙 | 丁 | 戊"), ["markup/table-cells 3:1"]],
    [
      "fewer columns than are described",
      table("［＃列　６字］", "甲 | 乙"),
      ["markup/table-cells 3:1"],
    ],
    ["a table that is not closed", "［＃ここから表］\n甲 | 乙", ["markup/table-open 1:1"]],
    ["an end without a beginning", "甲\n［＃ここで表終わり］", ["markup/outside-table 2:1"]],
    ["a head outside of a table", "［＃見出し行］甲", ["markup/outside-table 1:1"]],
    ["a table without rows", table("［＃見出し行］甲 | 乙"), ["markup/table-empty 1:1"]],
    ["a role within a table", table("［＃件名］甲 | 乙", "丙 | 丁"), ["markup/in-table 2:1"]],
    ["a page break within a table", table("甲 | 乙", "［＃改ページ］"), ["markup/in-table 3:1"]],
    ["a table within a table", table("甲 | 乙", "［＃ここから表］"), ["markup/in-table 3:1"]],
    [
      "text beside the beginning",
      `［＃ここから表］甲\n乙 | 丙\n［＃ここで表終わり］`,
      ["markup/table-line 1:1"],
    ],
    ["an empty caption", table("［＃表題］", "甲 | 乙"), ["markup/empty-block 2:1"]],
    [
      "columns that nobody understands",
      table("［＃列　広め］", "甲 | 乙"),
      ["markup/unknown-annotation 2:1", "markup/table-cells 3:1"],
    ],
    [
      "a beginning after another annotation",
      "［＃２字下げ］［＃ここから表］",
      ["markup/outside-table 1:8"],
    ],
  ])("%s", (_, marked, problems) => {
    expect(problemsOf(marked)).toEqual(problems);
  });
});
