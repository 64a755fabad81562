import type { DrawnLine } from "../model/letter.ts";
import type { NoteEnd } from "../model/note-link.ts";
import type { WritingMode } from "../model/page-format.ts";
import type { TagStart } from "../model/paged-document.ts";
import type { Mark, MarkedTag } from "./encode-section.ts";
import { SUBJECT_LEVEL } from "./letter-outline.ts";
import type { PlacedLink } from "./link-annotations.ts";
import { pdfPoints } from "./number.ts";
import type { CompressedObject, PdfFile } from "./pdf-file.ts";
import type { Sheet } from "./sheet.ts";
import { ROLE_MAP, STRUCTURE_TYPES } from "./structure-types.ts";
import { type Ref, refTo, textString } from "./syntax.ts";

/** A page's marked content in reading order. */
export interface PageMarks {
  readonly page: Ref;
  readonly marks: readonly Mark[];
  readonly links: readonly PlacedLink[];
  /** The direction of its lines. */
  readonly writingMode: WritingMode;
}

/** The tree that gives readers the letter's parts, ready to be written. */
export interface StructureTree {
  readonly root: Ref;
  readonly objects: readonly CompressedObject[];
}

interface Element {
  readonly ref: Ref;
  readonly type: string;
  readonly lang: string | undefined;
  /** What the head of a table is the head of. */
  readonly scope: TagStart["scope"];
  /** The line that its text has. */
  readonly line: TagStart["line"];
  /** How far its characters are from the line's axis. */
  readonly shift: TagStart["shift"];
  /** What is to be seen on its picture, where that is, and the text that it stands for. */
  readonly alt: TagStart["alt"];
  readonly box: MarkedTag["box"];
  readonly actual: TagStart["actual"];
  readonly note: TagStart["note"];
  readonly parent: Element | undefined;
  /** The page of its first content, named once for all content on it. */
  page: Ref | undefined;
  readonly kids: Kid[];
}

/** What an element is told by the tag that begins it. */
type Told = "lang" | "scope" | "line" | "shift" | "alt" | "box" | "actual" | "note";

type Kid =
  | { readonly kind: "element"; readonly element: Element }
  | { readonly kind: "content"; readonly page: Ref; readonly mcid: number }
  | { readonly kind: "annotation"; readonly page: Ref; readonly ref: Ref };

/**
 * Makes the structure tree: Document, then the letter's blocks in reading order.
 *
 * Shape: an element that goes on over pages is one element; consecutive list items are the `LI` of one
 * `L`, and deeper ones of an `L` in the body of the item before them. Page `i` of the list has `/StructParents i`, links the
 * numbers after those of the pages.
 * Source: ISO 32000-1, 14.7 (logical structure), 14.8.5.4 (layout attributes).
 */
export function makeStructure(
  { writingMode }: Sheet,
  pages: readonly PageMarks[],
  file: PdfFile,
): StructureTree {
  const root = file.reserve();
  const parents = file.reserve();
  const builder = new StructureBuilder(file);
  const owners = pages.map(({ page, marks }) => {
    const owner: string[] = [];
    for (const mark of marks) owner[mark.mcid] = refTo(builder.add(mark, page));
    return owner;
  });
  const linkOwners = pages.flatMap(({ page, links }) =>
    links.map((link) => `${link.structParent} ${refTo(builder.addLink(link, page))}`),
  );
  const ownRoles = Object.entries(ROLE_MAP).filter(([type]) => builder.hasType(type));
  const roleMap = ownRoles.map(([type, standard]) => `/${type}/${standard}`).join("");
  const modes = new Map(pages.map((page) => [page.page, page.writingMode]));
  const objects: CompressedObject[] = [
    {
      ref: root,
      body: `<</Type/StructTreeRoot/K ${refTo(builder.top.ref)}/ParentTree ${refTo(parents)}/ParentTreeNextKey ${pages.length + linkOwners.length}${roleMap === "" ? "" : `/RoleMap<<${roleMap}>>`}${idTree(builder.notes)}>>`,
    },
    {
      ref: parents,
      body: `<</Nums[${owners.map((owner, index) => `${index}[${owner.join(" ")}]`).join("")}${linkOwners.join(" ")}]>>`,
    },
    ...builder.elements.map((element) => ({
      ref: element.ref,
      body: elementBody(element, root, directionOf(element, writingMode, modes)),
    })),
  ];
  return { root, objects };
}

/** The direction of lines, said of the document and of each block whose page has the other one; undefined elsewhere. */
function directionOf(
  element: Element,
  ofDocument: WritingMode,
  modes: ReadonlyMap<Ref, WritingMode>,
): string | undefined {
  if (element.parent === undefined) return DIRECTIONS[ofDocument];
  if (element.parent.parent !== undefined) return undefined;
  const page = firstPage(element);
  const mode = page === undefined ? ofDocument : (modes.get(page) ?? ofDocument);
  return mode === ofDocument ? undefined : DIRECTIONS[mode];
}

