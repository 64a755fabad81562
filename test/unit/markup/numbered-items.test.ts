import { describe, expect, test } from "vitest";
import type { Letter } from "../../../src/model/letter.ts";
import { inlineText, isTextBlock, letterParagraphs } from "../../../src/model/letter-text.ts";
import type { WritingMode } from "../../../src/model/page-format.ts";
import { parsed, parsedWithVerticalPart, problemsOf } from "../../samples/marked-text.ts";

const ACROSS: WritingMode = "horizontal-tb";

function withVerticalPart(marked: string): Letter {
  const outcome = parsedWithVerticalPart(marked);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function linesOf(marked: string, mode: WritingMode = ACROSS): readonly string[] {
  const outcome = parsed(marked, "corrected", mode);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return letterParagraphs(outcome.value);
}

describe("items that number themselves", () => {
  test("all seven levels count within the item around them", () => {
    const marked = [
      "［＃第１］甲",
      "［＃１］乙",
      "［＃１］丙",
      "［＃(1)］丁",
      "［＃ア］戊",
      "［＃(ア)］己",
      "［＃ａ］庚",
      "［＃(ａ)］辛",
      "［＃(ａ)］壬",
      "［＃ア］癸",
      "［＃第１］子",
      "［＃１］丑",
      "［＃(1)］寅",
    ].join("\n");
    expect(linesOf(marked)).toEqual([
      "第１　甲",
      "１　乙",
      "２　丙",
      "(1)　丁",
      "ア　戊",
      "(ア)　己",
      "ａ　庚",
      "(a)　辛",
      "(b)　壬",
      "イ　癸",
      "第２　子",
      "１　丑",
      "(1)　寅",
    ]);
  });

  test("in vertical lines the same marks are of the vertical series", () => {
    const marked = [
      "［＃第一］甲",
      "［＃一］乙",
      "［＃一］丙",
      "［＃１］丁",
      "［＃（一）］戊",
      "［＃（１）］己",
    ];
    expect(linesOf(marked.join("\n"), "vertical-rl")).toEqual([
      "第一　甲",
      "一　乙",
      "二　丙",
      "１　丁",
      "（一）　戊",
      "（１）　己",
    ]);
  });

  test("they begin anew at a heading, at 記 and where the template says so, and go on over paragraphs", () => {
    const marked = [
      "［＃１］甲",
      "間の段落",
      "［＃１］乙",
      "［＃記］記",
      "［＃１］丙",
      "［＃小見出し］見出し",
      "［＃１］丁",
      "［＃番号を改める］［＃１］戊",
      "［＃番号を改める］",
      "［＃１］己",
    ].join("\n");
    const numbers = linesOf(marked).filter(
      (line) => line.startsWith("１") || line.startsWith("２"),
    );
    expect(numbers).toEqual(["１　甲", "２　乙", "１　丙", "１　丁", "１　戊", "１　己"]);
  });

  test("an item's depth is that of the levels its letter uses, so that 第１ may be left out", () => {
    const outcome = parsed("［＃１］甲\n［＃ア］乙\n［＃１］丙", "corrected", ACROSS);
    if (!outcome.ok) throw new Error("it has errors");
    const items = outcome.value.blocks.filter(isTextBlock);
    expect(items).toMatchObject([
      { depth: 0, level: 2 },
      { depth: 1, level: 4 },
      { depth: 0, level: 2 },
    ]);
  });

  test("a 別紙 has the series of its own direction, and its own depths, and the letter after it none of its own", () => {
    const marked = [
      "［＃第１］甲",
      "［＃１］乙",
      "［＃別紙「条件」］",
      "［＃一］丙",
      "［＃（一）「但書」］丁",
      "［＃（一）］戊",
      "［＃別紙］",
      "［＃１］己",
      "［＃別紙「条件」］［＃１］庚",
    ].join("\n");
    const { blocks } = withVerticalPart(marked);
    const items = blocks.flatMap((block) =>
      block.type === "list-item" ? [[inlineText(block.label), block.level, block.depth]] : [],
    );
    expect(items).toEqual([
      ["第１　", 1, 0],
      ["１　", 2, 1],
      ["一　", 2, 0],
      ["（一）　", 4, 1],
      ["（二）　", 4, 1],
      ["１　", 2, 0],
      ["１　", 3, 0],
    ]);
  });

  test("the number of a 別紙's item is in its figures wherever a sentence names it", () => {
    const marked =
      "別紙の［＃「但書」の番号］\n［＃別紙「条件」］\n［＃一］丙\n［＃（一）「但書」］丁";
    expect(letterParagraphs(withVerticalPart(marked))[0]).toBe("別紙の一（一）");
  });

  test("a mark that the direction of a 別紙 has not is told, and the marks that it has", () => {
    const outcome = parsedWithVerticalPart("［＃ａ］甲\n［＃別紙「条件」］\n［＃ａ］乙");
    if (outcome.ok) throw new Error("it has no errors");
    expect(outcome.errors).toMatchObject([
      {
        code: "markup/item-mark",
        at: { line: 3 },
        values: { marks: expect.stringContaining("第一、一、１") },
      },
    ]);
  });

  test("what they say may be empty space before the text, values and other annotations", () => {
    expect(
      linesOf("［＃１］　〔二　値〕です\n［＃１］［＃２字下げ］必ず［＃「必ず」に傍点］"),
    ).toEqual(["１　二　値です", "２　必ず"]);
  });

  test("a value of the list is never a mark", () => {
    expect(linesOf("〔［＃１］〕値\n［＃１］甲")).toEqual(["［＃１］値", "１　甲"]);
  });
});

describe("references to items", () => {
  test("give the numbers of the item and of those around it, before it and after it, in cells and within marks", () => {
    const marked = [
      "後記［＃「期限」の番号］のとおり。",
      "［＃第１］甲",
      "［＃１］乙",
      "［＃１］丙",
      "［＃(1)「期限」］丁",
      "［＃傍線］前記［＃「期限」の番号］［＃傍線終わり］による。",
      "［＃ここから表］",
      "項目 | ［＃「期限」の番号］",
      "［＃ここで表終わり］",
    ].join("\n");
    const lines = linesOf(marked);
    expect(lines[0]).toBe("後記第１の２(1)のとおり。");
    expect(lines[5]).toBe("前記第１の２(1)による。");
    expect(lines.at(-1)).toBe("第１の２(1)");
  });

  test.each([
    [
      "a name that no item has",
      "［＃１「期限」］甲\n前記［＃「期間」の番号］",
      ["markup/item-unnamed 2:3"],
    ],
    ["no item at all", "前記［＃「期間」の番号］", ["markup/item-unnamed 1:3"]],
    ["one name twice", "［＃１「甲」］一\n［＃１「甲」］二", ["markup/item-name-twice 2:1"]],
  ])("%s is an error", (_, marked, problems) => {
    expect(problemsOf(marked, ACROSS)).toEqual(problems);
  });
});

test.each([
  ["another number than the first", "［＃２］甲", ACROSS, ["markup/item-mark 1:1"]],
  ["a mark of the other direction", "［＃一］甲", ACROSS, ["markup/item-mark 1:1"]],
  ["a mark of the other direction", "［＃ａ］甲", "vertical-rl" as const, ["markup/item-mark 1:1"]],
  ["a number that is typed too", "［＃１］1　甲", ACROSS, ["markup/item-number-typed 1:1"]],
  ["a role beside it", "［＃項目］［＃１］甲", ACROSS, ["markup/role-twice 1:6"]],
  ["a mark within a line", "甲［＃１］乙", ACROSS, ["markup/not-at-line-start 1:2"]],
  ["no text", "［＃１］", ACROSS, ["markup/empty-block 1:4"]],
  ["more items than kana", "［＃ア］甲\n".repeat(47), ACROSS, ["markup/items-too-many 47:1"]],
])("%s is an error", (_, marked, mode, problems) => {
  expect(problemsOf(marked, mode)).toEqual(problems);
});
