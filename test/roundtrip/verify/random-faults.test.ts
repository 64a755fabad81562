import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { FontFace } from "../../../src/model/font-face.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { runs } from "../../samples/extent.ts";
import { differencesOf } from "./make-letter.ts";
import { faults, letters } from "./random-letters.ts";
import { annotate, tampered } from "./tampered.ts";

let face: FontFace;

beforeAll(async () => {
  face = await loadNotoSerif();
});

test("whatever is done to a page of any letter is found, and nothing in a letter as it is", async () => {
  await fc.assert(
    fc.asyncProperty(
      letters(() => face),
      fc.oneof(faults, fc.constant(annotate)),
      async (letter, fault) => {
        expect(await differencesOf(letter.bytes, letter)).toEqual([]);
        expect(await differencesOf(letter.bytes, letter, "by the ledger")).toEqual([]);
        const found = await differencesOf(tampered(letter.bytes, fault), letter).catch(String);
        expect(found).not.toEqual([]);
      },
    ),
    { numRuns: runs(60) },
  );
}, 240_000);