const DIRECTIONS: Readonly<Record<WritingMode, string>> = {
  "vertical-rl": "<</O/Layout/WritingMode/TbRl>>",
  "horizontal-tb": "<</O/Layout/WritingMode/LrTb>>",
};

/** The page on which an element begins; a list has its content in its items alone. */
function firstPage({ page, kids }: Element): Ref | undefined {
  if (page !== undefined) return page;
  for (const kid of kids) {
    const found = kid.kind === "element" ? firstPage(kid.element) : kid.page;
    if (found !== undefined) return found;
  }
  return undefined;
}

class StructureBuilder {
  readonly elements: Element[] = [];
  /** The notes by their numbers. */
  readonly notes = new Map<number, Element>();
  readonly top: Element;
  readonly #file: PdfFile;
  readonly #byNumber = new Map<number, Element>();
  /** The lists that the next item may belong to, outermost first; none after anything that is no item. */
  #lists: { readonly depth: number; readonly list: Element; body: Element }[] = [];
  /** Levels of the headings that the text is under, from the highest. */
  #headings: readonly number[] = [];

  constructor(file: PdfFile) {
    this.#file = file;
    this.top = this.#element("Document", undefined);
  }

  /** Adds content to its element, making the elements on the way; gives the element's reference. */
  add(mark: Mark, page: Ref): Ref {
    let element = this.top;
    for (const tag of mark.stack)
      element = this.#byNumber.get(tag.element) ?? this.#begin(tag, element);
    element.page ??= page;
    element.kids.push({ kind: "content", page, mcid: mark.mcid });
    return element.ref;
  }

  /** Gives a link's element its annotation; gives the element's reference. */
  addLink({ ref, link }: PlacedLink, page: Ref): Ref {
    const element = this.#byNumber.get(link.element);
    if (element === undefined) throw new Error("a link has no place in the structure");
    element.kids.push({ kind: "annotation", page, ref });
    return element.ref;
  }

  hasType(type: string): boolean {
    return this.elements.some((element) => element.type === type);
  }

  #begin(tag: MarkedTag, parent: Element): Element {
    if (tag.role === "artifact" || tag.role === "repeated")
      throw new Error("an artifact has no place in the structure");
    if (parent === this.top && tag.role !== "list-item") this.#lists = [];
    const element = this.#made(tag, tag.role, parent);
    this.#byNumber.set(tag.element, element);
    return element;
  }

  #made(tag: MarkedTag, role: keyof typeof STRUCTURE_TYPES, parent: Element): Element {
    if (role === "list-item") return this.#item(tag, parent);
    if (tag.note !== undefined) return this.#ofNote(tag, tag.note, role, parent);
    // A label stands before the body that its text is in, not within it.
    const owner = role === "list-label" ? (parent.parent ?? parent) : this.#ownerOf(role, parent);
    const element = this.#element(this.#typeOf(tag, role), owner, tag);
    if (owner !== parent) owner.kids.unshift(...owner.kids.splice(-1));
    return element;
  }

  /** A note is within a paragraph; its mark refers to it, and its label leads back to the mark. Source: ISO 14289-1, 7.9. */
  #ofNote(
    tag: MarkedTag,
    { number, end }: NoteEnd,
    role: keyof typeof STRUCTURE_TYPES,
    parent: Element,
  ): Element {
    if (role === "note") {
      const note = this.#element("Note", this.#element("P", parent), tag);
      this.notes.set(number, note);
      return note;
    }
    const around = this.#element(end === "note" ? "Lbl" : "Reference", parent);
    return this.#element("Link", around, { ...tag, note: undefined });
  }

  /** What a figure is called is a part of it, as of a table. */
  #ownerOf(role: TagStart["role"], parent: Element): Element {
    const last = this.top.kids.at(-1);
    const isAfterFigure = last?.kind === "element" && last.element.type === STRUCTURE_TYPES.figure;
    return role === "figure-caption" && isAfterFigure ? last.element : parent;
  }

  /** Begins an item of the list of its depth that goes on, or of a new one in the item around it. */
  #item({ depth = 0, lang }: TagStart, parent: Element): Element {
    while ((this.#lists.at(-1)?.depth ?? -1) > depth) this.#lists.pop();
    const around = this.#lists.at(-1);
    const goesOn = around?.depth === depth ? around : undefined;
    const list = goesOn?.list ?? this.#element("L", around?.body ?? parent);
    const body = this.#element("LBody", this.#element("LI", list), { lang });
    if (goesOn !== undefined) goesOn.body = body;
    else this.#lists.push({ depth, list, body });
    return body;
  }

  // No level may be left out, and the first heading is the highest, whatever the letter calls them.
  // Source: ISO 14289-1, 7.4.2.
  #typeOf(tag: TagStart, role: keyof typeof STRUCTURE_TYPES): string {
    if (role !== "heading" && role !== "subject") return STRUCTURE_TYPES[role];
    const level = role === "subject" ? SUBJECT_LEVEL : (tag.level ?? 1);
    this.#headings = [...this.#headings.filter((higher) => higher < level), level];
    return `H${this.#headings.length}`;
  }

  #element(
    type: string,
    parent: Element | undefined,
    {
      lang,
      scope,
      line,
      shift,
      alt,
      box,
      actual,
      note,
    }: {
      readonly [Name in Told]?: MarkedTag[Name] | undefined;
    } = {},
  ): Element {
    const ref = this.#file.reserve();
    const element: Element = {
      ref,
      type,
      lang,
      scope,
      line,
      shift,
      alt,
      box,
      actual,
      note,
      parent,
      page: undefined,
      kids: [],
    };
    parent?.kids.push({ kind: "element", element });
    this.elements.push(element);
    return element;
  }
}

