// What the structure of a PDF says, by a reader that is not ours, of letters whose lines, numbers and parts are marked in it.
import { describe, expect, test } from "vitest";
import { letterParagraphs } from "../../src/model/letter-text.ts";
import { isInstalled, readTags, solid } from "../samples/readers.ts";
import { MARKED_LETTERS, type MarkedLetter, writtenPdf } from "./marked-letters.ts";

describe.skipIf(!isInstalled("pdfinfo", "-v"))("poppler", () => {
  test.each(MARKED_LETTERS)(
    "finds in the structure what the letter says: $name",
    async (marked: MarkedLetter) => {
      const text = readTags(await writtenPdf(marked)).map((block) => block.text);
      expect(solid(text.join(""))).toBe(solid(letterParagraphs(marked.letter).join("")));
    },
  );
});
