import type { FontFace } from "../model/font-face.ts";
import type { Page, PagedDocument } from "../model/paged-document.ts";
import type { ObjectStart } from "./arrange-column.ts";
import { firstStart } from "./encode-section.ts";
import { areSameItems } from "./same-items.ts";
import { type Section, splitMatter } from "./split-matter.ts";

/** A section with what follows it on its page, on which its division into text objects depends. */
export interface KeyedSection extends Section {
  readonly after: ObjectStart | undefined;
}

/** All that decides how a document's template matter is written. */
export interface TemplateKey {
  readonly document: PagedDocument;
  readonly pages: readonly (readonly KeyedSection[])[];
}

/** Parts every page of a document into sections. */
export function templateKey(document: PagedDocument, known: KnownSections): TemplateKey {
  return { document, pages: document.pages.map((page) => keyedSections(page, known)) };
}

/** Pages parted before; letters of one template often have the same page. */
export type KnownSections = WeakMap<Page, readonly KeyedSection[]>;

/** Parts a page into sections that know what follows them. */
export function keyedSections(page: Page, known: KnownSections): readonly KeyedSection[] {
  const found = known.get(page);
  if (found !== undefined) return found;
  let after: ObjectStart | undefined;
  const sections = splitMatter(page.items)
    .toReversed()
    .map((section) => {
      const keyed = { ...section, after };
      after = firstStart(section.items) ?? after;
      return keyed;
    })
    .toReversed();
  known.set(page, sections);
  return sections;
}

/** Tells whether two documents' template matter is written the same. */
export function haveSameTemplate(one: TemplateKey, other: TemplateKey): boolean {
  return (
    haveSameSheet(one.document, other.document) &&
    one.pages.length === other.pages.length &&
    one.pages.every((sections, index) => areSameSections(sections, other.pages[index] ?? []))
  );
}

/** Tells whether two documents have the same faces and page size. */
export function haveSameSheet(one: PagedDocument, other: PagedDocument): boolean {
  return (
    one.pageSize.height === other.pageSize.height &&
    one.pageSize.width === other.pageSize.width &&
    (one.faces === other.faces ||
      (one.faces.length === other.faces.length &&
        one.faces.every((face, index) => isSameFace(face, other.faces[index]))))
  );
}

/** Tells whether two faces are the same font of the same file. */
export function isSameFace(one: FontFace, other: FontFace | undefined): boolean {
  return one === other || (one.sha256 === other?.sha256 && one.index === other.index);
}

/** Tells whether the template matter of two pages is written the same. */
export function areSameSections(
  one: readonly KeyedSection[],
  other: readonly KeyedSection[],
): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every((section, index) => {
      const match = other[index];
      if (section.matter !== match?.matter) return false;
      if (section.matter === "record") return true;
      return (
        section.after?.y === match.after?.y &&
        section.after?.size === match.after?.size &&
        areSameItems(section.items, match.items)
      );
    })
  );
}
