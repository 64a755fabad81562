import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { STANDARD_COLUMNS } from "../../../src/model/recipient.ts";
import { readWordTemplate } from "../../../src/word/read-word-template.ts";
import { code, field, filled, filledXml, findings, ifKind, line, mark, RECORD } from "./attempt.ts";
import { type OtherPart, paragraph, wordFile } from "./word-files.ts";

const SETTINGS = "表題: 手\n種別: 書簡\n必要な列: [職名]\n任意の列: [備考]\n";
const OPTIONS = { columns: new Set<string>(), bookmarks: [], versions: [], confirmed: [] };
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const bookmark = (name: string, inner: string): string =>
  `<w:bookmarkStart w:id="7" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="7"/>`;

/** Which kinds of parts are refused because a tag stands in them, with what a clerk is told to do. */
function refusedParts(others: readonly OtherPart[]): readonly unknown[] {
  const opened = readWordTemplate(wordFile(paragraph("本"), others), OPTIONS);
  return opened.ok
    ? []
    : opened.errors.map((one) => {
        const { message, hints } = messageOf(one, "ja");
        expect(message).not.toContain("undefined");
        expect(hints.join("")).not.toBe("");
        return one.values["part"];
      });
}

const relations = (target: string): OtherPart => ({
  name: "word/_rels/header1.xml.rels",
  xml: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="x/hyperlink" Target="${target}" TargetMode="External"/></Relationships>`,
});

test("a tag in a part that nobody fills is refused by what the part is, however it is written there", () => {
  const said = (name: string, xml: string): readonly unknown[] => refusedParts([{ name, xml }]);
  expect(refusedParts([relations("mailto:{{宛先}}")])).toEqual(["tag-in-link"]);
  expect(refusedParts([relations("https://example.jp/%7B%7B番号%7d%7d")])).toEqual(["tag-in-link"]);
  expect(refusedParts([relations("https://example.jp/%7B番号%7D")])).toEqual([]);
  expect(said("word/glossary/document.xml", "<a><t>{</t><t>{職名}}</t></a>")).toEqual([
    "tag-in-glossary",
  ]);
  expect(said("customXml/item1.xml", "<a>｛｛職名｝｝</a>")).toEqual(["tag-in-data"]);
  expect(said("docProps/custom.xml", "<a>«職名»</a>")).toEqual(["tag-in-properties"]);
  expect(said("word/diagrams/data1.xml", "<d><a>{</a><a>{職名}}</a></d>")).toEqual([
    "tag-in-drawing",
  ]);
  expect(said("word/charts/chartEx1.xml", '<a v="{{職名}}"/>')).toEqual(["tag-in-drawing"]);
  expect(said("word/numbering.xml", '<a v="&#123;{番号}}-%1"/>')).toEqual(["tag-in-part"]);
  expect(said("customXml/itemProps1.xml", '<a id="{F0E1}"/>')).toEqual([]);
});

/** The columns of the list that a control is named after, and that it is printed without. */
function unfilledControls(control: string, columns: readonly string[]): readonly unknown[] {
  const body = `${paragraph("{{職名}}　{{敬称}}")}${line(`<w:sdt><w:sdtPr>${control}<w:text/></w:sdtPr><w:sdtContent>${run("999")}</w:sdtContent></w:sdt>`)}`;
  const opened = openTemplate(wordFile(body), { overrides: new Map(), partials: new Map() });
  if (!opened.ok) throw new Error(JSON.stringify(opened.errors));
  return opened.value.template
    .checkList({ columns, recipients: [] })
    .filter(({ code: found }) => found === "word/control-unfilled")
    .map(({ values }) => values["column"]);
}

test("the controls that the guide says are filled are: those of each standard column and of each that the settings name, by title or tag", () => {
  const [row = ""] = readFileSync("templates/word-guide.md", "utf8")
    .split("\n")
    .filter((one) => one.startsWith("| コンテンツ コントロール"));
  const [, standard = ""] = /標準の列（([^）]*)）/u.exec(row) ?? [];
  expect(standard.split("、")).toEqual([...STANDARD_COLUMNS]);
  const declared = ["必要な列", "任意の列"].map((key) => {
    expect(row).toContain(`\`${key}\``);
    return { key, column: key === "必要な列" ? "金額" : "期日" };
  });
  const settings = `表題: 手\n種別: 書簡\n${declared.map(({ key, column }) => `${key}: [${column}]`).join("\n")}\n`;
  const columns = [...STANDARD_COLUMNS, ...declared.map(({ column }) => column)];
  for (const column of columns) {
    for (const name of ["w:alias", "w:tag"]) {
      const control = `<w:sdt><w:sdtPr><${name} w:val="${column}"/></w:sdtPr><w:sdtContent>${run("999")}</w:sdtContent></w:sdt>`;
      const record = { ...RECORD, [column]: "この値" };
      expect(filled(line(control), settings, record)).toEqual(["この値"]);
    }
  }
});

