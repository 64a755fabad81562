import { DOMParser, type Element, type Node } from "@xmldom/xmldom";
import type { EmphasisMark } from "../model/letter.ts";
import type { WritingMode } from "../model/page-format.ts";
import { joinedFrames } from "../model/seal-joints.ts";
import { dotMark, isEmphasisMark, saidMarks, type TextMark } from "../model/text-marks.ts";
import { addSetText, nothingSet, type SetText, saidSettings } from "../model/text-settings.ts";
import type { ForeignMark, ReadBack, ReadLook, SeenPicture } from "../model/verification.ts";
import { elementsOf } from "./docx-parts.ts";
import { oddLinks } from "./html-links.ts";
import { htmlPicture, isAsClassed } from "./html-picture.ts";
import { htmlReferences } from "./html-references.ts";
import { isKnownRule, isKnownStyle, isKnownValue, isPictureStyle } from "./html-style.ts";
import { jointsInStyle } from "./joints-in-style.ts";
import { PART_ID, pagesInStyle, styleOf, writingModeOf } from "./pages-in-style.ts";
import { framesInStyle } from "./read-frame.ts";
import { runningInStyle } from "./running-in-style.ts";
import { enterSetting } from "./set-in-html.ts";
import { CELLS, INLINE, LINED, LINES, TABLE_PARTS } from "./tables/html-elements.ts";
import { UnreadableFile } from "./unreadable-file.ts";

interface Reading {
  readonly paragraphs: string[];
  readonly ruby: { base: string; ruby: string }[];
  readonly roles: string[];
  readonly lines: string[];
  readonly sizes: number[];
  /** The size in points of the characters around: the letter's, or that of the 別紙 that is read. */
  size: number;
  /** What of the paragraph's text has lines so far. */
  readonly lined: Map<TextMark, string>;
  /** For each paragraph what is set in a way of its own; and of the paragraph's text so far. */
  readonly settings: string[];
  set: SetText;
  /** The marks beside the characters that are read, and how they are set. */
  dots: EmphasisMark | undefined;
  isNote: boolean;
  own: "spread" | "whole" | undefined;
  readonly pageStarts: number[];
  readonly tables: string[][];
  readonly pictures: SeenPicture[];
  readonly foreign: ForeignMark[];
  /** The elements of the paragraphs with text. */
  readonly elements: Element[];
  paragraphCount: number;
}

/**
 * Reads a page of ours back: its text in order, its readings, and what is there besides them.
 *
 * Shape: our pages are XML too, and have a small vocabulary of elements, classes and styles; whatever is not in it is foreign,
 * so that nothing that could hide, move or replace text goes unseen. The outlines of the fonts in it are not looked at.
 * Errors: throws `UnreadableFile`.
 */
