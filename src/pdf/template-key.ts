import { isSameWhole } from "../base/whole-value.ts";
import {
  type Page,
  type PagedDocument,
  type PagePaper,
  paperOfPage,
} from "../model/paged-document.ts";
import type { ObjectStart } from "./arrange-column.ts";
import { firstStart } from "./encode-section.ts";
import { isSameSheet, type Sheet, sheetOf } from "./sheet.ts";
import { type Section, splitMatter } from "./split-matter.ts";

/** A section with what follows it on its page, on which its division into text objects depends. */
export interface KeyedSection extends Section {
  readonly after: ObjectStart | undefined;
}

/**
 * All that decides how a document's template matter is written. Whoever writes it is given this and nothing else of the
 * document, and it is compared whole, so nothing can reach the file that the comparison does not see.
 */
export interface TemplateKey {
  readonly sheet: Sheet;
  readonly pages: readonly (readonly KeyedSection[])[];
  /** By page, the paper of those that have one of their own. */
  readonly papers: readonly (PagePaper | undefined)[];
}

/** Parts every page of a document into sections. */
export function templateKey(document: PagedDocument, known: KnownSections): TemplateKey {
  return {
    sheet: sheetOf(document),
    pages: document.pages.map((page) => keyedSections(page, known)),
    papers: document.pages.map((page) =>
      page.own === undefined ? undefined : paperOfPage(document, page),
    ),
  };
}

/** Pages split before; letters of one template often have the same page. */
export type KnownSections = WeakMap<Page, readonly KeyedSection[]>;

/** Splits a page into sections that carry what follows them. */
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
    isSameSheet(one.sheet, other.sheet) &&
    one.pages.length === other.pages.length &&
    one.papers.every((paper, index) => isSamePaper(paper, other.papers[index])) &&
    one.pages.every((sections, index) => areSameSections(sections, other.pages[index] ?? []))
  );
}

function isSamePaper(one: PagePaper | undefined, other: PagePaper | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return isSameWhole(one, other);
}

/** Tells whether the template matter of two pages is written the same; where its glyphs came from does not count. */
export function areSameSections(
  one: readonly KeyedSection[],
  other: readonly KeyedSection[],
): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every((section, index) => {
      const match = other[index];
      if (section.matter === "record") return match?.matter === "record";
      return match !== undefined && isSameWhole(section, match, "origin");
    })
  );
}
