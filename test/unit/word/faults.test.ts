import { expect, test } from "vitest";
import { placeOf } from "../../../src/base/messages/format-diagnostic.ts";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { createWordFiller } from "../../../src/word/fill-word.ts";
import { code, field, filled, findings, ifKind, line, mark, RECORD } from "./attempt.ts";
import { paragraph, part, unpacked, wordFile } from "./word-files.ts";

test("what a Word file cannot mean is refused by name, with its place", () => {
  expect(findings(line(field("DATE \\@ &quot;yyyy&quot;")))).toEqual([
    "word/field-changes 本文 1段落目",
  ]);
  expect(findings(paragraph("一") + line(field("NEXT")))).toEqual([
    "word/field-unsupported 本文 2段落目",
  ]);
  expect(findings(line(mark("begin") + code("MERGEFIELD 職名")))).toEqual([
    "word/field-broken 本文 1段落目",
  ]);
  expect(findings(line(field(code("QUOTE ") + field("MERGEFIELD 職名"))))).toEqual([
    "word/field-in-field 本文 1段落目",
  ]);
  expect(findings(line(field("MERGEFIELD 職名 \\# &quot;x##&quot;")))).toEqual([
    "word/switch-unsupported 本文 1段落目",
  ]);
  expect(findings(line(ifKind(" &lt; 3 &quot;甲&quot; &quot;乙&quot;")))).toEqual([
    "word/if-unsupported 本文 1段落目「«種別»」",
  ]);
  expect(findings(line(ifKind(" = &quot;都道府懸&quot; &quot;甲&quot; &quot;乙&quot;")))).toEqual([
    "word/if-column 本文 1段落目「«種別»」",
  ]);
  const two =
    line(ifKind(" = 市 &quot;甲&quot; &quot;乙&quot;")) +
    line(field(code("IF ") + field("MERGEFIELD 敬称") + code(" = 殿 甲 乙")));
  expect(findings(two)[0]).toBe("word/if-two-columns 手紙.docx");
  expect(findings(paragraph("{{職名"))).toEqual(["word/tag-not-closed 本文 1段落目「{{職名」"]);
  expect(findings(line("<w:r><w:t>{{職</w:t><w:tab/><w:t>名}}</w:t></w:r>"))).toEqual([
    "word/tag-broken 本文 1段落目「{{職 名}}」",
  ]);
  expect(findings(paragraph("{{&gt; 署名}}"))).toEqual([
    "word/tag-unsupported 本文 1段落目「{{> 署名}}」",
  ]);
  expect(findings(paragraph("一"), "表題: 手\n種別: 書簡\nしおり: [職名]\n")).toEqual([
    "word/bookmark 手紙.docx",
  ]);
});

test("a section whose ends cannot be lifted is refused: in a sentence, across cells, around a section break", () => {
  const place = "word/section-place 本文 1段落目";
  const cells = (...texts: readonly string[]): string =>
    `<w:tbl><w:tr>${texts.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join("")}</w:tr></w:tbl>`;
  const found = (body: string): readonly string[] =>
    findings(body).map((one) => one.slice(0, place.length));
  expect(found(paragraph("前{{#もし 備考}}後") + paragraph("{{/もし}}"))).toEqual([place]);
  expect(found(paragraph("{{#もし 備考}}") + cells("{{/もし}}"))).toEqual([place]);
  expect(found(cells("前{{#繰り返し 添付}}", "後{{/繰り返し}}"))).toEqual([place]);
  expect(
    found(
      `${paragraph("{{#もし 備考}}")}<w:p><w:pPr><w:sectPr/></w:pPr></w:p>${paragraph("{{/もし}}")}`,
    ),
  ).toEqual([place]);
});

