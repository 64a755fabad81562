import type { XmlDocument, XmlElement, XmlNode } from "./xml-tree.ts";

/** What keeps a part from being read. */
export type XmlFault = "doctype" | "malformed" | "too-deep";

interface OpenElement {
  readonly element: XmlElement;
  readonly scope: Scope;
}

/** Where the reader stands: what is open, innermost last, and the root once it is known. */
interface Reader {
  readonly text: string;
  readonly open: OpenElement[];
  root: XmlElement | undefined;
}

/**
 * Reads a part of a Word file.
 *
 * Shape: well-formed XML without a document type; prefixes are resolved through their namespaces.
 * Source: XML 1.0, Namespaces in XML 1.0.
 */
export function parseXml(text: string): XmlDocument | XmlFault {
  if (text.includes("<!DOCTYPE")) return "doctype";
  const first = firstElement(text);
  const reader: Reader = { text, open: [], root: undefined };
  let at = first;
  while (at !== -1 && at < text.length) {
    const next = text[at] === "<" ? readMarkup(reader, at) : readText(reader, at);
    if (next === undefined) return "malformed";
    if (reader.open.length > DEEPEST) return "too-deep";
    at = next;
    if (reader.root !== undefined && reader.open.length === 0) {
      return { before: text.slice(0, first), root: reader.root, behind: text.slice(at) };
    }
  }
  return "malformed";
}

/** Reads text up to the next `<`; gives where that is. */
function readText({ text, open }: Reader, at: number): number | undefined {
  const parent = open.at(-1)?.element;
  const end = text.indexOf("<", at);
  if (parent === undefined || end === -1) return undefined;
  const raw = text.slice(at, end);
  const resolved = resolveEntities(raw);
  if (resolved === undefined) return undefined;
  parent.children.push({ kind: "text", text: resolved, raw, parent, from: at });
  return end;
}

/** Reads what begins with `<`; gives where it ends. */
function readMarkup(reader: Reader, at: number): number | undefined {
  const { text, open } = reader;
  const top = open.at(-1);
  const special = specialAt(text, at);
  if (special !== undefined) {
    if (special.end === -1 || top === undefined) return undefined;
    top.element.children.push(special.node(top.element));
    return special.end;
  }
  const end = tagEnd(text, at);
  if (end === -1) return undefined;
  if (text[at + 1] === "/") {
    if (text.slice(at + 2, end).trimEnd() !== top?.element.written) return undefined;
    open.pop();
    return end + 1;
  }
  const isEmpty = text[end - 1] === "/";
  const opened = openElement(text.slice(at + 1, isEmpty ? end - 1 : end), top);
  if (opened === undefined) return undefined;
  if (top === undefined) reader.root = opened.element;
  else top.element.children.push(opened.element);
  if (!isEmpty) open.push(opened);
  return end + 1;
}

type Scope = ReadonlyMap<string, string>;

/** Behind the declaration, comments and processing instructions. */
function firstElement(text: string): number {
  let at = text.indexOf("<");
  while (at !== -1 && (text[at + 1] === "?" || text[at + 1] === "!")) {
    const end = text.startsWith("<!--", at) ? text.indexOf("-->", at) : text.indexOf(">", at);
    at = end === -1 ? -1 : text.indexOf("<", end);
  }
  return at;
}

/** A comment, a processing instruction or a CDATA section. */
function specialAt(
  text: string,
  at: number,
): { readonly end: number; readonly node: (parent: XmlElement) => XmlNode } | undefined {
  const kinds = [
    ["<![CDATA[", "]]>"],
    ["<!--", "-->"],
    ["<?", "?>"],
  ] as const;
  const kind = kinds.find(([start]) => text.startsWith(start, at));
  if (kind === undefined) return undefined;
  const [start, close] = kind;
  const inner = text.indexOf(close, at + start.length);
  const end = inner === -1 ? -1 : inner + close.length;
  const raw = text.slice(at, end);
  const isText = start === "<![CDATA[";
  return {
    end,
    node: (parent) =>
      isText
        ? { kind: "text", text: raw.slice(start.length, -close.length), raw, parent }
        : { kind: "other", raw, parent },
  };
}

