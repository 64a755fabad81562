import type { Element } from "@xmldom/xmldom";
import type { BesideText } from "../model/transcript.ts";
import { type DocxParts, elementsOf, parseXml } from "./docx-parts.ts";

/** The parts that a Word document names beside itself: headers first, then footers, notes and comments. Errors: throws `UnreadableFile`. */
export function besideParts(
  parts: DocxParts,
  main: string,
): readonly { readonly name: string; readonly what: BesideText }[] {
  const slash = main.lastIndexOf("/") + 1;
  const folder = main.slice(0, slash);
  const relations = `${folder}_rels/${main.slice(slash)}.rels`;
  if (!parts.has(relations)) return [];
  const found = elementsOf(parseXml(parts, relations).documentElement).flatMap((relation) => {
    const type = relation.getAttribute("Type")?.split("/").at(-1) ?? "";
    const what = BESIDE.get(type);
    const target = relation.getAttribute("Target") ?? "";
    const name = target.startsWith("/") ? target.slice(1) : folder + target;
    return what === undefined || !parts.has(name) ? [] : [{ name, what }];
  });
  return [...BESIDE.values()].flatMap((what) => found.filter((part) => part.what === what));
}

/** Counts in a part what the reader of paragraphs passes over or cannot show as it is. Errors: throws `UnreadableFile`. */
export function countUnread(
  parts: DocxParts,
  name: string,
  add: (what: BesideText, count: number) => void,
): void {
  countIn(parseXml(parts, name).documentElement, add);
}

function countIn(element: Element | null, add: (what: BesideText, count: number) => void): void {
  for (const child of elementsOf(element)) {
    if (child.localName === "Fallback") continue; // the same once more, for older readers
    if (child.localName === "delText") add("deleted", [...(child.textContent ?? "")].length);
    else if (child.localName === "sym") add("symbol", 1);
    else if (child.localName === "t" && child.namespaceURI?.endsWith("/math") === true) {
      add("formula", [...(child.textContent ?? "")].length);
    } else countIn(child, add);
  }
}

/** Types of relationship, by the last part of their name. */
const BESIDE: ReadonlyMap<string, BesideText> = new Map([
  ["header", "header"],
  ["footer", "footer"],
  ["footnotes", "footnote"],
  ["endnotes", "endnote"],
  ["comments", "comment"],
]);
