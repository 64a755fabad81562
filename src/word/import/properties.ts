import { attributeOf, childOf, descendants, elementsOf, type XmlElement } from "../xml-tree.ts";

/** The elements among an element's children; none of an element that is not there. */
export function childElements(parent: XmlElement | undefined): readonly XmlElement[] {
  return parent === undefined ? [] : elementsOf(parent);
}

/** The first child of a name. */
export function childNamed(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent === undefined ? undefined : childOf(parent, name);
}

/** An attribute of an element that may not be there. */
export function attributeIn(element: XmlElement | undefined, name: string): string | undefined {
  return element === undefined ? undefined : attributeOf(element, name);
}

/** The attribute `w:val` of the first child of a name: how most properties are written. */
export function childValue(parent: XmlElement | undefined, name: string): string | undefined {
  return attributeIn(childNamed(parent, name), "w:val");
}

/** The text of an element itself, without that of elements in it. */
export function ownText({ children }: XmlElement): string {
  return children.map((child) => (child.kind === "text" ? child.text : "")).join("");
}

/** All elements within one, itself not counted, in the order of the text. */
export function elementsWithin(parent: XmlElement): readonly XmlElement[] {
  return [...descendants(parent)].slice(1);
}
