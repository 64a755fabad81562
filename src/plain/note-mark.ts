import type { ListItem } from "../model/letter.ts";
import type { NoteLink } from "../model/note-link.ts";

/** The mark of a note where there are no small characters: between brackets, by what sentences call it. */
export function noteMark({ name }: NoteLink): string {
  return `［${name}］`;
}

/** What a footnote begins with, which in small figures alone would be no more than a number; undefined for any other item. */
export function footLabel({ note }: ListItem): string | undefined {
  return note?.place === "foot" ? `${noteMark(note)}　` : undefined;
}

/** Text that a reader of the file would take for the mark of a note. */
export const NOTE_MARK: RegExp = /［(?:(?:脚?注|※)[０-９〇一二三四五六七八九十百]+|※)］/u;
