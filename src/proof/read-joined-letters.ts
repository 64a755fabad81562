import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { WordShown } from "../reading/compare-by-place.ts";
import { lettersByPlace, type Stretch } from "../reading/text-by-place.ts";
import { pdfResources } from "./pdf-resources.ts";
import { convertedFaults } from "./read-back-converted.ts";

/** A letter of a print run, and what its pages there must show. */
export interface JoinedLetter {
  readonly pages: number;
  /** Whether an empty page follows, the back of its last sheet. */
  readonly hasBack: boolean;
  /** Undefined where nobody can say it. */
  readonly shown: () => Promise<WordShown | undefined>;
}

/**
 * Reads a file of letters that another program laid out, and holds each letter's own pages to what it must show: a page that is
 * missing, too much, another letter's or in another place is found at its letter.
 *
 * Shape: `found` is called for each letter in its order; what it is not called with concerns the file as a whole.
 * Errors (in the result): `office/text-differs`, `verify/page-count`. Throws `UnreadableFile`.
 */
export async function readJoinedLetters(
  path: string,
  pdf: Uint8Array,
  letters: readonly JoinedLetter[],
  found: (faults: readonly Diagnostic[], index: number) => void,
): Promise<readonly Diagnostic[]> {
  const counts = letters.map(({ pages, hasBack }) => pages + (hasBack ? 1 : 0));
  const use = async (pages: readonly (readonly Stretch[])[], index: number): Promise<void> => {
    const letter = letters[index];
    const shown = await letter?.shown();
    if (letter === undefined || shown === undefined) return found([], index);
    const own = pages.slice(0, letter.pages);
    // What stands on a back belongs nowhere, and is told as what is too much on the last page.
    const backs = pages.slice(letter.pages).filter((page) => page.length > 0);
    found(convertedFaults(path, shown, [...own, ...backs]), index);
  };
  const read = await lettersByPlace(pdf, pdfResources(), counts, use);
  const expected = counts.reduce((sum, count) => sum + count, 0);
  if (read === expected) return [];
  const at = { kind: "file", path } as const;
  return [error("verify/page-count", at, { path, pages: read, expected })];
}