test("comments and prompts that would go out with every letter are told", () => {
  const comment = `<w:p><w:r><w:t>一</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>`;
  expect(findings(comment)).toEqual(["word/comment-left 本文 1段落目「一」"]);
  const prompt = line(
    `<w:sdt><w:sdtPr><w:alias w:val="件"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>入力</w:t></w:r></w:sdtContent></w:sdt>`,
  );
  expect(findings(prompt)).toEqual(["word/placeholder-left 本文 1段落目「入力」"]);
});

test("a file that LibreOffice saved is refused where it holds merge fields, and taken where its tags were typed", () => {
  const app = {
    name: "docProps/app.xml",
    xml: "<Properties><Application>LibreOffice/7.4</Application></Properties>",
  };
  expect(findings(line(field("MERGEFIELD 職名")), undefined, [app])).toEqual([
    "word/file 手紙.docx",
  ]);
  expect(findings(paragraph("{{職名}}"), undefined, [app])).toEqual([]);
});

test("a tag in a formula or in SmartArt would go out as it is: refused", () => {
  const formula = line('<m:oMath xmlns:m="x"><m:r><m:t>{{職名}}</m:t></m:r></m:oMath>');
  expect(findings(formula)).toEqual(["word/tag-elsewhere 本文 1段落目"]);
});

test("a paragraph of hundreds of tags is refused before it is taken apart", () => {
  const many = "<w:p><w:r><w:t>".concat("{{職名}}".repeat(501), "</w:t></w:r></w:p>");
  expect(findings(many)).toEqual([
    "word/too-large 本文 1段落目「{{職名}}{{職名}}{{職名}}{{職名}}{{職名}}{{職名}…」",
  ]);
});

test("without settings the file says its own versions: one for each text that an IF compares with, one for the rest", () => {
  const nested =
    code("IF ") +
    field("MERGEFIELD 種別") +
    code(" = &quot;都道府県&quot; &quot;知事&quot; &quot;") +
    field(
      code("IF ") +
        field("MERGEFIELD 種別") +
        code(" = &quot;市&quot; &quot;市長&quot; &quot;町村長&quot;"),
    ) +
    code("&quot;");
  const said = (kind: string): readonly string[] =>
    filled(line(field(nested)), undefined, { ...RECORD, 種別: kind });
  expect(said("都道府県")).toEqual(["知事"]);
  expect(said("市")).toEqual(["市長"]);
  expect(said("村")).toEqual(["町村長"]);
});

test("an IF without a text for the others leaves them nothing, and <> turns its branches round", () => {
  const one =
    line(ifKind(" = &quot;市&quot; &quot;甲&quot;")) +
    line(ifKind(" &lt;&gt; &quot;市&quot; &quot;乙&quot; &quot;丙&quot;"));
  expect(filled(one)).toEqual(["乙"]);
  expect(filled(one, undefined, { ...RECORD, 種別: "市" })).toEqual(["甲", "丙"]);
});

test("what is blank with \\b and \\f leaves nothing, and nothing of the paragraph", () => {
  const body =
    line(field("MERGEFIELD 備考 \\b &quot;（備考：&quot; \\f &quot;）&quot;", "«備考»")) +
    paragraph("後");
  const settings = "表題: 手\n種別: 書簡\n必要な列: [職名]\n任意の列: [備考]\n";
  expect(filled(body, settings)).toEqual(["後"]);
  expect(filled(body, settings, { ...RECORD, 備考: "要返信" })).toEqual(["（備考：要返信）", "後"]);
});

test("sections over paragraphs, rows and whole tables leave no blank paragraph and no empty row", () => {
  const row = (...texts: readonly string[]): string =>
    `<w:tr>${texts.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join("")}</w:tr>`;
  const body =
    paragraph("{{#もし 備考}}{{#もし 職名}}") +
    paragraph("消える") +
    paragraph("{{/もし}}{{/もし}}{{#もし 職名}}") +
    paragraph("残る") +
    paragraph("{{else}}") +
    paragraph("ない") +
    paragraph("{{/もし}}") +
    `<w:tbl>${row("題", "名")}${row("{{#繰り返し 添付}}一", "{{要素}}{{/繰り返し}}")}</w:tbl>` +
    paragraph("終");
  const settings = "表題: 手\n種別: 書簡\n必要な列: [職名, 添付]\n任意の列: [備考]\n";
  expect(filled(body, settings)).toEqual(["残る", "題", "名", "一", "別紙", "一", "参考", "終"]);
});

