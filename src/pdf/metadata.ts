import { concatenate } from "../base/bytes/concatenate.ts";
import { isSameWhole } from "../base/whole-value.ts";
import type { LetterProperties } from "../model/letter.ts";
import type { SourceRecord } from "./source-record.ts";
import { textString } from "./syntax.ts";

/** Which standards a file says it keeps. */
export interface Conformance {
  /** Level of PDF/A-2; undefined where it keeps none. Source: ISO 19005-2, 5. */
  readonly pdfA: "2a" | "2u" | undefined;
  /** Whether it also keeps PDF/UA-1 (ISO 14289-1). */
  readonly pdfUa: boolean;
}

/** What the metadata say about a file. */
export interface Metadata {
  readonly lang: string;
  readonly properties: LetterProperties;
  /** Name and version of the program. */
  readonly tool: string;
  /** The program that laid the pages out, where it is another one. */
  readonly creator?: string;
  readonly source: SourceRecord | undefined;
  readonly conformance: Conformance;
}

/** Namespace of the source record; a name, not an address. */
export const SOURCE_NAMESPACE = "urn:shokan:source-record:1.0#";

// The letter's date has no time of day; it is taken as the day's beginning in Japan, where it is issued.
const TIME_OF_DAY = "T00:00:00+09:00";

/**
 * Writes the information dictionary; it says the same as the metadata stream.
 *
 * Source: ISO 32000-1, 14.3.3; ISO 19005-2, 6.6.3.
 */
export function infoDictionary(metadata: Metadata): string {
  const { properties, tool, creator = tool } = metadata;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ["Title", properties.title],
    ["Author", properties.author],
    ["Subject", properties.subject],
    ["Creator", creator],
    ["Producer", tool],
  ];
  const texts = entries.map(([name, text]) =>
    text === undefined ? "" : `/${name}${textString(text)}`,
  );
  const date = properties.date?.replaceAll("-", "");
  const dates =
    date === undefined
      ? ""
      : `/CreationDate(D:${date}000000+09'00')/ModDate(D:${date}000000+09'00')`;
  return `<<${texts.join("")}${dates}>>`;
}

/**
 * Writes the XMP packet: properties, standards kept, and the source record with its schema.
 *
 * Source: ISO 16684-1 (XMP); ISO 19005-2, 6.6.2.3 (extension schemas), 6.6.4; ISO 14289-1, 5.
 */
export function xmpPacket(metadata: Metadata): Uint8Array {
  const { properties, source, conformance, tool, creator = tool } = metadata;
  const date = properties.date === undefined ? undefined : `${properties.date}${TIME_OF_DAY}`;
  const lines = [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
    ` xmlns:shokan="${SOURCE_NAMESPACE}">`,
    element("dc:format", "application/pdf"),
    alternatives("dc:title", properties.title),
    list("dc:creator", "Seq", properties.author),
    alternatives("dc:description", properties.subject),
    list("dc:language", "Bag", metadata.lang),
    element("xmp:CreatorTool", creator),
    element("xmp:CreateDate", date),
    element("xmp:ModifyDate", date),
    element("pdf:Producer", tool),
    element("pdfaid:part", conformance.pdfA && "2"),
    element("pdfaid:conformance", conformance.pdfA && LEVELS[conformance.pdfA]),
    element("pdfuaid:part", conformance.pdfUa ? "1" : undefined),
    ...SOURCE_PROPERTIES.map(([name, , value]) =>
      element(`shokan:${name}`, source && value(source)),
    ),
    extensionSchemas(conformance, source),
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
  ];
  return new TextEncoder().encode(lines.filter((line) => line !== "").join("\n"));
}

/** What a letter's file says of itself: its metadata stream and its information dictionary. */
export interface WrittenMetadata {
  readonly packet: Uint8Array;
  readonly info: string;
}

/**
 * Makes the writer of letters' metadata: those of one run say the same but for the record, which is put in its place.
 *
 * Shape: the same as `xmpPacket` and `infoDictionary` give.
 */
