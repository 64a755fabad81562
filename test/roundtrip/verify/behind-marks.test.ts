// Whatever stands behind a punctuation mark in another size or look begins where the mark's body ends, which nobody finds covered.
import { describe, expect, test } from "vitest";
import { CLASS_MEMBERS } from "../../../src/char/tables/classes.ts";
import { NOTO_SERIF_JP, openFace } from "../../samples/real-fonts.ts";
import { setLetter } from "../../samples/running-letter.ts";
import { setFiles } from "../../samples/set-files.ts";

const { bytesOf, findings } = setFiles();

const face = openFace(NOTO_SERIF_JP);

/** Characters that begin and end a reading, as such. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ["《", "※［＃始め二重山括弧、1-1-52］"],
  ["》", "※［＃終わり二重山括弧、1-1-53］"],
]);

/** Brackets, hyphens, marks of questions, middle dots, full stops, commas, dashes and marks of iteration: JLREQ, cl-01 to cl-09, of which the face has a glyph. */
const MARKS = CLASS_MEMBERS.filter(([number]) => number <= 9)
  .flatMap(([, members]) => [...members])
  .filter((mark) => face.glyphOf(mark.codePointAt(0) ?? 0) !== undefined)
  .map((mark) => SPELLED.get(mark) ?? mark);

const BEHIND = [
  ["a small character", (mark: string) => `語${mark}２［＃「２」は上付き小文字］語`],
  ["the mark of a note", (mark: string) => `語${mark}［＃注］注の文［＃注終わり］語`],
  ["a note in two lines", (mark: string) => `語${mark}［＃割り注］二行［＃割り注終わり］語`],
  ["a reading", (mark: string) => `語${mark}｜語《よみかた》語`],
] as const;

describe.each([
  ["vertical", "種別: 書簡"],
  ["horizontal", "種別: 通知"],
])("in %s lines nothing is covered where behind each mark stands", (_, settings) => {
  test.each(BEHIND)("%s", async (_what, lineOf) => {
    const sample = setLetter(settings, MARKS.map(lineOf).join("\n"));
    expect(await findings("pdf", await bytesOf("pdf", sample), sample)).toEqual([]);
  });

  test.each([
    "老朽――とりわけ――",
    "いよ／＼",
    "１２老朽／″＼",
    "（――）",
    "――とりわけ",
    "〱とりわけ",
  ])("behind the two lines of %s", async (note) => {
    const body = ["", "。", "、以下同じ。"].map(
      (more) =>
        `語［＃割り注］${note}${more}［＃割り注終わり］語［＃割り注］${note}［＃改行］${more}語［＃割り注終わり］語`,
    );
    const sample = setLetter(settings, body.join("\n"));
    expect(await findings("pdf", await bytesOf("pdf", sample), sample)).toEqual([]);
  });
});
