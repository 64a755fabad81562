import { describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { printLetter } from "../../../src/markup/print-letter.ts";
import { letterParagraphs, textParts } from "../../../src/model/letter-text.ts";
import type { WritingMode } from "../../../src/model/page-format.ts";
import { markedText } from "../../../src/model/text-marks.ts";
import { blocksOf, parsed, problemsOf, withoutOrigins } from "../../samples/marked-text.ts";

function linesOf(marked: string, mode: WritingMode = "horizontal-tb"): readonly string[] {
  const outcome = parsed(marked, "corrected", mode);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return letterParagraphs(outcome.value);
}

describe("numbered notes", () => {
  const marked =
    "甲［＃注］甲の注。［＃注終わり］と乙［＃注］〔乙〕の注。［＃注終わり］。\n丙［＃注］丙の注。［＃注終わり］\n［＃以上］以上";

  test("stand at the end of the letter in their order, each mark where its note was written", () => {
    expect(linesOf(marked)).toEqual([
      "甲注１と乙注２。",
      "丙注３",
      "以上",
      "注１　甲の注。",
      "注２　乙の注。",
      "注３　丙の注。",
    ]);
  });

  test("have kanji in vertical lines", () => {
    expect(linesOf(marked, "vertical-rl").slice(-1)).toEqual(["注三　丙の注。"]);
  });

  test("are small and raised in the text, and items of a list in small characters behind it", () => {
    const outcome = parsed(marked);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
    const parts = textParts(outcome.value);
    expect(parts.map(markedText).slice(0, 2)).toEqual(["上付き「注一注二」", "上付き「注三」"]);
    const notes = parts.slice(3);
    expect(notes.map(({ type }) => type)).toEqual(["list-item", "list-item", "list-item"]);
    expect(notes.map(({ placement }) => (placement.characterSize ?? 0) / 65_536)).toEqual([
      12, 12, 12,
    ]);
  });

  test("begin anew in a 別紙, at whose end its own stand", () => {
    expect(
      linesOf(
        "甲［＃注］甲の注。［＃注終わり］\n［＃別紙］乙［＃注］乙の注。［＃注終わり］\n丙［＃注］丙の注。［＃注終わり］",
      ),
    ).toEqual(["甲注１", "注１　甲の注。", "乙注１", "丙注２", "注１　乙の注。", "注２　丙の注。"]);
  });

  test("are named by sentences before and after them, as items are", () => {
    expect(
      linesOf(
        "［＃「経費」の番号］のとおり。\n甲［＃注］甲の注。［＃注終わり］\n乙［＃注「経費」］乙の注。［＃注終わり］\n［＃「経費」の番号］と［＃「項」の番号］を見よ。\n［＃１「項」］項",
      ),
    ).toContain("注２と１を見よ。");
  });

  test("keep readings and emphasis", () => {
    expect(linesOf("甲［＃注］｜但《ただ》し［＃「し」に傍点］［＃注終わり］").at(-1)).toBe(
      "注１　但し",
    );
  });

  test("are written where their mark stands, and never said of a text that is there already", () => {
    const said = ["注", "脚注", "※", "注「経費」"].flatMap((note) =>
      problemsOf(`甲乙［＃「乙」は${note}］`),
    );
    expect(said).toEqual(Array.from({ length: 4 }, () => "markup/unknown-annotation 1:3"));
  });

  test("are what a value says where a list has the words of an annotation", () => {
    expect(linesOf("〔甲［＃注］乙［＃注終わり］〕")).toEqual(["甲［＃注］乙［＃注終わり］"]);
  });
});

describe("notes with ※", () => {
  test("stand right under their paragraph, with a number only where there are several", () => {
    expect(
      linesOf(
        "甲［＃※］甲の注。［＃※終わり］\n乙［＃※］一つ。［＃※終わり］と丙［＃※］二つ。［＃※終わり］\n丁",
      ),
    ).toEqual(["甲※", "※　甲の注。", "乙※１と丙※２", "※１　一つ。", "※２　二つ。", "丁"]);
  });

  test("of a table stand right under it", () => {
    expect(
      linesOf(
        "［＃ここから表］\n［＃見出し行］甲 | 乙［＃※］一つ。［＃※終わり］\n丙 | 丁［＃※］二つ。［＃※終わり］\n［＃ここで表終わり］\n戊",
      ),
    ).toEqual(["甲", "乙※１", "丙", "丁※２", "※１　一つ。", "※２　二つ。", "戊"]);
  });
});

describe("footnotes", () => {
  test("follow the paragraph or the table of their marks, numbered through all parts of the letter", () => {
    const marked =
      "甲［＃脚注］甲の注。［＃脚注終わり］と乙［＃※］乙の注。［＃※終わり］\n［＃ここから表］\n［＃見出し行］丙 | 丁［＃脚注］丁の注。［＃脚注終わり］\n戊 | 己\n［＃ここで表終わり］\n［＃別紙］庚［＃脚注］庚の注。［＃脚注終わり］";
    const lines = [
      "甲１と乙※",
      "１　甲の注。",
      "※　乙の注。",
      "丙",
      "丁２",
      "戊",
      "己",
      "２　丁の注。",
      "庚３",
      "３　庚の注。",
    ];
    expect(linesOf(marked)).toEqual(lines);
    // A small 一 would be taken for a dash.
    expect(linesOf(marked, "vertical-rl")).toEqual(lines);
  });

  test("are called 脚注 with their number by sentences", () => {
    expect(
      linesOf(
        "［＃「経費」の番号］と［＃「後」の番号］。\n甲［＃注「後」］後の注。［＃注終わり］乙［＃脚注「経費」］経費の注。［＃脚注終わり］",
      )[0],
    ).toBe("脚注１と注１。");
  });
});

describe("the place of the notes", () => {
  const marked =
    "甲［＃注］甲の注。［＃注終わり］\n［＃注の場所］\n乙［＃注］乙の注。［＃注終わり］\n［＃以上］以上";

  test("is where a line says so, in each part, also for those whose marks come later", () => {
    expect(linesOf(`${marked}\n［＃別紙］${marked}`)).toEqual([
      ...["甲注１", "注１　甲の注。", "注２　乙の注。", "乙注２", "以上"],
      ...["甲注１", "注１　甲の注。", "注２　乙の注。", "乙注２", "以上"],
    ]);
  });

  test("says nothing in a letter without notes", () => {
    expect(linesOf("甲\n［＃注の場所］\n乙")).toEqual(["甲", "乙"]);
  });

  test.each([
    marked,
    `${marked}\n［＃別紙］${marked}`,
    "甲［＃注］甲の注。［＃注終わり］\n以上\n［＃１行空き］\n追伸",
    "甲［＃脚注］｜但《ただ》し［＃脚注終わり］乙［＃※］丙［＃※終わり］丁［＃※］戊［＃※終わり］\n［＃１］己［＃脚注］庚［＃脚注終わり］",
    "［＃ここから表］\n［＃表題］表［＃注］甲［＃注終わり］\n［＃見出し行］乙［＃脚注］丙［＃脚注終わり］ | 丁\n戊 | 己［＃※］庚［＃※終わり］\n［＃ここで表終わり］",
  ])("and the notes are printed where they are read again: %s", (text) => {
    const outcome = parsed(text);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
    const printed = printLetter(outcome.value);
    expect(printed).toMatch(/［＃脚?注］/u);
    expect(blocksOf(printed)).toEqual(outcome.value.blocks.map(withoutOrigins));
  });
});

describe("what cannot be is told", () => {
  test.each([
    ["甲［＃注］", "markup/unclosed"],
    ["甲［＃注終わり］", "markup/nothing-to-close"],
    ["甲［＃脚注］乙［＃注終わり］", "markup/nothing-to-close"],
    ["甲［＃脚注］［＃脚注終わり］", "markup/empty-block"],
    [
      "［＃脚注「経費」］甲［＃脚注終わり］［＃注「経費」］乙［＃注終わり］",
      "markup/item-name-twice",
    ],
    ["［＃注の場所］\n甲\n［＃注の場所］\n乙", "markup/notes-place-twice"],
    ["甲［＃注の場所］", "markup/not-at-line-start"],
    ["甲［＃注］［＃注終わり］", "markup/empty-block"],
    ["甲［＃注］乙［＃注］丙［＃注終わり］［＃注終わり］", "markup/note-within"],
    ["甲［＃割り注］乙［＃注］丙［＃注終わり］［＃割り注終わり］", "markup/note-within"],
    ["［＃「経費」の番号］を見よ。", "markup/item-unnamed"],
    [
      "甲［＃注「経費」］乙［＃注終わり］丙［＃注「経費」］丁［＃注終わり］",
      "markup/item-name-twice",
    ],
    ["［＃１「経費」］甲\n乙［＃注「経費」］丙［＃注終わり］", "markup/item-name-twice"],
  ])("%s: %s", (marked, code) => {
    expect(problemsOf(marked).join("\n")).toContain(code);
  });
});

test.each([
  ["甲［＃傍線］乙［＃脚注］丙［＃脚注終わり］［＃傍線終わり］", "［＃傍線終わり］"],
  ["甲［＃太字］乙［＃脚注「丁」］丙［＃脚注終わり］［＃太字終わり］", "［＃太字終わり］"],
  ["甲［＃脚注「丁」］乙［＃注］丙［＃注終わり］［＃脚注終わり］", "［＃脚注終わり］"],
  ["｜甲《こう［＃注］丙［＃注終わり］》", "振り仮名"],
])("%s: a note is to be moved behind %s", (marked, place) => {
  const outcome = parsed(marked);
  const first = outcome.ok ? undefined : outcome.errors[0];
  const [hint] = first === undefined ? [] : messageOf(first, "ja").hints;
  expect(hint).toContain(place);
  expect(hint).toMatch(/^［＃(?:脚注|注)］ から ［＃(?:脚注|注)終わり］ までを、/u);
});
