import { readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RUN_LENGTH = 12;

/** The paragraphs of an issued letter of two pages, repeated `times`, each time with three tags. */
export function letterText(times) {
  const issued = readFileSync("test/golden/source-letters/mayors.as-issued.txt", "utf8")
    .trim()
    .split("\n");
  const [first = "", ...rest] = issued.slice(0, -1);
  const once = [`{{団体名}}御中　${first}`, ...rest, "{{職名}}　{{敬称}}"];
  return Array.from({ length: times }, () => once).flat();
}

/** The same as a Word file: written down the page, each paragraph in runs of twelve characters, as editing in Word leaves it. */
export function letterFile(paragraphs) {
  const look =
    '<w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="ＭＳ 明朝"/><w:sz w:val="24"/></w:rPr>';
  const run = (text) =>
    `<w:r w:rsidR="00A1B2C3">${look}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const cut = (text) =>
    text
      .match(new RegExp(`\\{\\{.*?\\}\\}|[^{]{1,${RUN_LENGTH}}`, "gu"))
      .map(run)
      .join("");
  const body = paragraphs
    .map((text) => `<w:p w:rsidR="00A1B2C3"><w:pPr><w:jc w:val="both"/></w:pPr>${cut(text)}</w:p>`)
    .join("");
  const page =
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="851" w:footer="992" w:gutter="0"/><w:textDirection w:val="tbRl"/><w:docGrid w:type="linesAndChars" w:linePitch="499" w:charSpace="21000"/></w:sectPr>';
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="${WORD}"><w:body>${body}${page}</w:body></w:document>`,
  };
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)]);
  return zipSync(Object.fromEntries(files), { mtime: "1980-01-01T00:00:00" });
}

/** What a Word file says, a line a paragraph, for comparing one program's letters with another's. */
export function textOf(documentXml) {
  return [...documentXml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join(""),
  );
}
