import { escapeText } from "../base/escape-xml.ts";
import type { LetterProperties } from "../model/letter.ts";
import { element, XML_DECLARATION } from "./xml.ts";

/**
 * Gives the core properties part: title, subject, creator, and the letter's own date as the only one.
 *
 * Source: ISO/IEC 29500-2, 11 (core properties).
 */
export function coreProperties(properties: LetterProperties, lang: string): string {
  const { title, subject, author, date } = properties;
  return (
    XML_DECLARATION +
    element(
      "cp:coreProperties",
      {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      },
      [
        text("dc:title", title),
        text("dc:subject", subject),
        text("dc:creator", author),
        text("cp:lastModifiedBy", author),
        moment("dcterms:created", date),
        moment("dcterms:modified", date),
        text("dc:language", lang === "ja" ? "ja-JP" : lang),
      ],
    )
  );
}

function text(name: string, value: string | undefined): string {
  return value === undefined || value === "" ? "" : element(name, {}, [escapeText(value)]);
}

function moment(name: string, date: string | undefined): string {
  return date === undefined || !ISO_DATE.test(date)
    ? ""
    : element(name, { "xsi:type": "dcterms:W3CDTF" }, [`${date}T00:00:00Z`]);
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/u;
