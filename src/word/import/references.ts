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
import { isNumberedStyle, plainStyle } from "./role-styles.ts";
import type { StyleSheet } from "./style-sheet.ts";

/** What the places that the sentences of a file lead to are called in its template, by the names of their bookmarks. */
export type References = ReadonlyMap<string, string>;

/** No place has a name: what leads to one is text. */
export const NO_REFERENCES: References = new Map();

/** What finding them needs to know of a file. */
export interface ReferenceContext {
  /** The paragraphs of the letter and of each 別紙, with its name. */
  readonly parts: readonly { readonly body: XmlElement; readonly name: string | undefined }[];
  readonly styles: StyleSheet;
  /** The part of its footnotes. */
  readonly notes: XmlElement | undefined;
  /** Places that a template cannot name, by their bookmarks. */
  readonly nameless: ReadonlySet<string>;
}

/**
 * Finds the places that the sentences of a letter of ours lead to (［＃「対象」の番号］): its numbered items, its notes, what its figures
 * are called, and the marks of its 別紙.
 *
 * Shape: a 別紙 has the name of its pages, the others are 参照１, 参照２ … in the order in which sentences first lead there: what they
 * were called the file does not say.
 * Source: ISO/IEC 29500-1, 17.16.22 (hyperlink to a bookmark), 17.13.6.2 (bookmarkStart).
 */
export function referencesIn(body: XmlElement, context: ReferenceContext): References {
  const places = new Map<string, string | undefined>();
  for (const anchor of anchorsIn(context.notes)) places.set(anchor, undefined);
  for (const part of context.parts) {
    for (const [anchor, name] of placesOf(part, context)) places.set(anchor, name);
  }
  for (const anchor of context.nameless) places.delete(anchor);
  const taken = new Set(context.parts.map(({ name }) => name));
  const names = new Map<string, string>();
  let number = 0;
  const free = (): string => {
    number += 1;
    const name = `参照${toFullWidth(String(number))}`;
    return taken.has(name) ? free() : name;
  };
  for (const element of elementsWithin(body)) {
    const anchor = element.name === "w:hyperlink" ? attributeIn(element, "w:anchor") : undefined;
    if (anchor === undefined || names.has(anchor) || !places.has(anchor)) continue;
    names.set(anchor, places.get(anchor) ?? free());
  }
  return names;
}

/** The places of a part by their bookmarks, and the name of the 別紙 at its mark. */
function placesOf(
  { body, name }: ReferenceContext["parts"][number],
  { styles }: ReferenceContext,
): readonly (readonly [anchor: string, name: string | undefined])[] {
  return elementsWithin(body).flatMap((paragraph): [string, string | undefined][] => {
    const anchor = paragraph.name === "w:p" ? anchorOf(paragraph) : undefined;
    if (anchor === undefined) return [];
    const id = childValue(childNamed(paragraph, "w:pPr"), "w:pStyle");
    const style = plainStyle(styles.nameOf(id) ?? "");
    if (style === "公文書 右肩") return name === undefined ? [] : [[anchor, name]];
    const isPlace = isNumberedStyle(style) || OTHER_PLACES.has(style);
    return isPlace ? [[anchor, undefined]] : [];
  });
}

/** The styles of paragraphs that may be a place with a name: notes behind the text are items. */
const OTHER_PLACES: ReadonlySet<string> = new Set(["公文書 図の題", "公文書 項目"]);

function anchorsIn(part: XmlElement | undefined): readonly string[] {
  return (part === undefined ? [] : elementsWithin(part)).flatMap((one) =>
    one.name === "w:p" ? (anchorOf(one) ?? []) : [],
  );
}

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
