import { describe, expect, test } from "vitest";
import { formatNumber } from "../../../../src/word/import/number-format.ts";
import { bodyOf, made } from "./made.ts";
import { p, wordFile } from "./word-file.ts";

/** One level of a list. */
function level(depth: number, format: string, text: string, more = ""): string {
  return `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

function numbered(list: number, depth: number, text: string): string {
  return p(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`);
}

/** Lists 1 and 2 of one family, 2 beginning anew; 3 of a family of its own. */
function letterOf(body: string, levels: string, other = ""): ReturnType<typeof wordFile> {
  return wordFile({
    body,
    parts: {
      "word/numbering.xml": `<w:numbering><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:abstractNum w:abstractNumId="1">${other}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    },
  });
}

/** The paragraphs of a template without the words for where they stand. */
function paragraphs(file: ReturnType<typeof wordFile>): readonly string[] {
  return bodyOf(made(file)).map((line) => line.replaceAll(/［＃[^］]*］/gu, ""));
}

const LEVELS =
  level(0, "decimalFullWidth", "%1", '<w:suff w:val="tab"/>') +
  level(1, "decimalFullWidth", "（%2）", '<w:suff w:val="nothing"/>') +
  level(2, "aiueoFullWidth", "%3", '<w:suff w:val="space"/>');

describe("automatic numbers of Word", () => {
  test("stand in the template as the characters that Word shows, and nothing is lost", () => {
    const file = letterOf(
      [
        numbered(1, 0, "目的"),
        numbered(1, 1, "趣旨です。"),
        numbered(1, 1, "内容です。"),
        numbered(1, 2, "細目です。"),
        p("番号のない段落です。"),
        numbered(1, 0, "期日"),
        numbered(1, 1, "始まりです。"),
      ].join(""),
      LEVELS,
    );
    expect(paragraphs(file)).toEqual([
      "１　目的",
      "（１）趣旨です。",
      "（２）内容です。",
      "ア 細目です。",
      "番号のない段落です。",
      "２　期日",
      "（１）始まりです。",
    ]);
    expect(made(file).losses).toEqual([]);
  });

  test("begin anew where the list says so, and go on where another list of the family does not", () => {
    const file = letterOf(
      numbered(1, 0, "甲") + numbered(1, 0, "乙") + numbered(2, 0, "丙") + numbered(4, 0, "丁"),
      LEVELS,
    );
    expect(paragraphs(file)).toEqual(["１　甲", "２　乙", "１　丙", "２　丁"]);
  });

  test("of the level above stand in the number as that level writes them", () => {
    const file = letterOf(
      numbered(1, 0, "甲") + numbered(1, 1, "乙"),
      level(0, "japaneseCounting", "第%1") + level(1, "decimal", "%1の%2"),
    );
    expect(paragraphs(file)).toEqual(["第一　甲", "一の1　乙"]);
  });

  test("that a style asks for are counted with the others", () => {
    const style =
      '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="番号付き"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const { path, bytes } = letterOf(
      p("甲", '<w:pStyle w:val="b"/>') + numbered(1, 0, "乙"),
      LEVELS,
    );
    const styled = wordFile({
      body: p("甲", '<w:pStyle w:val="b"/>') + numbered(1, 0, "乙"),
      styles: style,
      parts: {
        "word/numbering.xml": `<w:numbering><w:abstractNum w:abstractNumId="0">${LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
      },
    });
    expect(paragraphs({ path, bytes })).toEqual(["甲", "１　乙"]);
    expect(paragraphs(styled)).toEqual(["１　甲", "２　乙"]);
  });

  test("in a table count, though the table is left out", () => {
    const table = `<w:tbl><w:tr><w:tc>${numbered(1, 0, "表の中")}</w:tc></w:tr></w:tbl>`;
    const file = letterOf(numbered(1, 0, "甲") + table + numbered(1, 0, "乙"), LEVELS);
    expect(paragraphs(file)).toEqual(["１　甲", "３　乙"]);
  });

  test("taken away at the paragraph are none", () => {
    const file = letterOf(
      numbered(1, 0, "甲") + numbered(0, 0, "乙") + numbered(1, 0, "丙"),
      LEVELS,
    );
    expect(paragraphs(file)).toEqual(["１　甲", "乙", "２　丙"]);
  });

  test("that are signs stand as they are", () => {
    const file = letterOf(
      numbered(1, 0, "甲"),
      level(0, "bullet", "・", '<w:suff w:val="nothing"/>'),
    );
    expect(paragraphs(file)).toEqual(["・甲"]);
  });

  test.each([
    ["of a format that nobody here knows", level(0, "hebrew1", "%1")],
    [
      "beyond the signs there are",
      level(0, "decimalEnclosedCircle", "%1").replace('w:start w:val="1"', 'w:start w:val="21"'),
    ],
    ["with a sign of a symbol font", level(0, "bullet", "\uf0d8")],
    [
      "with a letter in a symbol font",
      level(0, "bullet", "l").replace(
        "</w:lvl>",
        '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:lvl>',
      ),
    ],
    ["with a picture", level(0, "bullet", "・", '<w:lvlPicBulletId w:val="0"/>')],
    ["that restart by a rule of their own", level(0, "decimal", "%1", '<w:lvlRestart w:val="0"/>')],
    ["without a definition of their level", level(1, "decimal", "%1")],
  ])("are told %s", (_, levels) => {
    const { losses } = made(letterOf(p("はじめ。") + numbered(1, 0, "甲です。"), levels));
    expect(losses.map(({ what, paragraph }) => [what, paragraph])).toEqual([["numbering", 2]]);
  });

  test("in bold are bold, whatever their text is", () => {
    const bold = level(0, "decimal", "%1").replace("</w:lvl>", "<w:rPr><w:b/></w:rPr></w:lvl>");
    const template = made(letterOf(numbered(1, 0, "甲です。"), bold));
    expect(template.losses).toEqual([]);
    expect(bodyOf(template)).toEqual(["［＃０字下げ］［＃太字］1　［＃太字終わり］甲です。"]);
  });
});

/** Source: ISO/IEC 29500-1, 17.18.59. */
test.each([
  ["decimal", 12, "12"],
  ["decimalFullWidth", 9, "９"],
  ["decimalFullWidth", 10, undefined],
  ["decimalZero", 3, "03"],
  ["japaneseCounting", 12, "十二"],
  ["ideographDigital", 12, "一二"],
  ["aiueoFullWidth", 46, "ン"],
  ["aiueo", 2, "ｲ"],
  ["irohaFullWidth", 3, "ハ"],
  ["decimalEnclosedCircle", 20, "⑳"],
  ["lowerLetter", 26, "z"],
  ["upperRoman", 14, "XIV"],
  ["lowerRoman", 9, "ix"],
  ["none", 3, ""],
  ["lowerLetter", 27, undefined],
  ["aiueoFullWidth", 47, undefined],
  ["chicago", 1, undefined],
])("a number of the format %s is written as Word writes it: %i is %s", (format, number, text) => {
  expect(formatNumber(number, format)).toBe(text);
});
