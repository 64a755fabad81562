import {
  type DocxParts,
  elementsOf,
  MC_NAMESPACE,
  openDocx,
  parseXml,
  W_NAMESPACE,
  wordAttribute,
} from "../verify/docx-parts.ts";
import { readWordText } from "../verify/read-word-text.ts";
import type { WordShown } from "./compare-by-place.ts";

/**
 * Reads what of a Word file is to be seen on its pages: its text, and what stands there beside it.
 *
 * Errors: throws `UnreadableFile`.
 * Source: ECMA-376 Part 1, 17.3.3.24 (`rt`), 17.3.1.19 (`numPr`), 17.3.2.12 (`em`), 17.7 (styles).
 */
export function readWordShown(bytes: Uint8Array): WordShown {
  const parts = openDocx(bytes);
  const { text } = readWordText(parts);
  const roots = text.map(({ name }) => parseXml(parts, name));
  const all = (name: string): readonly Found[] =>
    roots.flatMap((root) => inWord(root, name)).filter((one) => !isHidden(one));
  const styles = stylesIn(parts);
  const used = new Set([
    ...["pStyle", "rStyle", "tblStyle"].flatMap(all).map(valueIn),
    ...styles.filter(({ isDefault }) => isDefault).map(({ id }) => id),
  ]);
  const isUsed = (has: (style: Style) => boolean): boolean =>
    [...used].some((id) => lineOf(id, styles).some(has));
  const ofRun = (mark: Found): boolean => mark.parentNode?.parentNode?.localName === "r";
  return {
    text,
    readings: all("rt").map((one) => one.textContent ?? ""),
    isNumbered: all("numPr").some(isNumber) || isUsed((style) => style.isNumbered),
    isEmphasised:
      all("em").some((one) => ofRun(one) && isMark(one)) || isUsed((one) => one.isMarked),
  };
}

type Found = ReturnType<typeof elementsOf>[number];

function inWord(root: ReturnType<typeof parseXml> | Found, name: string): readonly Found[] {
  return Array.from(root.getElementsByTagNameNS(W_NAMESPACE, name));
}

/** What is deleted, and what only older readers show. */
function isHidden(element: Found): boolean {
  for (let node = element.parentNode; node !== null; node = node.parentNode) {
    const { localName, namespaceURI } = node;
    if (namespaceURI === MC_NAMESPACE && localName === "Fallback") return true;
    if (namespaceURI === W_NAMESPACE && (localName === "del" || localName === "moveFrom"))
      return true;
  }
  return false;
}

function valueIn(element: Found): string {
  return wordAttribute(element, "val") ?? "";
}

/** 0 takes a number away that a style gives. */
function isNumber(properties: Found): boolean {
  return inWord(properties, "numId").some((one) => valueIn(one) !== "0");
}

function isMark(element: Found): boolean {
  return valueIn(element) !== "none";
}

interface Style {
  readonly id: string;
  readonly basedOn: string;
  readonly isDefault: boolean;
  readonly isNumbered: boolean;
  readonly isMarked: boolean;
}

function stylesIn(parts: DocxParts): readonly Style[] {
  const names = [...parts.keys()].filter((name) => /(?:^|\/)styles\.xml$/iu.test(name));
  return names
    .flatMap((name) => elementsOf(parseXml(parts, name).documentElement))
    .filter(({ localName }) => localName === "style")
    .map((style) => ({
      id: wordAttribute(style, "styleId") ?? "",
      basedOn: inWord(style, "basedOn").map(valueIn)[0] ?? "",
      isDefault: ["1", "true", "on"].includes(wordAttribute(style, "default") ?? ""),
      isNumbered: inWord(style, "numPr").some(isNumber),
      isMarked: inWord(style, "em").some(isMark),
    }));
}

/** A style and those that it is based on; a circle ends where it closes. */
function lineOf(id: string, styles: readonly Style[]): readonly Style[] {
  const line: Style[] = [];
  for (
    let next = styles.find((one) => one.id === id);
    next !== undefined && !line.includes(next);
  ) {
    line.push(next);
    const { basedOn } = next;
    next = styles.find((one) => one.id === basedOn);
  }
  return line;
}
