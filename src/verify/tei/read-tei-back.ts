import { chooseEdition } from "../../model/choose-edition.ts";
import { letterParts } from "../../model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../model/letter-text.ts";
import { namedParts } from "../../model/paged-parts.ts";
import { lettersRunning } from "../../model/running-text.ts";
import type { ReadBack } from "../../model/verification.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { readTei } from "./read-tei.ts";

/**
 * Reads a letter in TEI back: the text, the readings and the parts of the edition that was issued.
 *
 * Shape: a file in TEI has no paper and no direction of lines.
 * Errors: throws `UnreadableFile`.
 */
export function readTeiBack(bytes: Uint8Array): ReadBack {
  try {
    const { letter: both, edition } = readTei(bytes);
    const letter = chooseEdition(both, edition);
    const paragraphs = letterParagraphs(letter);
    const running = lettersRunning(
      letter.running,
      namedParts(letter.blocks).map(({ name }) => ({ name, pageNumber: "none" })),
    );
    const parts = { ...letterParts(letter), ...(running.length > 0 && { running }) };
    return { paragraphs, structured: true, ruby: rubyPairs(letter), pageCount: undefined, parts };
  } catch (cause) {
    throw UnreadableFile.from("tei", cause);
  }
}