/** Where a tag ends; `>` may stand in the value of an attribute. */
function tagEnd(text: string, at: number): number {
  let quote = "";
  for (let index = at + 1; index < text.length; index += 1) {
    const character = text[index];
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return index;
    else if (character === "<") return -1;
  }
  return -1;
}

function openElement(tag: string, top: OpenElement | undefined): OpenElement | undefined {
  const written = /^[^\s=<>"'/]+/u.exec(tag)?.[0];
  if (written === undefined) return undefined;
  const read: { written: string; value: string; raw: string }[] = [];
  let at = written.length;
  ATTRIBUTE.lastIndex = at;
  for (let match = ATTRIBUTE.exec(tag); match !== null; match = ATTRIBUTE.exec(tag)) {
    const value = resolveEntities(match[2] ?? match[3] ?? "");
    if (value === undefined) return undefined;
    read.push({ written: match[1] ?? "", value, raw: match[0] });
    at = ATTRIBUTE.lastIndex;
  }
  if (tag.slice(at).trim() !== "") return undefined;
  if (new Set(read.map((one) => one.written)).size < read.length) return undefined;
  const scope = scopeOf(read, top?.scope ?? NO_NAMESPACES);
  const element: XmlElement = {
    kind: "element",
    name: standardName(written, scope, true),
    written,
    attributes: read.map((one) => ({ ...one, name: standardName(one.written, scope, false) })),
    children: [],
    parent: top?.element,
  };
  return { element, scope };
}

function scopeOf(
  attributes: readonly { readonly written: string; readonly value: string }[],
  outer: Scope,
): Scope {
  const own = attributes.filter(({ written }) => /^xmlns(?::|$)/u.test(written));
  if (own.length === 0) return outer;
  const scope = new Map(outer);
  for (const { written, value } of own) scope.set(written.slice("xmlns:".length), value);
  return scope;
}

function standardName(written: string, scope: Scope, isElement: boolean): string {
  const colon = written.indexOf(":");
  if (colon === -1 && !isElement) return written;
  const namespace = scope.get(colon === -1 ? "" : written.slice(0, colon));
  const prefix = namespace === undefined ? undefined : PREFIXES.get(namespace);
  return prefix === undefined ? written : `${prefix}:${written.slice(colon + 1)}`;
}

/** A text with its references resolved; undefined where one has no meaning or XML does not know the character. */
function resolveEntities(raw: string): string | undefined {
  let isWrong = FORBIDDEN.test(raw);
  if (!raw.includes("&")) return isWrong ? undefined : raw.replaceAll(/\r\n?/gu, "\n");
  const text = raw
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll(
      /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+))?;?/giu,
      (whole, hex?: string, decimal?: string, name?: string) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        const isNumber = hex !== undefined || decimal !== undefined;
        const found =
          isNumber && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ENTITIES.get(name ?? "");
        isWrong ||= found === undefined || !whole.endsWith(";") || FORBIDDEN.test(found);
        return found ?? "";
      },
    );
  return isWrong ? undefined : text;
}

const NO_NAMESPACES: Scope = new Map();
/** Deepest nesting of elements: far beyond what Word writes, well within what recursion can go. */
const DEEPEST = 1000;
/** Source: XML 1.0, production 41. */
const ATTRIBUTE = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/guy;
/** Source: XML 1.0, production 2. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
/**
 * The namespaces that are asked for, transitional and strict, with the prefix that the standard uses.
 *
 * Source: ECMA-376 Part 1, annex A; Part 3; ISO/IEC 29500-1 for the strict ones.
 */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
  ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"],
  ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["http://schemas.microsoft.com/office/word/2010/wordml", "w14"],
  ["http://schemas.microsoft.com/office/word/2012/wordml", "w15"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"],
  ["http://purl.oclc.org/ooxml/officeDocument/relationships", "r"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"],
  ["http://schemas.openxmlformats.org/package/2006/relationships", "rel"],
  ["http://schemas.openxmlformats.org/package/2006/content-types", "ct"],
]);
