import { nameAt, numberAt, type PdfObjects, resolve } from "./pdf-objects.ts";
import { textOfString } from "./pdf-string.ts";
import type { PdfDictionary, PdfValue } from "./pdf-value.ts";

/** A piece of text of a paragraph: marked content on a page, or a ruby with its base. */
export type StructurePart =
  | { readonly kind: "content"; readonly id: string }
  | {
      readonly kind: "ruby";
      /** A base of a reading on the left may have one on the right, too. */
      readonly bases: readonly (readonly StructurePart[])[];
      readonly rubies: readonly (readonly string[])[];
    };

/** The parts of one paragraph in reading order; it may go on over pages. */
export type StructureParagraph = readonly StructurePart[];

/** The paragraphs of a file, and its tables by rows and cells: for each cell the places of its paragraphs among all. */
export interface Structure {
  readonly paragraphs: readonly StructureParagraph[];
  readonly tables: readonly (readonly (readonly (readonly number[])[])[])[];
  readonly figures: readonly StructureFigure[];
  readonly links: readonly StructureLink[];
}

/** A link: the place of its paragraph among all, its content, and what lies over that on the pages. */
export interface StructureLink {
  readonly paragraph: number;
  readonly contents: readonly string[];
  readonly annotations: readonly PdfDictionary[];
}

/** A figure: what is said to be on it, its content, and how many paragraphs of the file begin before it. */
export interface StructureFigure {
  readonly alt: string;
  /** The text that it stands for; empty where it stands for none. */
  readonly instead: string;
  readonly contents: readonly string[];
  readonly before: number;
}

interface Walk {
  readonly objects: PdfObjects;
  readonly roles: PdfDictionary | undefined;
  readonly seen: Set<PdfDictionary>;
  readonly paragraphs: StructureParagraph[];
  readonly tables: number[][][][];
  readonly figures: StructureFigure[];
  readonly links: StructureLink[];
}

/** One kid of an element: another element, or content on a page. */
type Kid =
  | { readonly kind: "element"; readonly element: PdfDictionary }
  | { readonly kind: "content"; readonly id: string };

/**
 * Gives the paragraphs of a tagged PDF from its structure tree; none if the file has no tree.
 *
 * Shape: a paragraph is an element that holds content or inline elements itself; elements that only hold
 * other blocks (Document, Sect, L …) are passed through.
 * Units: content is named as pdf.js names it, `p12R_mc3` for MCID 3 on the page that is object 12.
 * Source: ISO 32000-1, 14.7.2 (structure hierarchy), 14.8.4 (standard structure types).
 */
export function readStructure(objects: PdfObjects): Structure {
  const root = structureRoot(objects);
  if (root === undefined) return { paragraphs: [], tables: [], figures: [], links: [] };
  const walk: Walk = {
    objects,
    roles: dictionaryAt(objects, root, "RoleMap"),
    seen: new Set(),
    paragraphs: [],
    tables: [],
    figures: [],
    links: [],
  };
  for (const kid of kidsOf(walk, root, undefined)) {
    if (kid.kind === "element") visit(walk, kid.element, undefined);
  }
  const { paragraphs, tables, figures, links } = walk;
  return { paragraphs, tables, figures, links };
}

function structureRoot(objects: PdfObjects): PdfDictionary | undefined {
  let root: PdfDictionary | undefined;
  for (const value of objects.values()) {
    if (value.kind !== "dictionary" || nameAt(value, "Type") !== "Catalog") continue;
    root = dictionaryAt(objects, value, "StructTreeRoot") ?? root;
  }
  return root;
}

