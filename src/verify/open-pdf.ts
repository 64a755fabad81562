import { UnreadableFile } from "./unreadable-file.ts";

/** A document that pdf.js has opened. What it answers is `unknown` until it is looked at. */
export interface PdfDocument {
  readonly numPages: number;
  readonly getPage: (number: number) => Promise<unknown>;
  readonly getMetadata: () => Promise<unknown>;
}

/** Folders that come with pdf.js, each with a slash at its end: what fonts that are not embedded are read with. */
export interface PdfResources {
  readonly cMapUrl: string;
  readonly standardFontDataUrl: string;
}

/** Loads pdf.js, which takes a tenth of a second: only who reads a PDF waits for it. */
export function loadPdfReader(): Promise<typeof import("pdf-parse")> {
  loading ??= loadWithoutCanvas();
  return loading;
}

/** Loaded once, so that nobody else's words are lost meanwhile. */
let loading: Promise<typeof import("pdf-parse")> | undefined;

/**
 * Loads pdf.js where there may be no native canvas: another system's tree, another processor, an installation without
 * optional packages. It makes a matrix as soon as it is loaded, and says in English what it cannot draw; of files that are
 * read it draws nothing, so classes that can do nothing serve.
 */
async function loadWithoutCanvas(): Promise<typeof import("pdf-parse")> {
  for (const name of NAMES_OF_CANVAS) {
    if (name in globalThis) continue;
    Object.defineProperty(globalThis, name, {
      value: class {},
      writable: true,
      configurable: true,
    });
  }
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await import("pdf-parse");
  } finally {
    console.warn = warn;
  }
}

/** What pdf.js takes from a browser or from the native canvas when it is loaded. Source: pdfjs-dist 5.4, `node_utils.js`. */
const NAMES_OF_CANVAS = ["DOMMatrix", "ImageData", "Path2D"];

/**
 * Opens a PDF through pdf-parse, which brings pdf.js, for as long as it is used.
 *
 * pdf-parse's own `getText` joins a page to one string and drops marked content, which we need to find the
 * paragraphs again. So the document that pdf-parse has opened is asked for its pages directly. What pdf.js
 * answers is checked where it comes in; a change of its shape shows as an error, not as missing text.
 *
 * `resources` are needed for files of other programs, whose fonts may not be embedded.
 * Errors: throws `UnreadableFile` if pdf.js cannot read the file or what is used of it.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  resources: PdfResources | undefined,
  use: (document: PdfDocument) => Promise<T>,
): Promise<T> {
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
    // With what the font says about its characters, not only its outlines.
    ...(resources === undefined
      ? {}
      : { ...resources, cMapPacked: true, fontExtraProperties: true }),
  });
  try {
    return await use(await openDocument(parser));
  } catch (cause) {
    throw UnreadableFile.from("pdf", cause);
  } finally {
    await parser.destroy();
  }
}

/** `load` is public at run time and declared private; test/unit/verify/read-pdf.test.ts watches it. */
async function openDocument(parser: object): Promise<PdfDocument> {
  const document: unknown = await call(parser, "load", []);
  restorePush();
  const numPages: unknown = property(document, "numPages");
  if (typeof numPages !== "number") throw new Error("pdf-parse gives no number of pages");
  return {
    numPages,
    getPage: (number) => call(document, "getPage", [number]),
    getMetadata: () => call(document, "getMetadata", []),
  };
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

/** A property of what pdf.js has answered; undefined if there is none of this name. */
export function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** The items of an array that pdf.js has answered; none if it is not an array. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : []; // Array.isArray gives any[]
}

/** Calls a method of what pdf.js has answered. */
export function call(value: unknown, name: string, args: readonly unknown[]): Promise<unknown> {
  const method = property(value, name);
  if (typeof method !== "function") throw new Error(`pdf.js has no ${name}`);
  return Promise.resolve(Reflect.apply(method, value, args));
}

/** Taken before pdf.js is loaded. */
const OWN_PUSH: PropertyDescriptor = Object.getOwnPropertyDescriptor(Array.prototype, "push") ?? {};
/** pdf.js's `VerbosityLevel.ERRORS`: it then prints nothing. */
const SILENT = 0;
