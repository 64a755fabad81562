import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import { type Field, findFields, keywordOf } from "./field.ts";
import { codeTokens, tokenText } from "./field-instruction.ts";
import { childNamed, childValue } from "./import/properties.ts";
import { innermost, readStyleSheet, type StyleSheet } from "./import/style-sheet.ts";
import { parseXml } from "./parse-xml.ts";
import { isSectionTag } from "./runs.ts";
import { placeOfNode, type Story } from "./story.ts";
import {
  around,
  attributeOf,
  elementsOf,
  textIn,
  type XmlElement,
  type XmlNode,
} from "./xml-tree.ts";

/**
 * Reports fields that Word counts or looks up in what a letter may not have, or has several times: numbers of paragraphs,
 * captions, contents, pages. Word renews them when somebody asks for it or prints, not when the file is opened; till then the letter
 * shows what was found in the template.
 *
 * Shape: to be called where sections are lifted, so that they stand between paragraphs. What a field counts is surely there where
 * all sections around it are around the field too.
 * Errors: word/field-recounts; the warning word/pages-recount for numbers of pages outside heads and feet, which depend on all text.
 * Source: ISO/IEC 29500-1, 17.16.5 (NOTEREF, NUMPAGES, PAGEREF, REF, SECTIONPAGES, SEQ, STYLEREF, TOC), 17.16.3 (formulas), 17.9.
 */
export function checkRecounted(
  path: string,
  stories: readonly Story[],
  parts: ReadonlyMap<string, Uint8Array>,
  report: (found: Diagnostic) => void,
): void {
  const styles = readStyleSheet({ part: (name) => rootOf(parts, name) });
  const named = stylesNamed(rootOf(parts, "styles.xml"));
  for (const story of stories) {
    const { fields } = findFields(story.document.root);
    const sites = sitesIn(story.document.root, styles, allOf(fields));
    const hasBlocks = sites.some(({ kind, sections }) => kind === "block" && sections.length > 0);
    const told = new Set<string>();
    const check = (field: Field): void => {
      const at = placeOfNode(path, story, field.begin);
      const values = { field: keywordOf(field), shown: shownIn(field) };
      const section = lostFor(field, sites, named);
      const isPages = !FURNITURE.has(story.place) && countsPages(values.field, hasBlocks);
      if (section !== undefined) report(error("word/field-recounts", at, { ...values, section }));
      else if (isPages && values.shown !== "" && !told.has(values.field)) {
        told.add(values.field);
        report(warning("word/pages-recount", at, values));
      }
      // Contents consist of fields, of which nothing else is to be said.
      if (values.field !== "TOC") for (const inner of field.inner) check(inner);
    };
    for (const field of fields) check(field);
  }
}

function allOf(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((one) => [one, ...allOf(one.inner)]);
}

/** The styles that a field may mean by a name: of a file in Japanese the names of headings are English. */
type StylesNamed = (name: string) => ReadonlySet<string>;

function stylesNamed(root: XmlElement | undefined): StylesNamed {
  const plain = (name: string): string =>
    name
      .normalize("NFKC")
      .replaceAll(/\s/gu, "")
      .toLowerCase()
      .replace(/^見出し/u, "heading");
  const styles = (root === undefined ? [] : elementsOf(root, "w:style")).map((style) => ({
    id: attributeOf(style, "w:styleId") ?? "",
    name: plain(childValue(style, "w:name") ?? ""),
  }));
  return (name) => {
    const asked = /^[1-9]$/u.test(name) ? `heading${name}` : plain(name);
    return new Set(
      styles.filter((one) => one.name === asked || one.id === name).map(({ id }) => id),
    );
  };
}

function rootOf(parts: ReadonlyMap<string, Uint8Array>, name: string): XmlElement | undefined {
  const bytes = parts.get(`word/${name}`);
  const document = bytes && parseXml(new TextDecoder().decode(bytes));
  return document === undefined || typeof document === "string" ? undefined : document.root;
}

function shownIn(field: Field): string {
  return field.result.map(textIn).join("").trim();
}

function countsPages(keyword: string, hasBlocks: boolean): boolean {
  return (
    keyword === "NUMPAGES" || keyword === "SECTIONPAGES" || (keyword === "PAGEREF" && hasBlocks)
  );
}

const FURNITURE: ReadonlySet<string> = new Set(["header", "footer"]);

