import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { SectionReason } from "../base/messages/word-template.ts";
import { RUN_OBJECTS } from "./run-objects.ts";
import { isSectionTag } from "./runs.ts";
import { placeOfNode, type Story } from "./story.ts";
import {
  around,
  childOf,
  descendants,
  elementsOf,
  insertBefore,
  insertBehind,
  remove,
  tagNode,
  type XmlElement,
  type XmlNode,
  type XmlTag,
} from "./xml-tree.ts";

/** A section: its opening, its `{{else}}`s and its end. */
interface Section {
  readonly open: XmlTag;
  readonly divisions: XmlTag[];
  close: XmlTag;
}

/** Where a tag goes: before or behind a paragraph or row, which goes itself if nothing else is in it. */
interface Lift {
  readonly side: "before" | "behind";
  readonly unit: XmlElement;
}

/**
 * Lifts sections out of the paragraphs and cells in which they were typed, so that what does not hold leaves nothing behind: no
 * blank paragraph, no empty row.
 *
 * Shape: both ends in one paragraph stay there, unless the section is all that the paragraph has; ends alone in their
 * paragraphs take these with them; from the first cell of a row to the last of one, whole rows are lifted. Sections that do not
 * end, or end in another order, are left to the template's own check.
 * Errors: word/section-place.
 */
export function liftSections(
  path: string,
  story: Story,
  report: (found: Diagnostic) => void,
): void {
  const tags = tagsOf(story.document.root);
  const lifts = new Map<XmlTag, Lift>();
  for (const section of sectionsIn(tags)) {
    const found = liftsOf(section);
    if (typeof found === "string") {
      const at = placeOfNode(path, story, section.open);
      report(error("word/section-place", at, { section: section.open.source, reason: found }));
    } else for (const [tag, lift] of found) lifts.set(tag, lift);
  }
  moveAll(tags, lifts);
}

function tagsOf(root: XmlElement): readonly XmlTag[] {
  return [...descendants(root)].flatMap((element) =>
    element.children.filter(
      (child): child is XmlTag => child.kind === "tag" && isSectionTag(child.source),
    ),
  );
}

