import {
  append,
  attributeOf,
  childOf,
  copyOf,
  elementLike,
  elementsOf,
  fromOf,
  insertBehind,
  remove,
  setAttribute,
  tagNode,
  textNode,
  type XmlElement,
  type XmlNode,
} from "./xml-tree.ts";

/** A copy of a run's look (`w:rPr`); without the mark that its spelling is not checked, unless that is wanted too. */
export function lookOf(run: XmlElement | undefined, isWhole = false): XmlElement | undefined {
  const look = run && childOf(run, "w:rPr");
  if (look === undefined) return undefined;
  const copy = copyOf(look);
  if (!isWhole) for (const mark of elementsOf(copy, "w:noProof")) remove(mark);
  return copy.children.length === 0 ? undefined : copy;
}

/** What a tag becomes: a run of its own for one that prints, the bare tag for one that opens or ends a section. */
export function tagRun(source: string, look: XmlElement | undefined, like: XmlElement): XmlNode {
  return isSectionTag(source) ? tagNode(source) : runOf([tagNode(source)], look, like);
}

/** A run that shows a text; `from` as `XmlText` has it. */
export function textRun(
  text: string,
  look: XmlElement | undefined,
  like: XmlElement,
  from?: number,
): XmlElement {
  return runOf([textNode(text, from)], look, like);
}

function runOf(
  content: readonly XmlNode[],
  look: XmlElement | undefined,
  like: XmlElement,
): XmlElement {
  const text = elementLike(like, "t", content);
  keepSpace(text);
  return elementLike(like, "r", look === undefined ? [text] : [look, text]);
}

/** Lets blanks at the ends of a text stand. Source: XML 1.0, 2.10. */
export function keepSpace(text: XmlElement): void {
  if (attributeOf(text, "xml:space") === undefined) setAttribute(text, "xml:space", "preserve");
}

/** Whether a tag opens, divides or ends a section. */
export function isSectionTag(source: string): boolean {
  return /^\{\{~?\s*(?:[#/^]|else(?:\s|~|\}))/u.test(source);
}

/** Lets a run end behind one of its texts at an offset; gives the text from there on, in a run of its own. */
export function splitText(text: XmlElement, at: number, whole: string): XmlElement {
  const run = text.parent;
  if (run === undefined) return text;
  const from = fromOf(text);
  const rest = elementLike(text, "t", [
    textNode(whole.slice(at), from === undefined ? undefined : from + at),
  ]);
  keepSpace(rest);
  const behind: XmlElement = { ...run, children: [], parent: undefined };
  const look = lookOf(run, true);
  if (look !== undefined) append(behind, look);
  append(behind, rest);
  const index = run.children.indexOf(text);
  for (const node of run.children.slice(index + 1)) append(behind, node);
  insertBehind(run, behind);
  setText(text, whole.slice(0, at));
  return rest;
}

/** Leaves of a text element's text the beginning; one without text goes, and its run with it if nothing else is in it. */
export function setText(text: XmlElement, value: string): void {
  if (value !== "") {
    const from = fromOf(text);
    text.children = [];
    append(text, textNode(value, from));
    keepSpace(text);
    return;
  }
  const run = text.parent;
  remove(text);
  if (run !== undefined && elementsOf(run).every(({ name }) => name === "w:rPr")) remove(run);
}