function elementBody(element: Element, root: Ref, direction: string | undefined): string {
  const kids = element.kids.map((kid) => kidBody(kid, element.page));
  const page = element.page === undefined ? "" : `/Pg ${refTo(element.page)}`;
  const lang = element.lang === undefined ? "" : `/Lang${textString(element.lang)}`;
  const { alt, actual, note } = element;
  const words =
    (alt === undefined ? "" : `/Alt${textString(alt)}`) +
    (actual === undefined ? "" : `/ActualText${textString(actual)}`) +
    (note === undefined ? "" : `/ID${noteId(note.number)}`);
  const own = attributesOf(element);
  const attributes =
    direction === undefined ? own : `/A${own === "" ? direction : `[${direction}${own.slice(2)}]`}`;
  const parent = refTo(element.parent?.ref ?? root);
  const only = kids.length === 1 ? kids[0] : undefined;
  const all = only === undefined ? `/K[${kids.join(" ")}]` : `/K ${only}`;
  const content = kids.length === 0 ? "" : all;
  return `<</S/${element.type}/P ${parent}${page}${lang}${words}${attributes}${content}>>`;
}

function noteId(number: number): string {
  return textString(`note-${String(number).padStart(4, "0")}`);
}

/** What leads from the names of notes to their elements, in the order of the names. Source: ISO 32000-1, 14.7.2, 7.9.6. */
function idTree(notes: ReadonlyMap<number, Element>): string {
  if (notes.size === 0) return "";
  const sorted = [...notes].toSorted(([one], [other]) => one - other);
  const names = sorted.map(([number, { ref }]) => `${noteId(number)} ${refTo(ref)}`);
  const [first = 0, last = 0] = [sorted[0]?.[0], sorted.at(-1)?.[0]];
  return `/IDTree<</Kids[<</Limits[${noteId(first)}${noteId(last)}]/Names[${names.join("")}]>>]>>`;
}

/** Source: ISO 32000-1, tables 343, 344, 345 and 349; ISO 14289-1, 7.5. */
function attributesOf({ type, scope, line, shift, box, parent }: Element): string {
  if (box !== undefined && type === STRUCTURE_TYPES.figure) {
    const isBlock = parent?.parent === undefined;
    return `/A<</O/Layout/BBox[${box}]${isBlock ? "/Placement/Block" : ""}>>`;
  }
  if (line !== undefined) return `/A<</O/Layout${LINE_ATTRIBUTES[line]}>>`;
  if (shift !== undefined) return `/A<</O/Layout/BaselineShift ${pdfPoints(shift)}>>`;
  if (scope === undefined) return "";
  return `/A<</O/Table/Scope/${scope === "column" ? "Column" : "Row"}>>`;
}

const LINE_ATTRIBUTES: Readonly<Record<DrawnLine, string>> = {
  side: "/TextDecorationType/Underline",
  "double-side": "/TextDecorationType/Underline",
  strike: "/TextDecorationType/LineThrough",
  frame: "/BorderStyle/Solid",
};

function kidBody(kid: Kid, page: Ref | undefined): string {
  if (kid.kind === "element") return refTo(kid.element.ref);
  if (kid.kind === "annotation") {
    const own = kid.page === page ? "" : `/Pg ${refTo(kid.page)}`;
    return `<</Type/OBJR${own}/Obj ${refTo(kid.ref)}>>`;
  }
  return kid.page === page
    ? String(kid.mcid)
    : `<</Type/MCR/Pg ${refTo(kid.page)}/MCID ${kid.mcid}>>`;
}
