import { describe, expect, test } from "vitest";
import {
  LOSS_KINDS,
  type LossKind,
  lossMeaning,
  WITHOUT_TEXT,
} from "../../../../src/base/messages/import-losses.ts";
import { made } from "./made.ts";
import { field, p, VERTICAL_SECTION, wordFile } from "./word-file.ts";

const TABLE = `<w:tbl><w:tr><w:tc>${p("金額")}</w:tc></w:tr></w:tbl>`;
const IF = `<w:p>${field('IF 種別 = "市" "市長" "町長"', "市長")}<w:r><w:t>におかれては。</w:t></w:r></w:p>`;
const ALONE = `<w:p><w:r><w:t>本文です。</w:t></w:r>`;

/** What has no counterpart in a template, in the second paragraph of a letter. */
const LOSSES: readonly (readonly [LossKind, string])[] = [
  ["italic", p("斜体です。", "", "<w:i/>")],
  ["underline", p("波線です。", "", '<w:u w:val="wave"/>')],
  ["strike", p("二重に消した文です。", "", "<w:dstrike/>")],
  ["effect", p("影付きです。", "", "<w:shadow/>")],
  ["colour", p("赤い字です。", "", '<w:color w:val="FF0000"/>')],
  ["size", p("大きな字です。", "", '<w:sz w:val="36"/>')],
  ["font", p("ゴシックです。", "", '<w:rFonts w:eastAsia="ＭＳ ゴシック"/>')],
  ["border", p("影の付いた囲み線です。", "", '<w:bdr w:val="double"/>')],
  ["border", p("罫線です。", '<w:pBdr><w:top w:val="single"/></w:pBdr>')],
  ["shading", p("網かけです。", "", '<w:shd w:val="pct15" w:fill="FFFFFF"/>')],
  ["highlight", p("蛍光です。", "", '<w:highlight w:val="yellow"/>')],
  ["raised", p("上げた字です。", "", '<w:position w:val="6"/>')],
  ["spacing", p("細い字です。", "", '<w:w w:val="80"/>')],
  ["field", `${ALONE}<w:r><w:dayLong/></w:r></w:p>`],
  ["spacing", p("広い字間です。", "", '<w:spacing w:val="60"/>')],
  ["mark", p("下の圏点です。", "", '<w:em w:val="underDot"/>')],
  ["hidden", `${ALONE}<w:r><w:rPr><w:vanish/></w:rPr><w:t>隠した文。</w:t></w:r></w:p>`],
  ["symbol", `${ALONE}<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>`],
  ["footnote", `${ALONE}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`],
  ["comment", `${ALONE}<w:r><w:commentReference w:id="1"/></w:r></w:p>`],
  ["picture", `${ALONE}<w:r><w:drawing/></w:r></w:p>`],
  ["object", `${ALONE}<w:r><w:object/></w:r></w:p>`],
  [
    "text-box",
    `${ALONE}<w:r><w:drawing><w:txbxContent>${p("箱の中。")}</w:txbxContent></w:drawing></w:r></w:p>`,
  ],
  ["formula", `${ALONE}<m:oMath><m:r/></m:oMath></w:p>`],
  ["table", TABLE],
  ["field", IF],
  ["braces", p("{{職名} におかれては。")],
  ["hyperlink", `<w:p><w:hyperlink><w:r><w:t>リンクです。</w:t></w:r></w:hyperlink></w:p>`],
  ["control", `<w:sdt><w:sdtContent>${p("枠の中です。")}</w:sdtContent></w:sdt>`],
  ["tracked", `<w:p><w:ins><w:r><w:t>足した文です。</w:t></w:r></w:ins></w:p>`],
  ["tracked", `${ALONE}<w:del><w:r><w:delText>消した文。</w:delText></w:r></w:del></w:p>`],
  ["numbering", p("定義のない番号です。", '<w:numPr><w:numId w:val="1"/></w:numPr>')],
  ["frame", p("枠です。", '<w:framePr w:w="100"/>')],
  ["tabs", p("タブです。", '<w:tabs><w:tab w:val="left" w:pos="840"/></w:tabs>')],
  ["tabs", `${ALONE}<w:r><w:tab/><w:t>後です。</w:t></w:r></w:p>`],
  ["tabs", `${ALONE}<w:r><w:ptab w:alignment="right"/><w:t>右です。</w:t></w:r></w:p>`],
  ["gap", p("空きです。", '<w:spacing w:before="240"/>')],
  ["distributed", p("均等です。", '<w:jc w:val="distribute"/>')],
  ["indent", p("半端な字下げです。", '<w:ind w:leftChars="150"/>')],
  ["column-break", `${ALONE}<w:r><w:br w:type="column"/></w:r></w:p>`],
  [
    "reading",
    `<w:p><w:r><w:rPr><w:eastAsianLayout w:id="1" w:combine="1"/></w:rPr><w:ruby><w:rt><w:r><w:t>さい</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>裁</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`,
  ],
];

