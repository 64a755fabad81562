// What stands at the heads and the feet of pages is read back page by page, and section by section.
import { describe, expect, test } from "vitest";
import { letterLook } from "../../../src/model/letter-look.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { changedPart } from "../../samples/read-package.ts";
import { runningLetter, setLetter } from "../../samples/running-letter.ts";
import { setFiles } from "../../samples/set-files.ts";

const { documentOf, bytesOf, findings } = setFiles();

const FORMATS = ["pdf", "docx", "html", "tei"] as const;
const MAINS = ["26x27", "40x36"] as const;

describe.each(FORMATS)("%s", (id) => {
  test.each(MAINS)("is read back without a difference: %s", async (main) => {
    const sample = runningLetter(main);
    const bytes = await bytesOf(id, sample);
    expect(await findings(id, bytes, sample)).toEqual([]);
    expect(await findings(id, bytes, sample, true)).toEqual([]);
  });

  test.each(["漢数字", "― 1 ―"])("is, with the page's own number beside it: %s", async (number) => {
    const sample = setLetter(
      `種別: 通知\n体裁: { 基本: 40x36, ノンブル: ${number} }\nフッター: { 右: 取扱注意 }`,
      "本文です。\n［＃改ページ］\n続きです。",
    );
    expect(await findings(id, await bytesOf(id, sample), sample)).toEqual([]);
    for (const first of ["", ", 最初のページ: なし"]) {
      const sample = setLetter(
        `種別: 通知\n体裁: { 基本: 40x36, ノンブル: ${number} }\nヘッダー: { 右: 取扱注意${first} }`,
        "本文です。\n［＃改ページ］\n続きです。",
      );
      expect(await findings(id, await bytesOf(id, sample), sample)).toEqual([]);
    }
  });

  test.each(["なし", "取扱注意"])(
    "is, with a number alone on the first page: %s",
    async (other) => {
      const sample = setLetter(
        `種別: 通知\n体裁: { 基本: 40x36, ノンブル: ― 1 ― }\nヘッダー: { 右: 取扱注意, 最初のページ: なし }\n別紙の体裁: { 表: { 基本: 40x36, ノンブル: 漢数字, ヘッダー: ${other} } }`,
        "本文です。\n［＃改ページ］\n続きです。\n［＃別紙「表」］表です。\n［＃改ページ］\n続きです。",
      );
      const bytes = await bytesOf(id, sample);
      expect(await findings(id, bytes, sample)).toEqual([]);
      expect(await findings(id, bytes, sample, true)).toEqual([]);
    },
  );

  test("is, with a 別紙 that has nothing where the letter has its head, and one as the letter", async () => {
    const sample = setLetter(
      "種別: 通知\nヘッダー: 取扱注意\n別紙の体裁: { 表: { 基本: 40x36, ヘッダー: なし }, 二: { 基本: 40x36 } }",
      "本文です。\n［＃別紙「表」］一つ目です。\n［＃別紙］二つ目です。\n［＃別紙「二」］三つ目です。\n［＃別紙「表」］四つ目です。",
    );
    const bytes = await bytesOf(id, sample);
    expect(await findings(id, bytes, sample)).toEqual([]);
    expect(await findings(id, bytes, sample, true)).toEqual([]);
  });

  test("is, of a letter that begins with a 別紙 and opens on its pages", async () => {
    for (const heads of ["", ", ヘッダー: 乙"]) {
      const sample = setLetter(
        `種別: 書簡\nフッター: 甲\n別紙の体裁: { 表: { 基本: 40x36${heads} } }`,
        "［＃別紙「表」］\n［＃頭語］拝啓\n［＃日付］令和八年十二月一日\n本文です。\n［＃別紙］［＃日付］令和八年十二月二日",
      );
      const bytes = await bytesOf(id, sample);
      expect(await findings(id, bytes, sample)).toEqual([]);
      expect(await findings(id, bytes, sample, true)).toEqual([]);
    }
  });

  test("with the words of another letter of as many characters is found", async () => {
    const [own, other] = ["奈良市", "五條市"].map((name) =>
      setLetter('種別: 通知\nヘッダー: { 右: "{{団体名}}" }', "本文です。", { 団体名: name }),
    );
    if (own === undefined || other === undefined) throw new Error("two letters");
    const bytes = await bytesOf(id, other);
    const expected = id === "pdf" ? "verify/running-differs" : "header-footer 奈良市 → 五條市";
    expect(await findings(id, bytes, own)).toContain(expected);
    expect(await findings(id, bytes, own, true)).toContain(expected);
  });

  test("without the head that its letter has, and with one that it does not have, is found", async () => {
    const plain = setLetter("種別: 通知", "本文です。");
    const headed = setLetter("種別: 通知\nヘッダー: 取扱注意", "本文です。");
    expect(await findings(id, await bytesOf(id, plain), headed)).not.toEqual([]);
    expect(await findings(id, await bytesOf(id, headed), plain)).not.toEqual([]);
    expect(await findings(id, await bytesOf(id, headed), plain, true)).not.toEqual([]);
  });
});

test("the look says the words and the numbers of every part by their places", () => {
  const { letter, format } = runningLetter("26x27");
  expect(letterLook(letter, format).running).toEqual([
    "1 footer-left 取扱注意",
    "1 footer-center {page}／{pages}",
    "header-left 総行行第１号",
    "header-right 葛󠄀城市　御中",
    "footer-left 取扱注意",
    "footer-center {page}／{pages}",
    "2: header-center 別紙",
    "2: footer-center {page}",
    "3: 1 footer-left 取扱注意",
    "3: 1 footer-center {page}／{pages}",
    "3: header-left 総行行第１号",
    "3: header-right 葛󠄀城市　御中",
    "3: footer-left 取扱注意",
    "3: footer-center {page}／{pages}",
  ]);
});

