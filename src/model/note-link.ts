/** What a mark in the text and the note that it leads to have in common (注とその印). */
export interface NoteLink {
  /** Number of the note among all notes of its letter, from 1. */
  readonly number: number;
  /** Where it stands: at the foot of the page of its mark (脚注), with others behind the text (後注), or under its paragraph. */
  readonly place: "foot" | "end" | "beneath";
  /** What sentences call it: 注１, ※, 脚注１. */
  readonly name: string;
}

/** One end of the link between a mark and its note. */
export interface NoteEnd extends Pick<NoteLink, "number" | "name"> {
  readonly end: "mark" | "note";
}

/** Tells whether a block is a note at the foot of a page: it stands apart from the blocks around it. */
export function isFootNote(block: { readonly type: string; readonly note?: NoteLink }): boolean {
  return block.note?.place === "foot";
}
