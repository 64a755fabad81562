import type { KnownBlock } from "./known-block.ts";
import type { SetLine } from "./set-line.ts";

/**
 * A line as it is drawn wherever it is: one of a set block's.
 *
 * Units: `rows` in lines of the grid that it takes, halves too in a table; `element` is its block's number in the document.
 */
export interface BlockLine {
  readonly block: KnownBlock;
  readonly lineIndex: number;
  readonly element: number;
  readonly rows: number;
}

/** A line on its way to a page. Units: `rowsBefore` in empty lines before it, which vanish at a page's head. */
export interface FlowLine extends BlockLine {
  readonly rowsBefore: number;
  readonly beginsPage: boolean;
  /** Whether a page may end before this line. */
  readonly mayBeginPage: boolean;
  /** Lines that stand before this one where it begins a page: the head of its table. */
  readonly repeated: readonly BlockLine[];
  /** Lines of the notes whose marks it has, which stand at the foot of its page. */
  readonly foot: readonly BlockLine[];
}

/** A line with its first row on the page: all that decides how it is drawn there. */
export interface RowedLine {
  readonly flow: BlockLine;
  readonly row: number;
  /** Whether it stands there once more (繰り返す見出し行). */
  readonly isRepeated: boolean;
}

/** All that the lines of a block on their way to a page depend on, beside the block, which was set for one format. */
export interface FlowPlace {
  readonly element: number;
  readonly rowsBefore: number;
  readonly beginsPage: boolean;
  /** For each line, whether a page may end before it. */
  readonly mayBegin: readonly boolean[];
  /** The line before the block, which may need room. */
  readonly before: SetLine | undefined;
}

/** The lines of a block without footnotes, at a place. */
export interface KeptFlow {
  readonly place: FlowPlace;
  readonly lines: readonly FlowLine[];
}
