import type { TagStart } from "../model/paged-document.ts";
import type { Mark } from "./encode-section.ts";
import type { CompressedObject, PdfFile } from "./pdf-file.ts";
import type { Sheet } from "./sheet.ts";
import { STRUCTURE_TYPES } from "./structure-types.ts";
import { type Ref, refTo, textString } from "./syntax.ts";

/** A page's marked content in reading order. */
export interface PageMarks {
  readonly page: Ref;
  readonly marks: readonly Mark[];
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
  readonly parent: Element | undefined;
  /** The page of its first content, named once for all content on it. */
  page: Ref | undefined;
  readonly kids: Kid[];
}

type Kid =
  | { readonly kind: "element"; readonly element: Element }
  | { readonly kind: "content"; readonly page: Ref; readonly mcid: number };

/**
 * Makes the structure tree: Document, then the letter's blocks in reading order.
 *
 * Shape: an element that goes on over pages is one element; consecutive list items are the `LI` of one
 * `L`. Page `i` of the list has `/StructParents i`.
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
  const attributes = writingMode === "vertical-rl" ? "TbRl" : "LrTb";
  const objects: CompressedObject[] = [
    {
      ref: root,
      body: `<</Type/StructTreeRoot/K ${refTo(builder.top.ref)}/ParentTree ${refTo(parents)}/ParentTreeNextKey ${pages.length}>>`,
    },
    {
      ref: parents,
      body: `<</Nums[${owners.map((owner, index) => `${index}[${owner.join(" ")}]`).join("")}]>>`,
    },
    ...builder.elements.map((element) => ({
      ref: element.ref,
      body: elementBody(element, root, `<</O/Layout/WritingMode/${attributes}>>`),
    })),
  ];
  return { root, objects };
}

class StructureBuilder {
  readonly elements: Element[] = [];
  readonly top: Element;
  readonly #file: PdfFile;
  readonly #byNumber = new Map<number, Element>();
  /** Levels of the headings that the text is under, from the highest. */
  #headings: readonly number[] = [];

  constructor(file: PdfFile) {
    this.#file = file;
    this.top = this.#element("Document", undefined, undefined);
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

  #begin(tag: TagStart, parent: Element): Element {
    if (tag.role === "artifact" || tag.role === "repeated")
      throw new Error("an artifact has no place in the structure");
    const element =
      tag.role === "list-item"
        ? this.#element("LBody", this.#element("LI", this.#list(parent)), tag.lang)
        : this.#element(this.#typeOf(tag, tag.role), parent, tag.lang, tag.scope);
    this.#byNumber.set(tag.element, element);
    return element;
  }

  // No level may be left out, and the first heading is the highest, whatever the letter calls them.
  // Source: ISO 14289-1, 7.4.2.
  #typeOf({ level = 1 }: TagStart, role: keyof typeof STRUCTURE_TYPES): string {
    if (role !== "heading") return STRUCTURE_TYPES[role];
    this.#headings = [...this.#headings.filter((higher) => higher < level), level];
    return `H${this.#headings.length}`;
  }

  /** The list that the next item belongs to: the one just before it, or a new one. */
  #list(parent: Element): Element {
    const last = parent.kids.at(-1);
    return last?.kind === "element" && last.element.type === "L"
      ? last.element
      : this.#element("L", parent);
  }

  #element(
    type: string,
    parent: Element | undefined,
    lang?: string,
    scope?: TagStart["scope"],
  ): Element {
    const ref = this.#file.reserve();
    const element: Element = { ref, type, lang, scope, parent, page: undefined, kids: [] };
    parent?.kids.push({ kind: "element", element });
    this.elements.push(element);
    return element;
  }
}

function elementBody(element: Element, root: Ref, documentAttributes: string): string {
  const kids = element.kids.map((kid) => kidBody(kid, element.page));
  const page = element.page === undefined ? "" : `/Pg ${refTo(element.page)}`;
  const lang = element.lang === undefined ? "" : `/Lang${textString(element.lang)}`;
  const attributes = element.parent === undefined ? `/A${documentAttributes}` : scopeOf(element);
  const parent = refTo(element.parent?.ref ?? root);
  const only = kids.length === 1 ? kids[0] : undefined;
  const content = only === undefined ? `[${kids.join(" ")}]` : ` ${only}`;
  return `<</S/${element.type}/P ${parent}${page}${lang}${attributes}/K${content}>>`;
}

/** Source: ISO 32000-1, table 349; ISO 14289-1, 7.5. */
function scopeOf({ scope }: Element): string {
  if (scope === undefined) return "";
  return `/A<</O/Table/Scope/${scope === "column" ? "Column" : "Row"}>>`;
}

function kidBody(kid: Kid, page: Ref | undefined): string {
  if (kid.kind === "element") return refTo(kid.element.ref);
  return kid.page === page
    ? String(kid.mcid)
    : `<</Type/MCR/Pg ${refTo(kid.page)}/MCID ${kid.mcid}>>`;
}
