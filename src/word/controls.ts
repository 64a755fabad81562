import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { WordLocation } from "../base/location.ts";
import { lookOf, tagRun } from "./runs.ts";
import { paragraphText, placeOfNode, type Story } from "./story.ts";
import {
  around,
  attributeOf,
  childOf,
  descendants,
  descendantsOf,
  insertBefore,
  remove,
  textIn,
  type XmlElement,
} from "./xml-tree.ts";

/** What decides which controls and bookmarks stand for a column. */
export interface KnownColumns {
  /** Columns that a control's title may name. */
  readonly columns: ReadonlySet<string>;
  /** Bookmarks that the settings name. */
  readonly bookmarks: readonly string[];
}

/** A control, bookmark or form field whose title, tag or name may name a column of the list that is not printed in it. */
export interface PlainControl {
  readonly kind: "control" | "bookmark" | "form";
  readonly names: readonly string[];
  /** The column that is printed in it; undefined for one that is printed as it is. */
  readonly filled: string | undefined;
  readonly at: WordLocation;
}

/** The column that a content control stands for, by its tag or its title. */
export function columnOfControl(
  control: XmlElement,
  columns: ReadonlySet<string>,
): string | undefined {
  return namesOf(control).find((name) => columns.has(name));
}

/** A control's tag and title, as far as it has them. */
function namesOf(control: XmlElement): readonly string[] {
  const properties = childOf(control, "w:sdtPr");
  return ["w:tag", "w:alias"].flatMap((name) => {
    const said = properties && childOf(properties, name);
    const value = said === undefined ? "" : (attributeOf(said, "w:val") ?? "").trim();
    return value === "" ? [] : [value];
  });
}

/**
 * Puts a tag into each content control whose title or tag is a column, and gives those with other ones: which columns a list
 * has besides is known when it is read.
 *
 * Errors: word/control, word/control-date, word/control-two-columns; the warning word/placeholder-left, for a control that shows its prompt and stands for no column.
 * Source: ISO/IEC 29500-1, 17.5.2.
 */
export function fillControls(
  path: string,
  story: Story,
  { columns }: KnownColumns,
  report: (found: Diagnostic) => void,
): readonly PlainControl[] {
  return descendantsOf(story.document.root, "w:sdt").flatMap((control) => {
    const content = childOf(control, "w:sdtContent");
    if (content === undefined) return [];
    const at = placeOfNode(path, story, content);
    const read: ReadControl = { control, content, columns, at };
    const column = columnOfControl(control, columns);
    return column === undefined ? keepControl(read, report) : fillWith(column, read, report);
  });
}

interface ReadControl {
  readonly control: XmlElement;
  readonly content: XmlElement;
  readonly columns: ReadonlySet<string>;
  readonly at: WordLocation;
}

/** Fills a control that stands for a column; gives it where another of its names may be one too. */
function fillWith(
  column: string,
  { control, content, columns, at }: ReadControl,
  report: (found: Diagnostic) => void,
): readonly PlainControl[] {
  const other = isFilledInside(content) ? undefined : otherName(control, column);
  if (other !== undefined && columns.has(other)) {
    const [tag = "", title = ""] = namesOf(control);
    report(error("word/control-two-columns", at, { title, tag }));
  }
  if (!fillControl(control, content, column)) report(error("word/control", at, { column }));
  const format = formatIn(control);
  if (format !== undefined) report(error("word/control-date", at, { column, found: format }));
  return other === undefined ? [] : [{ kind: "control", names: [other], filled: column, at }];
}

/** Leaves a control that stands for no known column as it is; gives it where its names may be columns of the list. */
function keepControl(
  { control, content, at }: ReadControl,
  report: (found: Diagnostic) => void,
): readonly PlainControl[] {
  if (promptOf(control) !== undefined) {
    report(warning("word/placeholder-left", at, { text: textIn(content) }));
  }
  const names = isFilledInside(content) ? [] : namesOf(control);
  return names.length === 0 ? [] : [{ kind: "control", names, filled: undefined, at }];
}

/** What the title of a control says, if its tag says a column, or the other way round. */
function otherName(control: XmlElement, column: string): string | undefined {
  return namesOf(control).find((name) => name !== column);
}

