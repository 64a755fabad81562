import type { Element } from "@xmldom/xmldom";
import type { Span, WordPlace } from "../base/location.ts";
import { partName } from "../base/part-name.ts";
import type { WordParagraph, WordPartText, WordText } from "../model/word-text.ts";
import {
  type DocxParts,
  elementsOf,
  MC_NAMESPACE,
  mainPartName,
  parseXml,
  W_NAMESPACE,
  wordAttribute,
} from "./docx-parts.ts";
import { withoutRepeats } from "./repeated-controls.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** What a whole Word file says, and where the two branches of one drawing do not say the same. */
export interface ReadWordText {
  readonly text: WordText;
  /** Paragraphs of `mc:Choice` whose twin in `mc:Fallback`, which older readers show, says something else. */
  readonly branches: readonly DifferingBranch[];
  /** Where a paragraph shows the results of fields (a page's number), which Word may renew whenever it opens the file. */
  readonly results: ReadonlyMap<WordParagraph, readonly Span[]>;
  /** The elements of paragraphs, with those in them whose marks Word writes by itself: where each stands in the text. */
  readonly sources: ReadonlyMap<WordParagraph, ParagraphSource>;
}

/** Where a paragraph was read from. Units: UTF-16 offsets into its text. */
export interface ParagraphSource {
  readonly element: Element;
  /** What Word fills by itself: references to notes that have no mark of their own, and fields without a result. */
  readonly references: readonly { readonly at: number; readonly element: Element }[];
}

/** What newer readers see of a drawing, and what older ones do. */
export interface DifferingBranch {
  readonly part: string;
  readonly choice: string;
  readonly fallback: string;
}

/**
 * Reads every part of a Word file that holds text: the body, headers and footers, footnotes and endnotes, with the text boxes
 * in them. It shares no parser with the code that fills such files.
 *
 * Shape: as `WordText` says; runs that are `isUnseen` say nothing. `once` reads the controls that LibreOffice has repeated once.
 * Errors: throws `UnreadableFile`.
 * Sources: ECMA-376 Part 1, 11.3 (parts), 17.3 (paragraphs and runs); Part 3 (alternate content).
 */
export function readWordText(
  parts: DocxParts,
  isUnseen: (run: Element) => boolean = () => false,
  once = false,
): ReadWordText {
  try {
    const branches: DifferingBranch[] = [];
    const results = new Map<WordParagraph, readonly Span[]>();
    const sources = new Map<WordParagraph, ParagraphSource>();
    const text = storiesOf(parts).map((story) =>
      readStory(parts, story, { branches, results, sources, isUnseen, once }),
    );
    return { text: [...text, ...readProperties(parts)], branches, results, sources };
  } catch (cause) {
    throw UnreadableFile.from("docx", cause);
  }
}

interface StoryPart {
  readonly name: string;
  readonly place: WordPlace;
}