export function readHtml(bytes: Uint8Array): ReadBack {
  try {
    return readPage(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw UnreadableFile.from("html", cause);
  }
}

function readPage(source: string): ReadBack {
  const page = source.replace(/^<!DOCTYPE html>\n/u, "");
  if (page.includes("<!") || page.includes("<?")) throw new Error("it holds more than elements");
  const root = new DOMParser({ onError: refuse }).parseFromString(
    page,
    "application/xml",
  ).documentElement;
  const reading: Reading = {
    paragraphs: [],
    ruby: [],
    roles: [],
    lines: [],
    sizes: [],
    size: bodySizeOf(root),
    lined: new Map(),
    settings: [],
    set: nothingSet(),
    dots: undefined,
    isNote: false,
    own: undefined,
    pageStarts: [],
    tables: [],
    pictures: [],
    foreign: [],
    elements: [],
    paragraphCount: 0,
  };
  const [head, body, ...more] = elementsOf(root);
  const [main, ...beside] = elementsOf(body ?? null);
  const isPage = root?.tagName === "html" && head?.tagName === "head" && body?.tagName === "body";
  if (!isPage || main?.tagName !== "main") throw new Error("it is not a page of a letter");
  for (const element of [...more, ...beside]) foreign(reading, "element", element.tagName);
  const title = readHead(head, writingModeOf(root, head), reading);
  for (const element of [root, head, body, main]) {
    checkAttributes(element, reading);
    if (hasOwnText(element)) foreign(reading, "element", element.textContent ?? "");
  }
  for (const element of elementsOf(main)) readBlock(element, reading);
  reading.foreign.push(...oddLinks(main).map(foreignLink));
  const { first, parts, ids, firstSections } = pagesInStyle(root, head, main);
  const running = runningInStyle(styleOf(head), ids);
  const look: ReadLook = {
    titles: title === undefined ? [] : [title],
    paper: first.paper,
    writingMode: first.writingMode,
    tables: reading.tables,
    ...parts,
    pageStarts: reading.pageStarts.slice(firstSections),
    roles: reading.roles,
    lines: reading.lines,
    sizes: reading.sizes,
    settings: reading.settings,
    ...framed(styleOf(head), ids),
    ...(running.length > 0 && { running }),
    ...picturesOf(reading),
    ...referencesOf(reading),
    paragraphCount: reading.paragraphCount,
    texts: reading.paragraphs,
    foreign: reading.foreign,
  };
  const { paragraphs, ruby } = reading;
  return { paragraphs, structured: true, ruby, pageCount: undefined, look };
}

/** What is around the text of a page, and at the edges of its paper. */
function framed(style: string, ids: readonly string[]): Pick<ReadLook, "frame"> {
  const joints = jointsInStyle(style, ids);
  const frame = joinedFrames(
    framesInStyle(style, ids).map((one, part) => [one ?? [], joints[part] ?? []].flat()),
  );
  return frame === undefined ? {} : { frame };
}

function picturesOf({ pictures }: Reading): Pick<ReadLook, "pictures"> {
  return pictures.length > 0 ? { pictures } : {};
}

function referencesOf({ elements }: Reading): Pick<ReadLook, "references"> {
  const references = htmlReferences(elements);
  return references.length > 0 ? { references } : {};
}

function bodySizeOf(root: Element | null): number {
  const [head] = elementsOf(root);
  if (head === undefined) return 0;
  return Number(/^html \{[^}]* font-size: (?<size>[\d.]+)pt;/mu.exec(styleOf(head))?.[1] ?? 0);
}

/** The size of a 別紙's characters, where the style has a rule for its pages. */
function partSize(section: Element): number | undefined {
  const [, id = ""] = (section.getAttribute("class") ?? "").split(" ");
  const [head] = elementsOf(section.ownerDocument?.documentElement ?? null);
  if (head === undefined || !PART_ID.test(id)) return undefined;
  const rule = new RegExp(`^\\.${id} \\{[^}]* font-size: (?<size>[\\d.]+)pt;`, "mu");
  const size = rule.exec(styleOf(head))?.groups?.["size"];
  return size === undefined ? undefined : Number(size);
}

/** Looks at what the head says; gives the title. */
function readHead(head: Element, mode: WritingMode, reading: Reading): string | undefined {
  let title: string | undefined;
  let styles = 0;
  for (const element of elementsOf(head)) {
    checkAttributes(element, reading);
    const text = element.textContent ?? "";
    if (element.tagName === "title") title = text;
    else if (element.tagName === "style") {
      styles += 1;
      const odd = text.split("\n").find((line) => line !== "" && !isKnownRule(line, mode));
      if (odd !== undefined || styles > 1) foreign(reading, "format", odd ?? "style");
    } else if (element.tagName !== "meta") foreign(reading, "element", element.tagName);
  }
  return title;
}

function readBlock(element: Element, reading: Reading): void {
  checkAttributes(element, reading);
  if (element.tagName === "ul") {
    if (hasOwnText(element)) foreign(reading, "element", element.textContent ?? "");
    for (const item of elementsOf(element)) readBlock(item, reading);
    return;
  }
  if (element.tagName === "table") {
    readTable(element, reading);
    return;
  }
  if (element.tagName === "section") {
    if (hasOwnText(element)) foreign(reading, "element", element.textContent ?? "");
    reading.pageStarts.push(reading.roles.length);
    const around = reading.size;
    reading.size = partSize(element) ?? around;
    for (const inside of blocksIn(element, reading)) readBlock(inside, reading);
    reading.size = around;
    return;
  }
  readParagraph(element, reading);
}

/** The blocks of a 別紙: where its lines run in the other direction, all of them are in one element more. */
function blocksIn(section: Element, reading: Reading): readonly Element[] {
  const inside = elementsOf(section);
  const [only] = inside;
  if (inside.length !== 1 || only?.tagName !== "div") return inside;
  checkAttributes(only, reading);
  if (hasOwnText(only)) foreign(reading, "element", only.textContent ?? "");
  return elementsOf(only);
}

/** A table of ours: a caption, the columns' widths, head and body; each cell is a paragraph. */
function readTable(table: Element, reading: Reading): void {
  if ((table.getAttribute("class") ?? "").endsWith("page-start")) {
    reading.pageStarts.push(reading.roles.length);
  }
  const rows: string[] = [];
  reading.tables.push(rows);
  if (hasOwnText(table)) foreign(reading, "element", table.textContent ?? "");
  for (const child of elementsOf(table)) readTablePart(child, rows, reading);
}

function readTablePart(element: Element, rows: string[], reading: Reading): void {
  const { tagName } = element;
  const around = element.parentNode?.nodeName ?? "";
  if (TABLE_PARTS.get(tagName)?.includes(around) !== true) foreign(reading, "element", tagName);
  checkAttributes(element, reading);
  if (tagName === "tr") rows.push("");
  if (CELLS.has(tagName)) {
    const before = reading.paragraphs.length;
    readParagraph(element, reading);
    const mask = reading.paragraphs.length > before ? "1" : "0";
    if (tagName !== "caption") rows.push((rows.pop() ?? "") + mask);
    return;
  }
  if (hasOwnText(element)) foreign(reading, "element", element.textContent ?? "");
  for (const child of elementsOf(element)) readTablePart(child, rows, reading);
}

function readParagraph(element: Element, reading: Reading): void {
  const [role = "", second] = (element.getAttribute("class") ?? "").split(" ");
  if (!isBlock(element.tagName, role)) foreign(reading, "element", element.tagName);
  reading.paragraphCount += 1;
  if (role === "page-start" || second === "page-start") {
    reading.pageStarts.push(reading.roles.length);
  }
  reading.lined.clear();
  reading.set = nothingSet();
  const text = inlineText(element, reading);
  if (!/\S/u.test(text)) return;
  reading.paragraphs.push(text);
  reading.elements.push(element);
  reading.lines.push(saidMarks((line) => reading.lined.get(line) ?? ""));
  reading.settings.push(saidSettings(reading.set));
  const em = OWN_SIZE.exec(element.getAttribute("style") ?? "")?.[1];
  reading.sizes.push(em === undefined ? 0 : Number(em) * reading.size);
  reading.roles.push(role === "heading" ? `heading-${element.tagName.slice(1)}` : role);
}

function isBlock(tag: string, role: string): boolean {
  if (/^h[1-3]$/u.test(tag)) return role === "heading" || (role === "subject" && tag === "h1");
  if (CELLS.has(tag)) return CELLS.get(tag) === role;
  return tag === "li" ? role === "list-item" : tag === "p";
}

/** The text in an element; readings are kept apart, pair by pair. */
function inlineText(element: Element, reading: Reading): string {
  let text = "";
  let base = "";
  for (let node: Node | null = element.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node) && node.tagName === "rt") {
      readReading(node, base, reading);
      text += base;
      base = "";
    } else base += nodeText(node, reading);
  }
  // An empty paragraph is kept open by a line break of its own.
  return text + (base === "\n" && element.childNodes.length === 1 ? "" : base);
}

