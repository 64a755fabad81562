import type { Sp } from "../base/units.ts";
import type { PlacedPicture } from "../model/letter.ts";
import type { WritingMode } from "../model/page-format.ts";
import { characterFrame } from "../model/picture-size.ts";
import { inLine } from "./set-figure.ts";
import type { FramedPicture } from "./unit.ts";

/** Puts the picture of a character that no font has (外字) into the frame of a character of a size, as large as fits. */
export function framedPicture(placed: PlacedPicture, size: Sp, mode: WritingMode): FramedPicture {
  return { placed, ...inLine(characterFrame(placed.picture, size), { writingMode: mode }) };
}
