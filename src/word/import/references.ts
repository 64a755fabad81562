import { toFullWidth } from "../../language/kanji-numeral.ts";
import type { XmlElement } from "../xml-tree.ts";
import type { FieldTag } from "./merge-field.ts";
import {
  attributeIn,
  childElements,
  childNamed,
  childValue,
  elementsWithin,
} from "./properties.ts";

/** What the places that the sentences of a file lead to are called in its template, by the names of their bookmarks. */
export type References = ReadonlyMap<string, string>;

/** No place has a name: what leads to one is text. */
export const NO_REFERENCES: References = new Map();

/**
 * Finds the places that the sentences of a letter of ours lead to (［＃「対象」の番号］): its numbered items and its footnotes.
 *
 * Shape: 参照１, 参照２ … in the order in which sentences first lead there. What they were called the file does not say.
 * Source: ISO/IEC 29500-1, 17.16.22 (hyperlink to a bookmark), 17.13.6.2 (bookmarkStart).
 */
export function referencesIn(body: XmlElement, notes: XmlElement | undefined): References {
  const places = new Set([
    ...anchorsIn(body, (paragraph) => NUMBERED_STYLE.test(styleOf(paragraph))),
    ...(notes === undefined ? [] : anchorsIn(notes, () => true)),
  ]);
  const names = new Map<string, string>();
  for (const element of elementsWithin(body)) {
    const anchor = element.name === "w:hyperlink" ? attributeIn(element, "w:anchor") : undefined;
    if (anchor === undefined || names.has(anchor) || !places.has(anchor)) continue;
    names.set(anchor, `参照${toFullWidth(String(names.size + 1))}`);
  }
  return names;
}

function anchorsIn(
  part: XmlElement,
  isPlace: (paragraph: XmlElement) => boolean,
): readonly string[] {
  return [...elementsWithin(part)].flatMap((one) =>
    one.name === "w:p" && isPlace(one) ? (anchorOf(one) ?? []) : [],
  );
}

function styleOf(paragraph: XmlElement): string {
  return childValue(childNamed(paragraph, "w:pPr"), "w:pStyle") ?? "";
}

/** Items that are numbered by themselves: a template can give no other paragraph of the text a name. */
const NUMBERED_STYLE = /^KobunBango\d(?:B\d{1,2})?$/u;

/** The bookmark at the head of a paragraph to which sentences lead. */
export function anchorOf(paragraph: XmlElement): string | undefined {
  const mark = childElements(paragraph).find(({ name }) => name === "w:bookmarkStart");
  const name = mark && attributeIn(mark, "w:name");
  return name !== undefined && /^_Ref\d+$/u.test(name) ? name : undefined;
}

/** What a template writes where a sentence leads to a place. */
export function referenceTag(name: string): FieldTag {
  return {
    tag: `［＃「${name}」の番号］`,
    columns: new Map(),
    rowsFor: () => [],
    sample: new Map(),
    print: () => undefined,
  };
}

/** Gives the line of an item that is numbered by itself the name of the place that it is. */
export function withPlaceName(line: string, name: string): string {
  return line.replace(/^(［＃[^「」［］]+)］/u, `$1「${name}」］`);
}
