import { error, warning } from "../../base/diagnostic.ts";
import type { LossKind } from "../../base/messages/import-losses.ts";
import { failure, type Outcome, success } from "../../base/outcome.ts";
import type { SourceFile } from "../../base/world.ts";
import { hasBoldText } from "../../model/text-marks.ts";
import { conditionsIn, hasMergeField } from "../fold-fields.ts";
import { type IfVersions, ifVersions } from "../if-versions.ts";
import { openWord } from "../open-word.ts";
import { type Story as FileStory, placeOfNode } from "../story.ts";
import type { XmlElement } from "../xml-tree.ts";
import { blocksOfParts } from "./blocks-of-parts.ts";
import {
  type ImportedLetter,
  type PlacedTag,
  type ReadParagraph,
  TAG_CHARACTER,
} from "./imported-letter.ts";
import { type LetterParts, letterParts } from "./letter-parts.ts";
import type { LoseAt, Loss, LossPlace } from "./loss.ts";
import { frameWord, partsByName, settingsOf } from "./name-parts.ts";
import { namelessPlaces } from "./nameless-places.ts";
import { type Numbering, readNumbering } from "./numbering.ts";
import { childElements, childNamed, childValue, elementsWithin } from "./properties.ts";
import { BOLD_FAMILY, boldFamily, isCertificateFile, NO_HOUSE, readHouse } from "./read-house.ts";
import { readJoints } from "./read-joints.ts";
import { latinOf, latinSetting } from "./read-latin.ts";
import { isGothic } from "./read-look.ts";
import { noteReader } from "./read-notes.ts";
import { hasGaps, type ParagraphContext, type ReadLine, readParagraph } from "./read-paragraph.ts";
import { type ReadPart, readParts } from "./read-parts.ts";
import { readProperties } from "./read-properties.ts";
import { ofPages, readEdges } from "./read-section.ts";
import { simpleCells, tableOf } from "./read-table.ts";
import { inlineText, paragraphTexts } from "./reading-text.ts";
import { anchorOf, NO_REFERENCES, referencesIn } from "./references.ts";
import { areEarlierStyles, areOurStyles, plainStyle } from "./role-styles.ts";
import { rolesOfLines } from "./roles-of-lines.ts";
import { type Setting, type SettingMap, textSetting } from "./setting.ts";
import { storyOf } from "./story-of.ts";
import { readStyleSheet, type StyleSheet } from "./style-sheet.ts";
import { sectionEndedBy } from "./word-sections.ts";

/**
 * Reads a Word file of any program as a letter (手紙の取り込み).
 *
 * Shape: roles come from the names of styles, else they are guessed; merge fields become tags; what a template cannot say is
 * among the losses, each with its paragraph. Bold type (太字) is one of them where the letter is to have no face for it, and what
 * leads to a place of the letter unless `hasReferences`.
 * Errors: `word/file`, `word/part`, `import/no-text`, `import/private-character`; warning `import/resaved`.
 * Source: ISO/IEC 29500-1, 17.
 */
export function importWord(
  file: SourceFile,
  { hasBold, hasReferences }: { readonly hasBold: boolean; readonly hasReferences: boolean },
): Outcome<ImportedLetter> {
  const opened = openWord(file);
  if (!opened.ok) return opened;
  const parts = letterParts(opened.value);
  const { body, main } = parts;
  const at = { kind: "file", path: file.path } as const;
  const hasText = body !== undefined && paragraphTexts(body).some(isThere);
  if (!hasText || main === undefined)
    return failure([error("import/no-text", at, { path: file.path })]);
  const foreign = [...main.paragraphs.keys()].find((one) =>
    TAG_CHARACTER.test(inlineText(one, [])),
  );
  if (foreign !== undefined) {
    const values = { text: inlineText(foreign, []) };
    return failure([
      error("import/private-character", placeOfNode(file.path, main, foreign), values),
    ]);
  }
  if (opened.value.isResaved && hasMergeField(body))
    return failure([error("word/file", at, { reason: "resaved" })]);
  const resaved = opened.value.isResaved ? [warning("import/resaved", at, {})] : [];
  return success(letterOf(body, main, parts, { hasBold, hasReferences }), [
    ...opened.warnings,
    ...resaved,
  ]);
}

