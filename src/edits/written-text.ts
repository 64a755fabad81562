import { assertNever } from "../base/assert.ts";
import type { CellLocation, Location, TextLocation, WordLocation } from "../base/location.ts";
import type { Inline, Letter, Text, TextPart } from "../model/letter.ts";
import { inlineText, textParts } from "../model/letter-text.ts";

/**
 * What wrote a stretch of a letter's text.
 *
 * - `source`: the template or a partial, character for character at this place; a value of its settings too
 * - `word`: a clerk's Word file, character for character, in runs that look alike
 * - `cell`: a cell of the list, as it stands there from `start` on
 * - `made`: something was made of what stands at this place: a date, a number, an honorific
 * - `mark`: a line break that an annotation or a cell asks for
 */
export type Writer =
  | { readonly kind: "source"; readonly at: TextLocation }
  | {
      readonly kind: "word";
      readonly at: WordLocation;
      readonly part: string;
      readonly look: string;
      readonly pieces: readonly WordPiece[];
    }
  | {
      readonly kind: "cell";
      readonly at: CellLocation;
      readonly value: string;
      readonly start: number;
    }
  | { readonly kind: "made"; readonly at: Location }
  | { readonly kind: "mark" };

/**
 * Characters that stand together in the XML of a part, one for one; or a single one that it writes as a reference (`&amp;`).
 *
 * Units: UTF-16 offsets into the stretch, and into the XML.
 */
export interface WordPiece {
  readonly start: number;
  readonly end: number;
  readonly xmlStart: number;
  readonly xmlEnd: number;
}

/** Characters of a paragraph that one thing wrote. Units: UTF-16 offsets into the paragraph, half-open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly writer: Writer;
  /** How many annotations it is within. */
  readonly depth: number;
}

/** A paragraph of a letter, with what wrote each of its characters. */
export interface WrittenParagraph {
  readonly text: string;
  /** In order, without gaps; a source that goes on where it left off is one stretch. */
  readonly stretches: readonly Stretch[];
  /** The paragraph of the clerk's Word file that it was made from; undefined for one that our own language wrote. */
  readonly home?: WordLocation;
}

/** The text of a template or a partial, line ends as LF. */
export interface SourceOfText {
  readonly text: string;
  /** UTF-16 offset at which what is printed begins; its settings stand before. */
  readonly bodyStart: number;
}

/** What a letter was made of, to be looked up by its places. */
export interface Origins {
  /** The template and its partials, by path. */
  readonly sources: ReadonlyMap<string, SourceOfText>;
  /** What a cell of the list says. */
  readonly cellValue: (at: CellLocation) => string | undefined;
}

/** Takes a letter's paragraphs apart by what wrote them, in the order of `letterParagraphsInWord`. */
export function writtenParagraphs(letter: Letter, origins: Origins): readonly WrittenParagraph[] {
  return textParts(letter).map((block) => writtenParagraph(block, origins));
}

interface Piece {
  readonly text: string;
  readonly origin: Location | undefined;
  readonly depth: number;
}

function writtenParagraph(block: TextPart, origins: Origins): WrittenParagraph {
  const label = block.type === "list-item" ? block.label : [];
  const pieces = [...label, ...block.inlines].flatMap((inline) => piecesOf(inline, 0));
  const stretches: Stretch[] = [];
  let text = "";
  for (const piece of pieces) {
    const start = text.length;
    text += piece.text;
    add(stretches, {
      start,
      end: text.length,
      writer: writerOf(piece, origins),
      depth: piece.depth,
    });
  }
  return { text, stretches };
}

function piecesOf(inline: Inline, depth: number): readonly Piece[] {
  switch (inline.type) {
    case "text":
      return [{ text: inline.text, origin: inline.origin, depth }];
    case "line-break":
    case "honorific-space":
      return [{ text: inlineText([inline]), origin: undefined, depth }];
    case "picture":
      return [];
    case "ruby":
      return inline.pairs.flatMap(({ base }) => base.flatMap((one) => piecesOf(one, depth + 1)));
    case "warichu":
      // Word breaks the two lines by itself.
      return inline.children
        .filter(({ type }) => type !== "line-break")
        .flatMap((child) => piecesOf(child, depth + 1));
    case "tate-chu-yoko":
    case "script-text":
    case "emphasis-dots":
    case "lined-text":
    case "jidori":
    case "no-break":
    case "editorial-note":
      return inline.children.flatMap((child: Inline | Text) => piecesOf(child, depth + 1));
    default:
      return assertNever(inline);
  }
}

/** What wrote a text, by where it comes from. */
export function writerOf(
  { text, origin }: Pick<Piece, "text" | "origin">,
  { sources, cellValue }: Origins,
): Writer {
  if (origin === undefined) return { kind: "mark" };
  if (origin.kind === "text") {
    const { start, end } = origin.span;
    return sources.get(origin.path)?.text.slice(start, end) === text
      ? { kind: "source", at: origin }
      : { kind: "made", at: origin };
  }
  if (origin.kind !== "cell") return { kind: "made", at: origin };
  const value = cellValue(origin) ?? "";
  const start = value.indexOf(text);
  // What stands in the cell twice cannot be told apart here.
  return start >= 0 && value.indexOf(text, start + 1) < 0
    ? { kind: "cell", at: origin, value, start }
    : { kind: "made", at: origin };
}

/** Adds a stretch; one that goes on where the last left off makes that one longer. */
function add(stretches: Stretch[], next: Stretch): void {
  if (next.start === next.end) return;
  const last = stretches.at(-1);
  if (last !== undefined && goesOn(last, next)) {
    stretches[stretches.length - 1] = { ...last, end: next.end, writer: joined(last, next) };
  } else {
    stretches.push(next);
  }
}

function goesOn(
  { writer: left, depth }: Stretch,
  { writer: right, depth: next }: Stretch,
): boolean {
  return (
    depth === next &&
    left.kind === "source" &&
    right.kind === "source" &&
    left.at.path === right.at.path &&
    left.at.span.end === right.at.span.start
  );
}

function joined({ writer: left }: Stretch, { writer: right }: Stretch): Writer {
  if (left.kind !== "source" || right.kind !== "source") return left;
  const span = { start: left.at.span.start, end: right.at.span.end };
  return { kind: "source", at: { ...left.at, span } };
}