test("a control with the name of any column of the list is not printed to everybody as it is", () => {
  const columns = ["職名", "敬称", "金額"];
  expect(unfilledControls('<w:alias w:val="金額"/>', columns)).toEqual(["金額"]);
  expect(unfilledControls('<w:tag w:val="金額"/>', columns)).toEqual(["金額"]);
  expect(unfilledControls('<w:alias w:val="本文"/><w:tag w:val="金額"/>', columns)).toEqual([
    "金額",
  ]);
  expect(unfilledControls('<w:alias w:val="合計"/>', columns)).toEqual([]);
  expect(unfilledControls('<w:alias w:val="職名"/>', columns)).toEqual([]);
});

test("a tag in a workbook that is embedded, whose figures a chart shows, is refused", () => {
  const name = "word/embeddings/Microsoft_Excel_Sheet1.xlsx";
  const embedded = (text: string): readonly unknown[] => {
    const { bytes } = wordFile(paragraph(text));
    const inner = { name, bytes };
    const opened = readWordTemplate(wordFile(paragraph("本"), [], undefined, [inner]), OPTIONS);
    return opened.ok ? [] : opened.errors.map(({ values }) => values["part"]);
  };
  expect(embedded("{{金額}}")).toEqual(["tag-in-embedded"]);
  expect(embedded("金額")).toEqual([]);
});

test("a tag in the code of a field that stays, in WordArt or in a description of a table is refused", () => {
  expect(findings(line(field("PAGEREF {{職名}}", "送る")))).toEqual([
    "word/field-in-field 本文 1段落目「送る」",
  ]);
  expect(findings(line(field("EQ \\o(«職名»)")))).toEqual(["word/field-in-field 本文 1段落目"]);
  const art = `<w:r><w:pict><v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="«職名»"/></w:pict></w:r>`;
  expect(findings(line(art))).toEqual(["word/tag-elsewhere 本文 1段落目"]);
  const table = `<w:tbl><w:tblPr><w:tblCaption w:val="{{職名"/></w:tblPr><w:tr><w:tc>${paragraph("一")}</w:tc></w:tr></w:tbl>`;
  expect(findings(table)).toEqual(["word/tag-elsewhere 本文 1段落目"]);
});

test("an annotation of our own templates would be printed as it is: refused, with what to do", () => {
  expect(findings(paragraph("［＃宛名］{{職名}}　殿"))).toEqual([
    "word/annotation 本文 1段落目「［＃宛名］{{職名}}　殿」",
  ]);
  // What a value says is the list's affair.
  expect(filled(paragraph("{{備考}}"), SETTINGS, { ...RECORD, 備考: "［＃一］" })).toEqual([
    "［＃一］",
  ]);
});

test.each([
  ["a line end", "<w:r><w:br/></w:r>"],
  ["a tab", "<w:r><w:tab/></w:r>"],
  ["a picture", "<w:r><w:drawing/></w:r>"],
  [
    "a reading",
    `<w:r><w:ruby><w:rt>${run("ちじ")}</w:rt><w:rubyBase>${run("知事")}</w:rubyBase></w:ruby></w:r>`,
  ],
  ["a footnote", '<w:r><w:footnoteReference w:id="1"/></w:r>'],
  ["the end of a paragraph", "</w:p><w:p>"],
])("an IF whose text holds %s, which would be lost, is refused", (_, object) => {
  const rest =
    code(" = &quot;都道府県&quot; &quot;知事") + object + code("殿&quot; &quot;市長&quot;");
  const body = line(
    mark("begin") + code("IF ") + field("MERGEFIELD 種別") + rest + mark("separate") + mark("end"),
  );
  expect(findings(body).map((one) => one.slice(0, 16))).toEqual(["word/field-holds"]);
});

