import fc from "fast-check";
import { expect, test } from "vitest";
import { printLetter } from "../../src/markup/print-letter.ts";
import { chooseEdition } from "../../src/model/choose-edition.ts";
import { letterParagraphs, rubyPairs } from "../../src/model/letter-text.ts";
import { checkTranscript, writeTranscript } from "../../src/plain/write-transcript.ts";
import { writeTei } from "../../src/tei/write-tei.ts";
import { compareReadBack } from "../../src/verify/compare.ts";
import { readTranscript } from "../../src/verify/read-transcript.ts";
import { readTei } from "../../src/verify/tei/read-tei.ts";
import { anyLetter } from "../samples/any-letter.ts";
import { runs } from "../samples/extent.ts";
import { blocksOf, withoutOrigins } from "../samples/marked-text.ts";

const anyEdition = fc.constantFrom("corrected" as const, "as-issued" as const);

test("a letter in TEI is had again whole, both editions of it", () => {
  fc.assert(
    fc.property(anyLetter, anyEdition, (letter, edition) => {
      const read = readTei(writeTei(letter, { edition, settings: {} }));
      expect(read.edition).toBe(edition);
      expect(read.letter.blocks.map(withoutOrigins)).toEqual(letter.blocks.map(withoutOrigins));
    }),
    { numRuns: runs(2000) },
  );
});

test("an edition that is chosen from both is the one that the notation gives", () => {
  fc.assert(
    fc.property(anyLetter, anyEdition, (letter, edition) => {
      const marked = printLetter(letter).replaceAll("〔", "（");
      const issued = blocksOf(marked, edition);
      const chosen = chooseEdition(letter, edition).blocks.map(withoutOrigins);
      expect(chosen).toEqual(issued);
    }),
    { numRuns: runs(1000) },
  );
});

test("a transcription that is not refused says the text and the notes of its edition, and no more", () => {
  fc.assert(
    fc.property(anyLetter, anyEdition, (both, edition) => {
      const letter = chooseEdition(both, edition);
      fc.pre(!checkTranscript(letter, both).some(({ severity }) => severity === "error"));
      const found = readTranscript(writeTranscript(both, { edition, settings: {} }));
      const { differences } = compareReadBack(
        "x",
        letterParagraphs(letter),
        found,
        rubyPairs(letter),
      );
      expect(differences).toEqual([]);
    }),
    { numRuns: runs(2000) },
  );
});
