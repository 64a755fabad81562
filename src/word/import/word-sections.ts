import type { XmlElement } from "../xml-tree.ts";
import {
  attributeIn,
  childElements,
  childNamed,
  childValue,
  elementsWithin,
} from "./properties.ts";

/**
 * Gives what is said of the pages of each section of a body in order, those of a section without heads or feet of its own with those of
 * the one before it.
 *
 * Shape: one at least; the last alone where a section does not begin on a new page, so that it is no 別紙, or a break stands where a
 * template has no parts.
 * Source: ISO/IEC 29500-1, 17.6.17 (sectPr), 17.6.22 (type), 17.10 (a section without a head has that of the one before it).
 */
export function wordSections(body: XmlElement): readonly (XmlElement | undefined)[] {
  const last = childElements(body).findLast(({ name }) => name === "w:sectPr");
  const breaks = childElements(body).flatMap((node) => sectionEndedBy(node) ?? []);
  const all = elementsWithin(body).filter(({ name }) => name === "w:sectPr");
  const sections = [...breaks, ...(last === undefined ? [] : [last])];
  // A change that is tracked keeps what was before it.
  const areParts =
    last !== undefined &&
    all.length === sections.length &&
    sections.slice(1).every((one) => PAGES.has(childValue(one, "w:type") ?? "nextPage"));
  return areParts ? inherited(sections) : [last];
}

/** The section that ends with a paragraph. */
export function sectionEndedBy(node: XmlElement): XmlElement | undefined {
  return node.name === "w:p" ? childNamed(childNamed(node, "w:pPr"), "w:sectPr") : undefined;
}

/** Tells whether the pages of a section are numbered from one, as those of a 別紙 are. */
export function beginsAtOne(section: XmlElement | undefined): boolean {
  return attributeIn(childNamed(section, "w:pgNumType"), "w:start") === "1";
}

const PAGES: ReadonlySet<string> = new Set(["nextPage", "oddPage", "evenPage"]);

function inherited(sections: readonly XmlElement[]): readonly XmlElement[] {
  const before = new Map<string, XmlElement>();
  return sections.map((section) => {
    const own = new Map(
      childElements(section)
        .filter(({ name }) => REFERENCES.has(name))
        .map((one) => [`${one.name} ${attributeIn(one, "w:type") ?? "default"}`, one]),
    );
    const missing = [...before].flatMap(([key, one]) => (own.has(key) ? [] : [one]));
    for (const [key, one] of own) before.set(key, one);
    return missing.length === 0
      ? section
      : { ...section, children: [...missing, ...section.children] };
  });
}

const REFERENCES: ReadonlySet<string> = new Set(["w:headerReference", "w:footerReference"]);
