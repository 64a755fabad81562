import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { placeOf } from "../../../src/base/messages/format-diagnostic.ts";
import { openWord, type WordFile } from "../../../src/word/open-word.ts";
import { parseXml } from "../../../src/word/parse-xml.ts";
import { paragraphText, placeOfNode } from "../../../src/word/story.ts";
import { writeXml } from "../../../src/word/xml-tree.ts";
import { paragraph, part, wordFile } from "./word-files.ts";

function opened(...given: Parameters<typeof wordFile>): WordFile {
  const outcome = openWord(wordFile(...given));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

/** The places of all paragraphs of a file, as a clerk is told them. */
function places(file: WordFile): readonly string[] {
  return file.stories.flatMap((story) =>
    [...story.paragraphs.keys()].map((one) => placeOf(placeOfNode(file.path, story, one), "ja")),
  );
}

function reasonsOf(bytes: Uint8Array): readonly unknown[] {
  const outcome = openWord({ path: "手紙.docx", bytes });
  return outcome.ok
    ? []
    : outcome.errors.map(({ code, values }) => [code, values["reason"] ?? values["part"]]);
}

test("paragraphs of the body, of tables, headers, notes and boxes are counted as a person counts them", () => {
  const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
  const file = opened(
    paragraph("一") +
      `<w:tbl><w:tr><w:tc>${paragraph("表")}</w:tc></w:tr></w:tbl>` +
      `<w:p><w:r><w:t>外</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box("枠")}</mc:Choice><mc:Fallback>${box("枠")}</mc:Fallback></mc:AlternateContent></w:r></w:p>` +
      paragraph(""),
    [
      { name: "word/header1.xml", kind: "header", xml: part("hdr", paragraph("頭")) },
      {
        name: "word/footnotes.xml",
        kind: "footnotes",
        xml: part(
          "footnotes",
          `<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">${paragraph("注")}</w:footnote>`,
        ),
      },
    ],
  );
  expect(places(file)).toEqual([
    "手紙.docx 本文 1段落目「一」",
    "手紙.docx 本文 2段落目「表」",
    "手紙.docx 本文 3段落目「外」",
    "手紙.docx テキストボックス 1段落目「枠」",
    "手紙.docx テキストボックス 1段落目「枠」",
    "手紙.docx 本文 4段落目",
    "手紙.docx ヘッダー 1段落目「頭」",
    "手紙.docx 脚注 1段落目「注」",
  ]);
});

test("the text of a paragraph is what its reader sees", () => {
  const file = opened(
    "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>前</w:t><w:tab/><w:t>&lt;後&gt;</w:t><w:br/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:del><w:r><w:delText>消</w:delText></w:r></w:del><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>よみ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>親字</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:noBreakHyphen/></w:r></w:p>",
  );
  const [story] = file.stories;
  expect([...(story?.paragraphs.keys() ?? [])].map(paragraphText)).toEqual([
    "前\t<後>\n親字\u2011",
  ]);
});

test("a part that nobody changes is written again as it was, to the character", () => {
  const xml = `<?xml version='1.0'?>\r\n<!-- <a> --><a:p xmlns:a="x" b = '1>"2' c="&#x3042;"><?pi x?><a:t xml:space="preserve"> &amp;&#12354;<![CDATA[<&]]>\r\n</a:t><e/><!-- - --></a:p>\n`;
  const document = parseXml(xml);
  expect(typeof document === "string" ? document : writeXml(document, () => "")).toBe(xml);
});

test.each([
  ["<a><b></a></b>", "malformed"],
  ["<a>", "malformed"],
  ["<a/>x<", "ok"],
  ["<a>&nbsp;</a>", "malformed"],
  ["<a>&#0;</a>", "malformed"],
  ["<a b='1' b='2'/>", "malformed"],
  ["<a>\u000b</a>", "malformed"],
  ["<!DOCTYPE a><a/>", "doctype"],
  ["<a>".repeat(1001), "too-deep"],
])("XML that Word would not read is not guessed at: %s", (xml, expected) => {
  const read = parseXml(xml);
  expect(typeof read === "string" ? read : "ok").toBe(expected);
});

test("parts are known by their namespaces, not by their prefixes", () => {
  const document = parseXml(
    '<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:r x:val="1"/><p xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/></x:p>',
  );
  expect(typeof document === "string" ? "" : document.root.name).toBe("w:p");
  expect(
    JSON.stringify(document, (key, value) => (key === "parent" ? undefined : value)),
  ).toContain('"name":"w:val"');
});

test("a file that is no Word document, or one that must not be sent, is refused by what it is", () => {
  const compound = (name: string): Uint8Array =>
    Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...[...`${name}\0`].flatMap((one) => [one.charCodeAt(0), 0]),
    ]);
  const { bytes } = wordFile(paragraph("一"));
  const typed = (type: string): Uint8Array => wordFile(paragraph("一"), [], type).bytes;
  expect(reasonsOf(bytes)).toEqual([]);
  expect(reasonsOf(compound("EncryptedPackage"))).toEqual([["word/file", "locked"]]);
  expect(reasonsOf(compound("WordDocument"))).toEqual([["word/file", "old-doc"]]);
  expect(reasonsOf(new TextEncoder().encode("{\\rtf1"))).toEqual([["word/file", "rtf"]]);
  expect(reasonsOf(new TextEncoder().encode("%PDF-1.7"))).toEqual([["word/file", "not-word"]]);
  expect(reasonsOf(bytes.subarray(0, 200))).toEqual([["word/file", "damaged"]]);
  expect(reasonsOf(typed("application/vnd.ms-word.document.macroEnabled.main+xml"))).toEqual([
    ["word/file", "macro"],
  ]);
  expect(
    reasonsOf(
      typed("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
    ),
  ).toEqual([["word/file", "dotx"]]);
  const signed = wordFile(paragraph("一"), [{ name: "_xmlsignatures/sig1.xml", xml: "<a/>" }]);
  expect(reasonsOf(signed.bytes)).toEqual([["word/file", "signed"]]);
});