export function metadataWriter(): (metadata: Metadata) => WrittenMetadata {
  let last: KnownMetadata | undefined;
  return (metadata) => {
    const record = metadata.source?.record;
    if (record === undefined) {
      return { packet: xmpPacket(metadata), info: infoDictionary(metadata) };
    }
    if (last === undefined || !isSameWhole(last.metadata, metadata, "record")) {
      last = withoutRecord(metadata);
    }
    const { before, after, info } = last;
    const own = new TextEncoder().encode(escapeXml(record));
    return { packet: concatenate([before, own, after]), info };
  };
}

interface KnownMetadata {
  readonly metadata: Metadata;
  /** The packet before its record, and behind it. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly info: string;
}

function withoutRecord(metadata: Metadata): KnownMetadata {
  const source = metadata.source && { ...metadata.source, record: "" };
  const packet = xmpPacket({ ...metadata, source });
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(packet);
  const opening = `<${RECORD}>`;
  const at = new TextEncoder().encode(text.slice(0, text.indexOf(opening) + opening.length)).length;
  return {
    metadata,
    before: packet.subarray(0, at),
    after: packet.subarray(at),
    info: infoDictionary(metadata),
  };
}

const LEVELS = { "2a": "A", "2u": "U" } as const;

/** The element that is another in each letter. */
const RECORD = "shokan:record";

const SOURCE_PROPERTIES: readonly (readonly [
  string,
  string,
  (source: SourceRecord) => string | undefined,
])[] = [
  ["tool", "program and version that made the file", (source) => source.tool],
  ["template", "SHA-256 of the template", (source) => source.template],
  ["record", "SHA-256 of the addressee's record", (source) => source.record],
  ["edition", "edition of the text: corrected or as-issued", (source) => source.edition],
];

function extensionSchemas(conformance: Conformance, record: SourceRecord | undefined): string {
  const schemas =
    (conformance.pdfUa ? PDF_UA_SCHEMA : "") + (record === undefined ? "" : SOURCE_SCHEMA);
  return schemas === ""
    ? ""
    : `<pdfaExtension:schemas><rdf:Bag>${schemas}</rdf:Bag></pdfaExtension:schemas>`;
}

const PDF_UA_SCHEMA = schema(
  "PDF/UA identification",
  "http://www.aiim.org/pdfua/ns/id/",
  "pdfuaid",
  [property("part", "Integer", "internal", "part of ISO 14289 that the file keeps")],
);

const SOURCE_SCHEMA = schema(
  "Source record of a letter",
  SOURCE_NAMESPACE,
  "shokan",
  SOURCE_PROPERTIES.map(([name, description]) => property(name, "Text", "external", description)),
);

function schema(
  title: string,
  namespace: string,
  prefix: string,
  properties: readonly string[],
): string {
  return (
    `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${title}</pdfaSchema:schema>` +
    `<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>` +
    `<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>` +
    `<pdfaSchema:property><rdf:Seq>${properties.join("")}</rdf:Seq></pdfaSchema:property></rdf:li>`
  );
}

function property(
  name: string,
  type: "Text" | "Integer",
  category: "internal" | "external",
  description: string,
): string {
  return (
    `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name>` +
    `<pdfaProperty:valueType>${type}</pdfaProperty:valueType>` +
    `<pdfaProperty:category>${category}</pdfaProperty:category>` +
    `<pdfaProperty:description>${escapeXml(description)}</pdfaProperty:description></rdf:li>`
  );
}

function element(name: string, text: string | undefined): string {
  return text === undefined ? "" : `<${name}>${escapeXml(text)}</${name}>`;
}

function alternatives(name: string, text: string | undefined): string {
  if (text === undefined) return "";
  return `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></${name}>`;
}

function list(name: string, kind: "Seq" | "Bag", text: string | undefined): string {
  if (text === undefined) return "";
  return `<${name}><rdf:${kind}><rdf:li>${escapeXml(text)}</rdf:li></rdf:${kind}></${name}>`;
}

function escapeXml(text: string): string {
  if (!/[&<>"]/u.test(text)) return text;
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