/** Something that a field counts or looks up, with the sections around it, in the order of the text. */
interface Site {
  /** `block`: any paragraph; the others are so beside. */
  readonly kind: "block" | "number" | "heading" | "note" | "bookmark" | "field" | "section";
  readonly node: XmlElement;
  readonly sections: readonly Section[];
  /** A list's number, a bookmark's name; a style for a block. */
  readonly name: string;
  /** How far in a number is. */
  readonly depth: number;
  readonly field?: Field | undefined;
}

interface Section {
  readonly source: string;
  /** What tells it from others; the same where both hold together. */
  readonly key: string;
}

function sitesIn(root: XmlElement, styles: StyleSheet, fields: readonly Field[]): readonly Site[] {
  const sites: Site[] = [];
  const begun = new Map(fields.map((field) => [field.begin, field]));
  const open: Section[] = [];
  const visit = (node: XmlNode): void => {
    if (node.kind === "tag" && isSectionTag(node.source)) {
      step(node.source, open, sites.length);
      const within = around(node, "w:p");
      const site = { kind: "section", name: "", depth: 0, sections: [...open] } as const;
      if (within !== undefined) sites.push({ ...site, node: within });
    }
    if (node.kind !== "element") return;
    const sections = [...open];
    for (const site of sitesAt(node, styles)) sites.push({ ...site, node, sections });
    const field = begun.get(node);
    if (field !== undefined)
      sites.push({ kind: "field", name: "", depth: 0, node, sections, field });
    for (const child of node.children) visit(child);
  };
  visit(root);
  return sites;
}

/** Follows a tag of a section; `count` tells a repetition from others of the same words. */
function step(source: string, open: Section[], count: number): void {
  const top = open.at(-1);
  if (CLOSES.test(source)) open.pop();
  else if (!DIVIDES.test(source)) {
    open.push({ source, key: REPEATS.test(source) ? `${source} ${count} ${open.length}` : source });
  } else if (top !== undefined) open[open.length - 1] = { ...top, key: `${top.key} ${source}` };
}

type Found = Pick<Site, "kind" | "name" | "depth">;

function sitesAt(element: XmlElement, styles: StyleSheet): readonly Found[] {
  switch (element.name) {
    case "w:p":
      return paragraphSites(element, styles);
    case "w:bookmarkStart":
      return [{ kind: "bookmark", name: attributeOf(element, "w:name") ?? "", depth: 0 }];
    case "w:footnoteReference":
    case "w:endnoteReference":
      return [{ kind: "note", name: element.name, depth: 0 }];
    default:
      return [];
  }
}

function paragraphSites(paragraph: XmlElement, styles: StyleSheet): readonly Found[] {
  const own = childNamed(paragraph, "w:pPr");
  const style = childValue(own, "w:pStyle");
  const levels = [...styles.levelsOf(style, "w:pPr"), ...(own === undefined ? [] : [own])];
  const numbered = (name: string): string | undefined =>
    innermost(levels, (level) => childValue(childNamed(level, "w:numPr"), name));
  const list = numbered("w:numId");
  const outline = Number(innermost(levels, (level) => childValue(level, "w:outlineLvl")) ?? BODY);
  const isHeading = outline < BODY || (style !== undefined && HEADING.test(style));
  return [
    { kind: "block", name: style ?? "", depth: 0 },
    ...(list === undefined || list === "0"
      ? []
      : [{ kind: "number", name: list, depth: Number(numbered("w:ilvl") ?? 0) } as const]),
    ...(isHeading ? [{ kind: "heading", name: style ?? "", depth: 0 } as const] : []),
  ];
}

/** Source: ISO/IEC 29500-1, 17.3.1.20: level 9 is that of the text. */
const BODY = 9;
/** How Word names the styles of headings (見出し) in a file, in Japanese and in English. */
const HEADING = /^(?:heading\s*)?[1-9]$/iu;

/** The section without which what a field counts is not as it was; undefined where it is always the same. */
function lostFor(field: Field, sites: readonly Site[], named: StylesNamed): string | undefined {
  const own = sites.find(({ node }) => node === field.begin);
  if (own === undefined) return undefined;
  const keys = new Set(own.sections.map(({ key }) => key));
  const lost = (counted: readonly Site[]): string | undefined =>
    counted.flatMap(({ sections }) => sections).find(({ key }) => !keys.has(key))?.source;
  return lost(countedBy(field, own, sites, named)) ?? repeatedCaption(field, own);
}

