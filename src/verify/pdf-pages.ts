import { UnreadableFile } from "./unreadable-file.ts";

/** A stretch of text as pdf.js reads it from a page. */
export interface PageText {
  /** The marked content it stands in, `p12R_mc3`; undefined outside of any. */
  readonly content: string | undefined;
  /** The tags it stands in, outermost first, such as `P` or `Artifact`. */
  readonly tags: readonly string[];
  readonly text: string;
  /** Whether the line ends after it. */
  readonly endsLine: boolean;
}

/** The text of one page in the order in which it is painted. */
export type PdfPage = readonly PageText[];

/** Loads pdf.js, which takes a tenth of a second: only who reads a PDF waits for it. */
export async function loadPdfReader(): Promise<typeof import("pdf-parse")> {
  return import("pdf-parse");
}

/**
 * Reads the text of every page through pdf-parse, which brings pdf.js.
 *
 * pdf-parse's own `getText` joins a page to one string and drops marked content, which we need to find the
 * paragraphs again. So the document that pdf-parse has opened is asked for its pages directly. What pdf.js
 * answers is checked where it comes in; a change of its shape shows as an error, not as missing text.
 *
 * Errors: throws `UnreadableFile` if pdf.js cannot read the file or a page of it.
 */
export async function readPdfPages(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  const { PDFParse } = await loadPdfReader();
  const parser = new PDFParse({
    // pdf.js takes the buffer away from its caller, so it gets a copy.
    data: bytes.slice(),
    verbosity: SILENT,
    stopAtErrors: true,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    disableAutoFetch: true,
    disableStream: true,
  });
  try {
    const document = await openDocument(parser);
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page: unknown = await document.getPage(number);
      pages.push(await readPage(page));
    }
    return pages;
  } catch (cause) {
    throw UnreadableFile.from("pdf", cause);
  } finally {
    await parser.destroy();
  }
}

interface PdfDocument {
  readonly numPages: number;
  readonly getPage: (number: number) => Promise<unknown>;
}

/** `load` is public at run time and declared private; test/unit/verify/read-pdf.test.ts watches it. */
async function openDocument(parser: object): Promise<PdfDocument> {
  const document: unknown = await call(parser, "load", []);
  restorePush();
  const numPages: unknown = property(document, "numPages");
  if (typeof numPages !== "number") throw new Error("pdf-parse gives no number of pages");
  return { numPages, getPage: (number) => call(document, "getPage", [number]) };
}

/**
 * Gives arrays their own `push` back.
 *
 * pdf.js's build for Node 20 replaces it for the whole process by one that is several times slower, when its
 * library and once more when its worker is loaded; reading a letter took a fifth longer by it alone.
 */
function restorePush(): void {
  if (Array.prototype.push !== OWN_PUSH.value) {
    Object.defineProperty(Array.prototype, "push", OWN_PUSH);
  }
}

async function readPage(page: unknown): Promise<PdfPage> {
  const content: unknown = await call(page, "getTextContent", [TEXT_OPTIONS]);
  const items: unknown = property(content, "items");
  if (!Array.isArray(items)) throw new Error("pdf.js gives no text items");
  const texts: PageText[] = [];
  const open: { readonly tag: string; readonly id: string | undefined }[] = [];
  for (const item of items as readonly unknown[]) {
    // Array.isArray gives any[]
    const type = property(item, "type");
    if (type === "beginMarkedContent" || type === "beginMarkedContentProps") {
      open.push({ tag: String(property(item, "tag")), id: stringOf(property(item, "id")) });
    } else if (type === "endMarkedContent") {
      open.pop();
    } else {
      texts.push({
        content: open.findLast(({ id }) => id !== undefined)?.id,
        tags: open.map(({ tag }) => tag),
        text: stringOf(property(item, "str")) ?? "",
        endsLine: property(item, "hasEOL") === true,
      });
    }
  }
  await call(page, "cleanup", []);
  return texts;
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function call(value: unknown, name: string, args: readonly unknown[]): Promise<unknown> {
  const method = property(value, name);
  if (typeof method !== "function") throw new Error(`pdf.js has no ${name}`);
  return Promise.resolve(Reflect.apply(method, value, args));
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Taken before pdf.js is loaded. */
const OWN_PUSH: PropertyDescriptor = Object.getOwnPropertyDescriptor(Array.prototype, "push") ?? {};
/** pdf.js's `VerbosityLevel.ERRORS`: it then prints nothing. */
const SILENT = 0;
/** Without normalisation: U+2F00 must not come back as U+4E00, nor ﬁ as fi. */
const TEXT_OPTIONS = { includeMarkedContent: true, disableNormalization: true };