/** The main part, then what it names: headers, footers, footnotes, endnotes, each by name. */
function storiesOf(parts: DocxParts): readonly StoryPart[] {
  const main = mainPartName(parts);
  const cut = main.lastIndexOf("/") + 1;
  const folder = main.slice(0, cut);
  const relations = `${folder}_rels/${main.slice(cut)}.rels`;
  const named = parts.has(relations)
    ? elementsOf(parseXml(parts, relations).documentElement).map((relation) => ({
        kind: relation.getAttribute("Type")?.replace(/^.*\//u, "") ?? "",
        name: partName(folder, relation.getAttribute("Target") ?? ""),
      }))
    : [];
  const others = PLACES.flatMap(({ kind, place }) => {
    const names = named.filter((one) => one.kind === kind && parts.has(one.name));
    return [...new Set(names.map(({ name }) => name))].sort().map((name) => ({ name, place }));
  });
  return [{ name: main, place: "body" }, ...others];
}

const PLACES = [
  { kind: "header", place: "header" },
  { kind: "footer", place: "footer" },
  { kind: "footnotes", place: "footnote" },
  { kind: "endnotes", place: "endnote" },
] as const;

/** A reading of one part under way. */
interface Reading {
  readonly part: string;
  readonly place: WordPlace;
  readonly paragraphs: WordParagraph[];
  readonly counts: Map<WordPlace, number>;
  readonly branches: DifferingBranch[];
  readonly results: Map<WordParagraph, readonly Span[]>;
  readonly sources: Map<WordParagraph, ParagraphSource>;
  /** What Word fills by itself, in its order. */
  readonly references: Element[];
  readonly isUnseen: (run: Element) => boolean;
  readonly once: boolean;
  /** Of each field that is open, innermost last, whether its result has begun. */
  readonly fields: boolean[];
}

function readStory(
  parts: DocxParts,
  { name: part, place }: StoryPart,
  shared: Pick<Reading, "branches" | "results" | "sources" | "isUnseen" | "once">,
): WordPartText {
  const reading: Reading = {
    ...{ part, place, paragraphs: [], counts: new Map(), fields: [], references: [] },
    ...shared,
  };
  const root = parseXml(parts, part).documentElement;
  for (const child of elementsOf(root)) readWithin(child, reading, false);
  return { name: part, paragraphs: reading.paragraphs, descriptions: descriptionsIn(root) };
}

/** The properties of the file: what each says, in their order. */
function readProperties(parts: DocxParts): readonly WordPartText[] {
  if (!parts.has(PROPERTIES)) return [];
  const said = elementsOf(parseXml(parts, PROPERTIES).documentElement);
  const descriptions = said.map((one) => one.textContent ?? "");
  return [{ name: PROPERTIES, paragraphs: [], descriptions }];
}

/** Names, titles and alternative texts of drawings, of every branch, in their order. */
function descriptionsIn(element: Element | null): readonly string[] {
  return elementsOf(element).flatMap((child) => {
    const isShape = child.namespaceURI === VML_NAMESPACE;
    const ofDrawing = DRAWINGS.includes(child.localName ?? "") ? DRAWING_TEXTS : [];
    const names: readonly string[] = isShape ? SHAPE_TEXTS : ofDrawing;
    const own = Array.from(child.attributes).flatMap(({ name, value }) =>
      names.includes(name) ? [value] : [],
    );
    return [...own, ...descriptionsIn(child)];
  });
}

const PROPERTIES = "docProps/core.xml";
/** Source: ECMA-376 Part 4, 19.1 (VML). */
const VML_NAMESPACE = "urn:schemas-microsoft-com:vml";
const DRAWINGS: readonly string[] = ["docPr", "cNvPr"];
const DRAWING_TEXTS = ["descr", "title", "name"];
const SHAPE_TEXTS = ["alt", "title"];

/** Reads an element outside of any paragraph: tables, content controls, notes. */
function readWithin(element: Element, reading: Reading, isInBox: boolean): void {
  if (isLeftOut(element)) return;
  if (isWord(element, "p")) readParagraph(element, reading, isInBox);
  else if (isAlternative(element)) readAlternative(element, reading, isInBox);
  else {
    const inBox = isInBox || isWord(element, "txbxContent");
    for (const child of elementsOf(element)) readWithin(child, reading, inBox);
  }
}

function readParagraph(paragraph: Element, reading: Reading, isInBox: boolean): void {
  const place = isInBox ? "text-box" : reading.place;
  const number = (reading.counts.get(place) ?? 0) + 1;
  reading.counts.set(place, number);
  // Its place in the order is where it begins; what boxes within it say comes after.
  const index = reading.paragraphs.length;
  reading.paragraphs.push({ place, number, text: "" });
  const { text, results, references } = withoutMarks(textWithin(paragraph, reading, isInBox));
  const read = { place, number, text };
  reading.paragraphs[index] = read;
  if (results.length > 0) reading.results.set(read, results);
  reading.sources.set(read, {
    element: paragraph,
    references: references.flatMap(({ at, index }) => {
      const element = reading.references[index];
      return element === undefined ? [] : [{ at, element }];
    }),
  });
}

/** The text of a paragraph's runs; paragraphs in it (in text boxes) are read as ones of their own. */
function textWithin(element: Element, reading: Reading, isInBox: boolean): string {
  if (isWord(element, "r") && reading.isUnseen(element)) return fieldMarksIn(element, reading);
  let text = "";
  for (const child of shownIn(element, reading)) {
    if (isWord(child, "p")) readParagraph(child, reading, isInBox);
    else if (isAlternative(child)) text += readAlternative(child, reading, isInBox);
    else {
      const inBox = isInBox || isWord(child, "txbxContent");
      const shown = shownBy(child, reading) ?? textWithin(child, reading, inBox);
      text += isWord(child, "fldSimple") ? simpleField(child, shown, reading) : shown;
    }
  }
  return text;
}

function simpleField(field: Element, shown: string, { references }: Reading): string {
  return shown === "" ? referenceTo(field, references) : RESULT + shown + RESULT_END;
}

function referenceTo(element: Element, references: Element[]): string {
  return REFERENCE + (references.push(element) - 1) + REFERENCE;
}

function shownIn(element: Element, { once }: Reading): readonly Element[] {
  const children = elementsOf(element);
  return (once ? withoutRepeats(children) : children).filter((child) => !isLeftOut(child));
}

/** What is left of a run that nobody sees: where fields begin and end. */
function fieldMarksIn(run: Element, reading: Reading): string {
  return elementsOf(run)
    .filter((child) => isWord(child, "fldChar"))
    .map((mark) => shownBy(mark, reading) ?? "")
    .join("");
}

/** Reads what newer readers show, and holds against it what older ones would. */
function readAlternative(alternative: Element, reading: Reading, isInBox: boolean): string {
  const branches = elementsOf(alternative);
  const choice = branches.find(({ localName }) => localName === "Choice");
  const fallback = branches.find(({ localName }) => localName === "Fallback");
  const before = reading.paragraphs.length;
  const text = choice === undefined ? "" : textWithin(choice, reading, isInBox);
  const shown = [
    withoutMarks(text).text,
    ...reading.paragraphs.slice(before).map((one) => one.text),
  ].join("\n");
  if (choice === undefined || fallback === undefined) return text;
  const apart: Reading = {
    ...reading,
    ...{ paragraphs: [], counts: new Map(), branches: [], fields: [], references: [] },
    ...{ results: new Map(), sources: new Map() },
  };
  const older = withoutMarks(textWithin(fallback, apart, isInBox)).text;
  const seen = [older, ...apart.paragraphs.map((one) => one.text)].join("\n");
  // A picture in place of a drawing says nothing.
  if (seen.trim() !== "" && seen !== shown) {
    reading.branches.push({ part: reading.part, choice: shown.trim(), fallback: seen.trim() });
  }
  return text;
}

/** What an element of a run shows by itself; undefined for what holds others. */
function shownBy(element: Element, { fields, references }: Reading): string | undefined {
  if (element.namespaceURI !== W_NAMESPACE) return undefined;
  switch (element.localName) {
    case "fldChar": {
      const type = wordAttribute(element, "fldCharType");
      const isEmpty = type === "end" && fields.at(-1) === false;
      const mark = fieldMark(type, fields);
      return isEmpty ? referenceTo(element, references) : mark;
    }
    case "t":
      return element.textContent ?? "";
    case "tab":
    case "ptab":
      return "\t";
    case "br":
    case "cr":
      return "\n";
    case "footnoteReference":
    case "endnoteReference":
      // A mark of its own is text, which follows.
      if (OFF.includes(wordAttribute(element, "customMarkFollows") ?? "0")) {
        return referenceTo(element, references);
      }
      return "";
    case "noBreakHyphen":
      return "\u2011";
    case "sym": {
      const code = Number.parseInt(wordAttribute(element, "char") ?? "", 16);
      return code > 0 && code <= 0xff_ff ? String.fromCharCode(code) : "";
    }
    default:
      return undefined;
  }
}

/** A mark where the result of a field begins or ends; most fields have no result before their separator. */
function fieldMark(type: string | null | undefined, fields: boolean[]): string {
  if (type === "begin") fields.push(false);
  if (type === "end") return fields.pop() === true ? RESULT_END : "";
  if (type !== "separate" || fields.length === 0) return "";
  fields[fields.length - 1] = true;
  return RESULT;
}

/** Takes the marks out of a paragraph's text; a result that began, or goes on, in another paragraph reaches to its end. */
function withoutMarks(marked: string): {
  readonly text: string;
  readonly results: readonly Span[];
  readonly references: readonly { readonly at: number; readonly index: number }[];
} {
  const references: { at: number; index: number }[] = [];
  const results: Span[] = [];
  let text = "";
  let depth = 0;
  let start = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the marks
  for (const piece of marked.split(/([\u0002\u0003]|\u0004\d+\u0004)/u)) {
    if (piece === RESULT) {
      if (depth === 0) start = text.length;
      depth += 1;
    } else if (piece === RESULT_END) {
      depth = Math.max(depth - 1, 0);
      if (depth === 0) results.push({ start, end: text.length });
    } else if (piece.startsWith(REFERENCE)) {
      references.push({ at: text.length, index: Number(piece.slice(1, -1)) });
    } else text += piece;
  }
  if (depth > 0) results.push({ start, end: text.length });
  return { text, results, references };
}

/** Characters that no XML has. Source: XML 1.0, production 2. */
const RESULT = "\u0002";
const RESULT_END = "\u0003";
const REFERENCE = "\u0004";
const OFF: readonly string[] = ["0", "false", "off"];

function isAlternative(element: Element): boolean {
  return element.namespaceURI === MC_NAMESPACE && element.localName === "AlternateContent";
}

/** Properties, what is deleted, codes of fields, readings, and the notes that Word has for itself. */
function isLeftOut(element: Element): boolean {
  if (element.namespaceURI !== W_NAMESPACE) return false;
  const name = element.localName ?? "";
  const isNote = name === "footnote" || name === "endnote";
  return (
    LEFT_OUT.has(name) || (isNote && (wordAttribute(element, "type") ?? "normal") !== "normal")
  );
}

const LEFT_OUT: ReadonlySet<string> = new Set([
  "pPr",
  "rPr",
  "sdtPr",
  "sdtEndPr",
  "rubyPr",
  "rt",
  "instrText",
  "delInstrText",
  "delText",
  "del",
  "moveFrom",
]);

function isWord(element: Element, name: string): boolean {
  return element.localName === name && element.namespaceURI === W_NAMESPACE;
}
