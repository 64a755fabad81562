import type { Paper } from "../model/verification.ts";
import { KnownPages } from "./known-pages.ts";
import type { KnownStreams } from "./known-streams.ts";
import type { PageFont } from "./page-font.ts";
import type { PageContent } from "./page-text.ts";
import { paperOf } from "./pdf-form.ts";
import { type PdfObjects, resolve } from "./pdf-objects.ts";
import { type PageObject, pageTree } from "./pdf-page-tree.ts";
import type { PdfDictionary, PdfValue } from "./pdf-value.ts";

/** A page with all that is painted on it. Units: `size` in points. */
export interface FollowedPage extends PageObject {
  readonly content: PageContent;
  readonly size: Paper;
}

/** A file whose pages were followed operator by operator. */
export interface FollowedFile {
  readonly objects: PdfObjects;
  readonly catalog: PdfDictionary;
  readonly pageCount: number;
  /** Each followed when its turn comes, and kept by nobody: a print run has thousands. */
  readonly pages: Iterable<FollowedPage>;
}

/** Follows the operators of the pages of a file, one after another. Errors: throws at what cannot be read. */
export function followPages(
  objects: PdfObjects,
  known: KnownStreams,
  followed: KnownPages = new KnownPages(),
): FollowedFile {
  const { catalog, pages } = pageTree(objects);
  const fonts = new Map<PdfValue, PageFont>();
  const fontOf = (font: PdfDictionary): PageFont => {
    const made = fonts.get(font) ?? followed.fontOf(objects, font, known);
    fonts.set(font, made);
    return made;
  };
  const follow = (page: PageObject): FollowedPage => ({
    ...page,
    content: followed.contentOf(
      contentStreams(objects, page).map((stream) => known.operationsOf(stream)),
      fontsOf(objects, page, fontOf),
    ),
    size: paperOf(objects, page),
  });
  return { objects, catalog, pageCount: pages.length, pages: followEach(pages, follow) };
}

function* followEach(
  pages: readonly PageObject[],
  follow: (page: PageObject) => FollowedPage,
): Generator<FollowedPage> {
  for (const page of pages) yield follow(page);
}

/** The streams of a page's content, in their order; a page without any is an empty one. Errors: throws at one that is missing. */
export function contentStreams(objects: PdfObjects, page: PageObject): readonly PdfDictionary[] {
  const contents = page.entries.get("Contents");
  const list = resolve(objects, contents);
  if (list === undefined) return [];
  return (list.kind === "array" ? list.items : [contents]).map((item) => {
    const stream = resolve(objects, item);
    if (stream?.kind !== "dictionary") throw new Error("a page's content is missing");
    return stream;
  });
}

function fontsOf(
  objects: PdfObjects,
  page: PageObject,
  fontOf: (font: PdfDictionary) => PageFont,
): (name: string) => PageFont {
  const resources = resolve(objects, page.entries.get("Resources"));
  const named = resources?.kind === "dictionary" ? resources.entries.get("Font") : undefined;
  const byName = resolve(objects, named);
  return (name) => {
    const font =
      byName?.kind === "dictionary" ? resolve(objects, byName.entries.get(name)) : undefined;
    if (font === undefined) throw new Error(`the page has no font ${name}`);
    if (font.kind !== "dictionary") throw new Error("a font is missing");
    return fontOf(font);
  };
}
