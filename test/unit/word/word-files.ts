import { unzipSync } from "fflate";
import { deflatedEntry, writeZip } from "../../../src/base/bytes/zip.ts";
import type { SourceFile } from "../../../src/base/world.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MC = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** A part of a Word file besides the body: `kind` as in relationships, or none for a part that nothing leads to. */
export interface OtherPart {
  readonly name: string;
  readonly kind?: string;
  readonly xml: string;
}

/** A Word file of a body and other parts, written as text. */
export function wordFile(
  body: string,
  others: readonly OtherPart[] = [],
  type = `${WORD}.document.main+xml`,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[] = [],
): SourceFile {
  const related = others.filter(({ kind }) => kind !== undefined);
  const parts: readonly (readonly [string, string])[] = [
    [
      "[Content_Types].xml",
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}"/>${related
        .map(
          ({ name, kind }) => `<Override PartName="/${name}" ContentType="${WORD}.${kind}+xml"/>`,
        )
        .join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    ["word/document.xml", part("document", `<w:body>${body}</w:body>`)],
    [
      "word/_rels/document.xml.rels",
      `<Relationships xmlns="${PACKAGE}/relationships">${related
        .map(
          ({ name, kind }, index) =>
            `<Relationship Id="rId${index + 1}" Type="${R}/${kind}" Target="${name.replace("word/", "")}"/>`,
        )
        .join("")}</Relationships>`,
    ],
    ...others.map(({ name, xml }) => [name, xml] as const),
  ];
  const encoder = new TextEncoder();
  const bytes = writeZip([
    ...parts.map(([name, xml]) => deflatedEntry(name, encoder.encode(xml))),
    ...files.map((one) => deflatedEntry(one.name, one.bytes)),
  ]);
  return { path: "手紙.docx", bytes };
}

/** A part with the namespaces that the tests use. */
export function part(root: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} xmlns:w="${W}" xmlns:r="${R}" xmlns:mc="${MC}">${inner}</w:${root}>`;
}

/** A paragraph of one run. */
export function paragraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** The parts of a package as text, unpacked by another program's code than ours. */
export function unpacked(bytes: Uint8Array): Readonly<Record<string, string>> {
  const decoder = new TextDecoder();
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, data]) => [name, decoder.decode(data)]),
  );
}
