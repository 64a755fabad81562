// Writes the Word letter that the guide begins with, templates/annai.docx, as a clerk has it: fields of mail merge, a condition,
// typed tags, a head on each page. `node test/guide/make-letter.mjs`; the same bytes always.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const NAMES = `xmlns:w="${MAIN}" xmlns:r="${OFFICE}"`;

const text = (words) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const mark = (type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (words) => `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>`;
const field = (inner, shown) =>
  mark("begin") + inner + mark("separate") + text(shown) + mark("end");
const column = (name) => field(code(` MERGEFIELD ${name} `), `«${name}»`);
const paragraph = (properties, ...runs) =>
  `<w:p><w:pPr>${properties}</w:pPr>${runs.join("")}</w:p>`;
const END = '<w:jc w:val="right"/>';
const ONE_FROM_END = '<w:ind w:rightChars="100" w:right="240"/><w:jc w:val="right"/>';

/**
 * The letter; LibreOffice hides what a condition shows in Word: for a picture the words stand there alone.
 */
export function letter({ isPicture = false } = {}) {
  const kind = field(code(" MERGEFIELD 種別 "), "«種別»");
  const shown = "市区町村の支援";
  const condition = isPicture
    ? text(shown)
    : field(code(" IF ") + kind + code(` = "都道府県" "${shown}" "住民サービスの向上" `), shown);
  const body = [
    paragraph("", text("拝啓")),
    paragraph("", text("　時下ますます御清栄のこととお喜び申し上げます。")),
    paragraph(
      "",
      text("　さて、"),
      column("団体名"),
      text("におかれましては、"),
      condition,
      text("のため、デジタル人材の研修会に職員の方を御派遣くださいますようお願い申し上げます。"),
    ),
    paragraph("", text("　日時は令和九年一月二十日午後一時、会場は当省第一会議室です。")),
    paragraph(END, text("敬具")),
    paragraph('<w:ind w:leftChars="200" w:left="480"/>', text("令和八年十二月一日")),
    paragraph(ONE_FROM_END, text("総務省自治行政局長")),
    paragraph(ONE_FROM_END, text("大和花子")),
    paragraph("", text("{{職名}}　"), text("{{敬称}}")),
  ].join("");
  const section =
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1713" w:bottom="1701" w:left="1713" w:header="851" w:footer="992" w:gutter="0"/><w:textDirection w:val="tbRl"/><w:docGrid w:type="linesAndChars" w:linePitch="479" w:charSpace="608"/></w:sectPr>';
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/header1.xml" ContentType="${TYPE}.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/header" Target="header1.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${NAMES}><w:body>${body}${section}</w:body></w:document>`,
    "word/header1.xml": `<w:hdr ${NAMES}>${paragraph(END, text("至急"))}</w:hdr>`,
    "word/styles.xml": `<w:styles ${NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="ＭＳ 明朝" w:hAnsi="ＭＳ 明朝" w:eastAsia="ＭＳ 明朝"/><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`,
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>デジタル人材の研修会の御案内</dc:title></cp:coreProperties>`,
  };
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(head + xml)]);
  return zipSync(Object.fromEntries(files), { mtime: "1980-01-01T00:00:00" });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL("../../templates/annai.docx", import.meta.url), letter());
}
