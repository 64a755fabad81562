import type { Letter } from "../../../src/model/letter.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import type { LetterSettings } from "../../../src/model/letter-settings.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { Difference, ReadBack } from "../../../src/model/verification.ts";
import { compareReadBack } from "../../../src/verify/compare.ts";
import { compareLook } from "../../../src/verify/compare-look.ts";
import { readLetterDocx } from "../../../src/verify/read-docx.ts";
import { StrictWordReader } from "../../../src/verify/strict/strict-word.ts";

/** How a letter's Word file differs from it. */
export function differencesOf(
  bytes: Uint8Array,
  content: Letter,
  settings: LetterSettings,
): readonly Difference[] {
  return compared(readLetterDocx(bytes), content, settings);
}

/** The same by the strict reader; undefined for a file that it leaves to the other one. */
export function strictDifferencesOf(
  bytes: Uint8Array,
  content: Letter,
  settings: LetterSettings,
): readonly Difference[] | undefined {
  const found = new StrictWordReader().read(bytes);
  return found && compared(found, content, settings);
}

function compared(
  found: ReadBack,
  content: Letter,
  settings: LetterSettings,
): readonly Difference[] {
  const paragraphs = letterParagraphs(content);
  const { look } = found;
  if (look === undefined) throw new Error("nothing is said about the look");
  return [
    ...compareReadBack("x", paragraphs, found, rubyPairs(content)).differences,
    ...compareLook(letterLook(content, settings.format), look, paragraphs),
  ];
}