/** The sections that are whole; none of a part in which one is not. */
function sectionsIn(unordered: readonly XmlTag[]): readonly Section[] {
  const tags = inOrder(unordered);
  const sections: Section[] = [];
  const open: { readonly name: string; readonly section: Section }[] = [];
  for (const tag of tags) {
    const { sign, name } =
      /^\{\{~?\s*(?<sign>[#/^]?)\s*(?<name>[^\s}~]*)/u.exec(tag.source)?.groups ?? {};
    if (sign === "/") {
      const top = open.pop();
      if (top === undefined || top.name !== name) return [];
      top.section.close = tag;
      sections.push(top.section);
    } else if (name === "else" || (sign === "^" && name === ""))
      open.at(-1)?.section.divisions.push(tag);
    else open.push({ name: name ?? "", section: { open: tag, divisions: [], close: tag } });
  }
  return open.length > 0 ? [] : sections;
}

/** Tags of a paragraph stand before those of a paragraph in it, wherever they are: the tree is walked once more, in order. */
function inOrder(tags: readonly XmlTag[]): readonly XmlTag[] {
  const [first] = tags;
  if (first === undefined) return [];
  let root: XmlNode = first;
  while (root.parent !== undefined) root = root.parent;
  const wanted = new Set<XmlNode>(tags);
  const found: XmlTag[] = [];
  const walk = (node: XmlNode): void => {
    if (node.kind === "tag" && wanted.has(node)) found.push(node);
    if (node.kind === "element") for (const child of node.children) walk(child);
  };
  walk(root);
  return found;
}

function liftsOf(section: Section): ReadonlyMap<XmlTag, Lift> | SectionReason {
  const { open, divisions, close } = section;
  const all = [open, ...divisions, close];
  const paragraph = around(open, "w:p");
  if (all.every((tag) => around(tag, "w:p") === paragraph)) return liftWithin(section, paragraph);
  const [from, to] = unitsOf(open, close);
  if (from === undefined || to === undefined) return "crosses";
  return from.name === "w:tr" ? liftRows(section, from, to) : liftBlocks(section, from, to);
}

/**
 * All in one paragraph: it goes with the section if nothing else is in it, one branch at most has text, and its container can do
 * without.
 */
function liftWithin(
  { open, divisions, close }: Section,
  paragraph: XmlElement | undefined,
): ReadonlyMap<XmlTag, Lift> | SectionReason {
  if ([...divisions, close].some((tag) => tag.parent !== open.parent)) return "crosses";
  const isWhole =
    paragraph !== undefined &&
    open.parent === paragraph &&
    isAtEdge(paragraph, open, "before") &&
    isAtEdge(paragraph, close, "behind") &&
    mayGo(paragraph);
  if (!isWhole) return new Map();
  const all = [open, ...divisions, close];
  const filled = all
    .slice(1)
    .filter((tag, index) => isSeenBetween(paragraph, all[index] ?? open, tag));
  const [end] = filled;
  // With text in two branches the paragraph is there in any case.
  if (filled.length > 1 || end === undefined) return new Map();
  return new Map(
    all.map((tag) => [
      tag,
      { side: all.indexOf(tag) < all.indexOf(end) ? "before" : "behind", unit: paragraph },
    ]),
  );
}

/** Whether a reader sees anything between two tags of one paragraph. */
function isSeenBetween(paragraph: XmlElement, from: XmlTag, to: XmlTag): boolean {
  const nodes = paragraph.children;
  const between = nodes.slice(nodes.indexOf(from) + 1, nodes.indexOf(to));
  return between.some(
    (node) =>
      isSeen(node) ||
      (node.kind === "element" &&
        [...descendants(node)].some((one) => isSeen(one) || one.children.some(isSeen))),
  );
}

/** A paragraph that ends a section of pages, or is the last of a cell or the like, must stay. Source: ISO/IEC 29500-1, 17.4.65. */
function mayGo(paragraph: XmlElement): boolean {
  const { parent } = paragraph;
  if (parent === undefined || endsPageSection(paragraph)) return false;
  const blocks = elementsOf(parent).filter(({ name }) => BLOCKS.has(name));
  return parent.name === "w:body" ? blocks.length > 1 : blocks.at(-1) !== paragraph;
}

/** The neighbours, rows or blocks of one container, that hold the ends of a section. */
function unitsOf(
  open: XmlTag,
  close: XmlTag,
): readonly [XmlElement | undefined, XmlElement | undefined] {
  const outer = ancestorsOf(open);
  const others = ancestorsOf(close);
  const container = outer.find((one) => others.includes(one));
  if (container === undefined) return [undefined, undefined];
  if (container.name === "w:tr") return [container, container];
  return [outer[outer.indexOf(container) - 1], others[others.indexOf(container) - 1]];
}

function ancestorsOf(node: XmlNode): readonly XmlElement[] {
  const all: XmlElement[] = [];
  for (let one = node.parent; one !== undefined; one = one.parent) all.push(one);
  return all;
}

/** The table of which two rows are the first and the last. */
function wholeTable(from: XmlElement, to: XmlElement): XmlElement | undefined {
  const table = from.parent;
  const rows = table === undefined ? [] : elementsOf(table).filter(({ name }) => ROWS.has(name));
  return rows[0] === from && rows.at(-1) === to ? table : undefined;
}

/**
 * What stands before a table that goes where its repetition has no rows. Of columns that run side by side the first says whether
 * there are any; a loop around nothing, where another has a value, tells of one that is longer.
 */
function guardsOf(loop: string, list: string): readonly XmlTag[] {
  const [first = list.trim(), ...others] = list.match(/\[[^\]]*\]|[^\s[\]]+/gu) ?? [];
  const compared = others.flatMap((column) => [
    `{{#もし ${column}}}`,
    loop,
    "{{/繰り返し}}",
    "{{/もし}}",
  ]);
  return [...compared, `{{#もし ${first}}}`].map(tagNode);
}

const ROWS: ReadonlySet<string> = new Set(["w:tr", "w:sdt", "w:customXml"]);

function aroundUnit(open: XmlTag, close: XmlTag, unit: XmlElement): ReadonlyMap<XmlTag, Lift> {
  return new Map([
    [open, { side: "before", unit }],
    [close, { side: "behind", unit }],
  ]);
}

function liftRows(
  { open, divisions, close }: Section,
  from: XmlElement,
  to: XmlElement,
): ReadonlyMap<XmlTag, Lift> | SectionReason {
  if (!isAtEdge(from, open, "before") || !isAtEdge(to, close, "behind")) return "cuts-row";
  const table = wholeTable(from, to);
  if (table !== undefined && divisions.length === 0) {
    // A table without rows is none: Word takes the file for damaged.
    const list = /^\{\{~?#\s*繰り返し\s+(?<list>[^}~]*)/u.exec(open.source)?.groups?.["list"];
    if (list === undefined) return aroundUnit(open, close, table);
    insertBefore(table, ...guardsOf(open.source, list));
    insertBehind(table, tagNode("{{/もし}}"));
  }
  const lifts = new Map<XmlTag, Lift>([
    [open, { side: "before", unit: from }],
    [close, { side: "behind", unit: to }],
  ]);
  for (const division of divisions) {
    const row = ancestorsOf(division).find((one) => one.parent === from.parent);
    if (row?.name !== "w:tr" || !isAtEdge(row, division, "before")) return "cuts-row";
    lifts.set(division, { side: "before", unit: row });
  }
  return lifts;
}

function liftBlocks(
  { open, divisions, close }: Section,
  from: XmlElement,
  to: XmlElement,
): ReadonlyMap<XmlTag, Lift> | SectionReason {
  const blocks = from.parent === undefined ? [] : elementsOf(from.parent);
  const held = blocks.slice(blocks.indexOf(from), blocks.indexOf(to) + 1);
  const lifts = new Map<XmlTag, Lift>();
  for (const tag of [open, ...divisions, close]) {
    const paragraph = tag.parent;
    // In a hyperlink, a control or a cell of its own the tag cannot be taken out of it.
    if (paragraph?.name !== "w:p" || !held.includes(paragraph)) return "crosses";
    const sides = ["before", "behind"] as const;
    const side = sides.find(
      (one) =>
        !(one === "before" && tag === close) &&
        !(one === "behind" && tag === open) &&
        isAtEdge(paragraph, tag, one),
    );
    if (side === undefined) return "cuts-paragraph";
    lifts.set(tag, { side, unit: paragraph });
  }
  return held.some(endsPageSection) ? "page-section" : lifts;
}

function endsPageSection(block: XmlElement): boolean {
  return [...descendants(block)].some(({ name }) => name === "w:sectPr");
}

/** Whether nothing that a reader sees stands before (or behind) a tag within an element; other sections' ends are not seen. */
function isAtEdge(unit: XmlElement, tag: XmlTag, side: "before" | "behind"): boolean {
  let isPast = false;
  let isFree = true;
  const walk = (node: XmlNode): void => {
    if (node === tag) isPast = true;
    else if (isPast === (side === "behind") && isSeen(node)) isFree = false;
    if (node.kind === "element" && !ASIDE.has(node.name))
      for (const child of node.children) walk(child);
  };
  walk(unit);
  return isFree;
}

function isSeen(node: XmlNode): boolean {
  if (node.kind === "tag") return !isSectionTag(node.source);
  if (node.kind === "text") return node.parent?.name === "w:t" && node.text.trim() !== "";
  return node.kind === "element" && SEEN.has(node.name);
}

/** Moves the tags in their order, and takes away the paragraphs that held nothing else. */
function moveAll(unordered: readonly XmlTag[], lifts: ReadonlyMap<XmlTag, Lift>): void {
  const last = new Map<XmlElement, XmlNode>();
  const emptied = new Set<XmlElement>();
  for (const tag of inOrder(unordered)) {
    const lift = lifts.get(tag);
    if (lift === undefined) continue;
    const { unit, side } = lift;
    const holder = around(tag, "w:p");
    // Alone in its paragraph a tag takes the paragraph's place, in order with the others that stand there.
    const isAlone = unit === holder && isEmpty(unit);
    remove(tag);
    if (side === "before" || isAlone) insertBefore(unit, tag);
    else {
      insertBehind(last.get(unit) ?? unit, tag);
      last.set(unit, tag);
    }
    if (holder !== undefined && (isAlone || isEmpty(holder))) emptied.add(holder);
  }
  for (const paragraph of emptied) {
    if (!mayVanish(paragraph)) continue;
    keepMarks(paragraph);
    remove(paragraph);
  }
}

/**
 * Moves the ends of bookmarks out of a paragraph that goes: those that begin before the ends of sections that stand in its
 * place, those that end behind them, so that no section takes one end alone.
 */
function keepMarks(paragraph: XmlElement): void {
  const siblings = paragraph.parent?.children ?? [];
  let first: XmlNode = paragraph;
  for (let at = siblings.indexOf(paragraph) - 1; siblings[at]?.kind === "tag"; at -= 1) {
    first = siblings[at] ?? first;
  }
  for (const mark of [...descendants(paragraph)]) {
    if (mark.name === "w:bookmarkStart") insertBefore(first, mark);
    else if (mark.name === "w:bookmarkEnd") insertBehind(paragraph, mark);
  }
}

/** Whether a paragraph shows nothing, ends of sections left aside. */
function isEmpty(paragraph: XmlElement): boolean {
  return ![...descendants(paragraph)].some((element) => element.children.some(isSeen));
}

/** A paragraph that held only ends of sections; but a cell, a box or a note ends with a paragraph that is always there. */
function mayVanish(paragraph: XmlElement): boolean {
  const { parent } = paragraph;
  const properties = childOf(paragraph, "w:pPr");
  if (parent === undefined || (properties !== undefined && childOf(properties, "w:sectPr")))
    return false;
  const blocks = elementsOf(parent).filter(({ name }) => BLOCKS.has(name));
  if (parent.name === "w:body" || blocks.at(-1) !== paragraph) return blocks.length > 1;
  const before = parent.children
    .slice(0, parent.children.indexOf(paragraph))
    .findLast((node) => node.kind !== "text");
  return before?.kind === "element" && before.name === "w:p";
}

const BLOCKS: ReadonlySet<string> = new Set(["w:p", "w:tbl", "w:sdt", "w:customXml"]);
const ASIDE: ReadonlySet<string> = new Set([
  "w:pPr",
  "w:rPr",
  "w:sdtPr",
  "w:tcPr",
  "w:trPr",
  "w:instrText",
]);
const SEEN: ReadonlySet<string> = new Set([...RUN_OBJECTS, "w:fldChar", "w:fldSimple"]);
