import type { Element } from "@xmldom/xmldom";
import { type DocxParts, elementsOf, parseXml, W_NAMESPACE, wordAttribute } from "./docx-parts.ts";

/** Tells whether Word writes, before a paragraph, a number that is not in its text. */
export type IsNumbered = (paragraph: Element) => boolean;

/** What a paragraph or a style says of its number. */
interface Numbering {
  readonly id: string | undefined;
  readonly level: string | undefined;
}

/**
 * Reads which paragraphs have automatic numbers (第一条, (1)), by themselves or by their style. Bullets are not numbers.
 *
 * Shape: the names are those of the document's parts, undefined where it has none.
 * Errors: throws `UnreadableFile`.
 * Source: ECMA-376 Part 1, 17.9 (numbering), 17.3.1.19 (`numPr`).
 */
export function automaticNumbers(
  parts: DocxParts,
  numberingPart: string | undefined,
  stylesPart: string | undefined,
): IsNumbered {
  if (numberingPart === undefined || !parts.has(numberingPart)) return () => false;
  const written = writtenLevels(parts, numberingPart);
  const styles = stylesPart === undefined ? new Map() : numberedStyles(parts, stylesPart);
  return (paragraph) => {
    const properties = childOf(paragraph, "pPr");
    const own = numberingOf(properties);
    const style = styles.get(valueIn(childOf(properties, "pStyle")) ?? "");
    const id = own.id ?? style?.id;
    return id !== undefined && written.has(`${id}\t${own.level ?? style?.level ?? "0"}`);
  };
}

/** The levels of each numbering that write something with figures in it. */
function writtenLevels(parts: DocxParts, name: string): ReadonlySet<string> {
  const written = new Set<string>();
  const root = elementsOf(parseXml(parts, name).documentElement);
  const levels = new Map<string, readonly string[]>();
  for (const abstract of root.filter((one) => isWord(one, "abstractNum"))) {
    const shown = elementsOf(abstract).filter((one) => isWord(one, "lvl") && isShown(one));
    const numbers = shown.map((one) => wordAttribute(one, "ilvl") ?? "0");
    levels.set(wordAttribute(abstract, "abstractNumId") ?? "", numbers);
  }
  for (const num of root.filter((one) => isWord(one, "num"))) {
    const id = wordAttribute(num, "numId") ?? "";
    for (const level of levels.get(valueIn(childOf(num, "abstractNumId")) ?? "") ?? [])
      written.add(`${id}\t${level}`);
  }
  return written;
}

function isShown(level: Element): boolean {
  const format = valueIn(childOf(level, "numFmt")) ?? "decimal";
  return format !== "bullet" && format !== "none" && valueIn(childOf(level, "lvlText")) !== "";
}

/** The numberings of styles, with what they have from those that they are based on. */
function numberedStyles(parts: DocxParts, name: string): ReadonlyMap<string, Numbering> {
  if (!parts.has(name)) return new Map();
  const styles = new Map(
    elementsOf(parseXml(parts, name).documentElement)
      .filter((one) => isWord(one, "style"))
      .map((style) => [wordAttribute(style, "styleId") ?? "", style]),
  );
  const numberingIn = (id: string, seen: readonly string[]): Numbering => {
    const style = styles.get(id);
    if (style === undefined || seen.includes(id)) return { id: undefined, level: undefined };
    const own = numberingOf(childOf(style, "pPr"));
    const basis = numberingIn(valueIn(childOf(style, "basedOn")) ?? "", [...seen, id]);
    return { id: own.id ?? basis.id, level: own.level ?? basis.level };
  };
  return new Map([...styles.keys()].map((id) => [id, numberingIn(id, [])]));
}

function numberingOf(properties: Element | undefined): Numbering {
  const numbering = childOf(properties, "numPr");
  return {
    id: valueIn(childOf(numbering, "numId")),
    level: valueIn(childOf(numbering, "ilvl")),
  };
}

function childOf(parent: Element | undefined, name: string): Element | undefined {
  return elementsOf(parent ?? null).find((one) => isWord(one, name));
}

function valueIn(element: Element | undefined): string | undefined {
  return element === undefined ? undefined : wordAttribute(element, "val");
}

function isWord(element: Element, name: string): boolean {
  return element.localName === name && element.namespaceURI === W_NAMESPACE;
}
