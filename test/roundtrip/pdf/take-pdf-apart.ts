import { PDFDocument, type PDFObject } from "mupdf";
import { operationsOf } from "./content-stream.ts";
import { type PdfFont, readFont } from "./pdf-font.ts";
import { type ShowingOperation, type ShownCode, TextState } from "./shown-text.ts";

/** A page with its content, taken apart. */
export interface PdfPage {
  readonly object: PDFObject;
  /** The operators of each of its content streams. */
  readonly streams: readonly (readonly ShowingOperation[])[];
}

/** An element of the structure tree. */
export interface StructureElement {
  readonly object: PDFObject;
  readonly type: string;
  readonly kids: readonly (StructureElement | MarkedContent)[];
}

/** Content of a page that belongs to an element; pages are counted from 1. */
export interface MarkedContent {
  readonly page: number;
  readonly mcid: number;
}

/** A PDF of one letter, taken apart by code that did not write it. */
export interface PdfParts {
  readonly catalog: PDFObject;
  readonly pages: readonly PdfPage[];
  /** The fonts by their names among the resources, the same on every page. */
  readonly fonts: ReadonlyMap<string, { readonly object: PDFObject; readonly font: PdfFont }>;
  readonly structure: StructureElement;
}

/** Takes a PDF apart; mupdf finds its objects. Errors: throws at what letters never hold. */
export function takePdfApart(bytes: Uint8Array): PdfParts {
  const document = new PDFDocument(bytes);
  if (document.wasRepaired()) throw new Error("mupdf had to repair the file");
  const catalog = document.getTrailer().get("Root");
  const pageObjects = Array.from({ length: document.countPages() }, (_, page) =>
    document.findPage(page),
  );
  const fonts = new Map<string, { object: PDFObject; font: PdfFont }>();
  for (const page of pageObjects) {
    page.get("Resources", "Font").forEach((object, name) => {
      const known = fonts.get(String(name));
      if (known === undefined) fonts.set(String(name), { object, font: readFont(object) });
      else if (known.object.asIndirect() !== object.asIndirect())
        throw new Error(`two fonts ${name}`);
    });
  }
  const byName = new Map([...fonts].map(([name, { font }]) => [name, font]));
  const pages = pageObjects.map((object) => ({ object, streams: contentOf(object, byName) }));
  const structure = structureOf(catalog.get("StructTreeRoot"), pageObjects);
  return { catalog, pages, fonts, structure };
}

/** All codes of a page in the order in which they are shown. */
export function shownOn({ streams }: PdfPage): readonly ShownCode[] {
  return streams.flat().flatMap(({ shown }) => shown);
}

function contentOf(
  page: PDFObject,
  fonts: ReadonlyMap<string, PdfFont>,
): readonly (readonly ShowingOperation[])[] {
  const contents = page.get("Contents");
  const streams = contents.isArray()
    ? Array.from({ length: contents.length }, (_, index) => contents.get(index))
    : [contents];
  const state = new TextState(fonts);
  return streams.map((stream) =>
    operationsOf(stream.readStream().asString()).map((operation) => state.follow(operation)),
  );
}

/**
 * Reads the structure tree from its root, and holds it against the way back from the pages.
 *
 * Source: ISO 32000-1, 14.7.2 (elements), 14.7.4.4 (parent tree).
 */
function structureOf(root: PDFObject, pages: readonly PDFObject[]): StructureElement {
  const numberOf = new Map(pages.map((page, index) => [page.asIndirect(), index + 1]));
  const parents = parentTree(root.get("ParentTree", "Nums"));
  const content = (element: PDFObject, page: PDFObject, mcid: number): MarkedContent => {
    const parent = parents.get(page.get("StructParents").asNumber())?.get(mcid);
    if (parent === undefined || parent.asIndirect() !== element.asIndirect())
      throw new Error(`the parent tree gives another element for MCID ${mcid}`);
    return { page: numberOf.get(page.asIndirect()) ?? 0, mcid };
  };
  const elementOf = (object: PDFObject): StructureElement => {
    const kids = object.get("K");
    const each = kids.isArray()
      ? Array.from({ length: kids.length }, (_, index) => kids.get(index))
      : [kids];
    return {
      object,
      type: object.get("S").asName(),
      kids: each.flatMap((kid): StructureElement["kids"] => {
        if (kid.isNumber()) return [content(object, object.get("Pg"), kid.asNumber())];
        // The annotation of a link has no content of its own.
        if (kid.get("Obj").isDictionary()) return [];
        return kid.get("MCID").isNumber()
          ? [content(object, kid.get("Pg"), kid.get("MCID").asNumber())]
          : [elementOf(kid)];
      }),
    };
  };
  return elementOf(root.get("K"));
}

/** The elements by the page's key and the number of its marked content. */
function parentTree(numbers: PDFObject): ReadonlyMap<number, PDFObject> {
  const found = new Map<number, PDFObject>();
  for (let at = 0; at < numbers.length; at += 2)
    found.set(numbers.get(at).asNumber(), numbers.get(at + 1));
  return found;
}
