import type { Location } from "../../base/location.ts";
import type { Block, ListItem } from "../../model/letter.ts";
import type { NoteLink } from "../../model/note-link.ts";
import type { Loss } from "./loss.ts";
import type { FieldTag } from "./merge-field.ts";
import type { References } from "./references.ts";
import type { SettingMap } from "./setting.ts";

/** A letter taken from a file of another kind, on its way to be a template. */
export interface ImportedLetter {
  readonly vertical: boolean;
  /** Whether it is a certificate of ours (賞状). */
  readonly isCertificate: boolean;
  readonly lines: readonly ImportedLine[];
  /** Settings that the file itself says: the page, its fonts. */
  readonly settings: SettingMap;
  /** What the file calls itself, if a program that knows letters wrote it. */
  readonly properties: LetterWords | undefined;
  readonly tags: readonly PlacedTag[];
  /** Its notes by the numbers that their marks have. */
  readonly notes: ReadonlyMap<number, ListItem>;
  /** Where notes of it stand among its paragraphs, as items with their marks. */
  readonly notesInText?: ReadonlySet<NoteLink["place"]>;
  /** What the places that its sentences lead to are called. */
  readonly references?: References;
  readonly losses: readonly Loss[];
  /** Every paragraph that a reader finds in the file, in order, with what of it the template has. */
  readonly reading: readonly ReadParagraph[];
}

/** The properties of a letter of ours. */
export interface LetterWords {
  readonly title: string | undefined;
  readonly subject: string | undefined;
  readonly author: string | undefined;
  readonly date: string | undefined;
}

/** A block with what is to be said of it. */
export interface ImportedLine {
  /** The bookmark at its head to which sentences lead. */
  readonly anchor?: string | undefined;
  readonly block: Block;
  /** The line of the notation that stands in the place of its block, where none of a letter's blocks says it. */
  readonly said?: "［＃注の場所］" | "［＃番号を改める］";
  /** Whether its role is a guess that a person confirms. */
  readonly isGuessed: boolean;
  /** The paragraph that it comes from, as in `LossPlace`. */
  readonly paragraph: number;
}

/** A tag that stands in the blocks' text as one private-use character. */
export interface PlacedTag extends FieldTag {
  readonly character: string;
  /** What the file shows in its place. */
  readonly shown: string;
}

/** A paragraph of the file; `carried` is what of it should come out of the template, tags as characters. */
export interface ReadParagraph {
  readonly text: string;
  /** Where it stands; undefined for one in a table or a box. */
  readonly at: Location | undefined;
  /** The number that Word puts before it, which stands in the template as text; empty if there is none. */
  readonly label: string;
  /** Its text with the tags as characters; undefined if it has none. */
  readonly tagged: string | undefined;
  /** Undefined where all of it is carried. */
  readonly carried: string | undefined;
}

/** The private-use character that stands for the tag of a number. Source: Unicode, plane 15. */
export function tagCharacter(index: number): string {
  return String.fromCodePoint(0xf_00_00 + index);
}

/** The characters that stand for tags. */
export const TAG_CHARACTER: RegExp = /[\u{f0000}-\u{ffffd}]/u;
