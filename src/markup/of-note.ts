import { error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { Inline } from "../model/letter.ts";
import { characterOfNote } from "./gaiji.ts";
import type { InlineReading } from "./inline-reading.ts";
import { characterNamed } from "./picture-annotation.ts";
import { placedPicture } from "./read-picture.ts";

/**
 * Gives what a note in the place of a character stands for (外字注記): the character, or a picture of it.
 *
 * Errors: markup/unknown-character, and those of `placedPicture`.
 */
export function ofNote(note: string, at: Location, reading: InlineReading): readonly Inline[] {
  const named = characterNamed(note);
  if (named !== undefined) {
    const placed = placedPicture(named, "character", at, reading);
    return placed === undefined ? [] : [placed];
  }
  const text = characterOfNote(note);
  if (text !== undefined) return [{ type: "text", text, origin: at }];
  reading.report(error("markup/unknown-character", at, { note }));
  return [];
}