function visit(walk: Walk, element: PdfDictionary, inheritedPage: number | undefined): void {
  if (walk.seen.has(element)) return; // a tree that bites its own tail
  walk.seen.add(element);
  const page = pageOf(element) ?? inheritedPage;
  const kids = kidsOf(walk, element, page);
  const role = roleOf(walk, element);
  if (role === "Figure") addFigure(walk, element, kids);
  if (role === "Table") walk.tables.push([]);
  if (role === "TR") walk.tables.at(-1)?.push([]);
  const isCell = role === "TH" || role === "TD";
  const cell: number[] = [];
  if (isCell) walk.tables.at(-1)?.at(-1)?.push(cell);
  const before = walk.paragraphs.length;
  visitKids(walk, kids, page);
  if (isCell) for (let at = before; at < walk.paragraphs.length; at += 1) cell.push(at);
}

function visitKids(walk: Walk, kids: readonly Kid[], page: number | undefined): void {
  const isParagraph = kids.some((kid) => kid.kind === "content" || isInline(walk, kid.element));
  if (isParagraph) {
    const lists: WithinPage[] = [];
    walk.paragraphs.push(partsOf(walk, kids, page, lists));
    for (const list of lists) visit(walk, list.element, list.page);
    return;
  }
  for (const kid of kids) if (kid.kind === "element") visit(walk, kid.element, page);
}

function addFigure(walk: Walk, element: PdfDictionary, kids: readonly Kid[]): void {
  const textAt = (key: string): string =>
    textOfString(resolve(walk.objects, element.entries.get(key)));
  const contents = kids.flatMap((kid) => (kid.kind === "content" ? [kid.id] : []));
  const [alt, instead] = [textAt("Alt"), textAt("ActualText")];
  walk.figures.push({ alt, instead, contents, before: walk.paragraphs.length });
}

/** A link of the paragraph that is read, and comes after those before it. */
function addLink(walk: Walk, element: PdfDictionary, page: number | undefined): void {
  const kids = resolve(walk.objects, element.entries.get("K"));
  const annotations = (kids?.kind === "array" ? kids.items : []).flatMap((written) => {
    const kid = resolve(walk.objects, written);
    const isReference = kid?.kind === "dictionary" && nameAt(kid, "Type") === "OBJR";
    const over = isReference ? resolve(walk.objects, kid.entries.get("Obj")) : undefined;
    return over?.kind === "dictionary" ? [over] : [];
  });
  const contents = kidsOf(walk, element, page).flatMap((kid) =>
    kid.kind === "content" ? [kid.id] : [],
  );
  walk.links.push({ paragraph: walk.paragraphs.length, contents, annotations });
}

interface WithinPage {
  readonly element: PdfDictionary;
  readonly page: number | undefined;
}

/** The parts of one paragraph; a list in the body of an item is no part of it, and is put off. */
function partsOf(
  walk: Walk,
  kids: readonly Kid[],
  page: number | undefined,
  lists: WithinPage[],
): StructurePart[] {
  return kids.flatMap((kid): StructurePart[] => {
    if (kid.kind === "content") return [kid];
    if (walk.seen.has(kid.element)) return [];
    if (roleOf(walk, kid.element) === "L") {
      lists.push({ element: kid.element, page });
      return [];
    }
    walk.seen.add(kid.element);
    const ownPage = pageOf(kid.element) ?? page;
    if (roleOf(walk, kid.element) === "Figure") {
      addFigure(walk, kid.element, kidsOf(walk, kid.element, ownPage));
    }
    if (roleOf(walk, kid.element) === "Link") addLink(walk, kid.element, ownPage);
    return roleOf(walk, kid.element) === "Ruby"
      ? [rubyOf(walk, kid.element, ownPage)]
      : partsOf(walk, kidsOf(walk, kid.element, ownPage), ownPage, lists);
  });
}

