import type { WordPlace } from "../base/location.ts";
import type { WordParagraph, WordText } from "../model/word-text.ts";
import {
  type Advance,
  advance,
  findShown,
  type MarkedText,
  markedText,
  solid,
  type WordMark,
  withoutHoles,
} from "./marked-text.ts";
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
  /** What Word writes by itself in the body and the notes, and is not in the text: marks of notes, numbers and bullets. */
  readonly marks: readonly WordMark[];
  /** Whether characters have marks beside them (`w:em`, 圏点), which are drawn and not text. */
  readonly isEmphasised: boolean;
  /** Paragraphs outside heads and feet that show results of fields, which the program that draws them may count by itself. */
  readonly counted: readonly Pick<WordParagraph, "place" | "number">[];
}

/**
 * Holds what the pages of a PDF show against what the Word file says, character by character.
 *
 * Every stretch of a page is used once: for the body in its order, else for the notes, else as the head or foot of its page.
 * What is left over is too much, what of the file is not found is lost. A stretch is only taken before another if they
 * stand side by side, as cells of a table do; so an order that was changed is a difference. What a text box says may stand
 * anywhere, and is followed by itself.
 * What programs write by themselves (marks of notes, numbers, bullets) is let pass at its place, once, and need not be there.
 * Cost: linear in the stretches for a letter that is right.
 */
