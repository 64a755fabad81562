import type { ScriptText } from "../../model/letter.ts";
import { hiddenByStyles } from "../check-hidden.ts";
import type { XmlElement } from "../xml-tree.ts";
import type { Lose } from "./loss.ts";
import type { FieldMeaning, FieldTag } from "./merge-field.ts";
import type { Piece } from "./piece.ts";
import {
  attributeIn,
  childElements,
  childNamed,
  childValue,
  elementsWithin,
} from "./properties.ts";
import { type LookContext, readLook, runContent } from "./read-look.ts";
import { characterOf, inlineText } from "./reading-text.ts";

/** A field that is open: what it means, and whether its result is being read. */
interface OpenField {
  readonly meaning: FieldMeaning;
  isResult: boolean;
  tag: FieldTag | undefined;
  shown: string;
  look: XmlElement | undefined;
}

/** What goes on from paragraph to paragraph: fields may begin in one and end in another. */
export interface Story {
  readonly fields: OpenField[];
  /** What the field means that begins with a mark (`w:fldChar`), or that an element is (`w:fldSimple`). */
  readonly meaningOf: (begin: XmlElement) => FieldMeaning;
  /** Tags that stand in the text as one private-use character each. */
  readonly addTag: (tag: FieldTag, shown: string) => string;
  /** What stands in the text where it leads to a place of the letter; undefined where that is text alone. */
  readonly leadTo?: (anchor: string, shown: string) => string | undefined;
  /** The mark of a note; undefined for one that a template cannot say. */
  readonly markOf: (reference: XmlElement, lose: Lose) => ScriptText | undefined;
}

/** The pieces of a paragraph. */
export interface ReadRuns {
  readonly pieces: readonly Piece[];
  /** Whether characters that a reader of the file finds are not among the pieces. */
  readonly omits: boolean;
}

/**
 * Reads the runs of a paragraph.
 *
 * Shape: the result of a merge field is one private-use character; the results of other fields stay as text.
 * Source: ISO/IEC 29500-1, 17.3.3 (content of runs), 17.16 (fields).
 */
export function readRuns(paragraph: XmlElement, story: Story, context: LookContext): ReadRuns {
  const reader: Reader = { pieces: [], story, context, omits: false };
  readContent(paragraph, reader);
  return { pieces: reader.pieces, omits: reader.omits };
}

interface Reader {
  readonly pieces: Piece[];
  readonly story: Story;
  readonly context: LookContext;
  omits: boolean;
}

function readContent(host: XmlElement, reader: Reader): void {
  for (const child of childElements(host)) {
    const within = THROUGH.get(child.name);
    if (within === undefined) {
      readChild(child, reader);
      continue;
    }
    if (child.name === "w:hyperlink" && leads(child, reader)) continue;
    if (within !== "") reader.context.lose(within);
    readContent(childNamed(child, "w:sdtContent") ?? child, reader);
  }
}

/** Reads what leads to a place of the letter; not where it is any other link. */
function leads(link: XmlElement, reader: Reader): boolean {
  const anchor = attributeIn(link, "w:anchor");
  const run = childElements(link).find(({ name }) => name === "w:r");
  if (anchor === undefined || run === undefined) return false;
  const text = reader.story.leadTo?.(anchor, inlineText(link, []));
  if (text === undefined) return false;
  addText(text, run, reader);
  return true;
}

function readChild(child: XmlElement, reader: Reader): void {
  switch (child.name) {
    case "w:r":
      readRun(child, reader);
      return;
    case "w:fldSimple":
      readSimpleField(child, reader);
      return;
    case "w:del":
    case "w:moveFrom":
      reader.context.lose("tracked");
      return;
    case "m:oMath":
    case "m:oMathPara":
      omit("formula", reader);
      return;
    case "mc:AlternateContent":
      readDrawing(child, reader);
      return;
    default:
  }
}

/** What holds runs besides the paragraph itself, and what is lost with it. */
const THROUGH: ReadonlyMap<string, Parameters<Lose>[0] | ""> = new Map([
  ["w:hyperlink", "hyperlink"],
  ["w:smartTag", ""],
  ["w:customXml", ""],
  ["w:ins", "tracked"],
  ["w:moveTo", "tracked"],
  ["w:sdt", "control"],
  ["w:dir", ""],
  ["w:bdo", ""],
]);

function omit(what: Parameters<Lose>[0], reader: Reader): void {
  reader.omits = true;
  reader.context.lose(what);
}

function readRun(run: XmlElement, reader: Reader): void {
  if (hiddenByStyles(reader.context.styles)(run)) {
    if (inlineText(run, []) !== "") omit("hidden", reader);
    return;
  }
  for (const content of runContent(run)) readRunContent(content, run, reader);
}

