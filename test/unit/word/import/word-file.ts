import { deflatedEntry, writeZip } from "../../../../src/base/bytes/zip.ts";
import type { SourceFile } from "../../../../src/base/world.ts";

/** Parts of a Word file as a clerk's Word writes them; what is not given is left out. */
export interface WordParts {
  /** The paragraphs. */
  readonly body: string;
  /** The content of the last `w:sectPr`. */
  readonly section?: string;
  /** The styles. */
  readonly styles?: string;
  /** More parts by name, and the relationships that lead to them. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly relationships?: string;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** A Word file of 12 points, ＭＳ 明朝, one above the other: vertical A4 with Word's grid of 35 characters and 28 lines. */
export const VERTICAL_SECTION =
  '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1713" w:bottom="1701" w:left="1713" w:header="851" w:footer="992" w:gutter="0"/><w:textDirection w:val="tbRl"/><w:docGrid w:type="linesAndChars" w:linePitch="479" w:charSpace="608"/>';

/** Puts a Word file together. */
export function wordFile({ body, section, styles, parts, relationships }: WordParts): SourceFile {
  const encoder = new TextEncoder();
  const files: Readonly<Record<string, string>> = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": `<Relationships ${PACKAGE}><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${W} ${R} ${M}><w:body>${body}<w:sectPr>${section ?? VERTICAL_SECTION}</w:sectPr></w:body></w:document>`,
    "word/_rels/document.xml.rels": `<Relationships ${PACKAGE}>${relationships ?? ""}</Relationships>`,
    "word/styles.xml": `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="ＭＳ 明朝"/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>${styles ?? ""}</w:styles>`,
    ...Object.fromEntries(
      Object.entries(parts ?? {}).map(([name, content]) => [
        name,
        content.replace(/^<([\w:]+)/u, `<$1 ${W} ${R}`),
      ]),
    ),
  };
  const entries = Object.entries(files).map(([name, content]) =>
    deflatedEntry(name, encoder.encode(content)),
  );
  return { path: "手紙.docx", bytes: writeZip(entries) };
}

/** A paragraph of one run. */
export function p(text: string, properties = "", run = ""): string {
  const looks = run === "" ? "" : `<w:rPr>${run}</w:rPr>`;
  return `<w:p><w:pPr>${properties}</w:pPr><w:r>${looks}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A merge field with what it shows. */
export function field(instruction: string, shown: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
}

/**
 * A complex field whose code holds other fields (`{MERGEFIELD …}` in braces), with what it shows; those within have results of
 * their own, as Word writes them, which nobody sees.
 */
export function nestedField(instruction: string, shown: string): string {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = instruction
    .split(/([{}])/u)
    .map((part) => {
      if (part === "{") return mark("begin");
      if (part === "}") return `${mark("separate")}<w:r><w:t>«値»</w:t></w:r>${mark("end")}`;
      return `<w:r><w:instrText xml:space="preserve">${part}</w:instrText></w:r>`;
    })
    .join("");
  return `${mark("begin")}${code}${mark("separate")}<w:r><w:t>${shown}</w:t></w:r>${mark("end")}`;
}
