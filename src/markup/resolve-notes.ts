import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { characterOfNote } from "./gaiji.ts";
import { withKunoji } from "./kunoji.ts";

/** Puts the characters of notes into a text that an annotation quotes. */
export function resolveNotes(
  quoted: string,
  place: Location,
  report: (found: Diagnostic) => void,
): string {
  return withKunoji(quoted).replaceAll(/※［＃(?<note>[^［］]*)］/gu, (whole, note: string) => {
    const text = characterOfNote(note);
    if (text === undefined) report(error("markup/unknown-character", place, { note }));
    return text ?? whole;
  });
}