test("an IF in the text of an IF is looked at as well; what was shown there last is not", () => {
  const tab = "<w:r><w:tab/></w:r>";
  const kind = (result: string): string =>
    mark("begin") + code("MERGEFIELD 種別") + mark("separate") + result + mark("end");
  const nested = (text: string, shown: string): string => {
    const inner = `${mark("begin")}${code("IF ")}${kind(shown)}${code(` = &quot;市&quot; &quot;市長&quot; &quot;町村長`)}${text}${code("&quot;")}${mark("separate")}${mark("end")}`;
    return line(
      mark("begin") +
        code("IF ") +
        kind(shown) +
        code(" = &quot;都道府県&quot; &quot;知事&quot; &quot;") +
        inner +
        code("&quot;") +
        mark("separate") +
        mark("end"),
    );
  };
  expect(findings(nested(tab, "")).map((one) => one.slice(0, 16))).toEqual(["word/field-holds"]);
  expect(findings(nested("", tab))).toEqual([]);
});

test("of two formats of one merge field the second is refused, and not the first forgotten", () => {
  expect(findings(line(field("MERGEFIELD 職名 \\# &quot;#,##0&quot; \\* DBCHAR")))).toEqual([
    "word/switch-unsupported 本文 1段落目",
  ]);
  expect(findings(line(field("MERGEFIELD 職名 \\# &quot;#,##0&quot; \\* MERGEFORMAT")))).toEqual(
    [],
  );
});

test("a field that repeats or adds up what is merged shows one addressee's to all: refused", () => {
  const named = line(bookmark("宛先名", field("MERGEFIELD 職名", "北海道知事")));
  const said = (more: string, body = named): readonly string[] =>
    findings(body + more).map((one) => one.slice(0, 18));
  expect(said(line(field("REF 宛先名 \\h", "北海道知事")))).toEqual(["word/field-repeats"]);
  expect(said(line(field("宛先名", "北海道知事")))).toEqual(["word/field-repeats"]);
  expect(
    said(
      line(field("STYLEREF 題", "北海道知事")),
      '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>{{職名}}</w:t></w:r></w:p>',
    ),
  ).toEqual(["word/field-repeats"]);
  const heading = line(bookmark("_Toc1", run("{{職名}}の件")));
  expect(said(line(field("TOC \\o", "北海道知事の件")), heading)).toEqual(["word/field-repeats"]);
  const row = (inner: string): string => `<w:tr><w:tc>${inner}</w:tc></w:tr>`;
  const sum = `<w:tbl>${row(paragraph("{{職名}}"))}${row(line(field("=SUM(ABOVE)", "100")))}</w:tbl>`;
  expect(said("", sum)).toEqual(["word/field-repeats"]);
});

test("a field that repeats a place whose tags it shows as well is filled, and one that says where a place is stays", () => {
  const named = line(bookmark("宛先名", run("{{職名}}")));
  expect(filled(named + line(field("REF 宛先名 \\h", "{{職名}}")))).toEqual([
    "北海道知事",
    "北海道知事",
  ]);
  expect(filled(named + line(field("REF 宛先名 \\n", "１")))).toEqual(["北海道知事", "１"]);
  expect(filled(named + line(field("PAGEREF 宛先名", "１")))).toEqual(["北海道知事", "１"]);
  expect(filled(named + line(field("=2*3", "6")))).toEqual(["北海道知事", "6"]);
});