/** Whether a tag or a merge field is in a control. */
function isFilledInside(content: XmlElement): boolean {
  return /\{\{|｛｛/u.test(textIn(content)) || hasTag(content);
}

function promptOf(control: XmlElement): XmlElement | undefined {
  const properties = childOf(control, "w:sdtPr");
  return properties && childOf(properties, "w:showingPlcHdr");
}

/** Puts a column's tag into a control, unless a tag or a merge field is in it; false for one that is not around one text. */
function fillControl(control: XmlElement, content: XmlElement, column: string): boolean {
  if (isFilledInside(content)) return true;
  if (NOT_FOR_TEXT.some((name) => hasProperty(control, name))) return false;
  const runs = descendantsOf(content, "w:r").filter((run) => isOwn(run, control));
  const [first] = runs;
  if (first === undefined || new Set(runs.map((run) => around(run, "w:p"))).size > 1) return false;
  const prompt = promptOf(control);
  const look = prompt === undefined ? lookOf(first) : undefined;
  insertBefore(first, tagRun(`{{[${column}]}}`, look, first));
  for (const run of runs) remove(run);
  removeFrom(control, ["w:showingPlcHdr"]);
  return true;
}

/** Controls that hold something else than one text. Source: ISO/IEC 29500-1, 17.5.2; [MS-DOCX] 2.5.1. */
const NOT_FOR_TEXT = [
  "w:picture",
  "w14:checkbox",
  "w15:repeatingSection",
  "w15:repeatingSectionItem",
  "w:docPartList",
  "w:docPartObj",
];

function hasProperty(control: XmlElement, name: string): boolean {
  const properties = childOf(control, "w:sdtPr");
  return properties !== undefined && childOf(properties, name) !== undefined;
}

/** A control for dates shows them in a form that it names; the list's own form would be printed in its place. */
function formatIn(control: XmlElement): string | undefined {
  const [format] = descendantsOf(control, "w:dateFormat").filter(
    (one) => around(one, "w:sdt") === control,
  );
  if (format === undefined || !hasProperty(control, "w:date")) return undefined;
  return attributeOf(format, "w:val") ?? "";
}

function removeFrom(control: XmlElement, names: readonly string[]): void {
  const properties = childOf(control, "w:sdtPr");
  for (const name of names) {
    const one = properties && childOf(properties, name);
    if (one !== undefined) remove(one);
  }
}

function hasTag(content: XmlElement): boolean {
  return [...descendants(content)].some(({ children }) =>
    children.some(({ kind }) => kind === "tag"),
  );
}

/**
 * Takes what binds a control to data out of each that is filled, since Word would put the data's text back; gives the names of the
 * elements that had it.
 */
export function unbindFilled({ document }: Story): readonly string[] {
  return descendantsOf(document.root, "w:sdt").flatMap((control) => {
    if (!hasTag(control)) return [];
    const properties = childOf(control, "w:sdtPr");
    const bound = BINDINGS.flatMap((name) => (properties && childOf(properties, name)) ?? []);
    removeFrom(control, BINDINGS);
    // The last step of its path: /ns0:root[1]/ns0:name[1]
    return bound.flatMap((one) => {
      const [, name] = /([^/:@[\]]+)(?:\[\d+\])?$/u.exec(attributeOf(one, "w:xpath") ?? "") ?? [];
      return name === undefined ? [] : [name];
    });
  });
}

const BINDINGS = ["w:dataBinding", "w15:dataBinding"];

/** Runs of a control within are filled with it. */
function isOwn(run: XmlElement, control: XmlElement): boolean {
  return around(run, "w:sdt") === control;
}

/**
 * Puts a tag in the place of the text of each bookmark that the settings name.
 *
 * Errors: word/bookmark, for one that is not there or not around text of one paragraph.
 * Source: ISO/IEC 29500-1, 17.13.6.
 */
export function fillBookmarks(
  path: string,
  stories: readonly Story[],
  { bookmarks }: KnownColumns,
  report: (found: Diagnostic) => void,
): void {
  for (const name of bookmarks) {
    const starts = stories.flatMap((story) =>
      descendantsOf(story.document.root, "w:bookmarkStart")
        .filter((start) => attributeOf(start, "w:name") === name)
        .map((start) => ({ start, at: placeOfNode(path, story, start) })),
    );
    if (starts.length === 0) report(error("word/bookmark", { kind: "file", path }, { name }));
    for (const { start, at } of starts) {
      if (!fillBookmark(start, name)) report(error("word/bookmark", at, { name }));
    }
  }
}

function fillBookmark(start: XmlElement, name: string): boolean {
  const siblings = start.parent?.children ?? [];
  const id = attributeOf(start, "w:id");
  const from = siblings.indexOf(start) + 1;
  const end = siblings.findIndex(
    (node, index) =>
      index >= from &&
      node.kind === "element" &&
      node.name === "w:bookmarkEnd" &&
      attributeOf(node, "w:id") === id,
  );
  const runs = siblings
    .slice(from, Math.max(end, from))
    .flatMap((node) => (node.kind === "element" && node.name === "w:r" ? [node] : []));
  const [first] = runs;
  if (end === -1 || first === undefined) return false;
  insertBefore(first, tagRun(`{{[${name}]}}`, lookOf(first), first));
  for (const run of runs) remove(run);
  return true;
}

/**
 * Reports changes that are still open, and comments: both would go out with every letter.
 *
 * Errors: word/tracked-change; the warning word/comment-left.
 * Source: ISO/IEC 29500-1, 17.13.4 (comments), 17.13.5 (revisions).
 */
export function checkReview(path: string, story: Story, report: (found: Diagnostic) => void): void {
  const reported = new Set<XmlElement | undefined>();
  for (const name of CHANGES) {
    for (const change of descendantsOf(story.document.root, name)) {
      const paragraph = around(change, "w:p");
      if (reported.has(paragraph)) continue;
      reported.add(paragraph);
      const text = textIn(change) || (paragraph === undefined ? "" : paragraphText(paragraph));
      report(error("word/tracked-change", placeOfNode(path, story, change), { text }));
    }
  }
  for (const comment of descendantsOf(story.document.root, "w:commentReference")) {
    const paragraph = around(comment, "w:p");
    const text = paragraph === undefined ? "" : paragraphText(paragraph);
    report(warning("word/comment-left", placeOfNode(path, story, comment), { text }));
  }
}

const CHANGES = [
  "w:ins",
  "w:del",
  "w:moveFrom",
  "w:moveTo",
  "w:cellIns",
  "w:cellDel",
  "w:cellMerge",
  "w:numberingChange",
  "w:rPrChange",
  "w:pPrChange",
  "w:sectPrChange",
  "w:tblPrChange",
  "w:tblPrExChange",
  "w:tblGridChange",
  "w:trPrChange",
  "w:tcPrChange",
];
