import type { SeenParagraph } from "../model/word-text.ts";
import { openDocx } from "../verify/docx-parts.ts";
import { readProperties } from "../verify/read-properties.ts";
import { readWordText } from "../verify/read-word-text.ts";
import { isResaved } from "../verify/repeated-controls.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";

/** What all parts of a Word file say. */
export interface EditedWord {
  /** Paragraphs with text of the body, headers, footers, notes and text boxes. */
  readonly paragraphs: readonly SeenParagraph[];
  /** Title, subject and the like, by their names in the file; empty ones are left out. */
  readonly properties: ReadonlyMap<string, string>;
}

/** Reads a letter that was filled from a clerk's Word file. Errors: throws `UnreadableFile`. */
export function readEditedWord(bytes: Uint8Array): EditedWord {
  try {
    const parts = openDocx(bytes);
    const { text, results } = readWordText(parts, undefined, isResaved(parts));
    const paragraphs = text
      .flatMap((part) => part.paragraphs)
      .filter((one) => /\S/u.test(one.text))
      .map((one) => ({ ...one, results: results.get(one) ?? [] }));
    return { paragraphs, properties: readProperties(parts) };
  } catch (cause) {
    throw UnreadableFile.from("docx", cause);
  }
}
