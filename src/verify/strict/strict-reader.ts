import type { Diagnostic } from "../../base/diagnostic.ts";
import type { ReadBack } from "../../model/verification.ts";
import { type Examination, examinePages } from "../examine-pdf.ts";
import { contentStreams, type FollowedPage, followPages } from "../follow-pages.ts";
import { KnownPages } from "../known-pages.ts";
import { KnownStreams } from "../known-streams.ts";
import type { PageContent, PlacedPiece } from "../page-text.ts";
import { type PdfObjects, unpacked } from "../pdf-objects.ts";
import type { PageText, PdfPage } from "../pdf-pages.ts";
import type { PdfDictionary } from "../pdf-value.ts";
import { ARTIFACT, letterFrom } from "../read-pdf.ts";
import { type CheckedFonts, checkFonts, SAYS_NOTHING } from "./check-fonts.ts";
import { checkPlaces } from "./check-places.ts";
import { KnownObjects, type StoredObject } from "./known-objects.ts";
import { demand } from "./not-strict.ts";
import { pageNumbers } from "./page-numbers.ts";
import { latin1Of } from "./strict-bytes.ts";
import { readStrictFile } from "./strict-file.ts";
import { checkOperators } from "./strict-tokens.ts";

/** What the strict reader finds in a letter's file. */
export interface StrictLetter {
  readonly text: ReadBack;
  readonly faults: readonly Diagnostic[];
  /** What of it other letters have, too. */
  readonly shared: readonly StoredObject[];
}

/**
 * Reads PDFs of letters without pdf.js: a small language, every byte of which has one meaning.
 *
 * Shape: it says nothing of a file with anything that letters do not have, whatever it is; such a file needs another reader.
 * So does one with a shared object that no other reader has seen in a file that was found equal. What it
 * remembers makes many files quick to read and never changes what is found. Nothing of it is shared with what writes.
 * Source: see `readStrictFile`, `checkFonts`, `checkOperators`.
 */
export class StrictReader {
  readonly #known = new KnownObjects();
  readonly #streams = new KnownStreams();
  readonly #contents = new WeakSet<PdfDictionary>();
  readonly #fonts: CheckedFonts = new WeakMap();
  readonly #pages = new KnownPages();
  readonly #texts = new WeakMap<PageContent, { readonly page: number; readonly texts: PdfPage }>();

  /** What a file says; undefined for one that needs another reader. Errors: never throws. */
  read(bytes: Uint8Array, examination: Examination): StrictLetter | undefined {
    try {
      return this.#read(bytes, examination);
    } catch {
      // Whatever is not as it should be is for the other reader to name.
      return undefined;
    }
  }

  /** Whether another reader has seen all that a letter shares with others. */
  isWitnessed({ shared }: StrictLetter): boolean {
    return this.#known.areWitnessed(shared);
  }

  /** Notes that another reader has read a letter and found the same. */
  witness({ shared }: StrictLetter): void {
    this.#known.witness(shared);
  }

  #read(bytes: Uint8Array, examination: Examination): StrictLetter {
    const file = readStrictFile(bytes, this.#known);
    const { objects, shared } = file;
    const numbers = pageNumbers(file);
    const followed = followPages(objects, this.#streams, this.#pages);
    const pages = [...followed.pages];
    demand(pages.length === numbers.length, "another number of pages");
    for (const page of pages) this.#checkPage(objects, page);
    const texts = pages.map(({ content }, index) => this.#textsOf(content, numbers[index] ?? 0));
    demand(followed.catalog.entries.has("StructTreeRoot"), "a file without structure");
    const text = letterFrom(objects, texts, titleOf(file.info));
    demand(text.structured, "a file without paragraphs");
    const faults = examinePages({ ...followed, pages }, examination, pages.length);
    return { text, faults, shared };
  }

  #textsOf(content: PageContent, page: number): PdfPage {
    const known = this.#texts.get(content);
    if (known?.page === page) return known.texts;
    const texts = textsOf(content.pieces, page);
    this.#texts.set(content, { page, texts });
    return texts;
  }

  #checkPage(objects: PdfObjects, page: FollowedPage): void {
    checkFonts(objects, page.entries.get("Resources"), this.#fonts);
    for (const stream of contentStreams(objects, page)) {
      if (this.#contents.has(stream)) continue;
      const content = unpacked(stream);
      checkOperators(latin1Of(content, 0, content.length));
      this.#contents.add(stream);
    }
    checkPlaces(page);
  }
}

/** A page's text as pdf.js gives it, but for spaces: a stretch for each piece of marked content. */
function textsOf(pieces: readonly PlacedPiece[], page: number): PdfPage {
  const texts: PageText[] = [];
  let start = 0;
  while (start < pieces.length) {
    const first = pieces[start];
    if (first === undefined) break;
    let end = start;
    let text = "";
    for (let piece: PlacedPiece | undefined = first; piece !== undefined; piece = pieces[end]) {
      if (piece.content !== first.content || piece.role !== first.role) break;
      if (piece.isVertical !== first.isVertical) break;
      if (piece.text !== SAYS_NOTHING) text += piece.text;
      end += 1;
    }
    texts.push(pageText(first, text, page));
    start = end;
  }
  return texts;
}

function pageText(
  { content, role, isVertical, x, y, size }: PlacedPiece,
  text: string,
  page: number,
): PageText {
  const isArtifact = role === "artifact" || role === "repeated";
  demand(content !== undefined || isArtifact || !/\S/u.test(text), "text outside the structure");
  return {
    content: content === undefined ? undefined : `p${page}R_mc${content}`,
    tags: isArtifact ? [ARTIFACT] : [],
    text,
    endsLine: false,
    font: "",
    isVertical,
    transform: [size, 0, 0, size, x, y],
    width: 0,
    height: 0,
  };
}

/** The title in the dictionary of information. Errors: throws `NotStrict`. */
function titleOf(info: PdfDictionary): string | undefined {
  const title = info.entries.get("Title");
  if (title === undefined) return undefined;
  demand(title.kind === "string" || title.kind === "hex", "a title of another kind");
  const written = latin1Of(title.written, 0, title.written.length);
  if (title.kind === "string") {
    demand(!/\\[^\\()]/u.test(written), "a title with other signs");
    return written.replaceAll(/\\([\\()])/gu, "$1");
  }
  demand(/^FEFF(?:[0-9A-F]{4})*$/u.test(written), "a title in another encoding");
  let text = "";
  for (let at = 4; at < written.length; at += 4) {
    text += String.fromCharCode(Number.parseInt(written.slice(at, at + 4), 16));
  }
  demand(!/[\p{Cc}\p{Cs}]/u.test(text), "a title with other signs");
  return text;
}