test("the pages say the numbers that each has in its part", () => {
  const { running } = expectedPages(documentOf(runningLetter("40x36")), new WeakMap());
  expect(running).toEqual([
    "取扱注意1／2",
    "総行行第１号葛󠄀城市御中取扱注意2／2",
    "別紙1",
    "取扱注意1／2",
    "総行行第１号葛󠄀城市御中取扱注意2／2",
  ]);
});

/** Gives the first words of a head a property more. */
function propertied(xml: string, property: string): string {
  return xml.replace(
    /<w:r>(?:<w:rPr>(?<own>.*?)<\/w:rPr>)?(?=<w:t[ >])/u,
    (_, own: string | undefined) => `<w:r><w:rPr>${own ?? ""}${property}</w:rPr>`,
  );
}

describe("a planted fault is found in the Word file", () => {
  const sample = runningLetter("40x36");

  test.each<readonly [string, string, (xml: string) => string]>([
    ["another word in a head", "word/header1.xml", (xml) => xml.replace("総行行", "総行公")],
    [
      "a field that shows another number",
      "word/footer1.xml",
      (xml) => xml.replace("PAGE", "NUMPAGES"),
    ],
    [
      "a number that is typed",
      "word/footer1.xml",
      (xml) => xml.replace(/<w:r><w:fldChar.*?end"\/><\/w:r>/su, "<w:r><w:t>1</w:t></w:r>"),
    ],
    ["words at another side", "word/header1.xml", (xml) => xml.replace("<w:r><w:tab/></w:r>", "")],
    ["a head in hidden characters", "word/header1.xml", (xml) => propertied(xml, "<w:vanish/>")],
    [
      "a head in characters of one point",
      "word/header1.xml",
      (xml) => propertied(xml, '<w:sz w:val="2"/>'),
    ],
    [
      "a head that is moved off the paper",
      "word/header1.xml",
      (xml) => propertied(xml, '<w:spacing w:val="30000"/>'),
    ],
    [
      "a tab that leads off the paper",
      "word/header1.xml",
      (xml) => xml.replace(/(?<before>w:val="right" w:pos=")\d+/u, "$<before>30000"),
    ],
    [
      "a tab that leads nowhere",
      "word/header1.xml",
      (xml) => xml.replace(/<w:tab w:val="right"[^>]*>/u, ""),
    ],
    [
      "empty paragraphs that push the text away",
      "word/header1.xml",
      (xml) => xml.replace("</w:hdr>", `${"<w:p/>".repeat(20)}</w:hdr>`),
    ],
    [
      "a head far down on the page",
      "word/document.xml",
      (xml) => xml.replace(/w:header="\d+"/u, 'w:header="9000"'),
    ],
    [
      "a foot far up on the page",
      "word/document.xml",
      (xml) => xml.replace(/w:footer="\d+"/u, 'w:footer="9000"'),
    ],
    [
      "the pages of the file for those of the part",
      "word/footer1.xml",
      (xml) => xml.replace("SECTIONPAGES", "NUMPAGES"),
    ],
    [
      "a picture in a head",
      "word/header1.xml",
      (xml) => xml.replace("<w:r>", "<w:r><w:drawing/></w:r><w:r>"),
    ],
    [
      "the first page like all others",
      "word/document.xml",
      (xml) => xml.replace("<w:titlePg/>", ""),
    ],
    [
      "the head of another section",
      "word/document.xml",
      (xml) => xml.replace(/(<w:headerReference w:type="default" r:id=")rId\d+/u, "$1rId999"),
    ],
  ])("%s", async (_, part, change) => {
    const changed = changedPart(await bytesOf("docx", sample), part, (xml) => {
      const planted = change(xml);
      expect(planted).not.toBe(xml);
      return planted;
    });
    expect(await findings("docx", changed, sample)).not.toEqual([]);
  });
});

describe("a planted fault is found in the page for browsers", () => {
  const sample = runningLetter("40x36");

  test.each<readonly [string, (html: string) => string]>([
    ["another word", (html) => html.replace('"総行行第１号"', '"総行行第２号"')],
    ["another counter", (html) => html.replace("counter(pages)", "counter(page)")],
    ["a box lost", (html) => html.replace(/@page \{ @top-left .*\n/u, "")],
    [
      "a box in white",
      (html) => html.replace("@top-left { writing-mode", "@top-left { color: white; writing-mode"),
    ],
    ["another side", (html) => html.replace("@page { @top-right", "@page { @top-center")],
  ])("%s", async (_, change) => {
    const html = new TextDecoder().decode(await bytesOf("html", sample));
    const changed = change(html);
    expect(changed).not.toBe(html);
    expect(await findings("html", new TextEncoder().encode(changed), sample)).not.toEqual([]);
  });
});

test("a planted fault is found in TEI: another word, another place, a number typed", async () => {
  const sample = runningLetter("26x27");
  const tei = new TextDecoder().decode(await bytesOf("tei", sample));
  for (const [from, to] of [
    [">総行行第１号</fw>", ">総行行第２号</fw>"],
    ['type="header" place="left"', 'type="header" place="center"'],
    ['<num type="page-number"/>', "1"],
    [/<fw [^>]*>別紙<\/fw>\n/u, ""],
  ] as const) {
    const changed = tei.replace(from, to);
    expect(changed).not.toBe(tei);
    expect(await findings("tei", new TextEncoder().encode(changed), sample)).not.toEqual([]);
  }
});
