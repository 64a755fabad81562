import { SCRIPT_SIZE } from "../model/text-sizes.ts";
import type { PageContent, PlacedPiece } from "./page-text.ts";
import { piecesText } from "./pieces-text.ts";

/** What pages say that a head of a table can say again on a later one. */
export interface Shown {
  readonly all: string;
  /** The same without the marks of footnotes, which such a head leaves out. */
  readonly unmarked: string;
}

export const NOTHING_SHOWN: Shown = { all: "", unmarked: "" };

/** Adds what a page says. */
export function withPage(before: Shown, content: PageContent): Shown {
  const { own } = textsOf(content);
  return { all: before.all + own.all, unmarked: before.unmarked + own.unmarked };
}

/** What a page says again. */
export function repeatedText(content: PageContent): string {
  return textsOf(content).repeated;
}

/** Tells whether pages before have said a text, the marks of footnotes in it or left out. */
export function isShownAgain(text: string, { all, unmarked }: Shown): boolean {
  return all.includes(text) || unmarked.includes(text);
}

interface PageTexts {
  readonly own: Shown;
  readonly repeated: string;
}

const texts = new WeakMap<PageContent, PageTexts>();

/** What a page says, and what it says again; letters of one template have most pages in common. */
function textsOf(content: PageContent): PageTexts {
  const known = texts.get(content);
  if (known !== undefined) return known;
  const { pieces } = content;
  const made = {
    own: {
      all: piecesText(pieces, ["text", "ruby"]),
      unmarked: piecesText(withoutFootMarks(pieces), ["text", "ruby"]),
    },
    repeated: piecesText(pieces, ["repeated"]),
  };
  texts.set(content, made);
  return made;
}

/** Figures are marks where they are as small as small characters are beside those before them. */
function withoutFootMarks(pieces: readonly PlacedPiece[]): readonly PlacedPiece[] {
  let size = 0;
  return pieces.filter((piece) => {
    if (FIGURES.test(piece.text) && Math.abs(piece.size - size * SMALL) < ROUNDED) return false;
    if (piece.role === "text") size = piece.size;
    return true;
  });
}

const FIGURES = /^[０-９]+$/u;
const SMALL = SCRIPT_SIZE[0] / SCRIPT_SIZE[1];
/** Sizes are rounded in the file. Units: points. */
const ROUNDED = 0.05;