describe("what a template cannot say", () => {
  test.each(LOSSES)("is told with its paragraph: %s, %s", (what, construct) => {
    const { losses } = made(wordFile({ body: p("はじめの段落です。") + construct }));
    expect(losses.map((loss) => [loss.what, loss.paragraph])).toEqual([[what, 2]]);
    expect(losses.map(({ at }) => at.kind === "word" && [at.part, at.paragraph])).toEqual([
      ["body", 2],
    ]);
  });

  /** Words that stand in what is lost, or as the only ones beside it. */
  const WORDED = LOSSES.flatMap(([what, construct]) => {
    const words = [...construct.matchAll(/<w:(?:t|delText)[^>]*>([^<]*)</gu)].map(
      // Braces are written otherwise in a template.
      ([, text]) => text?.replace(/^.*[{}] */u, ""),
    );
    const own = words.filter((text) => text !== undefined && text !== "本文です。");
    return own.length === 0 || construct.includes("<w:del>")
      ? []
      : [[what, construct, own] as const];
  });

  test.each(WORDED)(
    "is rightly said to leave its characters in the letter, or not: %s, %s",
    (what, construct, words) => {
      const { text } = made(wordFile({ body: p("はじめの段落です。") + construct }));
      // A number has characters of its own, and the paragraph that it stands at keeps its words.
      const isCarried = words.every((one) =>
        text.replaceAll(/[｜《》［］]/gu, "").includes(one ?? ""),
      );
      expect(isCarried).toBe(what === "numbering" || !WITHOUT_TEXT.has(what));
    },
  );

  test("is told of text that a style hides, which does not become text of the letter", () => {
    const styles =
      '<w:style w:type="character" w:styleId="c"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="q"><w:rPr><w:vanish/></w:rPr></w:style>';
    const body =
      p("本文です。") +
      p("見せる。", "", '<w:rStyle w:val="c"/><w:vanish w:val="0"/>') +
      p("秘密。", "", '<w:rStyle w:val="c"/>') +
      p("内緒。", '<w:pStyle w:val="q"/>');
    const { losses, text } = made(wordFile({ body, styles }));
    expect(losses.map(({ what, paragraph }) => [what, paragraph])).toEqual([
      ["hidden", 3],
      ["hidden", 4],
    ]);
    expect(text).toMatch(/見せる。/u);
    expect(text).not.toMatch(/秘密|内緒/u);
  });

  test("is told of a section that begins within a page, at the paragraph that ends the one before it", () => {
    const body =
      p("はじめの段落です。") + p("節の終わりです。", `<w:sectPr>${VERTICAL_SECTION}</w:sectPr>`);
    const section = `<w:type w:val="continuous"/>${VERTICAL_SECTION}`;
    const { losses } = made(wordFile({ body: body + p("続きです。"), section }));
    expect(losses.map(({ what, paragraph }) => [what, paragraph])).toEqual([["sections", 2]]);
  });

  test("is told of page numbers that go on in a section, which begins at one as a 別紙", () => {
    const parts = {
      "word/footer1.xml":
        '<w:ftr><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>',
    };
    const relationships =
      '<Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>';
    const own = `<w:footerReference w:type="default" r:id="f"/>${VERTICAL_SECTION}`;
    const body = p("本文です。", `<w:sectPr>${own}</w:sectPr>`) + p("別紙です。");
    const lost = (section: string): readonly string[] =>
      made(wordFile({ body, section, parts, relationships })).losses.map(({ what }) => what);
    // A section without a foot of its own has that of the one before it.
    expect(lost(VERTICAL_SECTION)).toEqual(["part-numbers"]);
    expect(lost(`${VERTICAL_SECTION}<w:pgNumType w:start="1"/>`)).toEqual([]);
  });

  test("has a plain sentence that says what it is, in both languages", () => {
    for (const kind of LOSS_KINDS) {
      expect(lossMeaning(kind, "ja")).toMatch(/(?:です|ます|せん)(?:（.*）)?$/u);
      expect(lossMeaning(kind, "en")).toMatch(/^.{14,}[^.]$/u);
    }
  });

  test("is told with the number that a person counts, empty paragraphs too, and its words", () => {
    const body = p("はじめの段落です。") + p("") + p("斜体です。", "", "<w:i/>");
    expect(made(wordFile({ body })).losses.map(({ at }) => at)).toEqual([
      { kind: "word", path: "手紙.docx", part: "body", paragraph: 3, around: "斜体です。" },
    ]);
  });

  test("is noted in the template before the line behind it, though it has no line of its own", () => {
    const { text: template } = made(
      wordFile({ body: p("はじめの段落です。") + TABLE + p("おわりの段落です。") }),
    );
    expect(template.split("\n").slice(-4)).toEqual([
      "［＃０字下げ］はじめの段落です。",
      "{{!-- 移していないもの: 表 --}}",
      "［＃０字下げ］おわりの段落です。",
      "",
    ]);
  });

  const HEAD = {
    parts: {
      "word/header1.xml": `<w:hdr>${p("取扱注意").replace("<w:r>", "<w:r><w:drawing/></w:r><w:r>")}</w:hdr>`,
    },
    relationships:
      '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>',
  };
  const GRID = '<w:docGrid w:type="lines" w:linePitch="400"/>';
  const PAPER = '<w:pgSz w:w="11906" w:h="16838"/>';

  test.each<readonly [LossKind, string]>([
    ["header", `<w:headerReference w:type="default" r:id="rId1"/>${PAPER}${GRID}`],
    ["footer", `<w:footerReference w:type="default" r:id="rId1"/>${PAPER}${GRID}`],
    ["columns", `${PAPER}<w:cols w:num="2"/>${GRID}`],
    ["page-border", `${PAPER}<w:pgBorders><w:top w:val="single"/></w:pgBorders>${GRID}`],
    ["paper", `<w:pgSz w:w="23811" w:h="33676"/>${GRID}`],
    ["grid", PAPER],
    ["line-numbers", `${PAPER}<w:lnNumType w:countBy="5"/>${GRID}`],
    ["page-alignment", `${PAPER}<w:vAlign w:val="center"/>${GRID}`],
  ])("of the pages is told without a paragraph: %s", (what, section) => {
    const { losses } = made(wordFile({ body: p("本文です。"), section, ...HEAD }));
    expect(losses.map((loss) => [loss.what, loss.paragraph])).toEqual([[what, 0]]);
    const part = what === "header" || what === "footer" ? what : undefined;
    expect(losses.map(({ at }) => (at.kind === "word" ? at.part : undefined))).toEqual([part]);
  });

  test("is a line under the head of the pages, beside the words in it", () => {
    const line = '<w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr></w:pPr>';
    const { losses } = made(
      wordFile({
        body: p("本文です。"),
        section: `<w:headerReference w:type="default" r:id="rId1"/>${PAPER}${GRID}`,
        relationships: HEAD.relationships,
        parts: {
          "word/header1.xml": `<w:hdr>${p("奈良市").replace("<w:p>", `<w:p>${line}`)}</w:hdr>`,
        },
      }),
    );
    expect(losses.map(({ what }) => what)).toEqual(["header"]);
  });

  test("is not: a page number at the foot, which is the template's ノンブル", () => {
    const { losses, text: template } = made(
      wordFile({
        body: p("本文です。"),
        section: `<w:footerReference w:type="default" r:id="rId1"/>${PAPER}<w:pgNumType w:fmt="japaneseCounting"/>${GRID}`,
        parts: { "word/footer1.xml": `<w:ftr><w:p>${field("PAGE", "1")}</w:p></w:ftr>` },
        relationships:
          '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>',
      }),
    );
    expect(losses).toEqual([]);
    expect(template).toContain("ノンブル: 漢数字");
  });

  test("are the dashes beside a page number in kanji", () => {
    const { losses } = made(
      wordFile({
        body: p("本文です。"),
        section: `<w:footerReference w:type="default" r:id="rId1"/>${PAPER}<w:pgNumType w:fmt="japaneseCounting"/>${GRID}`,
        parts: {
          "word/footer1.xml": `<w:ftr><w:p><w:r><w:t>－</w:t></w:r>${field("PAGE", "一")}<w:r><w:t>－</w:t></w:r></w:p></w:ftr>`,
        },
        relationships:
          '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>',
      }),
    );
    expect(losses.map(({ what }) => what)).toEqual(["footer"]);
  });

  test.each(["-", "－", "―"])("is not: a page number between dashes, %s", (dash) => {
    const { losses, text: template } = made(
      wordFile({
        body: p("本文です。"),
        section: `<w:footerReference w:type="default" r:id="rId1"/>${PAPER}${GRID}`,
        parts: {
          "word/footer1.xml": `<w:ftr><w:p><w:r><w:t xml:space="preserve">${dash} </w:t></w:r>${field("PAGE", "1")}<w:r><w:t xml:space="preserve"> ${dash}</w:t></w:r></w:p></w:ftr>`,
        },
        relationships:
          '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>',
      }),
    );
    expect(losses).toEqual([]);
    expect(template).toContain("ノンブル: '― 1 ―'");
  });
});
