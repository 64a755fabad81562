import { describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../../src/docx/write-docx.ts";
import { testWorld } from "../../../samples/faces.ts";
import { letterSettings } from "../../../samples/letters.ts";
import { parsed } from "../../../samples/marked-text.ts";
import { written } from "../../../samples/read-package.ts";
import { NOTO_SERIF_JP, openFace } from "../../../samples/real-fonts.ts";
import { bodyOf, made } from "./made.ts";
import { wordFile } from "./word-file.ts";

const paragraph = (text: string, properties = ""): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${text === "" ? "" : `<w:r><w:t>${text}</w:t></w:r>`}</w:p>`;
const cell = (text: string, properties = ""): string =>
  `<w:tc>${paragraph(text, properties)}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
const RULED =
  '<w:tblPr><w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/></w:tblBorders></w:tblPr>';
const table = (...rows: readonly string[]): string => `<w:tbl>${RULED}${rows.join("")}</w:tbl>`;
const letterOf = (...parts: readonly string[]) =>
  made(
    wordFile({ body: paragraph("前の段落です。") + parts.join("") + paragraph("後の段落です。") }),
  );

const lossesOf = (...parts: readonly string[]): readonly string[] =>
  letterOf(...parts).losses.map(({ what }) => what);

/** What stands between the two paragraphs. */
function between(...parts: readonly string[]): readonly string[] {
  return bodyOf(letterOf(...parts)).slice(1, -1);
}

describe("a ruled table of a Word file", () => {
  test("is a table of the template, cell by cell, empty ones too", () => {
    const lines = between(
      table(
        row(cell("窓口"), cell("1,200"), cell("")),
        row(cell("改革"), cell("34,000"), cell("補助")),
      ),
    );
    expect(lines).toEqual([
      "［＃ここから表］",
      "［＃列　自動、左、自動］",
      "| 窓口 | 1,200 |  |",
      "| 改革 | 34,000 | 補助 |",
      "［＃ここで表終わり］",
    ]);
  });

  test("has the rows that Word repeats as its head, and the caption before it as its own", () => {
    const head = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell("事業")}${cell("額")}</w:tr>`;
    expect(between(table(head, row(cell("甲"), cell("乙"))))).toContain(
      "［＃見出し行］| 事業 | 額 |",
    );
  });

  test("has columns whose figures stand at the end as they are, and others as they stand", () => {
    const end = '<w:jc w:val="right"/>';
    const figures = between(
      table(row(cell("甲"), cell("1", end)), row(cell("乙"), cell("20", end))),
    );
    expect(figures).not.toContain("［＃列　自動、右］");
    const words = between(
      table(row(cell("甲"), cell("丙", end)), row(cell("乙"), cell("丁", end))),
    );
    expect(words.some((line) => line.startsWith("［＃列　自動、右］"))).toBe(true);
  });

  test.each([
    ["without rules", table(row(cell("甲"), cell("乙"))).replace(RULED, "")],
    [
      "with joined cells",
      table(
        row(`<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph("甲")}</w:tc>`),
        row(cell("乙"), cell("丙")),
      ),
    ],
    [
      "with two paragraphs in a cell",
      table(row(`<w:tc>${paragraph("甲")}${paragraph("乙")}</w:tc>`, cell("丙"))),
    ],
    ["within a cell", table(row(`<w:tc>${table(row(cell("甲")))}${paragraph("")}</w:tc>`))],
    ["with rows of different lengths", table(row(cell("甲")), row(cell("乙"), cell("丙")))],
  ])("%s is told as what cannot be taken over", (_, xml) => {
    expect(lossesOf(xml)).toContain("table");
    expect(bodyOf(letterOf(xml)).join()).not.toContain("［＃ここから表］");
  });
});

test("a table of ours comes home as it was written", async () => {
  const source = [
    "前の段落です。",
    "［＃ここから表］",
    "［＃表題］別表",
    "［＃列　見出し自動、１２字自動、中央］",
    "［＃見出し行］| ｜事業《じぎょう》 | 額 | 備考 |",
    "| 甲 | 一 |  |",
    "| 乙 | 二〇 | 丙 |",
    "［＃ここで表終わり］",
    "［＃ここから表］",
    "| 丁 | 戊 |",
    "［＃ここで表終わり］",
  ];
  const letter = parsed(source.join("\n"));
  if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
  const writer = createDocxWriter(letterSettings(), [openFace(NOTO_SERIF_JP)], testWorld);
  const template = made({ path: "letter.docx", bytes: await written(writer, letter.value) });
  expect(template.losses).toEqual([]);
  expect(bodyOf(template)).toEqual(source);
});