function rubyOf(walk: Walk, ruby: PdfDictionary, page: number | undefined): StructurePart {
  const bases: StructurePart[][] = [];
  const rubies: string[][] = [];
  walk.seen.add(ruby);
  for (const kid of kidsOf(walk, ruby, page)) {
    if (kid.kind === "content") {
      bases.push([kid]);
      continue;
    }
    const role = roleOf(walk, kid.element);
    if (role === "RP") continue; // parentheses for readers that cannot set ruby
    if (role === "RT") rubies.push(contentOf(walk, kid.element, page));
    else bases.push(baseOf(walk, kid.element, page));
  }
  return { kind: "ruby", bases, rubies };
}

function baseOf(
  walk: Walk,
  element: PdfDictionary,
  inheritedPage: number | undefined,
): StructurePart[] {
  if (walk.seen.has(element)) return [];
  walk.seen.add(element);
  const page = pageOf(element) ?? inheritedPage;
  return kidsOf(walk, element, page).flatMap((kid): StructurePart[] => {
    if (kid.kind === "content") return [kid];
    return roleOf(walk, kid.element) === "Ruby" && !walk.seen.has(kid.element)
      ? [rubyOf(walk, kid.element, page)]
      : baseOf(walk, kid.element, page);
  });
}

function contentOf(
  walk: Walk,
  element: PdfDictionary,
  inheritedPage: number | undefined,
): string[] {
  if (walk.seen.has(element)) return [];
  walk.seen.add(element);
  const page = pageOf(element) ?? inheritedPage;
  return kidsOf(walk, element, page).flatMap((kid) =>
    kid.kind === "content" ? [kid.id] : contentOf(walk, kid.element, page),
  );
}

// /K 3   /K 12 0 R   /K [3 <</Type/MCR/Pg 9 0 R/MCID 0>> 12 0 R]
function kidsOf(walk: Walk, element: PdfDictionary, page: number | undefined): readonly Kid[] {
  const kids = resolve(walk.objects, element.entries.get("K"));
  if (kids === undefined) return [];
  return (kids.kind === "array" ? kids.items : [kids]).flatMap((kid) => kidOf(walk, kid, page));
}

function kidOf(walk: Walk, written: PdfValue, page: number | undefined): readonly Kid[] {
  const kid = resolve(walk.objects, written);
  if (kid?.kind === "number") return [contentKid(page, kid.value)];
  if (kid?.kind !== "dictionary") return [];
  const type = nameAt(kid, "Type");
  if (type === "OBJR") return []; // an annotation, no text
  if (type !== "MCR") return [{ kind: "element", element: kid }];
  return [contentKid(pageOf(kid) ?? page, numberAt(kid, "MCID"))];
}

function contentKid(page: number | undefined, mcid: number | undefined): Kid {
  return { kind: "content", id: `p${page}R_mc${mcid}` };
}

function pageOf(dictionary: PdfDictionary): number | undefined {
  const page = dictionary.entries.get("Pg");
  return page?.kind === "reference" ? page.object : undefined;
}

function isInline(walk: Walk, element: PdfDictionary): boolean {
  return INLINE_TYPES.has(roleOf(walk, element));
}

/** The standard type that an element's own type stands for. */
function roleOf(walk: Walk, element: PdfDictionary): string {
  let role = nameAt(element, "S") ?? "";
  for (let step = 0; walk.roles !== undefined && step < 8; step += 1) {
    const mapped = nameAt(walk.roles, role);
    if (mapped === undefined || mapped === role) break;
    role = mapped;
  }
  return role;
}

function dictionaryAt(
  objects: PdfObjects,
  dictionary: PdfDictionary,
  key: string,
): PdfDictionary | undefined {
  const value = resolve(objects, dictionary.entries.get(key));
  return value?.kind === "dictionary" ? value : undefined;
}

/** Inline-level structure elements, and the label of a list item. Source: ISO 32000-1, table 338. */
const INLINE_TYPES: ReadonlySet<string> = new Set([
  "Span",
  "Quote",
  "Note",
  "Reference",
  "BibEntry",
  "Code",
  "Link",
  "Annot",
  "Ruby",
  "Warichu",
  "Lbl",
]);