test("an old result over two paragraphs joins them, as Word does", () => {
  const body = `<w:p>${mark("begin")}${code("MERGEFIELD 職名")}${mark("separate")}<w:r><w:t>北海道</w:t></w:r></w:p><w:p><w:r><w:t>知事</w:t></w:r>${mark("end")}<w:r><w:t>　殿</w:t></w:r></w:p>`;
  expect(filled(body)).toEqual(["北海道知事　殿"]);
});

test("a text box is filled in both branches and said once", () => {
  const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
  const body = `<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box("{{職名}}")}</mc:Choice><mc:Fallback>${box("{{職名}}")}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>後</w:t></w:r></w:p>`;
  expect(filled(body)).toEqual(["前後", "北海道知事"]);
  expect(findings(body.replaceAll("{{職名}}", "{{職名"))).toEqual([
    "word/tag-not-closed テキストボックス 1段落目「{{職名」",
  ]);
});

test("a control bound to data is filled and no longer bound; a header is named as a header", () => {
  const control = `<w:p><w:sdt><w:sdtPr><w:tag w:val="職名"/><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent><w:r><w:t>古い</w:t></w:r></w:sdtContent></w:sdt></w:p>`;
  expect(filled(control)).toEqual(["北海道知事"]);
  const header = { name: "word/header1.xml", kind: "header", xml: part("hdr", paragraph("{{職")) };
  expect(findings(paragraph("一"), undefined, [header])).toEqual([
    "word/tag-not-closed ヘッダー 1段落目「{{職」",
  ]);
});

test("the path and the query of the clerk's list never leave the house", () => {
  const W =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const file = wordFile(paragraph("{{職名}}"), [
    {
      name: "word/settings.xml",
      kind: "settings",
      xml: `<w:settings ${W}><w:zoom w:percent="100"/><w:mailMerge><w:query w:val="SELECT * FROM 秘"/><w:dataSource r:id="rId1"/></w:mailMerge><w:doNotTrackMoves/></w:settings>`,
    },
    {
      name: "word/_rels/settings.xml.rels",
      xml: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="file:///秘.xlsx" TargetMode="External"/><Relationship Id="rId2" Type="y" Target="z.xml"/></Relationships>`,
    },
  ]);
  const opened = openTemplate(file, { overrides: new Map(), partials: new Map() });
  const merged = opened.ok ? opened.value.template.merge(recipientOf(RECORD)) : undefined;
  if (!opened.ok || opened.value.word === undefined || merged?.ok !== true)
    throw new Error("it can be filled");
  const made = createWordFiller(opened.value.word).fill(merged.value);
  const parts = made.ok ? unpacked(made.value) : {};
  const text = Object.values(parts).join("");
  expect(text).not.toContain("秘");
  expect(parts["word/_rels/settings.xml.rels"]).toContain('Id="rId2"');
  expect(parts["word/settings.xml"]).toContain("doNotTrackMoves");
});

test("what a template asks of a list is said of a Word file by paragraph, without the marks that stand for its XML", () => {
  const body = paragraph("前") + paragraph("{{職名}}　殿");
  const opened = openTemplate(wordFile(body), { overrides: new Map(), partials: new Map() });
  const { fields, texts } = opened.ok ? opened.value.template : { fields: [], texts: [] };
  expect(fields.map(({ name, at }) => [name, at.map((one) => placeOf(one, "ja"))])).toEqual([
    ["職名", ["手紙.docx 本文 2段落目「{{職名}}　殿」"]],
  ]);
  expect(texts.map(({ text }) => text)).toEqual(["前", "{{職名}}", "殿"]);
});