/** Keeps each loss of a place once. */
function keptIn(losses: Loss[]): LoseAt {
  const known = new Set<string>();
  return (place) => (what) => {
    const key = JSON.stringify([what, place.at]);
    if (!known.has(key)) losses.push({ what, ...place });
    known.add(key);
  };
}

function letterOf(
  body: XmlElement,
  main: FileStory,
  file: LetterParts,
  wanted: { readonly hasBold: boolean; readonly hasReferences: boolean },
  nameless: ReadonlySet<string> = new Set(),
): ImportedLetter {
  const { hasBold, hasReferences } = wanted;
  const styles = readStyleSheet(file);
  const losses: Loss[] = [];
  const loseAt = keptIn(losses);
  const pages = loseAt(ofPages(file.path));
  const placeOf = (node: XmlElement): LossPlace => placeIn(file.path, main, node);
  const isOurs = areOurStyles(styles.names);
  const hangsByTwo = isOurs && areEarlierStyles(styles.names);
  const parts = readParts(body, styles, isOurs, pages);
  const [{ section, page, measures }] = parts;
  if (file.hasBackground) pages("page-colour");
  if (hasGaps(styles.paragraphDefaults)) pages("gap");
  const edges = readEdges(section, file, loseAt);
  const isCertificate = isOurs && isCertificateFile(file);
  const tags: PlacedTag[] = [];
  const versions = ifVersions(conditionsIn(body), []);
  const latin = latinOf(body, isOurs ? parts : []);
  const own = { styles, hasBold, isGothic: isGothic(measures.font), isOurs };
  const { bodySize } = measures;
  const led = { parts, styles, notes: file.part("footnotes.xml"), nameless };
  const references = isOurs && hasReferences ? referencesIn(body, led) : NO_REFERENCES;
  const noted = { ...own, bodySize, vertical: page.vertical, latin, references };
  const { notes: apart, markOf } = noteReader(file, noted);
  const story = storyOf(body, versions, tags, markOf, references);
  const numbering = readNumbering(file.part("numbering.xml"), styles);
  const shared = { ...own, page, measures, latin, story, numbering };
  const places = { loseAt, placeOf, hasParts: parts.length > 1 };
  const { lines, reading } = readBody(body, shared, parts, places);
  const house = isOurs ? readHouse(file, latinSetting(body, latin)) : NO_HOUSE;
  const named = partsByName(parts, { file, edges, house, loseAt });
  const roles = rolesOfLines(lines, tags, isOurs ? styles.names : undefined);
  // A clerk's endnotes, which Word numbers itself, and ours would be one series.
  const hasItems = isOurs && ![...apart.values()].some(({ note }) => note?.place === "end");
  const around = { isOurs, isCertificate, hangsByTwo, hasItems, references, loseAt };
  const { lines: all, notes } = blocksOfParts(
    { parts, lines, roles, names: named.names, notes: apart },
    around,
  );
  const missing = namelessPlaces(references, all, notes);
  if (missing.length > 0)
    return letterOf(body, main, file, wanted, new Set([...nameless, ...missing]));
  return {
    vertical: page.vertical,
    isCertificate,
    lines: all,
    settings: new Map([
      ...settingsOf(page.settings, { ...edges, frame: frameWord(section) }, house),
      ...named.settings,
      ...boldFont(file, isOurs, lines, notes),
      ...edges.settings,
      ...(isOurs ? readJoints(section, file) : []),
      ...versionSettings(versions, tags),
    ]),
    properties: isOurs ? readProperties(file) : undefined,
    tags,
    notes,
    notesInText: hasItems ? IN_TEXT : new Set(),
    references,
    losses: losses.toSorted((one, other) => one.paragraph - other.paragraph),
    reading,
  };
}

