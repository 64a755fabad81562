import type { PictureTurn } from "../model/picture.ts";
import { pdfNumber } from "./number.ts";

/** A box on the page. Units: points from its left and bottom edge. */
export interface PictureBox {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Gives the numbers that put a picture, turned as its camera says, into a box.
 *
 * Shape: six numbers as `cm` takes them; the picture's own corner is at the bottom left of a square of one.
 * Source: ISO 32000-1, 8.3.3 and 8.9.5.3; EXIF 2.32, 4.6.4 (Orientation).
 */
export function pictureMatrix(turn: PictureTurn, box: PictureBox): string {
  const { left, bottom, width, height } = box;
  const [right, top] = [left + width, bottom + height];
  const matrices: Readonly<Record<PictureTurn, readonly number[]>> = {
    1: [width, 0, 0, height, left, bottom],
    2: [-width, 0, 0, height, right, bottom],
    3: [-width, 0, 0, -height, right, top],
    4: [width, 0, 0, -height, left, top],
    5: [0, -height, -width, 0, right, top],
    6: [0, -height, width, 0, left, top],
    7: [0, height, width, 0, left, bottom],
    8: [0, height, -width, 0, right, bottom],
  };
  return matrices[turn].map((number) => pdfNumber(number)).join(" ");
}
