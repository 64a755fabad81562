import { error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { Inline } from "../model/letter.ts";
import { characterOfNote } from "./gaiji.ts";
import type { InlineReading } from "./inline-reading.ts";

/**
 * Gives what a note in the place of a character stands for (外字注記).
 *
 * Errors: markup/unknown-character.
 */
export function ofNote(note: string, at: Location, reading: InlineReading): readonly Inline[] {
  const text = characterOfNote(note);
  if (text !== undefined) return [{ type: "text", text, origin: at }];
  reading.report(error("markup/unknown-character", at, { note }));
  return [];
}
