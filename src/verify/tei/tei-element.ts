import { DOMParser, type Element, type Node } from "@xmldom/xmldom";

/** Where the names of TEI come from. */
const TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0";

/** An element of TEI, every attribute and every part of which must be asked for. */
export interface TeiElement {
  readonly name: string;
  /** By their names as they are written. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Texts and elements in order. */
  readonly children: readonly (string | TeiElement)[];
}

/**
 * Reads XML as TEI.
 *
 * Errors: throws where it is no well-formed XML, or holds what is no text or element of TEI (comments, processing
 * instructions, a DOCTYPE, elements of other namespaces).
 */
export function teiElement(source: string): TeiElement {
  const xml = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/u, "");
  if (xml.includes("<!") || xml.includes("<?")) throw new Error("it holds more than elements");
  const root = new DOMParser({ onError: refuse }).parseFromString(
    xml,
    "application/xml",
  ).documentElement;
  if (root === null) throw new Error("it holds no element");
  return elementOf(root);
}

function elementOf(element: Element): TeiElement {
  if (element.namespaceURI !== TEI_NAMESPACE || element.prefix !== null) {
    throw new Error(`<${element.tagName}> is not an element of TEI`);
  }
  const attributes = Array.from(element.attributes, ({ name, value }) => [name, value] as const);
  const children: (string | TeiElement)[] = [];
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node)) children.push(elementOf(node));
    else if (node.nodeType === 3) children.push(node.nodeValue ?? "");
    else throw new Error(`<${element.tagName}> holds ${node.nodeName}`);
  }
  return {
    name: element.localName ?? element.tagName,
    attributes: new Map(attributes.filter(([name]) => name !== "xmlns")),
    children,
  };
}

/** The elements in an element that holds nothing else. Errors: throws at text. */
export function elementsIn({ name, children }: TeiElement): readonly TeiElement[] {
  return children.flatMap((child) => {
    if (typeof child !== "string") return [child];
    if (/[^ \t\r\n]/u.test(child)) throw new Error(`<${name}> holds the text ${child.trim()}`);
    return [];
  });
}

/** The text of an element that holds nothing else. Errors: throws at an element. */
export function textIn({ name, children }: TeiElement): string {
  return children
    .map((child) => {
      if (typeof child === "string") return child;
      throw new Error(`<${name}> holds <${child.name}>`);
    })
    .join("");
}

/** The attributes of an element by their names. Errors: throws at any other. */
export function attributesOf<Name extends string>(
  { name, attributes }: TeiElement,
  ...known: readonly Name[]
): Partial<Record<Name, string>> {
  const found: Partial<Record<string, string>> = {};
  for (const [attribute, value] of attributes) {
    if (!known.some((one) => one === attribute)) {
      throw new Error(`<${name}> has the attribute ${attribute}`);
    }
    found[attribute] = value;
  }
  return found;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function refuse(_level: string, message: string): never {
  throw new Error(message);
}
