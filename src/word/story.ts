import type { WordLocation, WordPlace } from "../base/location.ts";
import {
  attributeOf,
  elementsOf,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "./xml-tree.ts";

/** One part of a Word file that holds text: the body, a header, the footnotes. */
export interface Story {
  /** The part's name in the package. */
  readonly name: string;
  /** What its paragraphs are, those in text boxes left aside. */
  readonly place: Exclude<WordPlace, "text-box">;
  readonly document: XmlDocument;
  /** Where each of its paragraphs (`w:p`) stands, by the element. */
  readonly paragraphs: ReadonlyMap<XmlElement, ParagraphPlace>;
}

/** Where a paragraph stands: numbered as `WordParagraph` is. */
export interface ParagraphPlace {
  readonly place: WordPlace;
  readonly number: number;
  /** Whether it stands in `mc:Fallback`, where what the other branch says stands again. */
  readonly isFallback: boolean;
}

/**
 * Numbers the paragraphs of a part, as a person would count them in Word.
 *
 * Shape: in the order of their start tags; those in text boxes by themselves; a paragraph of `mc:Fallback` has the number
 * of its twin. Notes that Word has for itself (with a `w:type`) are not counted.
 */
export function numberParagraphs(
  root: XmlElement,
  place: Story["place"],
): ReadonlyMap<XmlElement, ParagraphPlace> {
  const numbering: Numbering = { place, places: new Map(), counts: new Map() };
  numberWithin(root, numbering, false, false);
  return numbering.places;
}

interface Numbering {
  readonly place: Story["place"];
  readonly places: Map<XmlElement, ParagraphPlace>;
  counts: Map<WordPlace, number>;
}

function numberWithin(
  element: XmlElement,
  numbering: Numbering,
  isInBox: boolean,
  isFallback: boolean,
): void {
  for (const child of elementsOf(element)) {
    if (isOwnNote(child)) continue;
    if (child.name === "w:p")
      numberOne(child, numbering, isInBox ? "text-box" : undefined, isFallback);
    if (child.name === "mc:AlternateContent") numberBranches(child, numbering, isInBox, isFallback);
    else numberWithin(child, numbering, isInBox || child.name === "w:txbxContent", isFallback);
  }
}

function numberOne(
  paragraph: XmlElement,
  { place, places, counts }: Numbering,
  box: "text-box" | undefined,
  isFallback: boolean,
): void {
  const own = box ?? place;
  const number = (counts.get(own) ?? 0) + 1;
  counts.set(own, number);
  places.set(paragraph, { place: own, number, isFallback });
}

/** Each branch is numbered from where the first begins; behind them numbers go on where the first ends. */
function numberBranches(
  alternatives: XmlElement,
  numbering: Numbering,
  isInBox: boolean,
  isFallback: boolean,
): void {
  const before = numbering.counts;
  let after: Map<WordPlace, number> | undefined;
  for (const branch of elementsOf(alternatives)) {
    numbering.counts = new Map(before);
    numberWithin(branch, numbering, isInBox, isFallback || branch.name === "mc:Fallback");
    after ??= numbering.counts;
  }
  numbering.counts = after ?? before;
}

/** A separator or the like: a note that Word has for itself. */
export function isOwnNote(element: XmlElement): boolean {
  return (
    (element.name === "w:footnote" || element.name === "w:endnote") &&
    (attributeOf(element, "w:type") ?? "normal") !== "normal"
  );
}

/** What a child of a run, or another element, shows by itself in the text of its paragraph. */
export function shownText(element: XmlElement): string {
  switch (element.name) {
    case "w:tab":
    case "w:ptab":
      return "\t";
    case "w:br":
    case "w:cr":
      return "\n";
    case "w:noBreakHyphen":
      return "\u2011";
    case "w:sym":
      return symbolOf(element);
    default:
      return "";
  }
}

/** The code that a symbol has in its font, as a character. */
function symbolOf(element: XmlElement): string {
  const code = Number.parseInt(attributeOf(element, "w:char") ?? "", 16);
  return code > 0 && code <= 0xff_ff ? String.fromCharCode(code) : "";
}

/**
 * The attributes of an element that say something beside the text of the page: names, titles and alternative texts of drawings.
 * Word keeps those of a picture twice, at its frame (`wp:docPr`) and at the picture in it (`pic:cNvPr`).
 */
export function describedBy({ name }: XmlElement): readonly string[] {
  if (/(?:^|:)(?:docPr|cNvPr)$/u.test(name)) return DRAWING_TEXTS;
  return name.startsWith("v:") ? SHAPE_TEXTS : [];
}

const DRAWING_TEXTS = ["descr", "title", "name"];
const SHAPE_TEXTS = ["alt", "title"];

/** Elements whose text no reader of the page sees in the line, or that are paragraphs of their own. */
export const UNSEEN: ReadonlySet<string> = new Set([
  "w:pPr",
  "w:rPr",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:instrText",
  "w:delText",
  "w:delInstrText",
  "w:del",
  "w:moveFrom",
  "w:rt",
  "w:rubyPr",
  "mc:Fallback",
]);

/** The text that a paragraph shows, tags of the template language as they are written; see `WordParagraph`. */
export function paragraphText(paragraph: XmlElement): string {
  const walk = (node: XmlNode, isText: boolean): string => {
    if (node.kind === "tag") return node.source;
    if (node.kind === "text") return isText ? node.text : "";
    if (node.kind === "other" || UNSEEN.has(node.name)) return "";
    if (node.name === "w:p" && node !== paragraph) return "";
    const own = shownText(node);
    return own + node.children.map((child) => walk(child, node.name === "w:t")).join("");
  };
  return walk(paragraph, false);
}

/** The place of a node in a story, in a clerk's words; `path` is the file's. */
export function placeOfNode(path: string, story: Story, node: XmlNode): WordLocation {
  let one: XmlNode | undefined = node;
  while (one !== undefined && !(one.kind === "element" && story.paragraphs.has(one))) {
    one = one.parent;
  }
  const paragraph = one?.kind === "element" ? one : undefined;
  const found = paragraph === undefined ? undefined : story.paragraphs.get(paragraph);
  return {
    kind: "word",
    path,
    part: found?.place ?? story.place,
    paragraph: found?.number ?? 1,
    around: paragraph === undefined ? "" : paragraphText(paragraph).trim().slice(0, LONGEST_AROUND),
  };
}

/** UTF-16 code units of a paragraph that are kept to show where it is. */
export const LONGEST_AROUND = 60;
