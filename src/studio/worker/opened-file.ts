import type { FormatTools, LetterFormats } from "../../letter/letter-format.ts";
import type { LetterMaker } from "../../letter/letter-maker.ts";
import type { FontFace } from "../../model/font-face.ts";
import type { Edition } from "../../model/letter-settings.ts";
import type { Template } from "../../template/compile-template.ts";

/** A template that the page has opened. */
export interface OpenedFile {
  readonly template: Template;
  readonly isWord: boolean;
  /** What makes its letters. Shape: a clerk's Word file is filled, and has no pages. */
  readonly makerOf: (
    edition: Edition,
    faces: readonly FontFace[],
    formats: (tools: FormatTools) => LetterFormats,
  ) => LetterMaker;
}