function nodeText(node: Node, reading: Reading): string {
  if (isText(node)) return dottedText(node.nodeValue ?? "", reading);
  if (!isElement(node)) {
    foreign(reading, "element", node.nodeName);
    return "";
  }
  checkAttributes(node, reading);
  if (!INLINE.has(node.tagName)) foreign(reading, "element", node.tagName);
  // Text has one size in all of its paragraph.
  if (OWN_SIZE.test(node.getAttribute("style") ?? "")) foreign(reading, "size", node.tagName);
  if (node.tagName === "br") return "\n";
  if (node.tagName === "img") return readPicture(node, reading);
  const { dots, isNote, own } = reading;
  if (node.tagName === "em") reading.dots = dotsOf(node, reading);
  if (node.tagName === "span") enterSetting(node, reading);
  const text = inlineText(node, reading);
  Object.assign(reading, { dots, isNote, own });
  // What holds a seal takes no room: text in it would be drawn over other text.
  if (node.getAttribute("class") === "seal" && text !== "") foreign(reading, "element", text);
  const line = LINES.get(`${node.tagName} ${node.getAttribute("class")?.split(" ")[0] ?? ""}`);
  if (line !== undefined) addLined(reading, line, text);
  else if (LINED.has(node.tagName)) foreign(reading, "format", node.tagName);
  return text;
}

