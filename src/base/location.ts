import { graphemeCount } from "../text/graphemes.ts";
import type { Rect } from "./geometry.ts";

/** Half-open range `[start, end)` of UTF-16 code units in a source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A cell of a recipient list as a spreadsheet shows it. */
export interface CellLocation {
  readonly kind: "cell";
  readonly path: string;
  /** 1-based; the header is a row too. */
  readonly row: number;
  /** 1-based. */
  readonly column: number;
  /** What the column is called, if the list has a heading there. */
  readonly header: string | undefined;
  /** The heading as the list has it, where it was taken for the column: 役職 for 職名. */
  readonly written?: string;
  /** Set where the list has no such column: it is one of those that are filled. */
  readonly isAbsent?: true;
  /** 1-based line of the file on which the row begins; differs from `row` after a quoted line break. */
  readonly line: number;
}

/**
 * A place in a text file.
 *
 * Units: `span` in UTF-16 code units; `line` and `column` 1-based, a column being one grapheme cluster.
 */
export interface TextLocation {
  readonly kind: "text";
  readonly path: string;
  readonly span: Span;
  readonly line: number;
  readonly column: number;
}

/** What holds a paragraph of a Word file, as its reader would say: 本文, ヘッダー, フッター, 脚注, 文末脚注, テキストボックス, プロパティ. */
export type WordPlace =
  | "body"
  | "header"
  | "footer"
  | "footnote"
  | "endnote"
  | "text-box"
  | "properties";

/** A paragraph of a Word file, found by its number and the text around the place. */
export interface WordLocation {
  readonly kind: "word";
  readonly path: string;
  readonly part: WordPlace;
  /** 1-based among the paragraphs of its kind in one part of the file, empty ones and those in tables counted. */
  readonly paragraph: number;
  /** The text around the place, or the beginning of the paragraph. */
  readonly around: string;
}

/** The smallest place that shows a problem. Paths are relative to the project, with `/`. */
export type Location =
  | { readonly kind: "file"; readonly path: string }
  | TextLocation
  | CellLocation
  | WordLocation
  | {
      readonly kind: "page";
      readonly path: string;
      readonly page: number;
      readonly box: Rect | undefined;
    }
  | { readonly kind: "option"; readonly name: string };

/** Gives the place of a span in a text file, with the line and column a person would count. */
export function textLocation(path: string, source: string, span: Span): TextLocation {
  let line = 1;
  let lineStart = 0;
  for (let end = source.indexOf("\n"); end >= 0 && end < span.start; ) {
    line += 1;
    lineStart = end + 1;
    end = source.indexOf("\n", lineStart);
  }
  const column = graphemeCount(source.slice(lineStart, span.start)) + 1;
  return { kind: "text", path, span, line, column };
}
