import type { Diagnostic } from "../../base/diagnostic.ts";
import { type Examination, examinePages } from "../examine-pdf.ts";
import { contentStreams, type FollowedPage, followPages } from "../follow-pages.ts";
import { KnownStreams } from "../known-streams.ts";
import { isPacked, type PdfObjects, unpacked } from "../pdf-objects.ts";
import type { PdfDictionary } from "../pdf-value.ts";
import { type CheckedFonts, checkFonts, SAYS_NOTHING } from "./check-fonts.ts";
import { checkPlaces } from "./check-places.ts";
import { KnownObjects } from "./known-objects.ts";
import { demand } from "./not-strict.ts";
import { pageNumbers } from "./page-numbers.ts";
import { latin1Of } from "./strict-bytes.ts";
import { readStrictFile } from "./strict-file.ts";
import { checkBalance, checkRunOperators } from "./strict-tokens.ts";

/** What the strict reader finds in a file of a print run. */
export interface StrictRun {
  /** The text of each page as it is painted, without readings and artifacts. */
  readonly pages: readonly string[];
  readonly faults: readonly Diagnostic[];
  /**
   * The pages, counted from 0, on which something stands for the first time that others have, too: a stream of content, and every
   * character of every font. Another reader that reads these has seen all that letters share.
   */
  readonly first: ReadonlySet<number>;
}

/**
 * Reads a file of a print run page by page, without pdf.js, as `StrictReader` reads letters: a small language, every byte of which has
 * one meaning. It has no structure, its texts may be literal strings, and a page's content is in several streams.
 *
 * Shape: undefined for a file with anything that print runs do not have: it needs another reader. Pages are followed one after
 * another, and none is kept.
 * Errors: never throws.
 */
export function readStrictRun(bytes: Uint8Array, examination: Examination): StrictRun | undefined {
  try {
    return readRun(bytes, examination);
  } catch {
    // Whatever is not as it should be is for the other reader to name.
    return undefined;
  }
}

function readRun(bytes: Uint8Array, examination: Examination): StrictRun {
  const file = readStrictFile(bytes, new KnownObjects());
  const { objects } = file;
  const followed = followPages(objects, new KnownStreams());
  const count = pageNumbers(file).length;
  demand(followed.pageCount === count, "another number of pages");
  demand(!file.catalog.entries.has("StructTreeRoot"), "a file with a structure");
  const pages: string[] = [];
  const checks = new RunChecks(objects);
  function* checked(): Generator<FollowedPage> {
    for (const page of followed.pages) {
      checks.take(page, pages.length);
      pages.push(textOf(page));
      yield page;
    }
  }
  const faults = examinePages({ ...followed, pages: checked() }, examination, count);
  demand(pages.length === count, "another number of pages");
  return { pages, faults, first: checks.first };
}

/** Holds the pages of a file to what print runs have, and notes where what they share stands first. */
class RunChecks {
  readonly first = new Set<number>();
  readonly #objects: PdfObjects;
  readonly #fonts: CheckedFonts = new WeakMap();
  /** The text of the streams that pages share, by the stream. */
  readonly #shared = new Map<PdfDictionary, string>();
  readonly #seen = new Map<PdfDictionary, number>();
  readonly #codes = new Map<object, Set<number>>();

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  /** Errors: throws `NotStrict`. */
  take(page: FollowedPage, index: number): void {
    checkFonts(this.#objects, page.entries.get("Resources"), this.#fonts);
    const texts = contentStreams(this.#objects, page).map((stream) => this.#textOf(stream, index));
    checkBalance(texts.join("\n"));
    checkPlaces(page);
    for (const { font, code } of page.content.pieces) {
      const codes = this.#codes.get(font) ?? new Set();
      this.#codes.set(font, codes);
      if (codes.has(code)) continue;
      codes.add(code);
      this.first.add(index);
    }
  }

  #textOf(stream: PdfDictionary, index: number): string {
    const before = this.#seen.get(stream);
    if (before === undefined) {
      this.#seen.set(stream, index);
      if (isPacked(stream)) this.first.add(index);
    } else this.first.add(before);
    const known = this.#shared.get(stream);
    if (known !== undefined) return known;
    const content = unpacked(stream);
    const text = latin1Of(content, 0, content.length);
    checkRunOperators(text);
    // What one page alone has is not met again.
    if (isPacked(stream) || before !== undefined) this.#shared.set(stream, text);
    return text;
  }
}

function textOf({ content }: FollowedPage): string {
  let text = "";
  for (const piece of content.pieces) {
    if (piece.role === "text" && piece.text !== SAYS_NOTHING) text += piece.text;
  }
  return text;
}
