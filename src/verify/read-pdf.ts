import type { Diagnostic } from "../base/diagnostic.ts";
import type { WritingMode } from "../model/page-format.ts";
import { pagesForm, partForms } from "../model/pages-form.ts";
import type { LetterForm, ReadBack, SeenPicture } from "../model/verification.ts";
import { type Examination, examinePdf } from "./examine-pdf.ts";
import { joinLines } from "./join-lines.ts";
import { KnownStreams } from "./known-streams.ts";
import { readForm } from "./pdf-form.ts";
import { type PdfObjects, readPdfObjects } from "./pdf-objects.ts";
import {
  type PageText,
  type PdfPage,
  readPdfPages,
  readSomePages,
  readTitledPages,
} from "./pdf-pages.ts";
import { picturesOf } from "./pdf-pictures.ts";
import { pdfReferences } from "./pdf-references.ts";
import { readStructure, type Structure, type StructurePart } from "./pdf-structure.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/**
 * Reads a PDF back through pdf.js.
 *
 * Shape: of a tagged file the paragraphs of its structure tree, over page ends, ruby apart from its base;
 * text that is in no element follows, a paragraph for each line, so that nothing on a page goes
 * unseen. Of an untagged file its lines. Artifacts (page numbers) are not text of the letter.
 * Errors: throws `UnreadableFile`.
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadBack> {
  return paragraphsOf(bytes, await readPdfPages(bytes));
}

/**
 * Reads a PDF back through pdf.js, and looks at its pages as a reader of the paper does.
 *
 * Errors: throws `UnreadableFile`.
 */
export async function readAndExaminePdf(
  bytes: Uint8Array,
  examination: Examination,
): Promise<{ readonly text: ReadBack; readonly faults: readonly Diagnostic[] }> {
  const { pages, title } = await readTitledPages(bytes);
  const objects = readPdfObjects(bytes);
  const { known = new KnownStreams() } = examination;
  const faults = faultsOf(objects, { ...examination, known }, pages.length);
  return { text: letterFrom(objects, pages, title, known), faults };
}

/** Puts a letter together from the objects of its file and the text of its pages. Errors: throws `UnreadableFile`. */
export function letterFrom(
  objects: PdfObjects,
  pages: readonly PdfPage[],
  title: string | undefined,
  known: KnownStreams = new KnownStreams(),
): ReadBack {
  const { tables, pictures, references, ...text } = paragraphsFrom(objects, pages, known);
  const { papers, ...read } = readForm(objects, title);
  const parts = partForms(
    pages.map((page, index) => pagesForm(writingModeOf([page]), papers[index] ?? read.paper)),
  );
  const form = {
    ...read,
    writingMode: writingModeOf(pages),
    tables,
    ...pictured(pictures),
    ...(references.length > 0 && { references }),
    ...parts,
  };
  return { ...text, form };
}

// Numbers are set horizontally even in vertical lines.
function writingModeOf(pages: readonly PdfPage[]): WritingMode {
  const first = pages.find((page) => page.some(({ text }) => text.trim() !== "")) ?? [];
  return first.some(({ isVertical }) => isVertical) ? "vertical-rl" : "horizontal-tb";
}

/** Puts the paragraphs of a PDF together from the text of its pages. Errors: throws `UnreadableFile`. */
export function paragraphsOf(bytes: Uint8Array, pages: readonly PdfPage[]): ReadBack {
  const {
    tables: _tables,
    pictures: _pictures,
    references: _references,
    ...text
  } = paragraphsFrom(readPdfObjects(bytes), pages, new KnownStreams());
  return text;
}

/** What is read, with the tables in it as `LetterForm` has them. */
interface ReadTagged extends ReadBack {
  readonly tables: LetterForm["tables"];
  readonly pictures: readonly SeenPicture[];
  readonly references: readonly string[];
}

function pictured(pictures: readonly SeenPicture[]): Pick<LetterForm, "pictures"> {
  return pictures.length === 0 ? {} : { pictures };
}

function paragraphsFrom(
  objects: PdfObjects,
  pages: readonly PdfPage[],
  known: KnownStreams,
): ReadTagged {
  const structure = structureOf(objects);
  const untagged = {
    structured: false,
    ruby: [],
    pageCount: pages.length,
    tables: [],
    pictures: [],
    references: [],
  };
  if (structure.paragraphs.length === 0) return { ...untagged, paragraphs: pages.flatMap(linesOf) };
  return {
    ...readTagged(objects, pages, structure, known),
    structured: true,
    pageCount: pages.length,
  };
}

/** The tree may be nested more deeply than any reader can follow. */
function structureOf(objects: PdfObjects): Structure {
  try {
    return readStructure(objects);
  } catch (cause) {
    throw UnreadableFile.from("pdf", cause);
  }
}

/** pdf.js follows the file's table of objects, and the pages are examined without it: both must see the same ones. */
function faultsOf(
  objects: PdfObjects,
  examination: Examination,
  pageCount: number | undefined,
): readonly Diagnostic[] {
  try {
    return examinePdf(objects, examination, pageCount);
  } catch (cause) {
    throw UnreadableFile.from("pdf", cause);
  }
}

