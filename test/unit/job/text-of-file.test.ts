import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { type FileText, textOfFile } from "../../../src/proof/text-of-file.ts";
import { type ForeignLine, foreignPdf } from "../../samples/foreign-pdf.ts";
import { NAMESPACES, paragraph, smallDocx } from "../../samples/small-docx.ts";
import { headerRow, workbook } from "../../samples/workbook.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-text-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, bytes: Uint8Array): Promise<FileText> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return textOfFile(projectAt(), path);
}

function codesOf({ problems }: FileText): readonly string[] {
  return problems.map(({ severity, code }) => `${severity} ${code}`);
}

function told(text: string, y: number): ForeignLine {
  return { encoding: "told", text, x: 60, y };
}

describe("a PDF", () => {
  test("whose fonts are not embedded is read whole and without a word", async () => {
    const lines: readonly ForeignLine[] = [
      { encoding: "sjis", text: "札幌市長　殿", x: 60, y: 550 },
      { encoding: "utf16", text: "令和八年十二月一日", x: 60, y: 520 },
      { encoding: "latin", text: "DX", x: 60, y: 490 },
    ];
    const { text, problems } = await read("a.pdf", foreignPdf([{ lines }]));
    expect(text?.paragraphs.map((line) => line.replaceAll(/\s/gu, ""))).toEqual([
      "札幌市長殿",
      "令和八年十二月一日",
      "DX",
    ]);
    expect(problems).toEqual([]);
  });

  test("with glyphs that nobody can name tells their page and number", async () => {
    const lines: readonly ForeignLine[] = [
      told("札幌市長", 550),
      { encoding: "untold", text: "一二三", x: 60, y: 500 },
    ];
    const found = await read("a.pdf", foreignPdf([{ lines: [told("一", 500)] }, { lines }]));
    expect(found.text?.paragraphs).toEqual(["一", "札幌市長", "〓〓〓"]);
    expect(codesOf(found)).toEqual(["error verify/characters-lost"]);
    expect(found.problems[0]).toMatchObject({
      at: { kind: "page", page: 2 },
      values: { count: 3 },
    });
  });

  test("that tells vertical forms and radicals is read in ordinary characters, and names them", async () => {
    const lines = [told("札幌市⻑︵⾃治︑︶︓︙", 550), told("⻑い⾃治︑", 500)];
    const found = await read("a.pdf", foreignPdf([{ lines }]));
    expect(found.text?.paragraphs).toEqual(["札幌市長（自治、）：…", "長い自治、"]);
    expect(codesOf(found)).toEqual(["warning verify/other-forms"]);
    expect(found.problems[0]).toMatchObject({ values: { characters: "⻑︵⾃︑︶︓︙" } });
  });

  test("with a scanned page names it, whether it has a page number or not", async () => {
    const scan = "q 842 0 0 595 0 0 cm /Scan Do Q";
    const found = await read(
      "a.pdf",
      foreignPdf([
        { lines: [told("本文があるページ", 550)] },
        { lines: [], further: scan },
        { lines: [told("二", 20)], further: scan },
      ]),
    );
    expect(found.problems.map(({ code, at }) => [code, "page" in at ? at.page : 0])).toEqual([
      ["verify/page-is-picture", 2],
      ["verify/page-is-picture", 3],
    ]);
  });

  test("with a seal, a rule or an empty page is nothing to speak of", async () => {
    const seal = "q 60 0 0 60 700 30 cm /Scan Do Q 0 0 842 595 re f 10 10 m 800 10 l S";
    const pages = [{ lines: [told("本文", 550)], further: seal }, { lines: [] }];
    expect((await read("a.pdf", foreignPdf(pages))).problems).toEqual([]);
  });

  test("whose text is drawn in outlines is no empty answer", async () => {
    const outlines = "10 10 m 20 20 30 30 40 40 c 50 50 60 60 70 70 c f ".repeat(200);
    const found = await read("a.pdf", foreignPdf([{ lines: [], further: outlines }]));
    expect(codesOf(found)).toEqual(["error verify/page-is-picture"]);
  });

  test("without anything on it is told to have no text", async () => {
    expect(codesOf(await read("a.pdf", foreignPdf([{ lines: [] }])))).toEqual([
      "error verify/no-text",
    ]);
  });

  test("is known by its content, whatever it is called and whatever stands before it", async () => {
    const bytes = foreignPdf([{ lines: [told("本文", 550)] }]);
    expect((await read("a.docx", bytes)).text?.paragraphs).toEqual(["本文"]);
    const behind = Uint8Array.from([...new TextEncoder().encode("\r\n"), ...bytes]);
    expect((await read("b.pdf", behind)).text?.paragraphs).toEqual(["本文"]);
  });

  test("that is damaged is told so in Japanese without English", async () => {
    const found = await read("a.pdf", new TextEncoder().encode("%PDF-1.7\n破れています"));
    expect(codesOf(found)).toEqual(["error verify/unreadable"]);
    const [problem] = found.problems;
    if (problem === undefined) throw new Error("nothing said");
    expect(messageOf(problem, "ja").message.replaceAll(/`[^`]*`|PDF/gu, "")).not.toMatch(
      /[A-Za-z]/u,
    );
  });
});

describe("what is neither PDF nor Word is named by what it is", () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const compound = (stream: string): Uint8Array =>
    Uint8Array.from([
      ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      ...new Uint8Array(1016),
      ...Buffer.from(`${stream}\0`, "utf16le"),
      ...new Uint8Array(512),
    ]);
  test.each<[string, string, Uint8Array, string, string]>([
    [
      "an Excel workbook",
      "a.docx",
      workbook({ rows: headerRow() }),
      "verify/other-format",
      "excel",
    ],
    ["an old workbook", "a.xls", compound("Workbook"), "verify/other-format", "excel"],
    ["an old Word file", "a.docx", compound("WordDocument"), "verify/other-format", "word-97"],
    ["an Ichitaro file", "a.jtd", compound("DocumentText"), "verify/other-format", "ichitaro"],
    ["a locked Word file", "a.docx", compound("EncryptedPackage"), "verify/locked", ""],
    ["rich text", "a.doc", utf8("{\\rtf1\\ansi x}"), "verify/other-format", "rtf"],
    ["a web page", "a.doc", utf8("\ufeff<html><body>x"), "verify/other-format", "web-page"],
    [
      "a scan",
      "a.pdf",
      Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]),
      "verify/other-format",
      "picture",
    ],
    [
      "an OpenDocument text",
      "a.odt",
      zipSync({ mimetype: utf8("application/vnd.oasis.opendocument.text") }),
      "verify/other-format",
      "opendocument",
    ],
    ["a text", "a.txt", utf8("拝啓"), "job/unknown-file-type", ""],
    ["a list", "a.csv", utf8("団体コード,種別"), "job/unknown-file-type", ""],
    ["nothing at all", "a.pdf", new Uint8Array(), "job/unknown-file-type", ""],
  ])("%s", async (_, name, bytes, code, kind) => {
    const { text, problems } = await read(name, bytes);
    expect(text).toBeUndefined();
    expect(problems).toMatchObject([{ severity: "error", code }]);
    if (kind !== "") expect(problems[0]?.values["found"]).toBe(kind);
  });
});

describe("a Word file", () => {
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = (parts: Readonly<Record<string, string>>): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(
      parts,
    )
      .map(
        ([type, target], index) =>
          `<Relationship Id="r${index}" Type="${OFFICE}/${type}" Target="${target}"/>`,
      )
      .join("")}</Relationships>`;

  test("gives the text of headers, footers, notes and comments behind its body, and names them", async () => {
    const bytes = smallDocx(paragraph("本文"), {
      "word/_rels/document.xml.rels": relations({
        footnotes: "footnotes.xml",
        header: "/word/header1.xml",
        footer: "footer1.xml",
        comments: "comments.xml",
      }),
      "word/header1.xml": `<w:hdr ${NAMESPACES}>${paragraph("総行第一号")}</w:hdr>`,
      "word/footer1.xml": `<w:ftr ${NAMESPACES}>${paragraph("― 3 ―")}</w:ftr>`,
      "word/footnotes.xml": `<w:footnotes ${NAMESPACES}><w:footnote>${paragraph("注の文")}</w:footnote></w:footnotes>`,
      "word/comments.xml": `<w:comments ${NAMESPACES}><w:comment>${paragraph("ご確認を")}</w:comment></w:comments>`,
    });
    const { text, problems } = await read("a.docx", bytes);
    expect(text?.paragraphs).toEqual(["本文", "総行第一号", "注の文", "ご確認を"]);
    expect(problems.map(({ code, values }) => [code, values["what"], values["count"]])).toEqual([
      ["verify/text-beside", "header", 1],
      ["verify/text-beside", "footnote", 1],
      ["verify/text-beside", "comment", 1],
    ]);
  });

  test("tells what it does not show: deleted text, symbols, formulas", async () => {
    const bytes = smallDocx(
      `<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>旧田太郎</w:delText></w:r></w:del><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>`,
    );
    const { text, problems } = await read("a.docx", bytes);
    expect(text?.paragraphs).toEqual(["甲\uf0fe"]);
    expect(problems.map(({ values }) => [values["what"], values["count"]])).toEqual([
      ["deleted", 4],
      ["symbol", 1],
      ["formula", 3],
    ]);
  });

  test.each(["header1.xml", "./header1.xml", "/word/header1.xml", "../word/header1.xml"])(
    "finds its header by the target %s",
    async (target) => {
      const bytes = smallDocx(paragraph("本文"), {
        "word/_rels/document.xml.rels": relations({ header: target }),
        "word/header1.xml": `<w:hdr ${NAMESPACES}>${paragraph("総行第一号")}</w:hdr>`,
      });
      expect((await read("a.docx", bytes)).text?.paragraphs).toEqual(["本文", "総行第一号"]);
    },
  );

  const DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
  test.each([
    [
      "飾り文字",
      "drawing",
      4,
      '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="飾り文字"/></v:shape>',
    ],
    [
      "a shape's words",
      "drawing",
      5,
      `<w:drawing><a:p ${DRAWING}><a:r><a:t>図形の文字</a:t></a:r></a:p></w:drawing>`,
    ],
    [
      "an object of another program",
      "embedded",
      1,
      '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object>',
    ],
    ["hidden text", "hidden", 4, "<w:rPr><w:vanish/></w:rPr><w:t>隠し文字</w:t>"],
  ])("tells of %s in a run", async (_, what, count, run) => {
    const bytes = smallDocx(`${paragraph("前")}<w:p><w:r>${run}</w:r></w:p>`);
    expect(besideOf(await read("a.docx", bytes))).toEqual([[what, count]]);
  });

  test.each(["altChunk", "subDoc"])("tells of another document in it: %s", async (name) => {
    const bytes = smallDocx(`${paragraph("前")}<w:${name} r:id="r5"/>`);
    expect(besideOf(await read("a.docx", bytes))).toEqual([["embedded", 1]]);
  });

  test.each([
    [
      "chart",
      "<c:chart xmlns:c='c'><c:title><a:t>題名</a:t></c:title><c:strCache><c:pt><c:v>甲市</c:v></c:pt></c:strCache></c:chart>",
      4,
    ],
    ["diagramData", "<a:p><a:r><a:t>図の文字</a:t></a:r></a:p>", 4],
  ])("tells of the words in a %s", async (type, xml, count) => {
    const bytes = smallDocx(paragraph("前"), {
      "word/_rels/document.xml.rels": relations({ [type]: "drawn/a.xml" }),
      "word/drawn/a.xml": `<d ${DRAWING}>${xml}</d>`,
    });
    expect(besideOf(await read("a.docx", bytes))).toEqual([["drawing", count]]);
  });

  describe("tells of automatic numbers", () => {
    const numbered = (format: string, properties: string): Uint8Array =>
      smallDocx(
        `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>目的</w:t></w:r></w:p>${paragraph("この要綱は")}`,
        {
          "word/_rels/document.xml.rels": relations({
            numbering: "numbering.xml",
            styles: "styles.xml",
          }),
          "word/styles.xml": `<w:styles ${NAMESPACES}><w:style w:type="paragraph" w:styleId="Jou"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Jou2"><w:basedOn w:val="Jou"/></w:style></w:styles>`,
          "word/numbering.xml": `<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
        },
      );
    const OWN = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

    test.each([
      ["of a paragraph", "japaneseCounting", OWN],
      ["of a style", "decimal", '<w:pStyle w:val="Jou"/>'],
      ["of a style based on another", "decimal", '<w:pStyle w:val="Jou2"/>'],
    ])("%s", async (_, format, properties) => {
      const answer = await read("a.docx", numbered(format, properties));
      expect(answer.text?.paragraphs).toEqual(["目的", "この要綱は"]);
      expect(besideOf(answer)).toEqual([["numbering", 1]]);
    });

    test.each([
      ["bullets are none", "bullet", OWN],
      [
        "nor is what a paragraph has put off",
        "decimal",
        '<w:pStyle w:val="Jou"/><w:numPr><w:numId w:val="0"/></w:numPr>',
      ],
    ])("%s", async (_, format, properties) => {
      expect(besideOf(await read("a.docx", numbered(format, properties)))).toEqual([]);
    });
  });

  test("that holds a picture only is told to have no text", async () => {
    const drawing = `<w:p><w:r><w:drawing/></w:r></w:p>`;
    expect(codesOf(await read("a.docx", smallDocx(drawing)))).toEqual(["error verify/no-text"]);
  });

  test("gives text boxes and the results of fields", async () => {
    const box = `<w:r><w:pict><w:txbxContent>${paragraph("囲み")}</w:txbxContent></w:pict></w:r>`;
    const field = `<w:fldSimple w:instr="MERGEFIELD 職名"><w:r><w:t>札幌市長</w:t></w:r></w:fldSimple>`;
    const { text } = await read("a.docx", smallDocx(`<w:p>${field}${box}</w:p>`));
    expect(text?.paragraphs).toEqual(["札幌市長", "囲み"]);
  });
});

/** What is told to stand beside the body, with its count. */
function besideOf({ problems }: FileText): readonly unknown[] {
  return problems.map(({ values }) => [values["what"], values["count"]]);
}
