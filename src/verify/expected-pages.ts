import { SP_PER_PT } from "../base/units.ts";
import type { GlyphRun, Page, PagedDocument } from "../model/paged-document.ts";
import type { PageSum } from "../model/run.ts";

/**
 * Where a letter's text must be found on its pages, as it was laid out: small enough to be sent to the process that reads.
 *
 * Shape: by page, then five numbers for each run: `x` and `y` of its first unit from the page's left and bottom edge, its
 * size, its number of units, and how far along the line its last unit begins. Units: points.
 */
export interface ExpectedPages {
  readonly width: number;
  readonly height: number;
  readonly pages: readonly (readonly number[])[];
  /** The same summed up, page by page, as the ledger records it. */
  readonly sums: readonly PageSum[];
}

/** Numbers for each run. */
export const NUMBERS_PER_RUN = 5;

/** Gives where a document's text must be found. */
export function expectedPages(document: PagedDocument, known: KnownPages): ExpectedPages {
  const { width, height } = document.pageSize;
  const pages = document.pages.map((page) => expectedPage(page, height, known));
  return {
    width: width / SP_PER_PT,
    height: height / SP_PER_PT,
    pages: pages.map(({ runs }) => runs),
    sums: pages.map(({ sum }) => sum),
  };
}

/** Pages that were computed before: letters of one template have most of them in common. */
export type KnownPages = WeakMap<Page, ExpectedPage>;

interface ExpectedPage {
  readonly runs: readonly number[];
  readonly sum: PageSum;
}

/** Gives where the text of letters in one file must be found; letters of one template have one size of paper. */
export function joinedPages(letters: readonly ExpectedPages[]): ExpectedPages | undefined {
  const [first] = letters;
  return (
    first && {
      ...first,
      pages: letters.flatMap(({ pages }) => pages),
      sums: letters.flatMap(({ sums }) => sums),
    }
  );
}

function expectedPage(page: Page, height: number, known: KnownPages): ExpectedPage {
  const found = known.get(page);
  if (found !== undefined) return found;
  const runs = page.items
    .filter((item) => item.type === "glyphs")
    .filter(({ glyphs }) => glyphs.length > 0);
  const made = {
    runs: runs.flatMap((run) => numbersOf(run, height)),
    sum: sumOf(runs, height),
  };
  known.set(page, made);
  return made;
}

function sumOf(runs: readonly GlyphRun[], height: number): PageSum {
  let [units, x, y] = [0, 0, 0];
  for (const { at, direction, glyphs } of runs) {
    let along = 0;
    for (const { advance } of glyphs) {
      units += 1;
      x += at.x + (direction === "horizontal" ? along : 0);
      y += height - at.y - (direction === "vertical" ? along : 0);
      along += advance;
    }
  }
  return [units, Math.round(x / SP_PER_PT), Math.round(y / SP_PER_PT)];
}

function numbersOf({ at, size, glyphs }: GlyphRun, height: number): readonly number[] {
  const along = glyphs.slice(0, -1).reduce((sum, { advance }) => sum + advance, 0);
  const points = [at.x, height - at.y, size, along].map(
    (length) => Math.round((length * 1000) / SP_PER_PT) / 1000,
  );
  const [x = 0, y = 0, sizePt = 0, alongPt = 0] = points;
  return [x, y, sizePt, glyphs.length, alongPt];
}