export function compareByPlace(
  { text: says, readings, marks }: Omit<WordShown, "counted">,
  pages: readonly (readonly Stretch[])[],
): readonly PlaceDifference[] {
  const kinds = partsByKind(says);
  const ruby = readings.map(solid);
  // Ruby that is as large as its base looks like a line of its own.
  const pool = piecesOf(
    pages
      .flat()
      .map((one) => ({ ...one, text: solid(one.text) }))
      .map((one) => ({ ...one, isReading: one.isReading || ruby.includes(one.text) })),
  );
  const furniture = [...kinds.headers, ...kinds.footers];
  const inBoxes = kinds.boxes.map(({ text }) => solid(text)).filter((text) => text !== "");
  const isFurniture = ({ stretch, wholeLine }: Piece): boolean =>
    inBoxes.some((text) => text.includes(stretch.text)) ||
    furniture
      .flat()
      .some(({ text }) => sameButFigures(text, stretch.text) || sameButFigures(text, wholeLine));
  const inBody = follow(markedText(kinds.body, marks), kinds.body, pool, isFurniture);
  const boxes = kinds.boxes.map((box) => follow(markedText([box], marks), [box], pool, () => true));
  const inNotes = follow(markedText(kinds.notes, marks), kinds.notes, pool, isFurniture);
  const followed = [inBody, ...boxes, inNotes];
  const differences = [
    ...followed.flatMap((one) => one.differences),
    ...furnitureOf(kinds.headers, pool, pages.length),
    ...furnitureOf(kinds.footers, pool, pages.length),
  ];
  const left = pool.filter(({ isUsed }) => !isUsed);
  const unused = withoutMarks(
    left,
    followed.flatMap((one) => one.empty),
  );
  const extra = unused.filter(({ stretch }) => !stretch.isReading);
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

/** What is left over, but for marks that stand aside from their holes. */
function withoutMarks(left: readonly Piece[], empty: readonly RegExp[]): readonly Piece[] {
  const waiting = [...empty];
  return left.filter(({ stretch }) => {
    const index = waiting.findIndex((mark) => mark.test(stretch.text));
    if (index >= 0) waiting.splice(index, 1);
    return index < 0;
  });
}

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

/** What following a text gave. */
interface Followed {
  readonly differences: readonly PlaceDifference[];
  /** The marks that were not found at their places. */
  readonly empty: readonly RegExp[];
}

/** Follows a text through the pieces, uses them up, and tells where it does not go on. */
function follow(
  marked: MarkedText,
  paragraphs: readonly WordParagraph[],
  pool: readonly Piece[],
  isFurniture: (piece: Piece) => boolean,
): Followed {
  const { text } = marked;
  const differences: PlaceDifference[] = [];
  const filled = new Set<number>();
  let at = 0;
  while (at < text.length) {
    const next = nextPiece(marked, at, pool, isFurniture);
    if (next !== undefined) {
      next.piece.isUsed = true;
      for (const hole of next.advance.filled) filled.add(hole);
      at = next.advance.at;
      continue;
    }
    if (withoutHoles(text.slice(at)) === "") break;
    const again = resume(marked, at, pool, isFurniture);
    const found = again.passed.map(({ stretch }) => stretch.text).join("");
    for (const piece of again.passed) piece.isUsed = true;
    const expected = withoutHoles(text.slice(at, again.at));
    const { place, number } = paragraphAt(paragraphs, marked, at);
    differences.push({ place, paragraph: number, expected, found });
    at = again.at;
  }
  const empty = [...marked.marks].flatMap(([hole, mark]) => (filled.has(hole) ? [] : [mark]));
  return { differences, empty };
}

/**
 * The longest piece that the text goes on with, the first of equal ones; what is passed over for it stands beside it, or
 * belongs to the page: of two cells that begin alike the longer one is meant. A mark that stands apart comes before its text.
 */
function nextPiece(
  marked: MarkedText,
  at: number,
  pool: readonly Piece[],
  isFurniture: (piece: Piece) => boolean,
): Next | undefined {
  const passed: Stretch[] = [];
  let longest: Next | undefined;
  for (const piece of pool.filter(({ isUsed }) => !isUsed)) {
    const { stretch } = piece;
    const next = passed.every((one) => isBeside(one, stretch))
      ? advance(marked, at, stretch.text)
      : undefined;
    const isMark = next !== undefined && next.at - at === next.filled.length;
    if (isMark && longest === undefined) return { piece, advance: next };
    if (next !== undefined) longest = longerOf(longest, { piece, advance: next });
    if (!stretch.isReading && !isFurniture(piece)) passed.push(stretch);
    if (passed.length > MOST_PASSED) break;
  }
  return longest;
}

/** A piece, and where the text goes on to with it. */
interface Next {
  readonly piece: Piece;
  readonly advance: Advance;
}

/** The first of equal ones. */
function longerOf(one: Next | undefined, other: Next): Next {
  return one === undefined || other.advance.at > one.advance.at ? other : one;
}

function isBeside(one: Stretch, other: Stretch): boolean {
  return one.page === other.page && (one.to <= other.from || other.to <= one.from);
}

/** Where the text goes on after a place that differs, with the least left out on both sides, and what stands there instead. */
function resume(
  marked: MarkedText,
  at: number,
  pool: readonly Piece[],
  isFurniture: (piece: Piece) => boolean,
): { readonly at: number; readonly passed: readonly Piece[] } {
  const waiting = pool.filter(
    (piece) => !piece.isUsed && !piece.stretch.isReading && !isFurniture(piece),
  );
  let best = {
    at: marked.text.length,
    passed: waiting.slice(0, 1),
    cost: Number.POSITIVE_INFINITY,
  };
  let passedLength = 0;
  for (const [index, { stretch }] of waiting.slice(0, MOST_PASSED).entries()) {
    const found = stretch.text.length < 2 ? undefined : findShown(marked, at, stretch.text);
    const cost = (found ?? 0) - at + passedLength;
    if (found !== undefined && cost < best.cost) {
      best = { at: found, passed: waiting.slice(0, index), cost };
    }
    passedLength += stretch.text.length;
  }
  return best;
}

function paragraphAt(
  paragraphs: readonly WordParagraph[],
  { ends }: MarkedText,
  at: number,
): WordParagraph {
  const index = ends.findIndex((end) => at < end);
  return paragraphs[index] ?? { place: "body", number: 0, text: "" };
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
export function sameButFigures(text: string, shown: string): boolean {
  return solid(text).replaceAll(FIGURES, "0") === shown.replaceAll(FIGURES, "0");
}

const FIGURES = /[0-9０-９〇一二三四五六七八九十百]+/gu;
/** Cells beside one another on a page: beyond, no order could be told. */
const MOST_PASSED = 40;