/** Copies of a caption would all have one number. */
function repeatedCaption(field: Field, { sections }: Site): string | undefined {
  if (keywordOf(field) !== "SEQ" || switchesOf(field).has("r")) return undefined;
  return sections.find(({ source }) => REPEATS.test(source))?.source;
}

/** What a field counts or looks up. */
function countedBy(
  field: Field,
  own: Site,
  sites: readonly Site[],
  named: StylesNamed,
): readonly Site[] {
  const keyword = keywordOf(field);
  const [first, second] = wordsOf(field);
  const marked = sites.filter(({ kind, name }) => kind === "bookmark" && name === second);
  const before = (site: Site | undefined): readonly Site[] =>
    site === undefined ? [] : sites.slice(0, sites.indexOf(site));
  switch (keyword) {
    case "SEQ":
      return switchesOf(field).has("r") ? [] : before(own).filter((one) => isSequence(one, second));
    case "REF":
      return [...marked, ...(asksNumber(field) ? numbersTo(marked[0], sites) : [])];
    case "NOTEREF":
      return [...marked, ...before(marked[0]).filter(({ kind }) => kind === "note")];
    case "PAGEREF":
      return marked;
    case "STYLEREF": {
      const asked = named(second ?? "");
      return sites.filter(({ kind, name }) => kind === "block" && asked.has(name));
    }
    case "TOC":
      return sites.filter((one) => isInContents(one, field));
    case "INDEX":
      return sites.filter((one) => keywordAt(one) === "XE");
    case "=": {
      const table = /\p{L}/u.test(codeOf(field)) ? around(field.begin, "w:tbl") : undefined;
      return table === undefined ? [] : sites.filter((one) => isFigureIn(table, one));
    }
    default:
      return sites.filter(({ kind, name }) => kind === "bookmark" && name === first);
  }
}

/** The numbered paragraphs of a list up to one of them; those further in do not count for it. */
function numbersTo(mark: Site | undefined, sites: readonly Site[]): readonly Site[] {
  const paragraph = mark && around(mark.node, "w:p");
  const at = sites.findIndex(({ kind, node }) => kind === "number" && node === paragraph);
  const target = sites[at];
  if (target === undefined) return [];
  return sites
    .slice(0, at)
    .filter(
      ({ kind, name, depth }) => kind === "number" && name === target.name && depth <= target.depth,
    );
}

/** Whether a sum over a table may take in what stands at a place. */
function isFigureIn(table: XmlElement, { kind, node }: Site): boolean {
  const isText = kind === "section" || kind === "block";
  return isText && around(node, "w:tbl") === table && /\p{Nd}/u.test(textIn(node));
}

function asksNumber(field: Field): boolean {
  return ["n", "r", "w"].some((one) => switchesOf(field).has(one));
}

function isSequence({ field }: Site, name: string | undefined): boolean {
  return field !== undefined && keywordOf(field) === "SEQ" && wordsOf(field)[1] === name;
}

/** Whether contents (目次) may show a place: a heading, or a caption of the kind that a list of figures asks for. */
function isInContents(site: Site, field: Field): boolean {
  const asked = /\\c\s+"?(?<name>[^"\\]+?)"?\s*(?:\\|$)/iu.exec(codeOf(field))?.groups?.["name"];
  if (asked !== undefined) return isSequence(site, asked);
  const isMarked = site.kind === "bookmark" && site.name.startsWith("_Toc");
  return isMarked || site.kind === "heading" || keywordAt(site) === "TC";
}

function keywordAt({ field }: Site): string | undefined {
  return field === undefined ? undefined : keywordOf(field);
}

function codeOf(field: Field): string {
  return field.code.map((item) => (item.kind === "text" ? item.text : "")).join("");
}

function wordsOf(field: Field): readonly string[] {
  return codeTokens(field.code)
    .filter(({ isSwitch }) => !isSwitch)
    .map(tokenText);
}

function switchesOf(field: Field): ReadonlySet<string> {
  return new Set(
    codeTokens(field.code)
      .filter(({ isSwitch }) => isSwitch)
      .map((one) => tokenText(one).replace("\\", "").slice(0, 1).toLowerCase()),
  );
}

const CLOSES = /^\{\{~?\s*\//u;
const DIVIDES = /^\{\{~?\s*(?:else\b|\^\s*~?\}\})/u;
const REPEATS = /^\{\{~?\s*#\s*(?:繰り返し|each)(?![\p{L}\p{N}_])/u;
