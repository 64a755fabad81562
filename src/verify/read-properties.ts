import { type DocxParts, elementsOf, parseXml } from "./docx-parts.ts";

/**
 * Reads what a person says of a Word file in its properties, by the element's name. Who saved it and when, which every program writes
 * anew, is left out, as is what is empty.
 *
 * Errors: throws `UnreadableFile`. Source: ECMA-376 Part 2, 8.3.4 (core properties).
 */
export function readProperties(parts: DocxParts): ReadonlyMap<string, string> {
  if (!parts.has(CORE)) return new Map();
  return new Map(
    elementsOf(parseXml(parts, CORE).documentElement).flatMap(({ localName, textContent }) => {
      const text = textContent?.trim() ?? "";
      return SAID.has(localName ?? "") && text !== "" ? [[localName ?? "", text] as const] : [];
    }),
  );
}

const CORE = "docProps/core.xml";
const SAID: ReadonlySet<string> = new Set([
  "title",
  "subject",
  "keywords",
  "description",
  "category",
]);