function readRunContent(content: XmlElement, run: XmlElement, reader: Reader): void {
  if (content.name === "w:fldChar") {
    readFieldMark(content, run, reader);
    return;
  }
  if (content.name === "w:instrText") return;
  // Between the mark that opens a field and the one before its result there is only its instruction.
  if (reader.story.fields.some(({ isResult }) => !isResult)) return;
  const tagged = reader.story.fields.find(({ tag }) => tag !== undefined);
  if (tagged !== undefined) {
    tagged.shown += characterOf(content) ?? inlineText(content, []);
    tagged.look ??= run;
    return;
  }
  switch (content.name) {
    case "w:br":
      readBreak(content, reader);
      return;
    case "w:cr":
      reader.pieces.push({ kind: "line-break" });
      return;
    case "w:sym":
      omit("symbol", reader);
      return;
    case "w:ruby":
      readRuby(content, run, reader);
      return;
    case "w:drawing":
    case "w:pict":
    case "w:object":
    case "mc:AlternateContent":
      readDrawing(content, reader);
      return;
    case "w:footnoteReference":
    case "w:endnoteReference":
      readNoteMark(content, reader);
      return;
    case "w:commentReference":
      reader.context.lose("comment");
      return;
    case "w:tab":
    case "w:ptab":
      // A template has no stops: what follows comes after one space.
      reader.context.lose("tabs");
      addText(characterOf(content) ?? "", run, reader);
      return;
    case "w:noBreakHyphen":
    case "w:softHyphen":
    case "w:t": {
      const text = characterOf(content) ?? "";
      if (text !== "") addText(text, run, reader);
      return;
    }
    default:
      // Such as `w:pgNum` and `w:dayLong`: a number or a date that Word puts in by itself.
      omit("field", reader);
  }
}

function readNoteMark(reference: XmlElement, { pieces, story, context }: Reader): void {
  const mark = story.markOf(reference, context.lose);
  if (mark === undefined) context.lose("footnote");
  else pieces.push({ kind: "note", mark });
}

function addText(text: string, run: XmlElement, reader: Reader): void {
  const look = readLook(run, reader.context);
  // A line break within the text of an element is white space to Word.
  reader.pieces.push({ kind: "text", text: text.replaceAll(/\r\n?|\n/gu, " "), look });
}

function readBreak(content: XmlElement, reader: Reader): void {
  switch (attributeIn(content, "w:type") ?? "textWrapping") {
    case "page":
      reader.pieces.push({ kind: "page-break" });
      return;
    case "column":
      reader.context.lose("column-break");
      return;
    default:
      reader.pieces.push({ kind: "line-break" });
  }
}

function readRuby(ruby: XmlElement, run: XmlElement, reader: Reader): void {
  const partOf = (name: string): XmlElement => childNamed(ruby, name) ?? ruby;
  const textOf = (name: string): string => inlineText(partOf(name), []);
  // Marks stand at the base's own run; the style of a compound at the run around.
  const inner = childElements(partOf("w:rubyBase")).find(({ name }) => name === "w:r");
  const outer = readLook(run, reader.context);
  const base =
    inner === undefined ? outer : readLook(inner, { ...reader.context, lose: reader.context.lose });
  const align = childValue(childNamed(ruby, "w:rubyPr"), "w:rubyAlign");
  reader.pieces.push({
    kind: "ruby",
    base: textOf("w:rubyBase"),
    reading: textOf("w:rt"),
    isGroup: align !== "center",
    look: {
      ...outer,
      emphasis: base.emphasis ?? outer.emphasis,
      lines: base.lines.length === 0 ? outer.lines : base.lines,
    },
  });
}

function readDrawing(drawing: XmlElement, reader: Reader): void {
  const parts = [...elementsWithin(drawing)];
  const isBox = parts.some(({ name }) => name === "w:txbxContent");
  const picture = drawing.name === "w:object" ? "object" : "picture";
  // Text of a box is paragraphs of its own, of which nothing is in this one.
  reader.context.lose(isBox ? "text-box" : picture);
}

function readFieldMark(mark: XmlElement, run: XmlElement, reader: Reader): void {
  const { fields } = reader.story;
  const current = fields.at(-1);
  switch (attributeIn(mark, "w:fldCharType")) {
    case "begin":
      fields.push({
        meaning: reader.story.meaningOf(mark),
        isResult: false,
        tag: undefined,
        shown: "",
        look: run,
      });
      return;
    case "separate":
      if (current !== undefined) {
        current.isResult = true;
        current.look = undefined;
        // The field around decides: a field within its instruction is a part of what it asks.
        const isWithin = fields
          .slice(0, -1)
          .some(({ isResult, tag }) => !isResult || tag !== undefined);
        const { meaning } = current;
        if (!isWithin) current.tag = "tag" in meaning ? meaning : undefined;
        if (!(isWithin || "tag" in meaning)) omit("field", reader);
      }
      return;
    case "end":
      closeField(fields.pop(), run, reader);
      return;
    default:
  }
}

function closeField(field: OpenField | undefined, run: XmlElement, reader: Reader): void {
  if (field === undefined) return;
  const isWithin = reader.story.fields.some(({ isResult, tag }) => !isResult || tag !== undefined);
  if (field.isResult) {
    if (field.tag !== undefined) addTag(field.tag, field.shown, field.look ?? run, reader);
    return;
  }
  // A field that was never shown: Word calculates it at the next opening.
  const { meaning } = field;
  if (isWithin) return;
  if ("tag" in meaning) addTag(meaning, "", run, reader);
  else omit("field", reader);
}

function addTag(tag: FieldTag, shown: string, look: XmlElement, reader: Reader): void {
  addText(reader.story.addTag(tag, shown), look, reader);
}

function readSimpleField(field: XmlElement, reader: Reader): void {
  const meaning = reader.story.meaningOf(field);
  if ("tag" in meaning) {
    const run = childElements(field).find(({ name }) => name === "w:r");
    addTag(meaning, inlineText(field, []), run ?? field, reader);
    return;
  }
  reader.context.lose("field");
  readContent(field, reader);
}
