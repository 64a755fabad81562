import { type Diagnostic, warning } from "../base/diagnostic.ts";
import { codeText, type Field, fieldsInCode, keywordOf } from "./field.ts";
import type { WordFile } from "./open-word.ts";
import { parseXml } from "./parse-xml.ts";
import { placeOfNode, type Story } from "./story.ts";
import {
  attributeOf,
  descendants,
  elementsOf,
  insertBefore,
  remove,
  writeXml,
  type XmlElement,
} from "./xml-tree.ts";

/**
 * Takes links off whose address holds a tag: nothing can be merged into an address, the text of the link can. Gives the parts of the
 * file without the addresses that nothing leads to any more.
 *
 * Errors: the warning word/link-removed, for each.
 * Source: ISO/IEC 29500-1, 17.16.22 (hyperlink).
 */
export function unlinkTagged(
  { path, parts, stories }: WordFile,
  report: (found: Diagnostic) => void,
): WordFile["parts"] {
  const cleaned = new Map(parts);
  for (const story of stories) {
    const cut = story.name.lastIndexOf("/") + 1;
    const name = `${story.name.slice(0, cut)}_rels/${story.name.slice(cut)}.rels`;
    const bytes = parts.get(name);
    const document = bytes && parseXml(new TextDecoder().decode(bytes));
    if (document === undefined || typeof document === "string") continue;
    const tagged = elementsOf(document.root).filter(isTaggedLink);
    const removed = tagged.filter((one) => unlink(path, story, one, report));
    for (const one of removed) remove(one);
    if (removed.length > 0) {
      cleaned.set(name, new TextEncoder().encode(writeXml(document, () => "")));
    }
  }
  return cleaned;
}

function isTaggedLink(relationship: XmlElement): boolean {
  return (
    attributeOf(relationship, "TargetMode") === "External" &&
    /\/hyperlink$/u.test(attributeOf(relationship, "Type") ?? "") &&
    MARK.test(addressOf(relationship))
  );
}

/** Word writes braces, and all that is not ASCII, as %7B and the like. */
function addressOf(relationship: XmlElement): string {
  return decodedAddress(attributeOf(relationship, "Target") ?? "");
}

/** An address as a person reads it. */
export function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a % that means itself
  }
}

/** Takes one address off all links that lead to it; false if something else than text does. */
function unlink(
  path: string,
  story: Story,
  relationship: XmlElement,
  report: (found: Diagnostic) => void,
): boolean {
  const id = attributeOf(relationship, "Id");
  const users = [...descendants(story.document.root)].filter(({ attributes }) =>
    attributes.some(({ name, value }) => name.startsWith("r:") && value === id),
  );
  if (users.some(({ name }) => name !== "w:hyperlink")) return false;
  for (const link of users) {
    const values = { found: addressOf(relationship) };
    report(warning("word/link-removed", placeOfNode(path, story, link), values));
    insertBefore(link, ...link.children);
    remove(link);
  }
  return true;
}

/** Whether an address, or another text, holds a tag or a merge field as it is shown. */
export function isTaggedAddress(address: string): boolean {
  return MARK.test(address);
}

/** Whether a field is a link whose address holds a tag or a field. */
export function isTaggedLinkField(field: Field): boolean {
  return (
    keywordOf(field) === "HYPERLINK" &&
    (fieldsInCode(field).length > 0 || MARK.test(decodedAddress(codeText(field))))
  );
}

const MARK = /\{\{|｛｛|«/u;