test("a control that stands for a column is filled where it is around one text, else refused; a tag in it counts first", () => {
  const control = (content: string, more = ""): string =>
    `<w:sdt><w:sdtPr><w:tag w:val="職名"/>${more}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  expect(findings(control(paragraph("一") + paragraph("二")))).toEqual([
    "word/control 本文 1段落目",
  ]);
  expect(findings(line(control("")) + paragraph("後"))).toEqual(["word/control 本文 1段落目"]);
  expect(filled(line(control(field("MERGEFIELD 敬称", "«敬称»"))))).toEqual(["殿"]);
});

test("a control in which a tag was typed is no longer bound to data, which Word would show in its place", () => {
  const body = line(
    `<w:sdt><w:sdtPr><w:alias w:val="件"/><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>${run("{{職名}}")}</w:sdtContent></w:sdt>`,
  );
  expect(filledXml(body)).not.toContain("dataBinding");
  expect(filledXml(body.replace("{{職名}}", "件"))).toContain("dataBinding");
});

test("a section with an empty branch that is all of its paragraph leaves no blank paragraph", () => {
  const said = (first: string): readonly string[] =>
    filled(paragraph(first) + paragraph("後"), SETTINGS);
  expect(said("{{#もし 備考}}備考{{else}}{{/もし}}")).toEqual(["後"]);
  expect(said("{{#もし 職名}}{{else}}ない{{/もし}}")).toEqual(["後"]);
  expect(said("{{#もし 備考}}{{else}}なし{{/もし}}")).toEqual(["なし", "後"]);
  expect(said("{{#もし 備考}}{{備考}}{{else}}{{職名}}{{/もし}}")).toEqual(["北海道知事", "後"]);
  expect(said("{{#もし 備考}}備考{{else}}{{/もし}}以上")).toEqual(["以上", "後"]);
});

test("what stands before a tag in its run stays before it: a tab, a hyphen that keeps together, another text", () => {
  const said = (inner: string): readonly string[] => filled(`<w:p><w:r>${inner}</w:r></w:p>`);
  expect(said("<w:t>宛先</w:t><w:tab/><w:t>{{職名}}</w:t>")).toEqual(["宛先\t北海道知事"]);
  expect(said("<w:t>Ａ</w:t><w:noBreakHyphen/><w:t>{{職名}}殿</w:t>")).toEqual([
    "Ａ\u2011北海道知事殿",
  ]);
  expect(
    said("<w:rPr><w:b/></w:rPr><w:br/><w:t>{{職名}}{{敬称}}</w:t><w:tab/><w:t>様</w:t>"),
  ).toEqual(["\n北海道知事殿\t様"]);
});

test("a table whose rows are all in a section goes with them: a table without rows is none", () => {
  const table = (first: string, last: string): string =>
    `<w:tbl><w:tblPr/><w:tr><w:tc>${paragraph(first)}</w:tc><w:tc>${paragraph(last)}</w:tc></w:tr></w:tbl>`;
  const settings = "表題: 手\n種別: 書簡\n必要な列: [職名]\n任意の列: [備考, 添付]\n";
  const tables = (body: string, record: Readonly<Record<string, string>>): number =>
    filledXml(body + paragraph("後"), settings, record).split("<w:tbl>").length - 1;
  const loop = table("{{#繰り返し 添付}}{{要素}}", "一部{{/繰り返し}}");
  expect(tables(loop, RECORD)).toBe(1);
  expect(filled(loop, settings)).toEqual(["別紙", "一部", "参考", "一部"]);
  expect(tables(loop, { ...RECORD, 添付: "" })).toBe(0);
  const condition = table("{{#もし 備考}}備考", "{{備考}}{{/もし}}");
  expect(tables(condition, RECORD)).toBe(0);
  expect(tables(condition, { ...RECORD, 備考: "要返信" })).toBe(1);
});

test("controls for pictures, boxes to tick and repeated parts are refused where they stand for a column, and dates with a form", () => {
  const control = (properties: string): string =>
    line(
      `<w:sdt><w:sdtPr><w:tag w:val="職名"/>${properties}</w:sdtPr><w:sdtContent>${run("☐")}</w:sdtContent></w:sdt>`,
    );
  const w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
  expect(findings(control("<w:picture/>"))).toEqual(["word/control 本文 1段落目「☐」"]);
  expect(findings(control(`<w14:checkbox ${w14}/>`))).toEqual(["word/control 本文 1段落目「☐」"]);
  expect(findings(control("<w:text/>"))).toEqual([]);
  const date = control('<w:date><w:dateFormat w:val="ggge年M月d日"/></w:date>');
  expect(findings(date).map((one) => one.split(" ")[0])).toEqual(["word/control-date"]);
});

test("a code of bars that Word makes of a column, and an IF that compares with blanks at the ends, are refused", () => {
  expect(findings(line(field("MERGEBARCODE 番号 QR")))).toEqual([
    "word/field-unsupported 本文 1段落目",
  ]);
  expect(findings(line(ifKind(" = &quot; 市 &quot; &quot;甲&quot; &quot;乙&quot;")))[0]).toMatch(
    /^word\/if-unsupported/u,
  );
});

test("a bookmark around a section that is left out keeps both its ends", () => {
  const start = '<w:bookmarkStart w:id="3" w:name="範囲"/>';
  const end = '<w:bookmarkEnd w:id="3"/>';
  const body =
    `<w:p>${start}${run("{{#もし 備考}}")}</w:p>` +
    paragraph("一") +
    `<w:p>${run("{{/もし}}")}${end}</w:p>` +
    paragraph("後");
  for (const 備考 of ["", "要返信"]) {
    const xml = filledXml(body, SETTINGS, { ...RECORD, 備考 });
    expect([xml.split(start).length, xml.split(end).length]).toEqual([2, 2]);
    expect(xml.indexOf(start)).toBeLessThan(xml.indexOf(end));
  }
});
