import type { Diagnostic } from "../base/diagnostic.ts";
import type { EditionRead } from "../model/letter-settings.ts";
import type { Pictures } from "../model/picture.ts";
import type { LetterNotes } from "./letter-notes.ts";

/** What reading the annotations within a line needs. */
export interface InlineReading {
  readonly edition: EditionRead;
  /** What sentences call the items that have a name. */
  readonly itemNames: ReadonlyMap<string, string>;
  /** The numbers of those of them that sentences do say. */
  readonly places: ReadonlyMap<string, number>;
  readonly notes: Pick<LetterNotes, "take">;
  /** The pictures that the template may name. */
  readonly pictures: Pictures;
  /** The names of others beside it, one of which may have been meant. */
  readonly otherPictures: readonly string[];
  readonly report: (found: Diagnostic) => void;
}