/** The notes of ours that are paragraphs of the text. */
const IN_TEXT: NonNullable<ImportedLetter["notesInText"]> = new Set(["end", "beneath"]);

/** 太字フォント, where any text is bold. */
function boldFont(
  file: LetterParts,
  isOurs: boolean,
  lines: readonly ReadLine[],
  notes: ImportedLetter["notes"],
): SettingMap {
  const cells = lines.flatMap(({ table }) => table?.rows.flatMap((row) => row.cells) ?? []);
  const all = [...lines, ...cells, ...notes.values()];
  if (!all.some(({ inlines }) => hasBoldText(inlines))) return new Map();
  return new Map([["太字フォント", textSetting(isOurs ? boldFamily(file) : BOLD_FAMILY)]]);
}

/** What tells losses with their places. */
interface Places {
  /** Whether sections are parts of the letter. */
  readonly hasParts: boolean;
  readonly loseAt: LoseAt;
  readonly placeOf: (node: XmlElement) => LossPlace;
}

/** Where an element of the body stands: in its paragraph, or in the first that it holds. */
function placeIn(path: string, main: FileStory, node: XmlElement): LossPlace {
  const first = [node, ...elementsWithin(node)].find((one) => main.paragraphs.has(one));
  if (first === undefined) return ofPages(path);
  const at = placeOfNode(path, main, first);
  return { at, paragraph: at.paragraph };
}

/** Reads the paragraphs of the body; those of tables and boxes are only counted. */
function readBody(
  body: XmlElement,
  letters: Omit<ParagraphContext, "lose">,
  parts: readonly ReadPart[],
  places: Places,
): { readonly lines: readonly ReadLine[]; readonly reading: ImportedLetter["reading"] } {
  const lines: ReadLine[] = [];
  const reading: ReadParagraph[] = [];
  const { loseAt, placeOf } = places;
  const contexts = parts.map(({ page, measures }) => ({ ...letters, page, measures }));
  for (const { node, part, ends } of nodesOf(body, places)) {
    const shared = contexts[part] ?? letters;
    const readOne = (one: XmlElement): ReadLine => {
      const source = placeOf(one);
      const anchor = anchorOf(one);
      const read = readParagraph(one, { ...shared, lose: loseAt(source) });
      return { ...read, source, part, ...(anchor !== undefined && { anchor }) };
    };
    const cells = node.name === "w:tbl" ? simpleCells(node) : undefined;
    if (cells !== undefined) {
      const read = readTable(node, cells, readOne);
      lines.push(read.line);
      reading.push(...read.reading);
      continue;
    }
    const texts = paragraphTexts(node);
    // A paragraph that only ends its section is nobody's line; in a file of ours it is an empty line all the same.
    const isOfFile = shared.isOurs ? partsTables(node, texts, shared.styles) : ends;
    if (isOfFile && !texts.some(isThere)) continue;
    if (node.name === "w:p") lines.push(readOne(node));
    reading.push(...readingsOf(node, texts, lines.at(-1)));
    passNumbers(node, shared.numbering);
  }
  return { lines, reading };
}

/** What another reader finds in a paragraph and its boxes, or in a table that is not read. */
function readingsOf(
  node: XmlElement,
  texts: readonly string[],
  line: ReadLine | undefined,
): readonly ReadParagraph[] {
  const isLine = node.name === "w:p" && line !== undefined;
  const [own = "", ...others] = isLine ? texts : ["", ...texts];
  const beside = { at: undefined, label: "", tagged: undefined, carried: "" };
  return [
    ...(isLine && isThere(own) ? [readingOf(own, line)] : []),
    ...others.filter(isThere).map((text) => ({ text, ...beside })),
  ];
}

/** The paragraphs and tables of a body with the section that each is in, and whether it ends that. */
function* nodesOf(
  body: XmlElement,
  places: Places,
): Generator<{ readonly node: XmlElement; readonly part: number; readonly ends: boolean }> {
  let part = 0;
  for (const node of paragraphsOf(body, places)) {
    const ends = places.hasParts && sectionEndedBy(node) !== undefined;
    yield { node, part, ends };
    if (ends) part += 1;
  }
}

