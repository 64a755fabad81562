import type { Paper, ReadForm } from "../model/verification.ts";
import { type PdfObjects, resolve, unpacked } from "./pdf-objects.ts";
import { type PageObject, pageTree } from "./pdf-page-tree.ts";
import { elementTexts } from "./xml-tokens.ts";

/**
 * Reads what a file says of itself before its text: its titles, and the size of its first page.
 *
 * Shape: readers show the title of the metadata stream or that of the information dictionary, which is given as
 * `title`; both are reported.
 * Errors: throws at a file without pages, and at a metadata stream that cannot be unpacked.
 * Source: ISO 32000-1, 14.3 (metadata), 14.11.2 (page boundaries); ISO 16684-1 (XMP).
 */
export function readForm(
  objects: PdfObjects,
  title: string | undefined,
): Omit<ReadForm, "writingMode" | "tables" | "parts"> & { readonly papers: readonly Paper[] } {
  const { catalog, pages } = pageTree(objects);
  const metadata = resolve(objects, catalog.entries.get("Metadata"));
  const xmp = metadata?.kind === "dictionary" ? decoder.decode(unpacked(metadata)) : "";
  const [first] = pages;
  if (first === undefined) throw new Error("the file has no page");
  const titles = elementTexts(xmp.slice(Math.max(0, xmp.indexOf("<x:xmpmeta"))), "dc:title");
  return {
    titles: title === undefined ? titles : [...titles, title],
    paper: paperOf(objects, first),
    papers: pages.map((page) => paperOf(objects, page)),
  };
}

/** The size of a page in points. */
export function paperOf(objects: PdfObjects, page: PageObject): Paper {
  const box = resolve(objects, page.entries.get("MediaBox"));
  const [left = 0, bottom = 0, right = 0, top = 0] =
    box?.kind === "array"
      ? box.items.map((item) => (item.kind === "number" ? item.value : Number.NaN))
      : [];
  return { width: right - left, height: top - bottom };
}

const decoder = new TextDecoder();
