import { mmToSp, type Sp, scaleSp, sp } from "../base/units.ts";
import type { PictureSize } from "./letter.ts";
import type { PageFormat } from "./page-format.ts";
import { type Picture, seenPixels } from "./picture.ts";

/** The size that a template asks for: one side, the other follows from the pixels. */
export interface AskedSize {
  readonly side: "width" | "height";
  readonly length: number;
  readonly unit: "mm" | "characters";
}

/** What of a page decides how large a picture can be. */
export type PictureFormat = Pick<
  PageFormat,
  "writingMode" | "characterSize" | "lineGap" | "charactersPerLine" | "linesPerPage"
>;

/**
 * Gives how large a figure is on the paper: as its template asks, else as its pixels are, and never larger than the text area
 * without two lines for what it is called.
 *
 * Shape: the sides are as the pixels are to each other, rounded once.
 */
export function figureSize(
  picture: Picture,
  asked: AskedSize | undefined,
  format: PictureFormat,
): PictureSize {
  const { width, height } = seenPixels(picture);
  const density = picture.density ?? USUAL_DENSITY;
  const natural = mmToSp((width * MM_PER_INCH) / density);
  const wanted =
    asked === undefined ? natural : widthOf(lengthOf(asked, format), asked, width, height);
  const room = figureRoom(format);
  const most = Math.min(room.width, scaleSp(room.height, width, height));
  const across = sp(Math.max(1, Math.min(wanted, most)));
  return { width: across, height: sp(Math.max(1, scaleSp(across, height, width))) };
}

/** Gives how large a picture is that stands in the frame of a character: as large as fits. */
export function characterFrame(picture: Picture, frame: Sp): PictureSize {
  const { width, height } = seenPixels(picture);
  return width >= height
    ? { width: frame, height: sp(Math.max(1, scaleSp(frame, height, width))) }
    : { width: sp(Math.max(1, scaleSp(frame, width, height))), height: frame };
}

/** The largest figure of a page: the text area without two lines. */
export function figureRoom(format: PictureFormat): PictureSize {
  const { writingMode, characterSize, lineGap, charactersPerLine, linesPerPage } = format;
  const along = sp(charactersPerLine * characterSize);
  const lines = Math.max(1, linesPerPage - LINES_OF_CAPTION);
  const across = sp(lines * (characterSize + lineGap) - lineGap);
  return writingMode === "vertical-rl"
    ? { width: across, height: along }
    : { width: along, height: across };
}

function lengthOf({ length, unit }: AskedSize, { characterSize }: PictureFormat): Sp {
  return unit === "mm" ? mmToSp(length) : scaleSp(characterSize, length * 2, 2);
}

function widthOf(length: Sp, { side }: AskedSize, width: number, height: number): Sp {
  return side === "width" ? length : scaleSp(length, width, height);
}

/** Pixels to an inch of a file that does not say: a photograph of a telephone is then half as wide as a sheet, or fills it. */
const USUAL_DENSITY = 200;
const MM_PER_INCH = 25.4;
const LINES_OF_CAPTION = 2;
