/** Attributes of an element by local name; namespace prefixes are left out. */
export type Attributes = ReadonlyMap<string, string>;

/** What is called while a document is read; names come without their prefix. */
export interface XmlVisitor {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** A place where the document is not well-formed. Units: `offset` in UTF-16 code units. */
export interface XmlFault {
  readonly offset: number;
}

const NO_ATTRIBUTES: Attributes = new Map();

// Names as spreadsheets write them: ASCII letters, digits, and a prefix. Values in either quotes.
const ATTRIBUTE = /\s+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const TAG_NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/uy;
const REFERENCE = /&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(\w+));|&/gu;

const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/**
 * Reads an XML document from its start to its end and tells the visitor what stands in it.
 *
 * Only what spreadsheets need: no document type (so no entity can be declared), no validation. Gives
 * the first fault, or undefined if every element is closed and every reference is known.
 *
 * Source: XML 1.0, fifth edition.
 */
export function scanXml(source: string, visitor: XmlVisitor): XmlFault | undefined {
  const state: State = { open: [], rootCount: 0, visitor };
  let offset = source.startsWith("\uFEFF") ? 1 : 0;
  while (offset < source.length) {
    const tag = source.indexOf("<", offset);
    const textEnd = tag === -1 ? source.length : tag;
    if (textEnd > offset && !scanText(source.slice(offset, textEnd), state)) return { offset };
    if (tag === -1) break;
    const next = scanMarkup(source, tag, state);
    if (next === undefined) return { offset: tag };
    offset = next;
  }
  return state.open.length === 0 && state.rootCount === 1 ? undefined : { offset: source.length };
}

/** How far the reading has come: the elements that are open, and how many have stood outermost. */
interface State {
  readonly open: string[];
  rootCount: number;
  readonly visitor: XmlVisitor;
}

function scanText(raw: string, { open, visitor }: State): boolean {
  if (open.length === 0) return raw.trim() === "";
  const text = unescapeXml(raw);
  if (text === undefined) return false;
  visitor.text(text);
  return true;
}

/** Reads what begins with `<` at `start`; gives the offset behind it, or undefined if it is broken. */
function scanMarkup(source: string, start: number, state: State): number | undefined {
  if (source.startsWith("</", start)) return scanEndTag(source, start, state);
  if (source.startsWith("<?", start)) return after(source, "?>", start + 2);
  if (source.startsWith("<!--", start)) return after(source, "-->", start + 4);
  if (source.startsWith("<![CDATA[", start)) {
    const end = after(source, "]]>", start + 9);
    if (end !== undefined && state.open.length > 0)
      state.visitor.text(source.slice(start + 9, end - 3));
    return end;
  }
  return scanStartTag(source, start, state);
}

function after(source: string, mark: string, from: number): number | undefined {
  const found = source.indexOf(mark, from);
  return found === -1 ? undefined : found + mark.length;
}

function scanEndTag(source: string, start: number, { open, visitor }: State): number | undefined {
  const end = source.indexOf(">", start);
  if (end === -1) return undefined;
  const name = source.slice(start + 2, end).trimEnd();
  if (open.pop() !== name) return undefined;
  visitor.close(localName(name));
  return end + 1;
}

function scanStartTag(source: string, start: number, state: State): number | undefined {
  const { open, visitor } = state;
  TAG_NAME.lastIndex = start + 1;
  const name = TAG_NAME.exec(source)?.[0];
  if (name === undefined) return undefined;
  const attributes = scanAttributes(source, start + 1 + name.length);
  if (attributes === undefined) return undefined;
  let offset = attributes.end;
  while (isSpace(source.charCodeAt(offset))) offset += 1;
  const isEmpty = source[offset] === "/";
  if (source[isEmpty ? offset + 1 : offset] !== ">") return undefined;
  if (open.length === 0) state.rootCount += 1;
  visitor.open(localName(name), attributes.values);
  if (isEmpty) visitor.close(localName(name));
  else open.push(name);
  return offset + (isEmpty ? 2 : 1);
}

function scanAttributes(
  source: string,
  start: number,
): { readonly values: Attributes; readonly end: number } | undefined {
  let values: Map<string, string> | undefined;
  let end = start;
  for (;;) {
    ATTRIBUTE.lastIndex = end;
    const match = ATTRIBUTE.exec(source);
    if (match === null) return { values: values ?? NO_ATTRIBUTES, end };
    const value = unescapeXml(match[2] ?? match[3] ?? "");
    if (value === undefined) return undefined;
    values ??= new Map();
    const name = match[1] ?? "";
    // r:id and id may stand side by side; the one with a prefix is kept as it is written.
    values.set(values.has(localName(name)) ? name : localName(name), value);
    end = ATTRIBUTE.lastIndex;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The text with its references resolved; undefined if one is unknown. */
function unescapeXml(raw: string): string | undefined {
  if (!raw.includes("&")) return raw;
  let isWhole = true;
  const text = raw.replace(REFERENCE, (_, hex?: string, decimal?: string, name?: string) => {
    const character =
      name === undefined
        ? fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
        : NAMED.get(name);
    if (character === undefined) isWhole = false;
    return character ?? "";
  });
  return isWhole ? text : undefined;
}

function fromCodePoint(code: number): string | undefined {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}