/** Whether it is what our files have between two tables and after the last: a low line that nobody sees. */
function partsTables(node: XmlElement, texts: readonly string[], styles: StyleSheet): boolean {
  const style = childValue(childNamed(node, "w:pPr"), "w:pStyle");
  return (
    node.name === "w:p" &&
    plainStyle(styles.nameOf(style) ?? "") === "公文書 表" &&
    !texts.some(isThere)
  );
}

/** Reads a table cell by cell, each as a paragraph; it stands for a line without text. */
function readTable(
  node: XmlElement,
  cells: readonly (readonly XmlElement[])[],
  readOne: (node: XmlElement) => ReadLine,
): { readonly line: ReadLine; readonly reading: readonly ReadParagraph[] } {
  const rows = cells.map((row) => row.map(readOne));
  const reading = rows.flatMap((row, at) =>
    row.flatMap((line, column) => {
      const paragraph = cells[at]?.[column];
      const [text = "", ...boxes] = paragraph === undefined ? [] : paragraphTexts(paragraph);
      const beside = { at: undefined, label: "", tagged: undefined, carried: "" };
      return [
        ...(isThere(text) ? [readingOf(text, line)] : []),
        ...boxes.filter(isThere).map((box) => ({ text: box, ...beside })),
      ];
    }),
  );
  const [first] = rows.flat();
  if (first === undefined) throw new Error("invariant broken: a table that is read has cells");
  const line = { ...first, text: "", label: "", inlines: [], table: tableOf(node, rows) };
  return { line, reading };
}

/** Counts the numbers in a table, and those in a paragraph's boxes, which are not read. */
function passNumbers(host: XmlElement, numbering: Numbering): void {
  for (const child of childElements(host)) {
    if (child.name === "mc:Fallback") continue;
    if (child.name === "w:p") numbering.next(child);
    passNumbers(child, numbering);
  }
}

function readingOf(text: string, line: ReadLine): ReadParagraph {
  const { label, omits, source } = line;
  const own = line.text.slice(label.length);
  return {
    text,
    at: source.at,
    label,
    tagged: TAG_CHARACTER.test(own) ? own : undefined,
    carried: omits ? own : undefined,
  };
}

/** 宛先, where a condition of the file became one of the template. */
function versionSettings({ setting }: IfVersions, tags: readonly PlacedTag[]): SettingMap {
  if (!tags.some(({ tag }) => tag.includes("{{#宛先"))) return new Map();
  const versions = setting.map(({ name, column, values }): [string, Setting] => [
    name,
    { kind: "map", entries: new Map([[column, { kind: "list", items: values }]]) },
  ]);
  return new Map([["宛先", { kind: "map", entries: new Map(versions) }]]);
}

function isThere(text: string): boolean {
  return /\S/u.test(text);
}

/** The paragraphs of the body, and the tables between them, those in content controls too. */
function* paragraphsOf(host: XmlElement, places: Places): Generator<XmlElement> {
  for (const node of childElements(host)) {
    const lose = (what: LossKind): void => places.loseAt(places.placeOf(node))(what);
    switch (node.name) {
      case "w:p":
        if (!places.hasParts && sectionEndedBy(node) !== undefined) lose("sections");
        yield node;
        break;
      case "w:tbl":
        if (simpleCells(node) === undefined) lose("table");
        yield node;
        break;
      case "w:sdt":
        lose("control");
        yield* paragraphsOf(childNamed(node, "w:sdtContent") ?? node, places);
        break;
      case "w:customXml":
      case "w:ins":
      case "w:moveTo":
        if (node.name !== "w:customXml") lose("tracked");
        yield* paragraphsOf(node, places);
        break;
      case "w:del":
      case "w:moveFrom":
        lose("tracked");
        break;
      case "w:altChunk":
        lose("object");
        break;
      default:
    }
  }
}
