import { type Diagnostic, error } from "../base/diagnostic.ts";
import { SP_PER_PT } from "../base/units.ts";
import type { PageSum, RecordedPicture } from "../model/run.ts";
import { SMALLEST_SIZE } from "../model/text-sizes.ts";
import type { Paper } from "../model/verification.ts";
import { coreOf, coveredText, crossedText } from "./covered-text.ts";
import { type ExpectedPages, NUMBERS_PER_RUN } from "./expected-pages.ts";
import { type FollowedFile, followPages } from "./follow-pages.ts";
import { haveOwnRules } from "./have-own-rules.ts";
import { KnownStreams } from "./known-streams.ts";
import { bodySize, fitsBody } from "./letter-sizes.ts";
import { annotatedPage, linksOn, NO_LINKS } from "./linked-page.ts";
import type { OutlineCheck } from "./outline-check.ts";
import type { PageContent, PlacedPiece } from "./page-text.ts";
import { type PdfObjects, resolve } from "./pdf-objects.ts";
import type { PageObject } from "./pdf-page-tree.ts";
import type { PdfDictionary } from "./pdf-value.ts";
import { pictureProblems } from "./picture-problems.ts";
import { piecesText } from "./pieces-text.ts";
import {
  isShownAgain,
  NOTHING_SHOWN,
  repeatedText,
  type Shown,
  withPage,
} from "./repeated-heads.ts";

/** What is examined, and what is known of it. */
export interface Examination {
  /** The file as people find it. */
  readonly path: string;
  /** Where its text must be; without it, what holds for every letter is required. */
  readonly expected: ExpectedPages | undefined;
  /** What is known of its places if no more is: their sums. */
  readonly sums?: readonly PageSum[];
  /** What is known of its pictures if no more is: those of each page. */
  readonly pictures?: readonly (readonly RecordedPicture[])[];
  /** What the head and the foot of each page say, where the places are not at hand; absent where no page has any. */
  readonly running?: readonly string[];
  /** Makes many files quick to read; it never changes what is found. */
  readonly known?: KnownStreams;
  /** Whether letters without known places may have pictures: what these are is compared with the letter. */
  readonly mayHavePictures?: boolean;
  /** The faces that the letter was set in, if they are at hand. */
  readonly outlines?: OutlineCheck;
}

/**
 * Looks at a letter's or a print run's pages as a reader of the paper does: every character black, in its size, on the
 * page and at its place, none over another, no page without text, and nothing there that no letter has.
 *
 * Shape: one problem of a kind for each page, with the text that it is about. `pageCount` is how many pages another
 * reader finds.
 * Errors: `verify/page-…`, `verify/text-…`, `verify/drawing-foreign`; throws at what cannot be read.
 */
export function examinePdf(
  objects: PdfObjects,
  examination: Examination,
  pageCount: number | undefined,
): readonly Diagnostic[] {
  const followed = followPages(objects, examination.known ?? new KnownStreams());
  return examinePages(followed, examination, pageCount);
}

/** The same of pages that were followed. */
export function examinePages(
  { objects, catalog, pageCount: pagesInTree, pages }: FollowedFile,
  examination: Examination,
  pageCount: number | undefined,
): readonly Diagnostic[] {
  const { path, expected, sums, outlines, running = expected?.running } = examination;
  const found: Diagnostic[] = [];
  const foreign = foreignEntries(catalog.entries, CATALOG_ENTRIES);
  if (foreign !== "") {
    found.push(error("verify/file-foreign", { kind: "file", path }, { path, entries: foreign }));
  }
  let before = NOTHING_SHOWN;
  let linked = NO_LINKS;
  const wanted = expected?.pages.length ?? pageCount ?? pagesInTree;
  if (wanted !== pagesInTree) {
    const values = { path, pages: pagesInTree, expected: wanted };
    found.push(error("verify/page-count", { kind: "file", path }, values));
  }
  let index = -1;
  for (const page of pages) {
    index += 1;
    const { content, size } = page;
    const on: OnPage = { path, page: index + 1, content, size };
    const runs = expected?.pages[index];
    const haveRules = haveOwnRules(content.rules, content.pictures, {
      corners: expected?.rules[index],
      sum: sums?.[index],
    });
    const links = linksOn(objects, page.entries.get("Annots"), on, linked);
    found.push(
      ...annotatedPage(linked, content),
      ...pageProblems(objects, page, on, expected),
      ...pictureProblems(objects, page, { path, page: index + 1 }, examination),
      ...unlessFlawless(on, { haveRules, outlines, running: running?.[index] ?? "" }),
      ...repeatedProblems(on, before),
      ...(runs === undefined ? sizeProblems(on, sums?.[index]) : placeProblems(on, runs)),
      ...(runs === undefined ? sumProblems(on, sums?.[index]) : []),
    );
    before = withPage(before, content);
    linked = links;
  }
  return [...found, ...annotatedPage(linked, undefined)];
}

