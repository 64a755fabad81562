import type { Element, Node } from "@xmldom/xmldom";
import type { ReadBack } from "../model/verification.ts";
import {
  type DocxParts,
  elementsOf,
  MC_NAMESPACE,
  mainPartName,
  openDocx,
  parseXml,
  W_NAMESPACE,
  wordAttribute,
} from "./docx-parts.ts";
import { notesInText } from "./notes-in-text.ts";
import { readLook } from "./read-look.ts";
import { referencesInWord } from "./references-in-word.ts";
import { UnreadableFile } from "./unreadable-file.ts";
import { wordReadings } from "./word-readings.ts";

interface Reading {
  readonly paragraphs: string[];
  readonly ruby: { base: string; ruby: string }[];
  /** The fields that are open, those around first: where in each the text stands. */
  readonly fields: ("code" | "result")[];
}

/**
 * Reads a Word file back through its XML.
 *
 * Shape: the document's paragraphs in order, those in tables, content controls and text boxes included,
 * without empty ones; a line break is LF, a tab TAB; deleted text and field codes, with the fields in them, are not text.
 * Errors: throws `UnreadableFile`.
 * Source: ECMA-376 Part 1, 17.3 (paragraphs and runs), 17.3.3.25 (ruby).
 */
export function readDocx(bytes: Uint8Array): ReadBack {
  return reading(() => readPackage(openDocx(bytes)));
}

/**
 * Reads a Word file that should be a letter of ours: its text, and what is there besides it.
 *
 * Errors: throws `UnreadableFile`.
 */
export function readLetterDocx(bytes: Uint8Array): ReadBack {
  return reading(() => {
    const { parts, references } = referencesInWord(notesInText(openDocx(bytes)));
    const led = references.length > 0 && { references };
    return { ...readPackage(parts), look: { ...readLook(parts), ...led } };
  });
}

/** Reads the footnotes and the endnotes of a Word file, without what parts them from the text. Errors: throws `UnreadableFile`. */
export function readDocxNotes(bytes: Uint8Array): readonly string[] {
  const parts = openDocx(bytes);
  return ["word/footnotes.xml", "word/endnotes.xml"].flatMap((name) =>
    parts.has(name) ? readDocxPart(parts, name).paragraphs : [],
  );
}

function reading(read: () => ReadBack): ReadBack {
  try {
    return read();
  } catch (cause) {
    throw UnreadableFile.from("docx", cause); // such as elements nested too deeply to follow
  }
}

function readPackage(parts: DocxParts): ReadBack {
  return readDocxPart(parts, mainPartName(parts));
}

/** Reads a part that holds paragraphs: the document, a header, the notes. Errors: throws `UnreadableFile`. */
export function readDocxPart(parts: DocxParts, name: string): ReadBack {
  const document = parseXml(parts, name);
  const reading: Reading = { paragraphs: [], ruby: [], fields: [] };
  for (const element of elementsOf(document.documentElement)) readBlocks(element, reading);
  return {
    paragraphs: reading.paragraphs.filter((text) => /\S/u.test(text)),
    structured: true,
    ruby: reading.ruby,
    pageCount: undefined,
  };
}

/** Looks for paragraphs in whatever holds blocks: body, tables, content controls. */
function readBlocks(element: Element, reading: Reading): void {
  if (isUnread(element)) return;
  if (isWord(element, "p")) {
    readParagraph(element, reading);
    return;
  }
  for (const child of elementsOf(element)) readBlocks(child, reading);
}

function readParagraph(paragraph: Element, reading: Reading): void {
  const boxes: Element[] = [];
  reading.paragraphs.push(inlineText(paragraph, reading, boxes));
  for (const box of boxes) {
    for (const child of elementsOf(box)) readBlocks(child, reading);
  }
}

/** The text in an element; text boxes are set aside, because their paragraphs are paragraphs of their own. */
function inlineText(element: Element, reading: Reading, boxes: Element[]): string {
  let text = "";
  for (const child of elementsOf(element)) {
    if (isUnread(child)) continue;
    if (isWord(child, "fldChar")) passFieldMark(child, reading);
    else if (isWord(child, "txbxContent")) boxes.push(child);
    else if (isWord(child, "ruby")) text += rubyText(child, reading, boxes);
    else text += shownBy(child, reading, boxes);
  }
  return text;
}

function shownBy(child: Element, reading: Reading, boxes: Element[]): string {
  const own = characterOf(child);
  if (own === undefined) return inlineText(child, reading, boxes);
  return reading.fields.includes("code") ? "" : own;
}

/** Source: ECMA-376 Part 1, 17.16.18: a field's code goes to its separator, its result from there to its end. */
function passFieldMark(mark: Element, { fields }: Reading): void {
  switch (wordAttribute(mark, "fldCharType")) {
    case "begin":
      fields.push("code");
      return;
    case "separate":
      if (fields.length > 0) fields[fields.length - 1] = "result";
      return;
    case "end":
      fields.pop();
      return;
    default:
  }
}

function rubyText(ruby: Element, reading: Reading, boxes: Element[]): string {
  const textOf = (name: string): string =>
    elementsOf(ruby)
      .filter((child) => isWord(child, name))
      .map((child) => inlineText(child, reading, boxes))
      .join("");
  const base = textOf("rubyBase");
  reading.ruby.push(...wordReadings(base, textOf("rt")));
  return base;
}

/** The characters that a run's element stands for; undefined if it is none of these. */
function characterOf(element: Element): string | undefined {
  if (element.namespaceURI !== W_NAMESPACE) return undefined;
  switch (element.localName) {
    case "t":
      return element.textContent ?? "";
    case "tab":
    case "ptab":
      return "\t";
    case "br":
      return isLineBreak(element) ? "\n" : "";
    case "cr":
      return "\n";
    case "noBreakHyphen":
      return "\u2011";
    case "softHyphen":
      return isSeparator(element) ? "" : "\u00ad";
    case "sym":
      return symbolOf(element);
    default:
      return undefined;
  }
}

// Hidden, it is no character of the text: it keeps upright letters apart.
function isSeparator({ parentNode: run }: Element): boolean {
  if (run === null || !isElement(run)) return false;
  const properties = elementsOf(run).find((child) => isWord(child, "rPr"));
  return properties !== undefined && elementsOf(properties).some((one) => isWord(one, "vanish"));
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

// A break of type page or column moves the text and is not a character of it.
function isLineBreak(element: Element): boolean {
  const type = wordAttribute(element, "type");
  return type === undefined || type === "textWrapping";
}

function symbolOf(element: Element): string {
  const code = Number.parseInt(wordAttribute(element, "char") ?? "", 16);
  return Number.isInteger(code) && code <= 0x10_ff_ff ? String.fromCodePoint(code) : "\ufffd";
}

function isUnread(element: Element): boolean {
  return element.namespaceURI === MC_NAMESPACE
    ? element.localName === "Fallback" // the same once more, for older readers
    : element.namespaceURI === W_NAMESPACE && UNREAD.has(element.localName ?? "");
}

function isWord(element: Element, name: string): boolean {
  return element.localName === name && element.namespaceURI === W_NAMESPACE;
}

/** Properties (their `w:tab` is a tab stop), deleted and moved text, field codes. */
const UNREAD: ReadonlySet<string> = new Set([
  "pPr",
  "rPr",
  "tblPr",
  "trPr",
  "tcPr",
  "sdtPr",
  "sectPr",
  "rubyPr",
  "del",
  "delText",
  "moveFrom",
  "instrText",
  "delInstrText",
]);
