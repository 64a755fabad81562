import type { FontFace } from "../model/font-face.ts";
import type { FontPlan } from "./plan-fonts.ts";

/**
 * Gives the width in per cent that brings the letters of a 縦中横 to one em, or undefined if they are no wider.
 *
 * Word ignores `w:vertCompress`, so a run that is too wide would run over the lines beside it.
 *
 * Shape: `font` names one of the embedded faces; undefined stands for the main font.
 * Source: the face's own advance widths; Word's system fonts have letters of half an em.
 */
export function uprightScale(
  text: string,
  font: string | undefined,
  fonts: FontPlan,
): number | undefined {
  const width = textWidth(text, font, fonts);
  return width <= 1 ? undefined : Math.floor(100 / width);
}

/** Gives the width of letters side by side. Units: ems. */
export function textWidth(text: string, font: string | undefined, fonts: FontPlan): number {
  const name = font ?? fonts.main;
  const face = fonts.embedded.find((embedded) => embedded.name === name)?.face;
  let width = 0;
  for (const letter of text) width += widthOf(letter, face);
  return width;
}

/** Width of a letter in ems. */
function widthOf(letter: string, face: FontFace | undefined): number {
  const gid = face?.glyphOf(letter.codePointAt(0) ?? 0);
  if (face === undefined || gid === undefined) return 0.5;
  return face.advanceWidth(gid) / face.metrics.unitsPerEm;
}
