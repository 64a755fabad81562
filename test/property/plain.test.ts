import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseEdition } from "../../src/model/choose-edition.ts";
import { letterParagraphs, rubyPairs } from "../../src/model/letter-text.ts";
import { checkPlain, writePlain } from "../../src/plain/write-plain.ts";
import { compareReadBack } from "../../src/verify/compare.ts";
import { readPlain } from "../../src/verify/read-plain.ts";
import { anyLetter } from "../samples/any-letter.ts";
import { runs } from "../samples/extent.ts";

test("a letter in plain text that is not refused says its text and its readings", () => {
  fc.assert(
    fc.property(anyLetter, (both) => {
      const letter = chooseEdition(both, "corrected");
      fc.pre(checkPlain(letter).length === 0);
      const found = readPlain(writePlain(letter));
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
