import type { World } from "../base/world.ts";
import type { Edition } from "../model/letter-settings.ts";
import { type PagedDocument, type PagePaper, paperOfPage } from "../model/paged-document.ts";
import { NO_PICTURES, type Pictures } from "../model/picture.ts";
import { fontResources, numberFont, placeFont } from "./font-objects.ts";
import { GroupedObjects } from "./grouped-objects.ts";
import { infoDictionary, xmpPacket } from "./metadata.ts";
import { type Bookmark, PrintRunOutline } from "./outline.ts";
import { outputIntent } from "./output-intent.ts";
import { packBytes } from "./packed-stream.ts";
import { PageTree } from "./page-tree.ts";
import { PdfFile } from "./pdf-file.ts";
import { placePictures } from "./picture-objects.ts";
import { PrintRunPages } from "./print-run-pages.ts";
import { refTo, textString } from "./syntax.ts";

/** One letter of a print run and its place among the bookmarks. */
export interface PrintRunLetter {
  readonly document: PagedDocument;
  readonly bookmark: Bookmark;
}

/** What the writer says about the file; all of it may be left out. */
export interface PrintRunOptions {
  /** Title of the file; the first letter's without it. */
  readonly title?: string;
  /** The pictures of the letters' template; none if not given. */
  readonly pictures?: Pictures;
  readonly source?: {
    /** Name and version of the program. */
    readonly tool: string;
    /** SHA-256 of the template, hexadecimal. */
    readonly template: string;
    readonly edition: Edition;
  };
}

/** A letter's pages within the file: index of the first, and their number. */
export interface PageRange {
  readonly first: number;
  readonly count: number;
}

/** A print run: the file, and for every letter in order where it is. */
export interface PrintRun {
  readonly bytes: Uint8Array;
  readonly pageRanges: readonly PageRange[];
}

/**
 * Writes all letters into one PDF for printing and the archive (印刷用一括 PDF).
 *
 * Shape: letters are in the order given, with bookmarks by group and title and a page label that begins
 * with the letter's title. All share one font per face, and equal bodies are one stream. PDF/A-2u without
 * tags, because a shared body cannot belong to several structures. Letters are taken one at a time and
 * none is kept, so a generator may make them on the way.
 * Errors: throws if there is no letter.
 * Source: ISO 32000-1, 7.8.2 (contents as an array), 12.3.3 (outlines), 12.4.2 (labels); ISO 19005-2.
 */
export function writePrintRun(
  letters: Iterable<PrintRunLetter>,
  options: PrintRunOptions,
  world: World,
): PrintRun {
  const file = new PdfFile();
  const [catalog, info, metadata, resources, labels] = [
    file.reserve(),
    file.reserve(),
    file.reserve(),
    file.reserve(),
    file.reserve(),
  ];
  const objects = new GroupedObjects(file);
  const intent = outputIntent(file);
  const pages = new PrintRunPages(file);
  const tree = new PageTree(file, resources);
  const outline = new PrintRunOutline(file, labels);
  const pageRanges: PageRange[] = [];
  let first: PagedDocument | undefined;
  for (const { document, bookmark } of letters) {
    first ??= document;
    const range = { first: tree.pageCount, count: document.pages.length };
    const refs = pages.contentsOf(document).map((contents, index) => {
      const page = tree.add(contents, paperOf(document, index).pageSize);
      objects.add(page);
      return page.ref;
    });
    const [firstPage] = refs;
    if (firstPage !== undefined) outline.add(bookmark, firstPage, range.first);
    pageRanges.push(range);
  }
  if (first === undefined) throw new Error("a print run needs a letter");
  const fonts = pages.tables.prepared(world, packBytes).map((font) => {
    const refs = numberFont(font, file);
    return { objects: placeFont(font, refs, file), resources: fontResources(font, refs) };
  });
  const images = placePictures(pages.pictures, options.pictures ?? NO_PICTURES, file);
  const about = aboutRun(first, options);
  file.stream(metadata, "/Type/Metadata/Subtype/XML", xmpPacket(about));
  const root = tree.finish((object) => objects.add(object));
  const bookmarks = outline.finish((group) => objects.addTogether(group));
  for (const font of fonts) for (const object of font.objects) objects.add(object);
  objects.add({
    ref: resources,
    body: `<</Font<<${fonts.map((font) => font.resources).join("")}>>${images}>>`,
  });
  objects.add({ ref: info, body: infoDictionary(about) });
  objects.add({
    ref: catalog,
    body:
      `<</Type/Catalog/Pages ${refTo(root)}/Lang${textString(first.lang)}/Metadata ${refTo(metadata)}` +
      `/OutputIntents[${intent}]/Outlines ${refTo(bookmarks)}/PageMode/UseOutlines` +
      `/PageLabels ${refTo(labels)}/ViewerPreferences<</DisplayDocTitle true>>>>`,
  });
  objects.flush();
  return { bytes: file.finish({ root: catalog, info }, world.sha256), pageRanges };
}

function paperOf(document: PagedDocument, index: number): PagePaper {
  const page = document.pages[index];
  return page === undefined ? document : paperOfPage(document, page);
}

function aboutRun(first: PagedDocument, options: PrintRunOptions): Parameters<typeof xmpPacket>[0] {
  const { source } = options;
  return {
    lang: first.lang,
    properties: { ...first.properties, title: options.title ?? first.properties.title },
    tool: source?.tool ?? "Shokan",
    source: source === undefined ? undefined : { ...source, record: undefined },
    conformance: { pdfA: "2u", pdfUa: false },
  };
}