test("text that Word brings in from elsewhere, and parts that are no XML, are refused by part", () => {
  const chunk = wordFile(`<w:altChunk r:id="rId9"/>${paragraph("一")}`);
  expect(reasonsOf(chunk.bytes)).toEqual([["word/part", "alt-chunk"]]);
  const broken = wordFile(paragraph("一"), [
    { name: "word/header1.xml", kind: "header", xml: part("hdr", "<w:p>") },
  ]);
  expect(reasonsOf(broken.bytes)).toEqual([["word/part", "xml"]]);
});

test("a Word file that is damaged anywhere is called damaged, with its part where it is known, and never no Word file", () => {
  const whole = unzipSync(wordFile(paragraph("本文です。"), [HEADER]).bytes);
  const names = Object.keys(whole);
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.double({ min: 0, max: 0.95, noNaN: true }),
      fc.constantFrom("cut", "gone", "zeros"),
      (name, share, how) => {
        const bytes = whole[name] ?? new Uint8Array();
        const end = Math.floor(bytes.length * share);
        const damaged =
          how === "cut" ? bytes.slice(0, end) : bytes.map((one, at) => (at < end ? one : 0));
        const { [name]: _, ...others } = whole;
        const parts = how === "gone" ? others : { ...others, [name]: damaged };
        const reasons = reasonsOf(zipSync(parts));
        expect(JSON.stringify(reasons)).not.toContain("not-word");
        const isOfText = /document\.xml$|^_rels/u.test(name);
        if (isOfText) expect(JSON.stringify(reasons)).toMatch(/"(?:damaged|xml|encoding)"/u);
      },
    ),
  );
  expect(reasonsOf(new Uint8Array())).toEqual([["word/file", "damaged"]]);
  const sheet = { "xl/workbook.xml": new TextEncoder().encode("<workbook/>") };
  expect(reasonsOf(zipSync(sheet))).toEqual([["word/file", "not-word"]]);
});

const HEADER = { name: "word/header1.xml", kind: "header", xml: part("hdr", paragraph("頭")) };
