import type { PagedDocument } from "../../model/paged-document.ts";
import type { LetterHead } from "./letter-head.ts";

/** A letter that is laid out for a volume of the print run. */
export interface PrintedTask {
  readonly document: PagedDocument;
  readonly expected: readonly string[];
  readonly head: LetterHead;
}
