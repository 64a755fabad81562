import type { XmlElement } from "../xml-tree.ts";
import { attributeIn, childElements, childNamed, ownText } from "./properties.ts";

/**
 * Gives the paragraphs that a reader of the file finds in an element, in order: those of tables and of text boxes too.
 *
 * Shape: one text for each paragraph, empty ones included; those of a text box follow the paragraph that holds it.
 */
export function paragraphTexts(element: XmlElement): readonly string[] {
  if (UNREAD.has(element.name)) return [];
  if (element.name !== "w:p") return childElements(element).flatMap(paragraphTexts);
  const boxes: XmlElement[] = [];
  const text = inlineText(element, boxes);
  return [text, ...boxes.flatMap((box) => childElements(box).flatMap(paragraphTexts))];
}

/**
 * The characters of an element; text boxes are set aside.
 *
 * Shape: between the mark that begins a field and the one before its result nothing shows, the results of fields in it neither;
 * `open` are the fields that are open, true for one whose result has not begun.
 */
export function inlineText(element: XmlElement, boxes: XmlElement[], open: boolean[] = []): string {
  let text = "";
  for (const child of childElements(element)) {
    if (UNREAD.has(child.name)) continue;
    if (child.name === "w:fldChar") passMark(child, open);
    else if (child.name === "w:txbxContent") boxes.push(child);
    else if (child.name === "w:ruby") {
      const base = childElements(child).filter(({ name }) => name === "w:rubyBase");
      text += base.map((one) => inlineText(one, boxes, open)).join("");
    } else text += shownBy(child, boxes, open);
  }
  return text;
}

function shownBy(child: XmlElement, boxes: XmlElement[], open: boolean[]): string {
  const own = characterOf(child);
  if (own === undefined) return inlineText(child, boxes, open);
  return open.includes(true) ? "" : own;
}

function passMark(mark: XmlElement, open: boolean[]): void {
  const type = attributeIn(mark, "w:fldCharType");
  if (type === "begin") open.push(true);
  else if (type === "separate" && open.length > 0) open[open.length - 1] = false;
  else if (type === "end") open.pop();
}

/** The characters that an element within a run stands for; undefined if it is none. */
export function characterOf(element: XmlElement): string | undefined {
  switch (element.name) {
    case "w:t":
      return ownText(element);
    case "w:tab":
    case "w:ptab":
      return "\t";
    case "w:br":
      return (attributeIn(element, "w:type") ?? "textWrapping") === "textWrapping" ? "\n" : "";
    case "w:cr":
      return "\n";
    case "w:noBreakHyphen":
      return "\u2011";
    case "w:softHyphen":
      return isSeparator(element) ? "" : "\u00ad";
    case "w:sym":
      return symbolOf(attributeIn(element, "w:char") ?? "");
    default:
      return undefined;
  }
}

/** Hidden, it is no character of the text: in letters of ours it keeps upright letters apart. */
function isSeparator({ parent }: XmlElement): boolean {
  const own = parent && childNamed(parent, "w:rPr");
  return childNamed(own, "w:vanish") !== undefined;
}

function symbolOf(code: string): string {
  const point = Number.parseInt(code, 16);
  return Number.isInteger(point) && point <= 0x10_ff_ff ? String.fromCodePoint(point) : "\ufffd";
}

/** Properties, what is deleted, field codes, and the same once more for older readers. */
const UNREAD: ReadonlySet<string> = new Set([
  "w:pPr",
  "w:rPr",
  "w:tblPr",
  "w:trPr",
  "w:tcPr",
  "w:sdtPr",
  "w:sectPr",
  "w:rubyPr",
  "w:del",
  "w:delText",
  "w:moveFrom",
  "w:instrText",
  "w:delInstrText",
  "mc:Fallback",
]);