/**
 * Reads a PDF's text page by page, for files that hold many letters.
 *
 * Shape: one string for each page, its lines joined by LF; ruby and artifacts left out where they are marked.
 * Errors: throws `UnreadableFile`.
 */
export async function readPages(bytes: Uint8Array): Promise<readonly string[]> {
  const pages = await readPdfPages(bytes);
  return pages.map((page) => linesOf(page).join("\n"));
}

/** Reads the text of some pages as `readPages` does, and how many there are. Errors: throws `UnreadableFile`. */
export async function readPagesAt(
  bytes: Uint8Array,
  wanted: Iterable<number>,
): Promise<{ readonly pages: ReadonlyMap<number, string>; readonly pageCount: number }> {
  const { pages, pageCount } = await readSomePages(bytes, wanted);
  const texts = new Map([...pages].map(([index, page]) => [index, linesOf(page).join("\n")]));
  return { pages: texts, pageCount };
}

/**
 * Reads a PDF's text page by page, and looks at the pages as a reader of the paper does.
 *
 * Errors: throws `UnreadableFile`.
 */
export async function readAndExaminePages(
  bytes: Uint8Array,
  examination: Examination,
): Promise<{ readonly pages: readonly string[]; readonly faults: readonly Diagnostic[] }> {
  const pages = await readPages(bytes);
  return { pages, faults: faultsOf(readPdfObjects(bytes), examination, pages.length) };
}

function readTagged(
  objects: PdfObjects,
  pages: readonly PdfPage[],
  structure: Structure,
  known: KnownStreams,
): Pick<ReadTagged, "paragraphs" | "ruby" | "tables" | "pictures" | "references"> {
  const lines = new Map<string, string[]>();
  const loose: PageText[] = [];
  for (const page of pages) collectContent(page, lines, loose);
  const whole = new Map(lines);
  const take = (id: string): readonly string[] => {
    const found = lines.get(id) ?? [];
    lines.delete(id); // content belongs to one element
    return found;
  };
  const takeText = (ids: readonly string[]): string => joinLines(ids.flatMap(take));
  const ruby: { base: string; ruby: string }[] = [];
  const linesOfPart = (part: StructurePart): readonly string[] => {
    if (part.kind === "content") return take(part.id);
    const bases = part.bases.map((base) => joinLines(base.flatMap(linesOfPart)));
    const pairs = pairRuby(bases, part.rubies.map(takeText));
    ruby.push(...pairs);
    return pairs.map(({ base }) => base);
  };
  const paragraphs = structure.paragraphs.map((parts) => joinLines(parts.flatMap(linesOfPart)));
  const hasText = (at: number): boolean => /\S/u.test(paragraphs[at] ?? "");
  const tables = structure.tables.map((rows) =>
    rows.map((cells) => cells.map((cell) => (cell.some(hasText) ? "1" : "0")).join("")),
  );
  const numbers = numbersOfText(paragraphs);
  const references = pdfReferences({
    objects,
    pages,
    structure,
    textOf: (ids) => joinLines(ids.flatMap((id) => whole.get(id) ?? [])),
    numberOf: (at) => numbers[at] ?? 0,
  });
  const unclaimed = [...lines.values()].map(joinLines);
  return {
    paragraphs: [...paragraphs, ...unclaimed, ...linesOf(loose)].filter((text) => /\S/u.test(text)),
    ruby,
    tables,
    pictures: picturesOf(objects, structure.figures, hasText, known),
    references,
  };
}

/** The numbers of paragraphs among those with text, from 1; 0 for one without. */
function numbersOfText(paragraphs: readonly string[]): readonly number[] {
  let count = 0;
  return paragraphs.map((text) => {
    if (!/\S/u.test(text)) return 0;
    count += 1;
    return count;
  });
}

/** Gathers a page's text by marked content; what is outside of all content goes to `loose`. */
function collectContent(page: PdfPage, lines: Map<string, string[]>, loose: PageText[]): void {
  let before: PageText | undefined;
  for (const item of page) {
    if (item.tags.includes(ARTIFACT)) continue;
    if (item.content === undefined) {
      loose.push(item);
    } else if (item.text !== "") {
      const found = lines.get(item.content) ?? [];
      lines.set(item.content, found);
      const goesOn = before?.content === item.content && !before.endsLine;
      if (goesOn) found.push((found.pop() ?? "") + item.text);
      else found.push(item.text);
    }
    before = item;
  }
}

/** Several rubies of one group belong to their bases one by one; otherwise all belong to all. */
function pairRuby(
  bases: readonly string[],
  rubies: readonly string[],
): readonly { readonly base: string; readonly ruby: string }[] {
  if (bases.length !== rubies.length) return [{ base: bases.join(""), ruby: rubies.join("") }];
  return bases.map((base, index) => ({ base, ruby: rubies[index] ?? "" }));
}

function linesOf(page: PdfPage): readonly string[] {
  let text = "";
  for (const item of page) {
    if (item.tags.includes(ARTIFACT) || item.tags.includes(RUBY_TEXT)) continue;
    text += item.text + (item.endsLine ? "\n" : "");
  }
  return text.split("\n").filter((line) => /\S/u.test(line));
}

/** Marked content that is not part of the text. Source: ISO 32000-1, 14.8.2.2. */
export const ARTIFACT = "Artifact";
const RUBY_TEXT = "RT";
