import type { Diagnostic } from "../base/diagnostic.ts";
import type { EditionRead } from "../model/letter-settings.ts";
import type { Pictures } from "../model/picture.ts";

/** What reading the annotations within a line needs. */
export interface InlineReading {
  readonly edition: EditionRead;
  /** What sentences call the items that have a name. */
  readonly itemNames: ReadonlyMap<string, string>;
  /** The pictures that the template may name. */
  readonly pictures: Pictures;
  readonly report: (found: Diagnostic) => void;
}
