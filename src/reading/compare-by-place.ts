import type { WordPlace } from "../base/location.ts";
import type { WordParagraph, WordText } from "../model/word-text.ts";
import type { Stretch } from "./text-by-place.ts";

/**
 * What a page shows otherwise than the Word file says it.
 *
 * Shape: `expected` is "" for what is too much, `found` for what is lost; without white space. `paragraph` as in
 * `WordParagraph`; 0 for text that belongs nowhere.
 */
export interface PlaceDifference {
  readonly place: WordPlace;
  readonly paragraph: number;
  readonly expected: string;
  readonly found: string;
}

/** What a Word file says, as far as it is to be seen on its pages. */
export interface WordShown {
  readonly text: WordText;
  /** Readings of ruby (`w:rt`), in their order, which `WordText` does not have. */
  readonly readings: readonly string[];
  /** Whether Word numbers paragraphs by itself (`w:numPr`): their numbers and bullets are not in the text. */
  readonly isNumbered: boolean;
  /** Whether characters have marks beside them (`w:em`, 圏点), which are drawn and not text. */
  readonly isEmphasised: boolean;
}

/**
 * Holds what the pages of a PDF show against what the Word file says, character by character.
 *
 * Every stretch of a page is used once: for the body in its order, else for the notes, else as the head or foot of its page.
 * What is left over is too much, what of the file is not found is lost. A stretch is only taken before another if they
 * stand side by side, as cells of a table do; so an order that was changed is a difference. What a text box says may stand
 * anywhere, and is followed by itself.
 * Numbers that programs make themselves are let pass before a note, where they stand small in the line as its mark, and at
 * the head of a paragraph of a file with numbered ones.
 * Cost: linear in the stretches for a letter that is right.
 */
export function compareByPlace(
  { text: says, readings, isNumbered }: WordShown,
  pages: readonly (readonly Stretch[])[],
): readonly PlaceDifference[] {
  const kinds = partsByKind(says);
  const ruby = readings.map(solid);
  // Ruby that is as large as its base looks like a line of its own.
  const pool = piecesOf(
    pages.flat().map((one) => ({ ...one, isReading: one.isReading || ruby.includes(one.text) })),
  );
  const furniture = [...kinds.headers, ...kinds.footers];
  const hasNotes = kinds.notes.some(({ text }) => solid(text) !== "");
  const inBoxes = kinds.boxes.map(({ text }) => solid(text)).filter((text) => text !== "");
  const isFurniture = ({ stretch, wholeLine }: Piece): boolean =>
    inBoxes.some((text) => text.includes(stretch.text)) ||
    furniture
      .flat()
      .some(({ text }) => sameButFigures(text, stretch.text) || sameButFigures(text, wholeLine));
  const differences = [
    ...follow(kinds.body, pool, isFurniture, [
      same,
      ...(hasNotes ? [withoutMark] : []),
      ...(isNumbered ? [withoutHead] : []),
    ]),
    ...kinds.boxes.flatMap((box) => follow([box], pool, () => true, [same])),
    ...(hasNotes ? follow(kinds.notes, pool, isFurniture, [same, withoutNumber]) : []),
    ...furnitureOf(kinds.headers, pool, pages.length),
    ...furnitureOf(kinds.footers, pool, pages.length),
  ];
  const isNumber = (text: string): boolean => isNumbered && text.replace(NUMBER, "") === "";
  const unused = pool.filter(({ isUsed }) => !isUsed);
  const extra = unused.filter(({ stretch }) => !stretch.isReading && !isNumber(stretch.text));
  const shown = unused.filter(({ stretch }) => stretch.isReading);
  return [
    ...differences,
    ...rubyOf(ruby, shown.map(({ stretch }) => stretch.text).join("")),
    ...extra.map(
      ({ stretch }): PlaceDifference => ({
        place: "body",
        paragraph: 0,
        expected: "",
        found: stretch.text,
      }),
    ),
  ];
}

interface Piece {
  readonly stretch: Stretch;
  /** The text of all stretches of its line. */
  readonly wholeLine: string;
  isUsed: boolean;
}

function piecesOf(stretches: readonly Stretch[]): readonly Piece[] {
  const lines = new Map<string, string>();
  const lineOf = ({ page, line }: Stretch): string => `${page}:${line}`;
  for (const stretch of stretches) {
    const line = lineOf(stretch);
    lines.set(line, (lines.get(line) ?? "") + stretch.text);
  }
  return stretches.map((stretch) => ({
    stretch,
    wholeLine: lines.get(lineOf(stretch)) ?? "",
    isUsed: false,
  }));
}

