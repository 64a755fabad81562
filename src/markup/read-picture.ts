import { error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { nearestName } from "../base/nearest-name.ts";
import type { Figure, PictureUse, PlacedPicture } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import { pictureOf } from "../model/picture.ts";
import { figureSize } from "../model/picture-size.ts";
import type { InlineReading } from "./inline-reading.ts";
import type { NamedPicture } from "./picture-annotation.ts";

/**
 * Gives a picture that a template names.
 *
 * Errors: markup/picture-missing, markup/picture-without-words for one that nobody who does not see it would know of.
 */
export function placedPicture(
  named: NamedPicture,
  use: PictureUse,
  at: Location,
  { pictures, otherPictures, report }: PictureReading,
): PlacedPicture | undefined {
  const name = named.file.normalize("NFC");
  const file = pictures.get(name);
  if (named.alt.trim() === "") report(error("markup/picture-without-words", at, { name }));
  if (file === undefined) {
    const nearest = nearestName(name, [...pictures.keys(), ...otherPictures]) ?? "";
    report(error("markup/picture-missing", at, { name, nearest }));
    return undefined;
  }
  const alt = named.alt.trim();
  return { type: "picture", use, picture: pictureOf(file), alt, size: undefined, origin: at };
}

/** What is needed to find a picture. */
export type PictureReading = Pick<InlineReading, "pictures" | "otherPictures" | "report">;

/**
 * Gives a figure: a picture on lines of its own, in the size that its template asks for.
 *
 * Errors: as `placedPicture`; markup/picture-size.
 */
export function figureOf(
  named: NamedPicture,
  placement: Figure["placement"],
  at: Location,
  format: PageFormat,
  reading: PictureReading,
): Figure | undefined {
  if (named.wrongSize !== undefined) {
    reading.report(error("markup/picture-size", at, { size: named.wrongSize }));
  }
  const placed = placedPicture(named, "figure", at, reading);
  if (placed === undefined) return undefined;
  const size = figureSize(placed.picture, named.asked, format);
  return { type: "figure", inlines: [{ ...placed, size }], placement, origin: at };
}
