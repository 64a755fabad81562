import type { ListItem } from "../model/letter.ts";
import type { NoteLink } from "../model/note-link.ts";
import { type RunLook, runOf } from "./run-look.ts";
import { element, valued } from "./xml.ts";

/** Where the part of notes takes those of a letter. */
export const FOOT_NOTES = "footnotes";

/**
 * What a section says of its notes: their numbers are full-width figures, which Word counts through the whole letter.
 *
 * Source: ISO/IEC 29500-1, 17.11.11 (footnotePr of a section), 17.18.59 (decimalFullWidth).
 */
export const FOOT_NUMBERS: string = element("w:footnotePr", {}, [
  valued("w:numFmt", "decimalFullWidth"),
]);

/** What a note is called within the file: by its number among footnotes, 3 for 脚注３. */
export function footId({ name }: NoteLink): number {
  return Number(name.normalize("NFKC").replaceAll(/\D/gu, ""));
}

/** The mark of a note in the text: its number is Word's own. Source: ISO/IEC 29500-1, 17.11.14. */
export function footMark(note: NoteLink, look: RunLook): string {
  const mark = element("w:footnoteReference", { "w:id": footId(note) });
  return runOf("", { ...look, style: "footMark", script: "above" }, mark);
}

/** The number at the head of a note. Source: ISO/IEC 29500-1, 17.11.13. */
export function footNumber({ note }: ListItem, look: RunLook): string | undefined {
  return note?.place === "foot" ? runOf("", look, element("w:footnoteRef")) : undefined;
}

/** A note with its paragraph. */
export function footNote(id: number, paragraph: string): string {
  return element("w:footnote", { "w:id": id }, [paragraph]);
}