/** How a stretch may be read: as it stands, or without what a program put to it. */
type Reading = (text: string, isHead: boolean) => string;

const same: Reading = (text) => text;
const withoutMark: Reading = (text) => text.replace(/\d{1,3}$/u, "");
const withoutNumber: Reading = (text) => text.replace(/^\d{1,3}/u, "");
const withoutHead: Reading = (text, isHead) => (isHead ? text.replace(NUMBER, "") : text);

/** A number or bullet that Word sets before a paragraph: `1.` `（一）` `ア` `第二条` `●`. Source: ECMA-376-1, 17.18.59. */
const NUMBER =
  /^(?:第[\d０-９〇一二三四五六七八九十百]+[章節条項号]?|[（(]?(?:[\d０-９]+(?:[.．][\d０-９]+)*|[〇一二三四五六七八九十百]+|[ァ-ン]|[①-⑳]|[a-zA-Z]{1,4})[)）.．、]?|[•●○■□◆◇・※\uE000-\uF8FF])/u;

interface Kinds {
  readonly body: readonly WordParagraph[];
  /** The paragraphs of text boxes in the body. */
  readonly boxes: readonly WordParagraph[];
  readonly notes: readonly WordParagraph[];
  readonly headers: readonly (readonly WordParagraph[])[];
  readonly footers: readonly (readonly WordParagraph[])[];
}

function partsByKind(text: WordText): Kinds {
  const named = (word: string): readonly (readonly WordParagraph[])[] =>
    text.filter(({ name }) => name.includes(`/${word}`)).map(({ paragraphs }) => paragraphs);
  const [main] = text;
  const isInBox = ({ place }: WordParagraph): boolean => place === "text-box";
  return {
    body: main?.paragraphs.filter((one) => !isInBox(one)) ?? [],
    boxes: main?.paragraphs.filter(isInBox) ?? [],
    notes: [...named("footnotes"), ...named("endnotes")].flat(),
    headers: named("header"),
    footers: named("footer"),
  };
}

