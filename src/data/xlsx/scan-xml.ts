/** Attributes of an element: those without a prefix by name, those of relationships as `r:id`; others are left out. */
export type Attributes = ReadonlyMap<string, string>;

/**
 * What is called while a document is read.
 *
 * Shape: `path` is the element with all that it is in, by local names from the root: `worksheet/sheetData/row`.
 */
export interface XmlVisitor {
  readonly open: (path: string, attributes: Attributes) => void;
  readonly close: (path: string) => void;
  readonly text: (path: string, text: string) => void;
}

/** A place where the document is not well-formed, or not of the vocabulary. Units: `offset` in UTF-16 code units. */
export interface XmlFault {
  readonly offset: number;
}

/**
 * Namespaces of what a workbook's parts are written in, transitional and strict.
 *
 * Source: ECMA-376 Part 1, A.2; Part 4, A.1; Part 2, 9.1 and 10.1 for the package's own.
 */
const VOCABULARY: ReadonlySet<string> = new Set([
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
  "http://schemas.openxmlformats.org/package/2006/relationships",
  "http://schemas.openxmlformats.org/package/2006/content-types",
]);
const RELATIONSHIPS: ReadonlySet<string> = new Set([
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "http://purl.oclc.org/ooxml/officeDocument/relationships",
]);
/** Source: ECMA-376 Part 3, 10.2. */
const COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/** Elements within each other, and namespaces declared at once: workbooks need a tenth of it. */
const MAX_DEPTH = 256;
const MAX_NAMESPACES = 128;
/** Different elements within one: the largest list of the standard is far shorter. */
const MAX_CHILDREN = 1000;

const NO_ATTRIBUTES: Attributes = new Map();

// Names as spreadsheets write them: ASCII letters, digits, and a prefix. Values in either quotes.
const ATTRIBUTE = /\s+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const TAG_NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/uy;
const REFERENCE = /&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(\w{1,8}));|&/gu;

const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** A path that has been met, with the paths below it: each is made once however often it comes. */
interface Path {
  readonly path: string;
  readonly below: Map<string, Path>;
}

/** A namespace that is declared, and those declared before it. */
interface Namespace {
  readonly prefix: string;
  readonly uri: string;
  readonly count: number;
  readonly before: Namespace | undefined;
}

/** An element that is open. */
interface Open {
  /** As it is written, prefix included. */
  readonly name: string;
  /** Undefined for what the visitor does not see: other vocabularies, with everything in them. */
  readonly seen: Path | undefined;
  /** Whether the visitor sees its content only, as if that were in the element around. */
  readonly isThrough: boolean;
  readonly namespaces: Namespace | undefined;
}

/** How far the reading has come. */
interface State {
  readonly open: Open[];
  rootCount: number;
  readonly root: Path;
  readonly visitor: XmlVisitor;
}

/**
 * Reads an XML document from its start to its end and reports what is in it to the visitor.
 *
 * Elements are recognised by their namespace and by what they are in. Extensions (`extLst`) and other vocabularies
 * are passed over with all their content; of alternatives (`mc:AlternateContent`) the fallback is read.
 * Only what spreadsheets need: no document type (so no entity can be declared), no validation. Gives
 * the first fault, or undefined if every element is closed and every reference is known.
 *
 * Source: XML 1.0, fifth edition; Namespaces in XML 1.0.
 */
