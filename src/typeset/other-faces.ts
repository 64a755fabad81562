import { type Diagnostic, warning } from "../base/diagnostic.ts";
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
  if (wanted === undefined || others.length === 0) return [];
  return others.flatMap((face, index): readonly Diagnostic[] => {
    const taken = units.filter((unit) => isShown(unit) && unit.face === index + 1);
    const [first] = taken;
    if (first === undefined) return [];
    const characters = new Set(taken.map(({ text, selectors }) => text + selectors));
    return [
      warning("typeset/other-face", placeOf(first), {
        characters: [...characters].join(""),
        wanted: wanted.familyJa ?? wanted.family,
        face: face.familyJa ?? face.family,
      }),
    ];
  });
}

function isShown({ fault, recipe, text }: Unit): boolean {
  return fault === undefined && recipe.kind !== "blank" && /\S/u.test(text);
}
