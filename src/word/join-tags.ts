import { type Diagnostic, error } from "../base/diagnostic.ts";
import { RUN_OBJECTS } from "./run-objects.ts";
import { lookOf, setText, splitText, tagRun } from "./runs.ts";
import { describedBy, placeOfNode, type Story } from "./story.ts";
import {
  around,
  descendants,
  insertBefore,
  tagNode,
  textIn,
  type XmlElement,
  type XmlNode,
} from "./xml-tree.ts";

/** A text element of a line, or something else in it, which is written as one U+FFFC. */
interface Atom {
  readonly node: XmlElement | undefined;
  readonly text: string;
}

/** A tag in the text of a line. Units: UTF-16 offsets. */
interface TagSpan {
  readonly start: number;
  readonly end: number;
  readonly source: string;
}

/**
 * Finds the tags that were typed, however Word has cut them into runs, and gives each a run of its own with the look of its
 * first character. Braces, quotes, signs and blanks of a tag may be full-width.
 *
 * Errors: word/tag-not-closed, word/tag-broken, word/tag-unsupported.
 */
export function joinTags(path: string, story: Story, report: (found: Diagnostic) => void): void {
  for (const element of descendants(story.document.root)) {
    if (LINES.has(element.name)) joinInLine(element, path, story, report);
    joinInAttributes(element);
  }
}

/** What holds text that is read by itself. */
const LINES: ReadonlySet<string> = new Set(["w:p", "w:rt", "w:rubyBase"]);

function joinInLine(
  line: XmlElement,
  path: string,
  story: Story,
  report: (found: Diagnostic) => void,
): void {
  const atoms = atomsOf(line);
  const text = atoms.map((atom) => atom.text).join("");
  if (!MAY_HOLD_TAG.test(text)) return;
  const spans: TagSpan[] = [];
  for (const found of tagsIn(text)) {
    if (found.kind === "tag") spans.push(found);
    else {
      const values = { found: found.text.replaceAll(OBJECT, "␣") };
      report(error(`word/${found.kind}`, placeOfNode(path, story, line), values));
    }
  }
  if (spans.length > MOST_TAGS) {
    report(error("word/too-large", placeOfNode(path, story, line), { limit: MOST_TAGS }));
    return;
  }
  // From the last to the first, so that the offsets of those before stay right.
  for (const span of spans.reverse()) placeTag(atoms, span);
}

/** Most tags of one paragraph. */
const MOST_TAGS = 500;

/** Puts a tag into the tree in the place of the texts that it was cut into. */
function placeTag(atoms: Atom[], { start, end, source }: TagSpan): void {
  const touched = touchedBy(atoms, start, end);
  for (const { index, from, to } of [...touched].reverse()) {
    const { node, text } = atoms[index] ?? { node: undefined, text: "" };
    if (node === undefined) continue;
    if (to < text.length) splitText(node, to, text);
    const covered = fromThereOn(node, from, text.slice(0, to));
    if (index === touched[0]?.index) {
      const run = around(covered, "w:r");
      if (run !== undefined) insertBefore(run, tagRun(source, lookOf(run), run));
    }
    setText(covered, "");
    atoms[index] = { node: from === 0 ? undefined : node, text: text.slice(0, from) };
  }
}

/** A text from an offset on, in a run of its own: what stands before it in its run stays before the tag. */
function fromThereOn(text: XmlElement, from: number, whole: string): XmlElement {
  const content = text.parent?.children.filter(
    (node) => node.kind === "element" && node.name !== "w:rPr",
  );
  return from === 0 && content?.[0] === text ? text : splitText(text, from, whole);
}

/** The texts that a span covers, each with the part of it that is covered. */
function touchedBy(
  atoms: readonly Atom[],
  start: number,
  end: number,
): readonly { readonly index: number; readonly from: number; readonly to: number }[] {
  let offset = 0;
  return atoms.flatMap(({ text }, index) => {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, text.length);
    offset += text.length;
    return from < to ? [{ index, from, to }] : [];
  });
}