function dottedText(text: string, reading: Reading): string {
  if (reading.dots !== undefined) addLined(reading, dotMark(reading.dots), text);
  addSetText(reading.set, text, reading);
  return text;
}

function addLined({ lined }: Reading, line: TextMark, text: string): void {
  lined.set(line, (lined.get(line) ?? "") + text);
}

/** Characters have the marks that the innermost element around them says. */
function dotsOf(element: Element, reading: Reading): EmphasisMark | undefined {
  const own = element.getAttribute("class") ?? "";
  const dots = isEmphasisMark(own) ? own : undefined;
  if (dots === undefined) foreign(reading, "format", element.tagName);
  return dots;
}

/** A picture is no text. */
function readPicture(image: Element, reading: Reading): "" {
  if (!isAsClassed(image)) foreign(reading, "picture", image.getAttribute("alt") ?? "");
  reading.pictures.push(htmlPicture(image, reading.roles.length));
  return "";
}

/** A reading is within a ruby, after what it belongs to, and holds text alone. */
function readReading(element: Element, base: string, reading: Reading): void {
  checkAttributes(element, reading);
  const isInRuby = element.parentNode?.nodeName === "ruby";
  if (!isInRuby || elementsOf(element).length > 0) foreign(reading, "element", "rt");
  reading.ruby.push({ base, ruby: element.textContent ?? "" });
}

/** The attributes that our elements have, and no others. */
function checkAttributes(element: Element, reading: Reading): void {
  for (const { name, value } of Array.from(element.attributes)) {
    if (name === "style") {
      const isKnownHere = element.tagName === "img" ? isPictureStyle : isKnownStyle;
      const isKnown = value.split(";").every((one) => one.trim() === "" || isKnownHere(one));
      if (!isKnown) foreign(reading, "format", value);
    } else if (!isKnownValue(element.tagName, name, value)) foreign(reading, "format", value);
  }
}

function hasOwnText(element: Element): boolean {
  for (let node: Node | null = element.firstChild; node !== null; node = node.nextSibling) {
    if (isText(node) && /\S/u.test(node.nodeValue ?? "")) return true;
  }
  return false;
}

function foreign(reading: Reading, kind: ForeignMark["kind"], text: string): void {
  reading.foreign.push({ kind, paragraph: reading.roles.length, text });
}

function foreignLink(text: string): ForeignMark {
  return { kind: "field", paragraph: 0, text };
}

function isText(node: Node): boolean {
  return node.nodeType === 3;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function refuse(_level: string, message: string): never {
  throw new Error(message);
}

/** The size of a paragraph's characters, where it is not that of its role. */
const OWN_SIZE = /(?:^|; )font-size: (?<ems>[\d.]+)em;/u;
