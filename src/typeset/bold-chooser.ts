import type { FontFace } from "../model/font-face.ts";
import type { WritingMode } from "../model/page-format.ts";
import type { ChosenGlyph } from "./chosen-glyph.ts";
import { createGlyphChooser, type GlyphChooser } from "./glyph-chooser.ts";

/** The choosers of a letter: for its text, and for what of it is bold (太字). */
export interface GlyphChoosers {
  readonly chooser: GlyphChooser;
  readonly boldChooser: GlyphChooser;
}

/**
 * Makes the choosers for faces in the order in which they are tried.
 *
 * Shape: text takes no glyph from a face for bold; bold text tries those faces first. Faces are known by their places in the list
 * as it is given.
 */
export function createGlyphChoosers(faces: readonly FontFace[], mode: WritingMode): GlyphChoosers {
  const places = faces.map((_, place) => place);
  const bold = places.filter((place) => faces[place]?.isForBold === true);
  if (bold.length === 0) {
    const chooser = createGlyphChooser(faces, mode);
    return { chooser, boldChooser: chooser };
  }
  const plain = places.filter((place) => !bold.includes(place));
  return {
    chooser: chooserOf(faces, plain, mode),
    boldChooser: chooserOf(faces, [...bold, ...plain], mode),
  };
}

function chooserOf(
  faces: readonly FontFace[],
  places: readonly number[],
  mode: WritingMode,
): GlyphChooser {
  const own = createGlyphChooser(
    places.flatMap((place) => faces[place] ?? []),
    mode,
  );
  const known = new WeakMap<ChosenGlyph, ChosenGlyph>();
  const placed = (chosen: ChosenGlyph): ChosenGlyph => {
    const found = known.get(chosen) ?? { ...chosen, face: places[chosen.face] ?? chosen.face };
    known.set(chosen, found);
    return found;
  };
  return {
    character: (...all) => placed(own.character(...all)),
    rotated: (text) => placed(own.rotated(text)),
    rotatedLetters: (text) => own.rotatedLetters(text).map(placed),
    tateChuYoko: (text) => placed(own.tateChuYoko(text)),
    dashes: (dash) => {
      const chosen = own.dashes(dash);
      return chosen && placed(chosen);
    },
    horizontalLetters: (text) => own.horizontalLetters(text).map(placed),
  };
}