/** The texts of a line in order; what is a line of its own, or is not seen, is left out. */
function atomsOf(line: XmlElement): Atom[] {
  const atoms: Atom[] = [];
  const visit = (node: XmlNode): void => {
    const isElement = node.kind === "element";
    if (node.kind === "tag" || (isElement && OBJECTS.has(node.name))) atoms.push(OBJECT_ATOM);
    if (!isElement || ASIDE.has(node.name)) return;
    if (node.name === "w:t") atoms.push({ node, text: textIn(node) });
    else for (const child of node.children) visit(child);
  };
  for (const child of line.children) visit(child);
  return atoms;
}

/** Tags in the alternative text of pictures and shapes, and in their names. */
function joinInAttributes(element: XmlElement): void {
  if (!element.attributes.some(({ value }) => MAY_HOLD_TAG.test(value))) return;
  const names = describedBy(element);
  element.attributes = element.attributes.map((attribute) => {
    if (!names.includes(attribute.name)) return attribute;
    return { ...attribute, tags: nodesOfText(attribute.value) };
  });
}

/** A text cut at its tags; one that is not closed stays text. */
export function nodesOfText(text: string): readonly (string | XmlNode)[] {
  const nodes: (string | XmlNode)[] = [];
  let at = 0;
  for (const found of tagsIn(text)) {
    if (found.kind !== "tag") continue;
    nodes.push(text.slice(at, found.start), tagNode(found.source));
    at = found.end;
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== "");
}

type FoundTag =
  | ({ readonly kind: "tag" } & TagSpan)
  | { readonly kind: "tag-not-closed" | "tag-broken" | "tag-unsupported"; readonly text: string };

/** The tags of a text in order, with what is wrong where one cannot be read. */
function tagsIn(text: string): readonly FoundTag[] {
  const plain = text.replaceAll(/[｛｝]/gu, (brace) => (brace === "｛" ? "{" : "}"));
  const found: FoundTag[] = [];
  let start = plain.indexOf("{{");
  while (start !== -1) {
    const close = plain[start + 2] === "{" ? "}}}" : "}}";
    const closing = plain.indexOf(close, start);
    const nextOpening = plain.indexOf("{{", start + close.length);
    const shown = text.slice(start, start + SHOWN);
    if (closing === -1 || (nextOpening !== -1 && nextOpening < closing)) {
      found.push({ kind: "tag-not-closed", text: shown });
      start = nextOpening;
      continue;
    }
    const end = closing + close.length;
    const source = inHalfWidth(text.slice(start, end));
    if (source.includes(OBJECT)) found.push({ kind: "tag-broken", text: text.slice(start, end) });
    else if (/^\{\{~?\s*[>*]/u.test(source)) found.push({ kind: "tag-unsupported", text: source });
    else found.push({ kind: "tag", start, end, source });
    start = plain.indexOf("{{", end);
  }
  return found;
}

/** A tag as the template language writes it; what stands in its quotes is left as it is. */
function inHalfWidth(tag: string): string {
  let isQuoted = false;
  const plain = [...tag].map((character) => {
    const half = HALF.get(character) ?? character;
    if (half === '"') isQuoted = !isQuoted;
    return isQuoted && half !== '"' ? character : half;
  });
  return plain
    .join("")
    .replace(/^(\{\{+)\s+/u, "$1")
    .replace(/\s+(\}\}+)$/u, "$1")
    .replace(/^(\{\{[#/^])\s+/u, "$1");
}

const HALF: ReadonlyMap<string, string> = new Map([
  ["｛", "{"],
  ["｝", "}"],
  ["＃", "#"],
  ["♯", "#"],
  ["／", "/"],
  ["＾", "^"],
  ["＞", ">"],
  ["＝", "="],
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["＂", '"'],
  ["　", " "],
  ["\u00a0", " "],
]);
const OBJECT = "\ufffc";
const OBJECT_ATOM: Atom = { node: undefined, text: OBJECT };
const MAY_HOLD_TAG = /[{｛]/u;
/** UTF-16 code units of a tag that are shown where it has no end. */
const SHOWN = 24;

const ASIDE: ReadonlySet<string> = new Set([
  "w:pPr",
  "w:rPr",
  "w:sdtPr",
  "w:p",
  "w:rt",
  "w:rubyBase",
  "w:rubyPr",
  "w:instrText",
]);

/** What cannot stand in the middle of a tag. */
const OBJECTS: ReadonlySet<string> = new Set([
  ...RUN_OBJECTS,
  "w:ruby",
  "w:fldChar",
  "w:softHyphen",
  "mc:AlternateContent",
]);
