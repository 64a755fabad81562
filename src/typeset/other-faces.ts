import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Unit } from "./unit.ts";

/**
 * Tells which characters of a block come from another face than the one that the template names first.
 *
 * Shape: one warning for each such face, at its first character, with each character once.
 * Errors: as a warning typeset/other-face.
 */
export function otherFaces(
  units: readonly Unit[],
  faces: readonly FontFace[],
  placeOf: (unit: Unit) => Location,
): readonly Diagnostic[] {
  const [wanted, ...others] = faces;
  const bold = faces.find(({ isForBold }) => isForBold === true);
  if (wanted === undefined || others.length === 0) return [];
  return faces.flatMap((face, index): readonly Diagnostic[] => {
    const taken = units.filter(
      (unit) => isShown(unit) && unit.face === index && isOther(unit, index, faces),
    );
    const [first] = taken;
    if (first === undefined) return [];
    const characters = new Set(taken.map(({ text, selectors }) => text + selectors));
    return [
      warning("typeset/other-face", placeOf(first), {
        characters: [...characters].join(""),
        wanted: nameOf(first.isBold === true ? (bold ?? wanted) : wanted),
        face: nameOf(face),
      }),
    ];
  });
}

/** Text is told of where it is not in the first face, bold text where it is in none for bold. */
function isOther({ isBold }: Unit, index: number, faces: readonly FontFace[]): boolean {
  if (isBold !== true) return index > 0;
  const hasBold = faces.some(({ isForBold }) => isForBold === true);
  return hasBold && faces[index]?.isForBold !== true;
}

/**
 * Tells of text that is to be bold where no face for it is named: heavier strokes are never made up.
 *
 * Errors: typeset/no-bold-face, once for a block.
 */
export function missingBold(
  units: readonly Unit[],
  faces: readonly FontFace[],
  placeOf: (unit: Unit) => Location,
): readonly Diagnostic[] {
  if (faces.some(({ isForBold }) => isForBold === true)) return [];
  const bold = units.filter(({ isBold }) => isBold === true);
  const [first] = bold;
  if (first === undefined) return [];
  const text = bold.map((unit) => unit.text + unit.selectors).join("");
  return [error("typeset/no-bold-face", placeOf(first), { text })];
}

/** A face by its name; those of one family are told apart by their weight. */
function nameOf({ familyJa, family, style, isForBold }: FontFace): string {
  const name = familyJa ?? family;
  return isForBold === true ? `${name} ${style}` : name;
}

function isShown({ fault, recipe, text }: Unit): boolean {
  return fault === undefined && recipe.kind !== "blank" && /\S/u.test(text);
}
