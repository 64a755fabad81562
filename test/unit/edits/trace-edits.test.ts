import { expect, test } from "vitest";
import { traceEdits } from "../../../src/edits/trace-edits.ts";
import { writtenParagraphs } from "../../../src/edits/written-text.ts";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import { letterParagraphsInWord } from "../../../src/model/letter-text.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { openedTemplate, picturesBeside } from "../../samples/pictures.ts";
import { valueIn } from "../../samples/recipient.ts";

const TEMPLATE = `---
表題: 試験
種別: 通知
宛先:
  全員: {}
---
［＃件名］改修について
［＃図「rgb.png」「改修後の校舎」］
［＃図の題］校舎
次のとおり改修します。
［＃ここから表］
［＃見出し行］項目 | 備考
窓 |
［＃ここで表終わり］
終わりの文です。
`;
const template = valueIn(
  openedTemplate(new TextEncoder().encode(TEMPLATE), picturesBeside("rgb.png")),
);
const merged = valueIn(template.merge(recipientOf({ 職名: "市長", 敬称: "殿" })));
const letter = valueIn(parseLetter(merged, template.settings, "corrected"));
const bodyStart = TEMPLATE.indexOf("［＃件名］");
const origins = {
  sources: new Map([["t.hbs", { text: TEMPLATE, bodyStart }]]),
  cellValue: () => undefined,
};
/** The paragraphs of its Word file that have text. */
const PARAGRAPHS = letterParagraphsInWord(letter).filter((text) => text !== "");

function editsOf(edited: readonly string[]): readonly (readonly [kind: string, now: string])[] {
  const edits = traceEdits(writtenParagraphs(letter, origins), edited, origins);
  return edits.map(({ kind, now, question }) => [kind, question === undefined ? now : "asked"]);
}

test("a figure and an empty cell are no paragraphs that somebody took out", () => {
  expect(PARAGRAPHS).toEqual([
    "改修について",
    "図１　校舎",
    "次のとおり改修します。",
    "項目",
    "備考",
    "窓",
    "終わりの文です。",
  ]);
  expect(editsOf(PARAGRAPHS)).toEqual([]);
});

test("an edit behind them is found where it is, and what is put in before a figure is asked about", () => {
  expect(editsOf(PARAGRAPHS.map((text) => text.replace("文です", "文でした")))).toEqual([
    ["changed", "した"],
  ]);
  const [subject = "", ...others] = PARAGRAPHS;
  expect(editsOf([subject, "足した文です。", ...others])).toEqual([["added", "asked"]]);
  const more = PARAGRAPHS.toSpliced(3, 0, "足した文です。");
  expect(editsOf([...PARAGRAPHS, "足した文です。"])).toEqual([["added", "足した文です。"]]);
  expect(editsOf(more)).toEqual([["added", "asked"]]);
});