function solid(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

/** Follows a text through the pieces, uses them up, and tells where it does not go on. */
function follow(
  paragraphs: readonly WordParagraph[],
  pool: readonly Piece[],
  isFurniture: (piece: Piece) => boolean,
  readings: readonly Reading[],
): readonly PlaceDifference[] {
  const text = paragraphs.map((paragraph) => solid(paragraph.text)).join("");
  const heads = headsOf(paragraphs);
  const differences: PlaceDifference[] = [];
  let at = 0;
  while (at < text.length) {
    const isHead = heads.has(at);
    const fits = (shown: string): string | undefined =>
      readings
        .map((read) => read(shown, isHead))
        .find((one) => one !== "" && text.startsWith(one, at));
    const next = nextPiece(pool, isFurniture, fits);
    if (next !== undefined) {
      next.piece.isUsed = true;
      at += next.length;
      continue;
    }
    const again = resume(text, at, pool, isFurniture);
    const found = again.passed.map(({ stretch }) => stretch.text).join("");
    for (const piece of again.passed) piece.isUsed = true;
    const { place, number } = paragraphAt(paragraphs, at);
    const expected = text.slice(at, again.at);
    differences.push({ place, paragraph: number, expected, found });
    at = again.at;
  }
  return differences;
}

/**
 * The longest piece that the text goes on with, the first of equal ones; what is passed over for it stands beside it, or
 * belongs to the page: of two cells that begin alike the longer one is meant.
 */
function nextPiece(
  pool: readonly Piece[],
  isFurniture: (piece: Piece) => boolean,
  fits: (shown: string) => string | undefined,
): { readonly piece: Piece; readonly length: number } | undefined {
  const passed: Stretch[] = [];
  let longest: { readonly piece: Piece; readonly length: number } | undefined;
  for (const piece of pool) {
    if (piece.isUsed) continue;
    const { stretch } = piece;
    const length = fits(stretch.text)?.length ?? 0;
    if (length > (longest?.length ?? 0) && passed.every((one) => isBeside(one, stretch))) {
      longest = { piece, length };
    }
    if (!stretch.isReading && !isFurniture(piece)) passed.push(stretch);
    if (passed.length > MOST_PASSED) break;
  }
  return longest;
}

function isBeside(one: Stretch, other: Stretch): boolean {
  return one.page === other.page && (one.to <= other.from || other.to <= one.from);
}

/** Where the text goes on after a place that differs, with the least left out on both sides, and what stands there instead. */
function resume(
  text: string,
  at: number,
  pool: readonly Piece[],
  isFurniture: (piece: Piece) => boolean,
): { readonly at: number; readonly passed: readonly Piece[] } {
  const waiting = pool.filter(
    (piece) => !piece.isUsed && !piece.stretch.isReading && !isFurniture(piece),
  );
  let best = { at: text.length, passed: waiting.slice(0, 1), cost: Number.POSITIVE_INFINITY };
  let passedLength = 0;
  for (const [index, { stretch }] of waiting.slice(0, MOST_PASSED).entries()) {
    const found = stretch.text.length < 2 ? -1 : text.indexOf(stretch.text, at);
    const cost = found - at + passedLength;
    if (found >= 0 && cost < best.cost) {
      best = { at: found, passed: waiting.slice(0, index), cost };
    }
    passedLength += stretch.text.length;
  }
  return best;
}

/** Where paragraphs begin in the text of all. */
function headsOf(paragraphs: readonly WordParagraph[]): ReadonlySet<number> {
  const heads = new Set<number>();
  let at = 0;
  for (const { text } of paragraphs) {
    heads.add(at);
    at += solid(text).length;
  }
  return heads;
}

function paragraphAt(paragraphs: readonly WordParagraph[], at: number): WordParagraph {
  let end = 0;
  for (const paragraph of paragraphs) {
    end += solid(paragraph.text).length;
    if (at < end) return paragraph;
  }
  return { place: "body", number: 0, text: "" };
}

/**
 * Uses up the heads or feet of all pages, and tells which page lacks them.
 *
 * One part stands on every page, but for the first of several, which may have none (別の先頭ページ). Of several parts a page
 * shows one, and which one is for the program to say.
 */
function furnitureOf(
  parts: readonly (readonly WordParagraph[])[],
  pool: readonly Piece[],
  pageCount: number,
): readonly PlaceDifference[] {
  const filled = parts
    .map((part) => part.filter(({ text }) => solid(text) !== ""))
    .filter((part) => part.length > 0);
  const differences: PlaceDifference[] = [];
  for (let page = 1; page <= pageCount; page += 1) {
    const lacking = filled.map((part) => takePart(part, page, pool));
    const isExcused = (page === 1 && pageCount > 1) || parts.length > filled.length;
    const isShown = lacking.some((part) => part.length === 0);
    if (isShown || isExcused) continue;
    for (const { place, number, text } of lacking[0] ?? []) {
      differences.push({ place, paragraph: number, expected: solid(text), found: "" });
    }
  }
  return differences;
}

/** Uses up a page's pieces that a part says; gives its paragraphs that are not there. */
function takePart(
  part: readonly WordParagraph[],
  page: number,
  pool: readonly Piece[],
): readonly WordParagraph[] {
  return part.filter(({ text }) => {
    const here = pool.filter(({ isUsed, stretch }) => !isUsed && stretch.page === page);
    const one = here.find(({ stretch }) => sameButFigures(text, stretch.text));
    const whole = here.find(({ wholeLine }) => sameButFigures(text, wholeLine));
    const isTaken = (piece: Piece): boolean =>
      one === undefined ? piece.stretch.line === whole?.stretch.line : piece === one;
    for (const piece of here.filter(isTaken)) piece.isUsed = true;
    return (one ?? whole) === undefined;
  });
}

/** Readings of neighbours run together on the page, so that only their characters can be told. */
function rubyOf(readings: readonly string[], shown: string): readonly PlaceDifference[] {
  const expected = readings.join("");
  const sorted = (text: string): string => [...text].toSorted().join("");
  if (sorted(expected) === sorted(shown)) return [];
  return [{ place: "body", paragraph: 0, expected, found: shown }];
}

/** A page number in the file is the one of whoever saved it. */
function sameButFigures(text: string, shown: string): boolean {
  return solid(text).replaceAll(FIGURES, "0") === shown.replaceAll(FIGURES, "0");
}

const FIGURES = /[0-9０-９〇一二三四五六七八九十百]+/gu;
/** Cells beside one another on a page: beyond, no order could be told. */
const MOST_PASSED = 40;