/** A page under examination. Units: `size` in points. */
interface OnPage {
  readonly path: string;
  readonly page: number;
  readonly content: PageContent;
  readonly size: Paper;
}

/** What is wrong with the page itself. */
function pageProblems(
  objects: PdfObjects,
  { entries }: PageObject,
  { path, page, content, size }: OnPage,
  expected: ExpectedPages | undefined,
): readonly Diagnostic[] {
  const at = { kind: "page", path, page, box: undefined } as const;
  const problems: Diagnostic[] = [];
  const turn = resolve(objects, entries.get("Rotate"));
  const degrees = turn?.kind === "number" ? turn.value : 0;
  if (degrees !== 0) problems.push(error("verify/page-turned", at, { path, page, degrees }));
  const foreign = foreignEntries(entries, PAGE_ENTRIES);
  if (foreign !== "")
    problems.push(error("verify/page-foreign", at, { path, page, entries: foreign }));
  const [width, height] = expected?.sizes?.[page - 1] ?? [expected?.width, expected?.height];
  const isOtherSize =
    width !== undefined &&
    height !== undefined &&
    !(isNear(size.width, width) && isNear(size.height, height));
  if (isOtherSize) problems.push(error("verify/page-size", at, { path, page }));
  if (content.foreign.length > 0) {
    const operators = content.foreign.join(" ");
    problems.push(error("verify/drawing-foreign", at, { path, page, operators }));
  }
  const isEmpty =
    content.pictures.length === 0 &&
    !content.pieces.some((piece) => piece.role === "text" && piece.isDrawn);
  // The back of a print run's sheet has no text on purpose.
  const isBlank = expected?.pages[page - 1]?.length === 0;
  if (isEmpty && !isBlank) problems.push(error("verify/page-empty", at, { path, page }));
  return problems;
}

/** Under which circumstances the text of a page was found to have nothing wrong with it. */
interface Flawless extends TextExpected {
  readonly size: Paper;
}

/** What is known of a page's text. */
interface TextExpected {
  /** What its head and its foot say; empty where there is a number at most. */
  readonly running: string;
  readonly haveRules: boolean | undefined;
  readonly outlines: OutlineCheck | undefined;
}

const flawless = new WeakMap<PageContent, Flawless>();

/** What is wrong with the text of a page, which may have been looked at before: letters of one template have most pages in common. */
function unlessFlawless(on: OnPage, text: TextExpected): readonly Diagnostic[] {
  const { content, size } = on;
  const { haveRules, outlines, running } = text;
  const known = flawless.get(content);
  const isKnown =
    known !== undefined &&
    known.size.width === size.width &&
    known.size.height === size.height &&
    known.haveRules === haveRules &&
    known.outlines === outlines &&
    known.running === running;
  if (isKnown) return [];
  const problems = [
    ...textProblems(on, text),
    ...(outlines === undefined ? [] : outlineProblems(on, outlines)),
  ];
  if (problems.length === 0) flawless.set(content, { size, ...text });
  return problems;
}

