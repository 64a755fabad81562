import type { Diagnostic } from "../base/diagnostic.ts";
import type { World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Letter } from "../model/letter.ts";
import type { Edition, LetterSettings } from "../model/letter-settings.ts";
import type { FormatId } from "../model/output-format.ts";
import type { PagedDocument } from "../model/paged-document.ts";
import type { SourceRecord } from "../pdf/source-record.ts";

/** A letter as the formats take it. */
export interface WholeLetter {
  /** As it is issued. */
  readonly letter: Letter;
  /** The same with what the other edition has beside it. */
  readonly bothEditions: () => Letter;
}

/** A letter that was checked, ready to be written in any format. */
export interface ReadyLetter extends WholeLetter {
  readonly source: SourceRecord;
}

/** A letter's file. */
export interface MadeFile {
  readonly bytes: Uint8Array;
  /** The pages that the file was made from; a format whose reader breaks the lines itself has none. */
  readonly document: PagedDocument | undefined;
}

/** Writes the letters of one template in one format. What it keeps between letters never changes a byte. */
export interface LetterFormat {
  /** What holds for all letters, to be said once. */
  readonly warnings: readonly Diagnostic[];
  /** What this format alone finds in a letter; what the pages show is found for all formats alike. */
  readonly check: (letter: WholeLetter) => readonly Diagnostic[];
  /** Shape: the bytes depend on the letter and what all letters share, never on the letters before it. */
  readonly make: (ready: ReadyLetter) => MadeFile | Promise<MadeFile>;
}

/** What the letters of one template share. */
export interface FormatTools {
  readonly edition: Edition;
  readonly settings: LetterSettings;
  readonly faces: readonly FontFace[];
  readonly world: World;
  readonly layOut: (letter: Letter) => PagedDocument;
}

/** The formats of one template: the one place where a letter meets the writers, each under its word. */
export interface LetterFormats extends Readonly<Record<FormatId, () => LetterFormat>> {
  readonly pdf: () => Omit<LetterFormat, "make"> & {
    readonly make: (ready: ReadyLetter) => MadeFile;
  };
}