export function scanXml(source: string, visitor: XmlVisitor): XmlFault | undefined {
  const state: State = { open: [], rootCount: 0, root: { path: "", below: new Map() }, visitor };
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

function scanText(raw: string, state: State): boolean {
  if (state.open.length === 0) return raw.trim() === "";
  const text = unescapeXml(raw);
  if (text === undefined) return false;
  emitText(text, state);
  return true;
}

function emitText(text: string, { open, visitor }: State): void {
  const path = open.at(-1)?.seen;
  if (path !== undefined) visitor.text(path.path, text);
}

/** Reads what begins with `<` at `start`; gives the offset after it, or undefined if it is broken. */
function scanMarkup(source: string, start: number, state: State): number | undefined {
  if (source.startsWith("</", start)) return scanEndTag(source, start, state);
  if (source.startsWith("<?", start)) return after(source, "?>", start + 2);
  if (source.startsWith("<!--", start)) return after(source, "-->", start + 4);
  if (source.startsWith("<![CDATA[", start)) {
    const end = after(source, "]]>", start + 9);
    if (end !== undefined && state.open.length > 0)
      emitText(source.slice(start + 9, end - 3), state);
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
  const closed = open.pop();
  if (closed?.name !== source.slice(start + 2, end).trimEnd()) return undefined;
  if (closed.seen !== undefined && !closed.isThrough) visitor.close(closed.seen.path);
  return end + 1;
}

function scanStartTag(source: string, start: number, state: State): number | undefined {
  const { open, visitor } = state;
  TAG_NAME.lastIndex = start + 1;
  const name = TAG_NAME.exec(source)?.[0];
  if (name === undefined) return undefined;
  const attributes = scanAttributes(source, start + 1 + name.length, open.at(-1)?.namespaces);
  if (attributes === undefined) return undefined;
  let offset = attributes.end;
  while (isSpace(source.charCodeAt(offset))) offset += 1;
  const isEmpty = source[offset] === "/";
  if (source[isEmpty ? offset + 1 : offset] !== ">") return undefined;
  const element = elementOf(name, attributes.namespaces, state);
  if (element === undefined || open.length === MAX_DEPTH) return undefined;
  if (open.length === 0) state.rootCount += 1;
  if (element.seen !== undefined && !element.isThrough) {
    visitor.open(element.seen.path, attributes.values);
    if (isEmpty) visitor.close(element.seen.path);
  }
  if (!isEmpty) open.push(element);
  return offset + (isEmpty ? 2 : 1);
}

/** The element that a tag opens; undefined if its prefix means nothing, or there are more kinds than can be. */
function elementOf(
  name: string,
  namespaces: Namespace | undefined,
  { open, root }: State,
): Open | undefined {
  const uri = namespaceOf(prefixOf(name), namespaces);
  if (uri === undefined) return undefined;
  const around = open.length === 0 ? root : open.at(-1)?.seen;
  const local = localName(name);
  if (around === undefined) return { name, seen: undefined, isThrough: false, namespaces };
  if (uri === COMPATIBILITY) {
    const isThrough = local === "AlternateContent" || local === "Fallback";
    return { name, seen: isThrough ? around : undefined, isThrough, namespaces };
  }
  if (!VOCABULARY.has(uri) || local === "extLst")
    return { name, seen: undefined, isThrough: false, namespaces };
  let seen = around.below.get(local);
  if (seen === undefined) {
    if (around.below.size === MAX_CHILDREN) return undefined;
    seen = { path: around === root ? local : `${around.path}/${local}`, below: new Map() };
    around.below.set(local, seen);
  }
  return { name, seen, isThrough: false, namespaces };
}

/** The namespace that a prefix stands for; none at all is the empty text. */
function namespaceOf(prefix: string, namespaces: Namespace | undefined): string | undefined {
  for (let one = namespaces; one !== undefined; one = one.before) {
    if (one.prefix === prefix) return one.uri;
  }
  return prefix === "" ? "" : undefined;
}

/** What is in a tag after its name. */
interface ScannedAttributes {
  readonly values: Attributes;
  readonly namespaces: Namespace | undefined;
  readonly end: number;
}

function scanAttributes(
  source: string,
  start: number,
  around: Namespace | undefined,
): ScannedAttributes | undefined {
  let values: Map<string, string> | undefined;
  let namespaces = around;
  let end = start;
  for (;;) {
    ATTRIBUTE.lastIndex = end;
    const match = ATTRIBUTE.exec(source);
    if (match === null) break;
    const [, name = "", double, single] = match;
    const value = unescapeXml(double ?? single ?? "");
    if (value === undefined) return undefined;
    end = ATTRIBUTE.lastIndex;
    if (name === "xmlns" || name.startsWith("xmlns:"))
      namespaces = declare(name, value, namespaces);
    else {
      values ??= new Map();
      values.set(name, value);
    }
    if ((namespaces?.count ?? 0) > MAX_NAMESPACES) return undefined;
  }
  return { values: readable(values, namespaces), namespaces, end };
}

function declare(name: string, uri: string, before: Namespace | undefined): Namespace {
  const prefix = name === "xmlns" ? "" : localName(name);
  return { prefix, uri, count: (before?.count ?? 0) + 1, before };
}

/** The attributes by the names that the visitor uses. */
function readable(
  written: ReadonlyMap<string, string> | undefined,
  namespaces: Namespace | undefined,
): Attributes {
  if (written === undefined) return NO_ATTRIBUTES;
  let values: Map<string, string> | undefined;
  for (const [name, value] of written) {
    if (!name.includes(":")) continue;
    values ??= new Map([...written].filter(([other]) => !other.includes(":")));
    const uri = namespaceOf(prefixOf(name), namespaces);
    if (uri !== undefined && RELATIONSHIPS.has(uri)) values.set(`r:${localName(name)}`, value);
  }
  return values ?? written;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(":")));
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