/** What is wrong with text wherever a letter has it; rules that are the letter's may go through it. */
function textProblems(on: OnPage, { haveRules, running }: TextExpected): readonly Diagnostic[] {
  const { path, page, content, size } = on;
  const at = { kind: "page", path, page, box: undefined } as const;
  const { pieces } = content;
  const said = (some: readonly PlacedPiece[]): { path: string; page: number; text: string } => ({
    path,
    page,
    text: some.map(({ text }) => text).join(""),
  });
  const problems: Diagnostic[] = [];
  const hidden = pieces.filter(({ ink }) => ink === "none");
  if (hidden.length > 0) problems.push(error("verify/text-invisible", at, said(hidden)));
  const coloured = pieces.filter(({ ink }) => ink === "coloured");
  if (coloured.length > 0) problems.push(error("verify/text-coloured", at, said(coloured)));
  const outside = pieces.filter((piece) => piece.isDrawn && !isOnPage(piece, size));
  if (outside.length > 0) problems.push(error("verify/text-outside", at, said(outside)));
  if (haveRules === false) problems.push(error("verify/page-rules", at, { path, page }));
  const crossed = haveRules === true ? [] : crossedText(pieces, content.rules);
  const covered = [...coveredText(pieces), ...crossed];
  if (covered.length > 0) problems.push(error("verify/text-covered", at, said(covered)));
  if (running !== "") return [...problems, ...runningProblems(on, running)];
  const beside = pieces.filter((piece) => piece.role === "artifact" && piece.isDrawn);
  const isNumber = PAGE_NUMBER.test(beside.map(({ text }) => text).join(""));
  if (beside.length > 0 && !isNumber) problems.push(error("verify/text-foreign", at, said(beside)));
  return problems;
}

/** A head or a foot that is not the one of this page. */
function runningProblems({ path, page, content }: OnPage, expected: string): readonly Diagnostic[] {
  const found = piecesText(content.pieces, ["artifact"]);
  if (found === expected) return [];
  const at = { kind: "page", path, page, box: undefined } as const;
  return [error("verify/running-differs", at, { path, page, expected, found })];
}

/** The head of a table that stands again, but does not say what it said on a page before. */
function repeatedProblems({ path, page, content }: OnPage, before: Shown): readonly Diagnostic[] {
  const text = repeatedText(content);
  if (isShownAgain(text, before)) return [];
  const at = { kind: "page", path, page, box: undefined } as const;
  return [error("verify/text-foreign", at, { path, page, text })];
}

/** Characters that are drawn with the outline of another one. */
function outlineProblems(
  { path, page, content }: OnPage,
  outlines: OutlineCheck,
): readonly Diagnostic[] {
  const { pieces } = content;
  const wrong = pieces.filter(({ font, code, text }, index) => {
    const behind = (): string =>
      pieces
        .slice(index + 1, index + LONGEST_LIGATURE)
        .map((piece) => piece.text)
        .join("");
    const next = pieces[index + 1]?.text ?? "";
    const selector = SELECTOR.test(next) ? next : "";
    const { program } = font;
    return program !== undefined && !outlines.isRight(program, { code, text, selector, behind });
  });
  if (wrong.length === 0) return [];
  const text = wrong.map((piece) => piece.text).join("");
  const at = { kind: "page", path, page, box: undefined } as const;
  return [error("verify/text-outline", at, { path, page, text })];
}

function isOnPage(piece: PlacedPiece, { width, height }: OnPage["size"]): boolean {
  const { left, right, bottom, top } = coreOf(piece);
  return left >= 0 && bottom >= 0 && right <= width && top <= height;
}

/** Text in a size that nothing in a letter has in proportion to its other text. */
function sizeProblems(
  { path, page, content }: OnPage,
  sum: PageSum | undefined,
): readonly Diagnostic[] {
  const pieces = content.pieces.filter(({ isDrawn }) => isDrawn);
  // What sizes a page of its own sizes has is in its sum.
  if (sum?.[SIZES_AT] !== undefined) return [];
  const body = bodySize(pieces);
  const odd = pieces.filter(
    (piece) => piece.size < SMALLEST_SIZE / SP_PER_PT || !fitsBody(piece, body),
  );
  const [first] = odd;
  if (first === undefined) return [];
  const text = odd.map((piece) => piece.text).join("");
  const at = { kind: "page", path, page, box: undefined } as const;
  return [error("verify/text-size", at, { path, page, text, points: first.size })];
}

