import type { Size } from "../base/geometry.ts";
import { mmToSp, ptToSp, type Sp, sp } from "../base/units.ts";
import type { LayoutPolicy, Margins, PageFormat, WritingMode } from "./page-format.ts";

/** A4 in landscape and in portrait. Source: ISO 216, 210 mm × 297 mm. */
export const A4_LANDSCAPE: Size = { width: mmToSp(297), height: mmToSp(210) };

/** A4 upright. Source: ISO 216. */
export const A4_PORTRAIT: Size = { width: mmToSp(210), height: mmToSp(297) };

/** The rules of composition that hold where a template says nothing. */
export const DEFAULT_POLICY: LayoutPolicy = {
  adjustment: "compromise",
  kinsoku: "very-strict",
  hanging: false,
  jaLatinGap: "1/4",
  latin: "upright",
};

/** What decides a page's grid; the margins follow from it. */
export type PageGrid = Omit<PageFormat, "margins">;

/** The extent of the grid (基本版面) on the physical page. */
export function gridSize(grid: PageGrid): Size {
  const along = grid.charactersPerLine * grid.characterSize;
  const across = grid.linesPerPage * grid.characterSize + (grid.linesPerPage - 1) * grid.lineGap;
  return grid.writingMode === "vertical-rl"
    ? { width: sp(across), height: sp(along) }
    : { width: sp(along), height: sp(across) };
}

/**
 * Gives the margins that put the grid into the middle of the sheet.
 *
 * Shape: margins and grid add up to the sheet exactly; an odd scaled point goes to bottom and right.
 */
export function centredMargins(grid: PageGrid): Margins {
  const { width, height } = gridSize(grid);
  const left = half(grid.trimSize.width, width);
  const top = half(grid.trimSize.height, height);
  return {
    top,
    bottom: sp(grid.trimSize.height - height - top),
    left,
    right: sp(grid.trimSize.width - width - left),
  };
}

function half(outer: Sp, inner: Sp): Sp {
  return sp(Math.floor((outer - inner) / 2));
}

/** The page format of 通知 and 事務連絡 where a template names none. */
export const NOTICE_FORMAT_NAME = "40x36";

/** The page format of 書簡 where a template names none. */
export const LETTER_FORMAT_NAME = "26x27";

/**
 * Gives the page of a certificate (賞状) on a paper: A4 has 18 lines of 20 characters of 20 points, any other paper the same in
 * proportion to its shorter side.
 *
 * Shape: vertical lines on paper that lies, horizontal ones on paper that stands, unless another mode is asked for. Sizes are
 * whole half-points, as Word has them.
 */
export function certificateFormat(
  name: string,
  trimSize: Size,
  writingMode: WritingMode = trimSize.width > trimSize.height ? "vertical-rl" : "horizontal-tb",
): PageFormat {
  const ratio = Math.min(trimSize.width, trimSize.height) / A4_PORTRAIT.width;
  const inHalves = (points: number): number => Math.round(points * ratio * 2) / 2;
  const size = inHalves(20);
  const area = writingMode === "vertical-rl" ? trimSize.width : trimSize.height;
  // Upright paper has fewer vertical lines, and paper that lies fewer horizontal ones.
  const lines = Math.min(18, Math.floor((area * 0.78) / ptToSp(size + inHalves(16))));
  const across = writingMode === "vertical-rl" ? trimSize.height : trimSize.width;
  const characters = Math.floor((across * 0.68) / ptToSp(size));
  const grid: PageGrid = {
    name,
    trimSize,
    writingMode,
    characterSize: ptToSp(size),
    charactersPerLine: characters,
    linesPerPage: lines,
    lineGap: ptToSp(inHalves(16)),
    policy: DEFAULT_POLICY,
    pageNumber: "none",
    arrangement: "certificate",
  };
  return { ...grid, margins: centredMargins(grid) };
}

/**
 * The page formats that a template may name (体裁), by name.
 *
 * Source: 26×27 is recovered from the source letters' page breaks, 39×19 is the other grid that fits
 * them; 40×36 at 10.5 pt with 18 pt line feed is the page of Word's Japanese default document.
 */
export const PAGE_FORMATS: ReadonlyMap<string, PageFormat> = new Map(
  [
    preset("26x27", "vertical-rl", [26, 27], 16, 26),
    preset("39x19", "vertical-rl", [39, 19], 12, 34),
    preset("40x28", "vertical-rl", [40, 28], 12, 24),
    preset("40x36", "horizontal-tb", [40, 36], 10.5, 18),
    preset("37x32", "horizontal-tb", [37, 32], 12, 21),
  ].map((format) => [format.name, format]),
);

/** Sizes in points; `lineFeed` from line to line (行送り). */
function preset(
  name: string,
  writingMode: WritingMode,
  [charactersPerLine, linesPerPage]: readonly [number, number],
  size: number,
  lineFeed: number,
): PageFormat {
  const grid: PageGrid = {
    name,
    trimSize: writingMode === "vertical-rl" ? A4_LANDSCAPE : A4_PORTRAIT,
    writingMode,
    characterSize: ptToSp(size),
    charactersPerLine,
    linesPerPage,
    lineGap: ptToSp(lineFeed - size),
    policy: DEFAULT_POLICY,
    pageNumber: "none",
  };
  return { ...grid, margins: centredMargins(grid) };
}
