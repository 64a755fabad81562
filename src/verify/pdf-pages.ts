import { call, itemsOf, type PdfDocument, property, withPdf } from "./open-pdf.ts";

/** A stretch of text as pdf.js reads it from a page. */
export interface PageText {
  /** The marked content it is in, `p12R_mc3`; undefined outside of any. */
  readonly content: string | undefined;
  /** The tags it is in, outermost first, such as `P` or `Artifact`. */
  readonly tags: readonly string[];
  readonly text: string;
  /** Whether the line ends after it. */
  readonly endsLine: boolean;
  /** pdf.js's name of its font on this page. */
  readonly font: string;
  /** Whether its font runs from the top to the foot. */
  readonly isVertical: boolean;
  /** Where it begins, as pdf.js says it: a matrix of six numbers in points of the page. */
  readonly transform: readonly number[];
  /** Points along the horizontal and the vertical. */
  readonly width: number;
  readonly height: number;
}

/** The text of one page in the order in which it is painted. */
export type PdfPage = readonly PageText[];

/**
 * Reads the text of every page.
 *
 * Errors: throws `UnreadableFile` if pdf.js cannot read the file or a page of it.
 */
export async function readPdfPages(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  return withPdf(bytes, undefined, pagesOf);
}

/** Reads the text of every page, and the title in the file's own dictionary. Errors: throws `UnreadableFile`. */
export async function readTitledPages(
  bytes: Uint8Array,
): Promise<{ readonly pages: readonly PdfPage[]; readonly title: string | undefined }> {
  return withPdf(bytes, undefined, async (document) => {
    const pages = await pagesOf(document);
    const title = property(property(await document.getMetadata(), "info"), "Title");
    return { pages, title: stringOf(title) };
  });
}

/**
 * Reads the text of some pages, counted from 0, and how many there are.
 *
 * Errors: throws `UnreadableFile` if pdf.js cannot read the file or one of these pages, or there is no such page.
 */
export async function readSomePages(
  bytes: Uint8Array,
  wanted: Iterable<number>,
): Promise<{ readonly pages: ReadonlyMap<number, PdfPage>; readonly pageCount: number }> {
  return withPdf(bytes, undefined, async (document) => {
    const pages = new Map<number, PdfPage>();
    for (const index of wanted) pages.set(index, await readOnePage(document, index));
    return { pages, pageCount: document.numPages };
  });
}

async function pagesOf(document: PdfDocument): Promise<readonly PdfPage[]> {
  const pages: PdfPage[] = [];
  for (let index = 0; index < document.numPages; index += 1) {
    pages.push(await readOnePage(document, index));
  }
  return pages;
}

async function readOnePage(document: PdfDocument, index: number): Promise<PdfPage> {
  const page: unknown = await document.getPage(index + 1);
  const texts = await readPageText(page);
  await call(page, "cleanup", []);
  return texts;
}

/** Which stretches of a page's text are in a marked content: none where it has no text. Shape: from the first to before `to`. */
export interface MarkedSpan {
  readonly from: number;
  readonly to: number;
}

/** The text of a page that pdf.js has opened. */
export async function readPageText(page: unknown): Promise<PdfPage> {
  return (await readMarkedText(page)).texts;
}

/** The text of a page with its marked contents, in the order in which they begin. */
export async function readMarkedText(
  page: unknown,
): Promise<{ readonly texts: PdfPage; readonly spans: readonly MarkedSpan[] }> {
  const content: unknown = await call(page, "getTextContent", [TEXT_OPTIONS]);
  const items: unknown = property(content, "items");
  if (!Array.isArray(items)) throw new Error("pdf.js gives no text items");
  const styles = property(content, "styles");
  const texts: PageText[] = [];
  const open: { readonly tag: string; readonly id: string | undefined; readonly mark: number }[] =
    [];
  const spans: { from: number; to: number }[] = [];
  for (const item of itemsOf(items)) {
    const type = property(item, "type");
    if (type === "beginMarkedContent" || type === "beginMarkedContentProps") {
      const id = stringOf(property(item, "id"));
      open.push({ tag: String(property(item, "tag")), id, mark: spans.length });
      spans.push({ from: texts.length, to: texts.length });
    } else if (type === "endMarkedContent") {
      const span = spans[open.pop()?.mark ?? -1];
      if (span !== undefined) span.to = texts.length;
    } else {
      const font = stringOf(property(item, "fontName")) ?? "";
      texts.push({
        content: open.findLast(({ id }) => id !== undefined)?.id,
        tags: open.map(({ tag }) => tag),
        text: stringOf(property(item, "str")) ?? "",
        endsLine: property(item, "hasEOL") === true,
        font,
        isVertical: property(property(styles, font), "vertical") === true,
        transform: itemsOf(property(item, "transform")).map(Number),
        width: Number(property(item, "width")),
        height: Number(property(item, "height")),
      });
    }
  }
  return { texts, spans };
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Without normalisation: U+2F00 must not come back as U+4E00, nor ﬁ as fi. */
const TEXT_OPTIONS = { includeMarkedContent: true, disableNormalization: true };
