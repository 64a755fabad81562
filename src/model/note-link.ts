/** What a mark in the text and the note that it leads to have in common (注とその印). */
export interface NoteLink {
  /** Number of the note among all notes of its letter, from 1. */
  readonly number: number;
  /** Where it stands: at the foot of the page of its mark (脚注), with others behind the text (後注), or under its paragraph. */
  readonly place: "foot" | "end" | "beneath";
  /** What sentences call it: 注１, ※, 脚注１. */
  readonly name: string;
}

/**
 * One end of the link between a mark and its note; or what leads to a place that has a name, where sentences call it so and nothing
 * leads back: the number is then the place's.
 */
export interface NoteEnd extends Pick<NoteLink, "number" | "name"> {
  readonly end: "mark" | "note" | "reference";
}

/** A place of a letter that its sentences lead to by a name: an item, a note, a figure, a 別紙. */
export interface NamedPlace {
  /** Its number among all of them, from 1. */
  readonly number: number;
  /** What sentences call it: 第１の２(1), 注１, 図１. */
  readonly name: string;
}

/** Tells whether a block is a note at the foot of a page: it stands apart from the blocks around it. */
export function isFootNote(block: { readonly type: string; readonly note?: NoteLink }): boolean {
  return block.note?.place === "foot";
}

/** Says where a reference leads, by the words that lead there and by the number of both paragraphs among those with text, from 1. */
export function saidReference(from: number, words: string, to: number): string {
  return `${from} ${words} → ${to}`;
}