/** Text that is not where it was laid out, in the size it was laid out in. */
function placeProblems(
  { path, page, content }: OnPage,
  runs: readonly number[],
): readonly Diagnostic[] {
  const { pieces } = content;
  const moved: PlacedPiece[] = [];
  let start = 0;
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    const [x = 0, y = 0, size = 0, count = 0, along = 0] = runs.slice(at, at + NUMBERS_PER_RUN);
    const end = start + count;
    const [first, last] = [pieces[start], pieces[end - 1]];
    const isThere =
      first !== undefined &&
      last !== undefined &&
      isAt(first, { x, y, size }) &&
      isAt(last, first.isVertical ? { x, y: y - along, size } : { x: x + along, y, size });
    if (!isThere) moved.push(...pieces.slice(start, end));
    start = end;
  }
  moved.push(...pieces.slice(start));
  if (moved.length === 0 && start === pieces.length) return [];
  const text = moved.map((piece) => piece.text).join("");
  const at = { kind: "page", path, page, box: undefined } as const;
  return [error("verify/text-moved", at, { path, page, text })];
}

/** A page whose text, summed up, is not where it was laid out. */
function sumProblems(
  { path, page, content }: OnPage,
  sum: PageSum | undefined,
): readonly Diagnostic[] {
  if (sum === undefined) return [];
  const [units, x, y] = sum;
  const { pieces } = content;
  const total = (of: (piece: PlacedPiece) => number): number =>
    pieces.reduce((found, piece) => found + of(piece), 0);
  const at = { kind: "page", path, page, box: undefined } as const;
  if (pieces.length !== units) {
    return [error("verify/page-text", at, { path, page, units: pieces.length, expected: units })];
  }
  const tolerance = SUM_TOLERANCE_PT + units * UNIT_TOLERANCE_PT;
  const sizes = sum[SIZES_AT];
  const isThere =
    Math.abs(total((piece) => piece.x) - x) <= tolerance &&
    Math.abs(total((piece) => piece.y) - y) <= tolerance &&
    (sizes === undefined || Math.abs(total(({ size }) => size) - sizes) <= tolerance);
  return isThere ? [] : [error("verify/page-places", at, { path, page })];
}

function isAt(
  piece: PlacedPiece,
  place: { readonly x: number; readonly y: number; readonly size: number },
): boolean {
  return isNear(piece.x, place.x) && isNear(piece.y, place.y) && isNear(piece.size, place.size);
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= TOLERANCE_PT;
}

function foreignEntries(entries: PdfDictionary["entries"], known: ReadonlySet<string>): string {
  return [...entries.keys()].filter((key) => !known.has(key)).join(" ");
}

/** Where a page's sum has its sizes. */
const SIZES_AT = 6;
/** What the writer rounds: thousandths of an em and of a point, over a line. */
const TOLERANCE_PT = 0.05;
/** The same for the sum over a page, which is recorded in whole points, and for the average of its units. */
const SUM_TOLERANCE_PT = 1;
const UNIT_TOLERANCE_PT = 0.005;
/** Characters that are drawn as one. */
const LONGEST_LIGATURE = 4;
const SELECTOR = /^\p{Variation_Selector}$/u;
// Earlier letters have 一〇 for 十.
const PAGE_NUMBER = /^(?:[\d〇一二三四五六七八九十百]{1,5}|― ?\d{1,5} ?―)$/u;

/** What letters' and print runs' catalogs have. Source: ISO 32000-1, table 28. */
const CATALOG_ENTRIES: ReadonlySet<string> = new Set([
  "Type",
  "Pages",
  "Lang",
  "MarkInfo",
  "StructTreeRoot",
  "Metadata",
  "OutputIntents",
  "ViewerPreferences",
  "Outlines",
  "PageMode",
  "PageLabels",
]);

/** What pages have; a rotation and annotations are reported in words of their own. Source: ISO 32000-1, table 30. */
const PAGE_ENTRIES: ReadonlySet<string> = new Set([
  "Type",
  "Parent",
  "MediaBox",
  "TrimBox",
  "Resources",
  "Contents",
  "StructParents",
  "Tabs",
  "Rotate",
  "Annots",
]);
