import { DOMParser, type Document, type Element, type Node } from "@xmldom/xmldom";
import { type UnzipFault, type UnzipHelp, type UnzipLimits, unzip } from "../base/bytes/unzip.ts";
import type { UnreadableReason } from "../base/messages/verify-words.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** The parts of a Word package by name, every one proved against its CRC-32. */
export type DocxParts = ReadonlyMap<string, Uint8Array>;

/** WordprocessingML. Source: ECMA-376 Part 1, annex A. */
export const W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** Markup compatibility. Source: ECMA-376 Part 3. */
export const MC_NAMESPACE = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/**
 * Unpacks a Word file.
 *
 * Shape: with help, parts that were read before are the very same arrays again.
 * Errors: throws `UnreadableFile` at a damaged, encrypted or unsafe package and at one beyond the limits.
 */
export function openDocx(bytes: Uint8Array, help?: UnzipHelp): DocxParts {
  const package_ = unzip(bytes, () => true, LIMITS, help);
  if (package_.ok) return package_.entries;
  const where = package_.name === undefined ? "" : ` (${package_.name})`;
  const [reason, message] = FAULTS[package_.fault];
  throw new UnreadableFile("docx", `${message}${where}`, { reason });
}

/** The name of the part that holds the text, as the package's relationships give it. */
export function mainPartName(parts: DocxParts): string {
  const relationships = parseXml(parts, "_rels/.rels");
  for (const element of elementsOf(relationships.documentElement)) {
    const target = element.getAttribute("Target");
    const isMain = element.getAttribute("Type")?.endsWith("/officeDocument") === true;
    if (isMain && target !== null) return target.replace(/^\//u, "");
  }
  throw new UnreadableFile("docx", "the package does not say which part is the document", {
    reason: "no-document",
  });
}

/**
 * Parses a part strictly: XML that is not well formed, a document type declaration and characters that
 * XML does not allow are refused.
 *
 * Errors: throws `UnreadableFile`.
 */
export function parseXml(parts: DocxParts, name: string): Document {
  const text = partText(parts, name);
  try {
    if (text.includes("<!DOCTYPE")) throw new Error("a document type declaration stands in it");
    if (NO_XML_CHARACTER.test(text)) throw new Error("a character that XML does not know is in it");
    // The parser takes these for line ends, as XML 1.1 does; in XML 1.0 they are characters.
    const plain = text.replaceAll(
      /[\u0085\u2028\u2029]/gu,
      (found) => `&#${found.codePointAt(0) ?? 0};`,
    );
    return new DOMParser({ onError: refuse }).parseFromString(plain, "text/xml");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableFile("docx", `part ${name} cannot be read: ${reason}`, { cause });
  }
}

/**
 * The text of a part.
 *
 * Errors: throws `UnreadableFile`.
 */
export function partText(parts: DocxParts, name: string): string {
  const bytes = parts.get(name);
  if (bytes === undefined) throw new UnreadableFile("docx", `part ${name} is missing`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UnreadableFile("docx", `part ${name} is not in UTF-8`, { cause });
  }
}

/** The elements among a node's children. */
export function elementsOf(parent: Node | null): readonly Element[] {
  const elements: Element[] = [];
  for (let node = parent?.firstChild ?? null; node !== null; node = node.nextSibling) {
    if (isElement(node)) elements.push(node);
  }
  return elements;
}

/** An attribute of WordprocessingML; undefined if it is absent. */
export function wordAttribute(element: Element, name: string): string | undefined {
  return element.getAttributeNS(W_NAMESPACE, name) ?? undefined;
}

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}

function refuse(_level: string, message: string): never {
  throw new Error(message);
}

const ELEMENT_NODE = 1;
/** Control characters and noncharacters. Source: XML 1.0, production 2. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NO_XML_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u;

/** Ample for a letter with whole fonts in it; a bomb of a few hundred kilobytes stops early. */
const LIMITS: UnzipLimits = { entryCount: 2000, totalBytes: 200_000_000, ratio: 200 };

const FAULTS: Readonly<Record<UnzipFault, readonly [UnreadableReason, string]>> = {
  "not-a-zip": ["not-a-package", "it is not a ZIP package"],
  damaged: ["package-damaged", "the ZIP package is damaged"],
  encrypted: ["package-encrypted", "the ZIP package is encrypted"],
  unsupported: ["package-foreign", "the ZIP package uses a compression that Word does not use"],
  "unsafe-name": ["package-foreign", "the ZIP package names a place outside itself"],
  "duplicate-name": ["package-foreign", "the ZIP package holds two parts of one name"],
  "too-many-entries": ["too-many-parts", "the ZIP package holds too many parts"],
  "too-large": ["package-too-large", "the ZIP package is too large when expanded"],
};
