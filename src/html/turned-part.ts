import { type Sp, sp, spToPt } from "../base/units.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { PagedPart } from "../model/paged-parts.ts";
import { pageMargins, takenOf } from "./page-white.ts";
import type { RaisedRoom } from "./raised-room.ts";

/** Counts the pages of a part of a letter: what its page in a browser does not know before it is printed. */
export type PageCount = (part: PagedPart) => number;

/** Tells whether a part's lines run in the other direction than the letter's. */
export function isTurned(part: PageFormat, letter: PageFormat): boolean {
  return part.writingMode !== letter.writingMode;
}

/**
 * Gives the rules of a part whose lines run in the other direction than the letter's.
 *
 * Browsers do not part such a block between pages: what is behind its first page would not be printed, and an empty page would
 * come after it. It is set in columns instead, each as large as a page and one after the other in the direction of the letter's
 * pages, in a block as long as all of them.
 *
 * Source: CSS Multi-column Layout 1, 8.2 (columns beyond their box); CSS Fragmentation 3, 4.1 (what is not parted); Chromium 156.
 */
export function turnedRules(
  id: string,
  part: PageFormat,
  letter: PageFormat,
  raised: RaisedRoom,
): readonly string[] {
  const { writingMode, charactersPerLine, linesPerPage, characterSize, lineGap } = part;
  const extent = sp(linesPerPage * (characterSize + lineGap));
  const own = raised.parts.get(part) ?? 0;
  const isRightToLeft = writingMode === "horizontal-tb";
  // The heads of the lines, which go from left to right in columns that do not.
  const head = isRightToLeft ? "end" : "start";
  const gap = pitch(part, letter, raised) - charactersPerLine * px(characterSize);
  const columns = [
    "float: left;",
    `writing-mode: ${writingMode};`,
    // Pages of vertical lines follow one another to the left.
    ...(isRightToLeft ? ["direction: rtl;"] : []),
    `inline-size: ${charactersPerLine + own}em;`,
    `block-size: ${rounded(spToPt(extent))}pt;`,
    `column-width: ${charactersPerLine}em;`,
    `column-gap: ${rounded(gap)}px;`,
    "column-fill: auto;",
    ...(own === 0 ? [] : ["box-sizing: border-box;", `padding-inline-${head}: ${own}em;`]),
  ];
  return [
    `.${id} .turned { ${columns.join(" ")} }`,
    ".turned > * { direction: ltr; }",
    // A page of its own is a column of its own: within what is not parted no page begins.
    ".turned .page-start { break-before: column; }",
  ];
}

/** How long the block of such a part is, in the direction of the letter's pages. */
export function turnedLength(
  part: PageFormat,
  letter: PageFormat,
  raised: RaisedRoom,
  pageCount: number,
): string {
  // A pixel more than its pages, and an empty one comes after them.
  return `block-size: ${pitch(part, letter, raised) * pageCount - 1}px;`;
}

/**
 * How far it is from page to page within what is not parted: Chromium takes the paper and the room within its margins as whole
 * pixels, the next larger ones, after sixty-fourths of one.
 */
function pitch(part: PageFormat, letter: PageFormat, raised: RaisedRoom): number {
  const [top = 0, right = 0, bottom = 0, left = 0] = pageMargins(
    part,
    takenOf(raised, part, letter),
  ).map((length) => px(length));
  const isVertical = letter.writingMode === "vertical-rl";
  const { width, height } = part.trimSize;
  const room =
    Math.ceil(px(isVertical ? width : height)) - (isVertical ? left + right : top + bottom);
  return Math.ceil(Math.floor(room * 64) / 64);
}

function px(length: Sp): number {
  return rounded(spToPt(length)) * (96 / 72);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
