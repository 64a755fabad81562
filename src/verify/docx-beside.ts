import type { Element } from "@xmldom/xmldom";
import { partName } from "../base/part-name.ts";
import type { BesideText } from "../model/transcript.ts";
import { automaticNumbers, type IsNumbered } from "./docx-numbering.ts";
import { type DocxParts, elementsOf, parseXml, W_NAMESPACE, wordAttribute } from "./docx-parts.ts";

/** A part that a Word document names, by the last word of the relationship's type. */
interface RelatedPart {
  readonly type: string;
  readonly name: string;
}

/**
 * The parts that a Word document names besides itself: headers first, then footers, notes and comments.
 *
 * Errors: throws `UnreadableFile`.
 */
export function besideParts(
  parts: DocxParts,
  main: string,
): readonly { readonly name: string; readonly what: BesideText }[] {
  const found = relatedParts(parts, main).flatMap(({ type, name }) => {
    const what = BESIDE.get(type);
    return what === undefined ? [] : [{ name, what }];
  });
  return [...BESIDE.values()].flatMap((what) => found.filter((part) => part.what === what));
}

/**
 * Counts what the reader of paragraphs passes over or cannot show as it is: in the parts of text by `names`, and in the
 * charts and diagrams that the document and they lead to.
 *
 * Errors: throws `UnreadableFile`.
 */
export function countUnread(
  parts: DocxParts,
  main: string,
  names: readonly string[],
  add: (what: BesideText, count: number) => void,
): void {
  const related = relatedParts(parts, main);
  const partOf = (wanted: string): string | undefined =>
    related.find(({ type }) => type === wanted)?.name;
  const isNumbered = automaticNumbers(parts, partOf("numbering"), partOf("styles"));
  for (const name of names) countIn(parseXml(parts, name).documentElement, isNumbered, add);
  const drawn = new Set(
    [main, ...names]
      .flatMap((name) => relatedParts(parts, name))
      .filter(({ type }) => DRAWN.has(type))
      .map(({ name }) => name),
  );
  for (const name of drawn) countDrawn(parseXml(parts, name).documentElement, add);
}

function relatedParts(parts: DocxParts, source: string): readonly RelatedPart[] {
  const slash = source.lastIndexOf("/") + 1;
  const folder = source.slice(0, slash);
  const relations = `${folder}_rels/${source.slice(slash)}.rels`;
  if (!parts.has(relations)) return [];
  return elementsOf(parseXml(parts, relations).documentElement).flatMap((relation) => {
    const type = relation.getAttribute("Type")?.split("/").at(-1) ?? "";
    const name = partName(folder, relation.getAttribute("Target") ?? "");
    return relation.getAttribute("TargetMode") !== "External" && parts.has(name)
      ? [{ type, name }]
      : [];
  });
}

function countIn(
  element: Element | null,
  isNumbered: IsNumbered,
  add: (what: BesideText, count: number) => void,
): void {
  for (const child of elementsOf(element)) {
    if (child.localName === "Fallback") continue; // the same once more, for older readers
    const unread = unreadIn(child);
    if (unread !== undefined) {
      add(unread.what, unread.count);
      continue;
    }
    if (child.localName === "textpath")
      add("drawing", lengthOf(child.getAttribute("string") ?? ""));
    if (child.namespaceURI === W_NAMESPACE) countWord(child, isNumbered, add);
    countIn(child, isNumbered, add);
  }
}

/** Counts what is shown otherwise than Word shows it: without its number, or though it is hidden. */
function countWord(
  element: Element,
  isNumbered: IsNumbered,
  add: (what: BesideText, count: number) => void,
): void {
  const length = lengthOf(element.textContent ?? "");
  if (element.localName === "p" && length > 0 && isNumbered(element)) add("numbering", 1);
  if (element.localName === "r" && isHidden(element)) add("hidden", length);
}

/** What an element is that is passed over with all that is in it. */
function unreadIn(
  element: Element,
): { readonly what: BesideText; readonly count: number } | undefined {
  const length = lengthOf(element.textContent ?? "");
  switch (element.localName) {
    case "delText":
      return { what: "deleted", count: length };
    case "sym":
      return { what: "symbol", count: 1 };
    case "altChunk": // another format
    case "subDoc": // another file
    case "OLEObject": // another program
      return { what: "embedded", count: 1 };
    case "t":
      if (element.namespaceURI?.endsWith("/math") === true)
        return { what: "formula", count: length };
      return isDrawing(element) ? { what: "drawing", count: length } : undefined;
    default:
      return undefined;
  }
}

/** Counts the words of a chart or diagram: what is written in it, and the names of what it shows. */
function countDrawn(element: Element | null, add: (what: BesideText, count: number) => void): void {
  for (const child of elementsOf(element)) {
    const isWord = child.localName === "t" || isNameInChart(child);
    if (isWord) add("drawing", lengthOf(child.textContent ?? ""));
    else countDrawn(child, add);
  }
}

function isNameInChart(element: Element): boolean {
  const cache = element.parentNode?.parentNode;
  return element.localName === "v" && cache?.nodeName.endsWith(":strCache") === true;
}

function isDrawing(element: Element): boolean {
  return /\/drawingml\/(?:2006\/)?main$/u.test(element.namespaceURI ?? "");
}

/** Whether a run's own properties hide it. */
function isHidden(run: Element): boolean {
  return elementsOf(run)
    .filter(({ localName }) => localName === "rPr")
    .flatMap(elementsOf)
    .some(
      (one) =>
        one.localName === "vanish" &&
        !["0", "false", "off"].includes(wordAttribute(one, "val") ?? ""),
    );
}

function lengthOf(text: string): number {
  return [...text.replaceAll(/\s/gu, "")].length;
}

/** Types of relationship, by the last part of their name. */
const BESIDE: ReadonlyMap<string, BesideText> = new Map([
  ["header", "header"],
  ["footer", "footer"],
  ["footnotes", "footnote"],
  ["endnotes", "endnote"],
  ["comments", "comment"],
]);

/** The same of parts that draw words. */
const DRAWN: ReadonlySet<string> = new Set(["chart", "chartEx", "diagramData"]);
