import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { LetterView } from "./letter-view.ts";

/**
 * Compares the pictures that an edited file shows with those of the letter, which come of the template's folder and not of its text.
 *
 * Shape: where they stand is not compared. Errors: `back/pictures`.
 */
export function pictureRemarks(
  edited: readonly string[],
  { pictures }: Pick<LetterView, "pictures">,
  path: string,
): readonly Diagnostic[] {
  const there = new Set(edited);
  const own = new Set(pictures);
  const foreign = edited.filter((one) => !own.has(one)).length;
  const gone = pictures.filter((one) => !there.has(one)).length;
  const isSame = edited.length === pictures.length && foreign === 0 && gone === 0;
  if (isSame) return [];
  const values = { path, was: pictures.length, now: edited.length };
  return [error("back/pictures", { kind: "file", path }, values)];
}
