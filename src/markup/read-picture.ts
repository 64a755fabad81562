import { error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { nearestName } from "../base/nearest-name.ts";
import type { Figure, PictureUse, PlacedPicture } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import { type Pictures, pictureOf } from "../model/picture.ts";
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
  { pictures, report }: Pick<InlineReading, "pictures" | "report">,
): PlacedPicture | undefined {
  const name = named.file.normalize("NFC");
  const file = pictures.get(name);
  if (named.alt.trim() === "") report(error("markup/picture-without-words", at, { name }));
  if (file === undefined) {
    report(error("markup/picture-missing", at, { name, nearest: nearestOf(name, pictures) }));
    return undefined;
  }
  const alt = named.alt.trim();
  return { type: "picture", use, picture: pictureOf(file), alt, size: undefined, origin: at };
}

function nearestOf(name: string, pictures: Pictures): string {
  return nearestName(name, pictures.keys()) ?? "";
}

/** Gives a figure: a picture on lines of its own, in the size that its template asks for. Errors: as `placedPicture`. */
export function figureOf(
  named: NamedPicture,
  placement: Figure["placement"],
  at: Location,
  format: PageFormat,
  reading: Pick<InlineReading, "pictures" | "report">,
): Figure | undefined {
  const placed = placedPicture(named, "figure", at, reading);
  if (placed === undefined) return undefined;
  const size = figureSize(placed.picture, named.asked, format);
  return { type: "figure", inlines: [{ ...placed, size }], placement, origin: at };
}
