import type { Letter } from "../../src/model/letter.ts";
import type { PageFormat } from "../../src/model/page-format.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { typeset } from "../../src/typeset/typeset.ts";
import { letterWithParts } from "../samples/letter-with-parts.ts";
import { pageFormat } from "../samples/letters.ts";
import { linedLetter } from "../samples/lined-letter.ts";
import { numberedLetter } from "../samples/numbered-letter.ts";
import { SOURCE } from "./sample-letters.ts";
import { loadNotoSerif, world } from "./set-pages.ts";

/** A letter of which the file's structure must say more than text. */
export interface MarkedLetter {
  readonly name: string;
  readonly letter: Letter;
  readonly format: PageFormat;
}

const MODES = ["vertical-rl", "horizontal-tb"] as const;

/**
 * Letters with every line beside, through and around text, and small characters; with items of all seven levels; with 別紙 on
 * pages of their own.
 */
export const MARKED_LETTERS: readonly MarkedLetter[] = [
  ...MODES.map((mode) => ({
    name: `lines-${mode}`,
    letter: linedLetter(),
    format: pageFormat(mode),
  })),
  ...MODES.map((mode) => ({
    name: `numbered-${mode}`,
    letter: numberedLetter(mode),
    format: pageFormat(mode),
  })),
  ...(["26x27", "40x36"] as const).map((main) => ({
    name: `parts-${main}`,
    ...letterWithParts(main),
  })),
];

/** The letter's file. */
export async function writtenPdf({ letter, format }: MarkedLetter): Promise<Uint8Array> {
  const pages = typeset(letter, format, [await loadNotoSerif()]);
  if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
  return writePdf(pages.value, { source: SOURCE }, world);
}
