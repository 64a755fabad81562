import type { PageFormat } from "../model/page-format.ts";
import {
  type HalfPoint,
  spToHalfPoint,
  spToTwip,
  TWIPS_PER_HALF_POINT,
  type Twip,
  twip,
} from "./units.ts";

/**
 * A page format as Word counts it.
 *
 * Shape: the area inside the margins holds exactly the format's characters along the line, and its lines
 * with not one more across them.
 */
export interface WordPage {
  readonly vertical: boolean;
  readonly width: Twip;
  readonly height: Twip;
  /** Number of the paper in printer drivers, for the sizes that have one. */
  readonly paperCode: number | undefined;
  readonly margins: {
    readonly top: Twip;
    readonly bottom: Twip;
    readonly left: Twip;
    readonly right: Twip;
  };
  /** From the foot of the paper to the foot of the page number. */
  readonly footerDistance: Twip;
  readonly characterSize: HalfPoint;
  /** One em of the body. */
  readonly em: Twip;
  /** From line to line (行送り). */
  readonly linePitch: Twip;
  /** Whether indents count in characters too: Word takes those of the letter, also where a 別紙 has others. */
  readonly countsCharacters: boolean;
}

/**
 * Converts a page format to Word's terms.
 *
 * Shape: a format's area ends with the last line's characters, Word's grid with the last line's pitch; half
 * a line gap therefore goes from each of the two margins to the area.
 */
export function wordPage(format: PageFormat, countsCharacters = true): WordPage {
  const vertical = format.writingMode === "vertical-rl";
  const width = spToTwip(format.trimSize.width);
  const height = spToTwip(format.trimSize.height);
  const characterSize = spToHalfPoint(format.characterSize);
  const em = twip(characterSize * TWIPS_PER_HALF_POINT);
  const halfGap = spToTwip(format.lineGap) / 2;
  const { top, bottom, left, right } = format.margins;
  const inlineExtent = vertical ? height : width;
  const blockExtent = vertical ? width : height;
  const inlineStart = spToTwip(vertical ? top : left);
  const blockStart = twip(spToTwip(vertical ? right : top) - halfGap);
  const blockEndWanted = twip(spToTwip(vertical ? left : bottom) - halfGap);
  const linePitch = twip(
    Math.floor((blockExtent - blockStart - blockEndWanted) / format.linesPerPage),
  );
  const inlineEnd = twip(inlineExtent - inlineStart - format.charactersPerLine * em);
  const blockEnd = twip(blockExtent - blockStart - format.linesPerPage * linePitch - SLACK);
  const margins = vertical
    ? { top: inlineStart, bottom: inlineEnd, left: blockEnd, right: blockStart }
    : { top: blockStart, bottom: blockEnd, left: inlineStart, right: inlineEnd };
  return {
    vertical,
    width,
    height,
    paperCode: PAPER_CODES.get(`${Math.min(width, height)}×${Math.max(width, height)}`),
    margins,
    footerDistance: twip(Math.max(0, (margins.bottom - em) / 2)),
    characterSize,
    em,
    linePitch,
    countsCharacters,
  };
}

/**
 * Twips by which the area is wider than its lines. LibreOffice reckons in hundredths of a millimetre and
 * would lose the last line to its rounding of the pitch.
 */
const SLACK = 20;

/** Papers by their twips. Source: Windows, DEVMODE dmPaperSize (DMPAPER_A3, A4, A5, B4, B5, JAPANESE_POSTCARD). */
const PAPER_CODES: ReadonlyMap<string, number> = new Map([
  ["16838×23811", 8],
  ["11906×16838", 9],
  ["8391×11906", 11],
  ["14570×20636", 12],
  ["10318×14570", 13],
  ["5669×8391", 43],
]);
