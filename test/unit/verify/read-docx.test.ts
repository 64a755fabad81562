import { describe, expect, test } from "vitest";
import { readDocx } from "../../../src/verify/read-docx.ts";
import { inspectDocx } from "../../samples/inspect-docx.ts";
import { NAMESPACES, paragraph, smallDocx } from "../../samples/small-docx.ts";

const textOf = (body: string): readonly string[] => readDocx(smallDocx(body)).paragraphs;

test("paragraphs come back in order, empty ones left out", () => {
  const file = smallDocx(paragraph("拝啓") + paragraph("") + paragraph("葛󠄀城市長　殿"));
  expect(readDocx(file)).toEqual({
    paragraphs: ["拝啓", "葛󠄀城市長　殿"],
    structured: true,
    ruby: [],
    pageCount: undefined,
  });
});

test("ruby stands apart from its base", () => {
  const ruby =
    "<w:ruby><w:rubyPr><w:lid w:val='ja-JP'/></w:rubyPr><w:rt><w:r><w:t>しずくいし</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>雫石</w:t></w:r></w:rubyBase></w:ruby>";
  const found = readDocx(smallDocx(`<w:p><w:r>${ruby}</w:r><w:r><w:t>町長</w:t></w:r></w:p>`));
  expect(found.paragraphs).toEqual(["雫石町長"]);
  expect(found.ruby).toEqual([{ base: "雫石", ruby: "しずくいし" }]);
});

test.each([
  ["a line break", "<w:t>一</w:t><w:br/><w:t>二</w:t>", "一\n二"],
  ["a page break", '<w:t>一</w:t><w:br w:type="page"/><w:t>二</w:t>', "一二"],
  ["a tab", "<w:t>一</w:t><w:tab/><w:t>二</w:t>", "一\t二"],
  ["a symbol", '<w:sym w:font="Wingdings" w:char="25CB"/><w:t>二</w:t>', "○二"],
  ["a hyphen that does not break", "<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>", "a\u2011b"],
  ["a field code", "<w:instrText>PAGE</w:instrText><w:t>一</w:t>", "一"],
])("%s within a run", (_, run, expected) => {
  expect(textOf(`<w:p><w:r>${run}</w:r></w:p>`)).toEqual([expected]);
});

test("a field within the code of another shows nothing, though it has a result", () => {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const text = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`;
  const within = mark("begin") + mark("separate") + text("«種別»") + mark("end");
  const field = mark("begin") + within + mark("separate") + text("市長") + mark("end");
  expect(textOf(`<w:p>${text("貴")}${field}${text("　殿")}</w:p>`)).toEqual(["貴市長　殿"]);
});

test("a tab stop of the paragraph's properties is no tab", () => {
  const properties = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="100"/></w:tabs></w:pPr>';
  expect(textOf(`<w:p>${properties}<w:r><w:t>拝啓</w:t></w:r></w:p>`)).toEqual(["拝啓"]);
});

test("deleted text is gone and inserted text is there", () => {
  const deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>";
  expect(textOf(`<w:p>${deleted}<w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>`)).toEqual(["新"]);
});

test("paragraphs in tables and content controls are read", () => {
  const table = `<w:tbl><w:tr><w:tc>${paragraph("一")}</w:tc><w:tc>${paragraph("二")}</w:tc></w:tr></w:tbl>`;
  const control = `<w:sdt><w:sdtPr><w:alias w:val="宛名"/></w:sdtPr><w:sdtContent>${paragraph("三")}</w:sdtContent></w:sdt>`;
  expect(textOf(table + control)).toEqual(["一", "二", "三"]);
});

test("a text box that stands there twice for older readers is read once", () => {
  const box = `<w:pict><w:txbxContent>${paragraph("枠の中")}</w:txbxContent></w:pict>`;
  const both = `<mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`;
  expect(textOf(`<w:p><w:r><w:t>外</w:t>${both}</w:r></w:p>`)).toEqual(["外", "枠の中"]);
});

describe("a file that is damaged is refused", () => {
  const sound = smallDocx(paragraph("山田太郎　様"));

  test.each([
    ["no package", new TextEncoder().encode("拝啓")],
    ["a cut package", sound.subarray(0, sound.length - 30)],
    ["XML that is not well formed", smallDocx("<w:p><w:r>")],
    ["a document type declaration", smallDocx("", { "word/document.xml": "<!DOCTYPE a><a/>" })],
    ["a control character", smallDocx(paragraph("\u0001"))],
    ["elements nested without end", smallDocx("<w:p>".repeat(50_000) + "</w:p>".repeat(50_000))],
    ["a package without a document", smallDocx("", { "_rels/.rels": "<Relationships/>" })],
  ])("%s", (_, bytes) => {
    expect(() => readDocx(bytes)).toThrow(
      expect.objectContaining({ name: "UnreadableFile", format: "docx" }),
    );
  });

  test("the message names the part", () => {
    const bytes = smallDocx("", { "word/document.xml": "<w:document" });
    expect(() => readDocx(bytes)).toThrow(/word\/document\.xml/u);
  });
});

describe("inspection", () => {
  const vertical = '<w:sectPr><w:textDirection w:val="tbRl"/></w:sectPr>';

  test("a sound vertical letter has no finding", () => {
    const body = `<w:p><w:pPr><w:pStyle w:val="Honbun"/></w:pPr></w:p>${vertical}`;
    expect(inspectDocx(smallDocx(body), "vertical-rl")).toEqual([]);
  });

  test("a style that is used and not defined is named", () => {
    const body = `<w:p><w:pPr><w:pStyle w:val="Ketsugo"/></w:pPr></w:p>${vertical}`;
    expect(inspectDocx(smallDocx(body), "vertical-rl")).toEqual([
      { kind: "unknown-style", name: "Ketsugo" },
    ]);
  });

  test("a style based on one that does not exist is named", () => {
    const styles = `<w:styles ${NAMESPACES}><w:style w:styleId="A"><w:basedOn w:val="Nai"/></w:style></w:styles>`;
    expect(inspectDocx(smallDocx(vertical, { "word/styles.xml": styles }), "vertical-rl")).toEqual([
      { kind: "unknown-style", name: "Nai" },
    ]);
  });

  test("a section of a vertical letter that is horizontal is found", () => {
    expect(inspectDocx(smallDocx("<w:sectPr/>"), "vertical-rl")).toEqual([
      { kind: "wrong-text-direction", name: "lrTb" },
    ]);
  });

  test("a letter without any section is found", () => {
    expect(inspectDocx(smallDocx(paragraph("拝啓")), "vertical-rl")).toEqual([
      { kind: "no-section", name: "sectPr" },
    ]);
  });

  test("relationships to nothing and parts without a type are named", () => {
    const body = `<w:p><w:hyperlink r:id="rId9"/></w:p>${vertical}`;
    const file = smallDocx(body, {
      "word/_rels/document.xml.rels":
        '<Relationships><Relationship Id="rId1" Target="styles.xml"/><Relationship Id="rId2" Target="../nai.xml"/></Relationships>',
      "word/fonts/a.odttf": "font",
    });
    expect(inspectDocx(file, "vertical-rl")).toEqual([
      { kind: "dangling-relationship", name: "rId9" },
      { kind: "dangling-relationship", name: "../nai.xml" },
      { kind: "no-content-type", name: "word/fonts/a.odttf" },
    ]);
  });
});
