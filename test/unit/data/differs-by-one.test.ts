import fc from "fast-check";
import { expect, test } from "vitest";
import { differsByOne } from "../../../src/data/differs-by-one.ts";
import { runs } from "../../samples/extent.ts";

/** By trying each place: every word that one change makes of another. */
function madeByOneChange(one: string, other: string): boolean {
  const [own, second] = [[...one], [...other]];
  const without = (word: readonly string[], at: number): string => word.toSpliced(at, 1).join("");
  if (one === other) return true;
  for (let at = 0; at <= Math.max(own.length, second.length); at += 1) {
    if (own.length === second.length + 1 && without(own, at) === other) return true;
    if (second.length === own.length + 1 && without(second, at) === one) return true;
    if (own.length === second.length && without(own, at) === without(second, at)) return true;
  }
  return false;
}

test("one character wrong, more or less, also of those that take two code units", () => {
  const word = fc.string({ unit: fc.constantFrom("市", "長", "𠮷"), maxLength: 5 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(differsByOne(one, other)).toBe(madeByOneChange(one, other));
    }),
    { numRuns: runs(2000) },
  );
});

test("a cell of 100,000 characters is compared with all names in no time worth speaking of", () => {
  // Taken apart each time it is some milliseconds: together longer than a test may take.
  const text = "県".repeat(100_000);
  for (let name = 0; name < 10_000; name += 1) {
    expect(differsByOne(text, `第${name}市長`)).toBe(false);
  }
});
