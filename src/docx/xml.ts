import { escapeAttribute } from "../base/escape-xml.ts";

/** Attributes in the order in which they are written; undefined ones are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** Gives an element with its content, which is XML already. */
export function element(
  name: string,
  attributes: XmlAttributes = {},
  content: readonly string[] = [],
): string {
  let start = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) start += ` ${key}="${escapeAttribute(String(value))}"`;
  }
  const inside = content.join("");
  return inside === "" ? `${start}/>` : `${start}>${inside}</${name}>`;
}

/** Gives an element whose only attribute is `w:val`, the form of most of WordprocessingML's properties. */
export function valued(name: string, value: string | number): string {
  return `<${name} w:val="${escapeAttribute(String(value))}"/>`;
}

/** Gives a switch of WordprocessingML: an empty element for on, `w:val="0"` for off. */
export function toggle(name: string, on: boolean): string {
  return on ? `<${name}/>` : `<${name} w:val="0"/>`;
}

/** The first line of every part. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Namespace of WordprocessingML. Source: ISO/IEC 29500-4, transitional. */
export const WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** Namespace of references between parts. Source: ISO/IEC 29500-4, transitional. */
export const RELATIONSHIP_NAMESPACE =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
