import type { Document, Element } from "@xmldom/xmldom";
import type { WritingMode } from "../../src/model/page-format.ts";
import {
  type DocxParts,
  elementsOf,
  mainPartName,
  openDocx,
  parseXml,
  W_NAMESPACE,
  wordAttribute,
} from "../../src/verify/docx-parts.ts";

/** Something in a Word file that neither schema nor Word complains about, although it is wrong. */
export interface DocxFinding {
  readonly kind:
    | "unknown-style"
    | "wrong-text-direction"
    | "no-section"
    | "dangling-relationship"
    | "no-content-type";
  /** The style, relationship or part it is about; for a text direction the one found. */
  readonly name: string;
}

/**
 * Looks for what validators do not see: styles that are used and not defined, sections that are not
 * vertical although the letter is, relationships to nothing, parts without a content type.
 *
 * Shape: findings in the order of the file; empty for a sound file.
 * Errors: throws `UnreadableFile`.
 */
export function inspectDocx(bytes: Uint8Array, writingMode: WritingMode): readonly DocxFinding[] {
  const parts = openDocx(bytes);
  const main = mainPartName(parts);
  const document = parseXml(parts, main);
  return [
    ...unknownStyles(document, parts, main),
    ...wrongSections(document, writingMode),
    ...danglingRelationships(document, parts, main),
    ...untypedParts(parts),
  ];
}

function unknownStyles(document: Document, parts: DocxParts, main: string): DocxFinding[] {
  const styles = parseXml(parts, besides(main, "styles.xml"));
  const defined = new Set(
    wordElements(styles, "style").map((style) => wordAttribute(style, "styleId")),
  );
  const used = ["pStyle", "rStyle", "tblStyle"].flatMap((name) =>
    wordElements(document, name).map((element) => wordAttribute(element, "val") ?? ""),
  );
  // A style may be based on, linked to or followed by another one.
  const named = ["basedOn", "link", "next"].flatMap((name) =>
    wordElements(styles, name).map((element) => wordAttribute(element, "val") ?? ""),
  );
  return [...new Set([...used, ...named])]
    .filter((style) => !defined.has(style))
    .map((name) => ({ kind: "unknown-style", name }));
}

function wrongSections(document: Document, writingMode: WritingMode): DocxFinding[] {
  const sections = wordElements(document, "sectPr");
  if (sections.length === 0) return [{ kind: "no-section", name: "sectPr" }];
  const expected = writingMode === "vertical-rl" ? "tbRl" : "lrTb";
  return sections
    .map((section) => {
      const [direction] = elementsOf(section).filter(
        (child) => child.localName === "textDirection",
      );
      // lrTb is what a section without the element has.
      return (direction && wordAttribute(direction, "val")) ?? "lrTb";
    })
    .filter((found) => found !== expected)
    .map((name) => ({ kind: "wrong-text-direction", name }));
}

function danglingRelationships(document: Document, parts: DocxParts, main: string): DocxFinding[] {
  const relationshipsName = besides(main, `_rels/${main.slice(main.lastIndexOf("/") + 1)}.rels`);
  const relationships = parts.has(relationshipsName)
    ? elementsOf(parseXml(parts, relationshipsName).documentElement)
    : [];
  const known = new Set(relationships.map((relationship) => relationship.getAttribute("Id") ?? ""));
  const unknownIds = relationshipIds(document).filter((id) => !known.has(id));
  const missingTargets = relationships
    .filter((relationship) => relationship.getAttribute("TargetMode") !== "External")
    .map((relationship) => relationship.getAttribute("Target") ?? "")
    .filter((target) => !parts.has(resolveTarget(main, target)));
  return [...new Set([...unknownIds, ...missingTargets])].map((name) => ({
    kind: "dangling-relationship",
    name,
  }));
}

/** Values of all `r:id`, `r:embed` … in a document. */
function relationshipIds(document: Document): readonly string[] {
  const ids: string[] = [];
  for (const element of allElements(document)) {
    for (let index = 0; index < element.attributes.length; index += 1) {
      const attribute = element.attributes.item(index);
      if (attribute?.namespaceURI === R_NAMESPACE) ids.push(attribute.value);
    }
  }
  return ids;
}

function untypedParts(parts: DocxParts): DocxFinding[] {
  const types = elementsOf(parseXml(parts, CONTENT_TYPES).documentElement);
  const extensions = new Set(types.map((type) => type.getAttribute("Extension")?.toLowerCase()));
  const names = new Set(types.map((type) => type.getAttribute("PartName")));
  return [...parts.keys()]
    .filter((name) => name !== CONTENT_TYPES && !name.endsWith("/"))
    .filter((name) => !names.has(`/${name}`))
    .filter((name) => !extensions.has(name.slice(name.lastIndexOf(".") + 1).toLowerCase()))
    .map((name) => ({ kind: "no-content-type", name }));
}

function wordElements(document: Document, name: string): readonly Element[] {
  const list = document.getElementsByTagNameNS(W_NAMESPACE, name);
  return Array.from({ length: list.length }, (_, index) => list.item(index)).filter(
    (element) => element !== null,
  );
}

function allElements(document: Document): readonly Element[] {
  const list = document.getElementsByTagName("*");
  return Array.from({ length: list.length }, (_, index) => list.item(index)).filter(
    (element) => element !== null,
  );
}

/** The name of a part in the folder of another. */
function besides(part: string, name: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1) + name;
}

// A target is relative to its part's folder, or absolute within the package.
function resolveTarget(part: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : besides(part, target);
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== ".") names.push(name);
  }
  return names.join("/");
}

const CONTENT_TYPES = "[Content_Types].xml";
/** Source: ECMA-376 Part 1, annex A. */
const R_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
