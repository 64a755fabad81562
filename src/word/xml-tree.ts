import { assertNever } from "../base/assert.ts";
import { escapeAttribute, escapeText } from "../base/escape-xml.ts";

/**
 * An element of a Word part, in a tree that may be changed.
 *
 * Shape: what is not changed is written again as it was read, but for white space at the end of a tag. A tree belongs to the reading
 * that made it.
 */
export interface XmlElement {
  readonly kind: "element";
  /** Its name with the prefix that the standard uses, whatever the file uses: `w:p`. */
  readonly name: string;
  /** Its name as the file writes it. */
  readonly written: string;
  attributes: readonly XmlAttribute[];
  children: XmlNode[];
  parent: XmlElement | undefined;
}

/** An attribute: `name` as the standard writes it, `written` as the file does; `raw` is all of it, white space in front. */
export interface XmlAttribute {
  readonly name: string;
  readonly written: string;
  readonly value: string;
  readonly raw: string;
  /** Its value cut at the tags in it, if it has any. */
  readonly tags?: readonly (string | XmlNode)[];
}

/** Text; `raw` as the file writes it. */
export interface XmlText {
  readonly kind: "text";
  readonly text: string;
  readonly raw: string;
  /** UTF-16 offset of `raw` in the part as it was read; undefined for what is not in the file. */
  readonly from?: number;
  parent: XmlElement | undefined;
}

/** A comment or a processing instruction, taken over as it is. */
export interface XmlOther {
  readonly kind: "other";
  readonly raw: string;
  parent: XmlElement | undefined;
}

/** A tag of the template language, in place of what Word had there. */
export interface XmlTag {
  readonly kind: "tag";
  /** With its braces: `{{職名}}`. */
  readonly source: string;
  parent: XmlElement | undefined;
}

/** What an element may hold. */
export type XmlNode = XmlElement | XmlText | XmlOther | XmlTag;

/** A part as a tree, with what stands before and behind its root. */
export interface XmlDocument {
  readonly before: string;
  readonly root: XmlElement;
  readonly behind: string;
}

/** Writes a part again, tags of the template language through what is given for each. */
export function writeXml(
  { before, root, behind }: XmlDocument,
  tag: (one: XmlTag) => string,
): string {
  return before + writeNode(root, tag) + behind;
}

function writeNode(node: XmlNode, tag: (one: XmlTag) => string): string {
  switch (node.kind) {
    case "text":
    case "other":
      return node.raw;
    case "tag":
      return tag(node);
    case "element": {
      if (node.children.length === 0) return `${startTag(node)}/>`;
      const inner = node.children.map((child) => writeNode(child, tag)).join("");
      return `${startTag(node)}>${inner}</${node.written}>`;
    }
    default:
      return assertNever(node);
  }
}

/** An element's start tag without its end, which is `>` or `/>`. */
export function startTag(element: XmlElement): string {
  return `<${element.written}${element.attributes.map(({ raw }) => raw).join("")}`;
}

/** An element of the same namespace prefix as another: `like(run, "rPr")`. */
export function elementLike(
  sibling: XmlElement,
  localName: string,
  children: readonly XmlNode[] = [],
): XmlElement {
  const prefixOf = (name: string): string => name.slice(0, name.indexOf(":") + 1);
  const made: XmlElement = {
    kind: "element",
    name: prefixOf(sibling.name) + localName,
    written: prefixOf(sibling.written) + localName,
    attributes: [],
    children: [],
    parent: undefined,
  };
  for (const child of children) append(made, child);
  return made;
}

/** Text as a node; `from` as `XmlText` has it. */
export function textNode(text: string, from?: number): XmlText {
  const place = from === undefined ? {} : { from };
  return { kind: "text", text, raw: escapeText(text), parent: undefined, ...place };
}

/** A tag of the template language as a node. */
export function tagNode(source: string): XmlTag {
  return { kind: "tag", source, parent: undefined };
}

/** A copy of an element with all that is in it, in no tree. */
export function copyOf(element: XmlElement): XmlElement {
  const copy: XmlElement = { ...element, children: [], parent: undefined };
  for (const child of element.children) {
    append(copy, child.kind === "element" ? copyOf(child) : { ...child });
  }
  return copy;
}

/** The value of an attribute, by the name that the standard uses. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((one) => one.name === name)?.value;
}

/** Gives an attribute a value; a new one stands last. */
export function setAttribute(element: XmlElement, written: string, value: string): void {
  const raw = ` ${written}="${escapeAttribute(value)}"`;
  const made: XmlAttribute = { name: written, written, value, raw };
  const isThere = element.attributes.some((one) => one.written === written);
  element.attributes = isThere
    ? element.attributes.map((one) => (one.written === written ? { ...made, name: one.name } : one))
    : [...element.attributes, made];
}

/** The child elements, all or those of a name. */
export function elementsOf(parent: XmlElement, name?: string): readonly XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement =>
      child.kind === "element" && (name === undefined || child.name === name),
  );
}

/** The first child element of a name. */
export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(parent, name)[0];
}

/** All elements below one, in document order, with it. */
export function* descendants(element: XmlElement): Iterable<XmlElement> {
  // A list of its own, not a generator within a generator; what is looked at may be taken out of the tree on the way.
  const ahead = [element];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    yield next;
    for (const child of next.children.toReversed()) if (child.kind === "element") ahead.push(child);
  }
}

/** All elements of a name below one, in document order. */
export function descendantsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return [...descendants(element)].filter((one) => one !== element && one.name === name);
}

/** The nearest element of a name around a node, the node itself among them. */
export function around(node: XmlNode, name: string): XmlElement | undefined {
  let one: XmlNode | undefined = node;
  while (one !== undefined && !(one.kind === "element" && one.name === name)) one = one.parent;
  return one;
}

/** The text within an element. */
export function textIn(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (child.kind === "element") return textIn(child);
      return child.kind === "text" ? child.text : "";
    })
    .join("");
}

/** Where the file has all of the text of an element; undefined where it is in pieces, or written otherwise. */
export function fromOf({ children }: XmlElement): number | undefined {
  const [only] = children;
  return children.length === 1 && only?.kind === "text" && only.raw === only.text
    ? only.from
    : undefined;
}

/** Puts a node at the end of an element. */
export function append(parent: XmlElement, node: XmlNode): void {
  remove(node);
  parent.children.push(node);
  node.parent = parent;
}

/** Puts nodes before another. */
export function insertBefore(next: XmlNode, ...nodes: readonly XmlNode[]): void {
  insert(next, 0, nodes);
}

/** Puts nodes behind another. */
export function insertBehind(before: XmlNode, ...nodes: readonly XmlNode[]): void {
  insert(before, 1, nodes);
}

function insert(beside: XmlNode, offset: 0 | 1, nodes: readonly XmlNode[]): void {
  const { parent } = beside;
  if (parent === undefined) return;
  for (const node of nodes) remove(node);
  parent.children.splice(parent.children.indexOf(beside) + offset, 0, ...nodes);
  for (const node of nodes) node.parent = parent;
}

/** Takes a node out of its element. */
export function remove(node: XmlNode): void {
  const { parent } = node;
  if (parent === undefined) return;
  const index = parent.children.indexOf(node);
  if (index !== -1) parent.children.splice(index, 1);
  node.parent = undefined;
}
