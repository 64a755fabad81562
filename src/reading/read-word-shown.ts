import type { WordText } from "../model/word-text.ts";
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
import { marksIn } from "./marks-in.ts";
import { withPageNumbers } from "./with-page-numbers.ts";

/**
 * Reads what of a Word file is to be seen on its pages: its text, and what stands there beside it.
 *
 * Shape: `said` is what the file must say, where that is known: then its text is that, and only what is hidden of it is not seen.
 * Errors: throws `UnreadableFile`.
 * Source: ECMA-376 Part 1, 17.3.3.24 (`rt`), 17.3.2.12 (`em`), 17.7 (styles). What is hidden is not seen.
 */
export function readWordShown(bytes: Uint8Array, said?: WordText): WordShown {
  const parts = openDocx(bytes);
  const styles = stylesIn(parts);
  const read = readWordText(parts, (run) => isHiddenRun(run, styles));
  const seen = read.text;
  const text = said === undefined ? seen : seenOf(said, readWordText(parts).text, seen);
  const roots = text.map(({ name }) => parseXml(parts, name));
  const all = (name: string): readonly Found[] =>
    roots.flatMap((root) => inWord(root, name)).filter((one) => !isHidden(one));
  const used = new Set([
    ...["pStyle", "rStyle", "tblStyle"].flatMap(all).map(valueIn),
    ...styles.filter(({ isDefault }) => isDefault).map(({ id }) => id),
  ]);
  const isUsed = (has: (style: Style) => boolean): boolean =>
    [...used].some((id) => lineOf(id, styles).some(has));
  const ofRun = (mark: Found): boolean => mark.parentNode?.parentNode?.localName === "r";
  return {
    text: withPageNumbers(read, text),
    readings: all("rt").map((one) => one.textContent ?? ""),
    marks: marksIn(parts, read, text),
    counted: [...read.results].flatMap(([{ place, number }, results]) =>
      results.length === 0 || place === "header" || place === "footer" ? [] : [{ place, number }],
    ),
    isEmphasised:
      all("em").some((one) => ofRun(one) && isMark(one)) || isUsed((one) => one.isMarked),
  };
}

/** What must be said without what is hidden: a paragraph that says something else than it must is expected whole. */
function seenOf(said: WordText, whole: WordText, seen: WordText): WordText {
  return said.map((part) => {
    const at = whole.findIndex(({ name }) => name === part.name);
    const paragraphs = part.paragraphs.map((one, index) => {
      const other = seen[at]?.paragraphs[index];
      const isAsSaid = whole[at]?.paragraphs[index]?.text === one.text;
      return isAsSaid && other !== undefined ? { ...one, text: other.text } : one;
    });
    return { ...part, paragraphs };
  });
}

type Found = ReturnType<typeof elementsOf>[number];

function inWord(root: ReturnType<typeof parseXml> | Found, name: string): readonly Found[] {
  return Array.from(root.getElementsByTagNameNS(W_NAMESPACE, name));
}

/**
 * Whether Word hides a run's text (隠し文字): by what it says itself, else by its style or its paragraph's, and not by both.
 *
 * Source: ECMA-376 Part 1, 17.3.2.41 (vanish), 17.7.3 (toggle properties).
 */
function isHiddenRun(run: Found, styles: readonly Style[]): boolean {
  const own = propertiesOf(run, "rPr");
  const direct = own && hides(own);
  if (direct !== undefined) return direct;
  const paragraph = paragraphAround(run);
  const ofParagraph = paragraph === undefined ? undefined : propertiesOf(paragraph, "pPr");
  const usual = styles.find(({ isDefault, type }) => isDefault && type === "paragraph")?.id;
  return (
    hiddenByStyle(styleOf(own, "rStyle"), styles) !==
    hiddenByStyle(styleOf(ofParagraph, "pStyle") ?? usual, styles)
  );
}

function propertiesOf(element: Found, name: string): Found | undefined {
  return elementsOf(element).find(({ localName }) => localName === name);
}

function paragraphAround(run: Found): Found | undefined {
  let node = run.parentNode;
  while (node !== null && node.localName !== "p") node = node.parentNode;
  return node !== null && isElement(node) ? node : undefined;
}

function isElement(node: NonNullable<Found["parentNode"]>): node is Found {
  return node.nodeType === node.ELEMENT_NODE;
}

function hiddenByStyle(id: string | undefined, styles: readonly Style[]): boolean {
  const said = id === undefined ? [] : lineOf(id, styles);
  return said.find((style) => style.hides !== undefined)?.hides === true;
}

function styleOf(properties: Found | undefined, name: string): string | undefined {
  const [named] = properties === undefined ? [] : inWord(properties, name);
  return named === undefined ? undefined : valueIn(named);
}

/** Whether properties of a run hide it; undefined if they say nothing of it. */
function hides(properties: Found): boolean | undefined {
  const said = elementsOf(properties).find(({ localName }) => localName === "vanish");
  return said === undefined ? undefined : !["0", "false", "off"].includes(valueIn(said));
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

function isMark(element: Found): boolean {
  return valueIn(element) !== "none";
}

interface Style {
  readonly id: string;
  readonly basedOn: string;
  readonly isDefault: boolean;
  readonly isMarked: boolean;
  readonly type: string;
  /** Whether it hides text; undefined if it says nothing of that. */
  readonly hides: boolean | undefined;
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
      isMarked: inWord(style, "em").some(isMark),
      type: wordAttribute(style, "type") ?? "",
      hides: elementsOf(style)
        .filter(({ localName }) => localName === "rPr")
        .map(hides)[0],
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
