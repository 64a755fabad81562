import { expect, test } from "vitest";
import { type Sp, sp } from "../../../src/base/units.ts";
import { block, format, layOut, letter, runsOf } from "../../samples/square-letters.ts";

// Sizes that do not divide: an odd number, 17 Q, and a prime.
test.each([655_361, 789_541, 700_001])(
  "at a character size of %i sp a justified line is its measure to the unit",
  (size) => {
    const em: Sp = sp(size);
    const page = format({ characterSize: em, charactersPerLine: 13 });
    const content =
      "「本文」は、読点・中黒（括弧）と句点。を含む長い段落であり、DXやWordという語も混じるものである、と言えるものとなっているのだった";
    const document = layOut(letter(block("paragraph", content.repeat(3))), page);
    const runs = document.pages.flatMap((each) => runsOf(each.items));
    expect(runs.length).toBeGreaterThan(8);
    for (const run of runs.slice(1, -1)) {
      const length = run.glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
      const endsClosed = /[」）。、]$/u.test(run.glyphs.at(-1)?.text ?? "");
      // After a closing mark half an em may stay at the end.
      const allowed = endsClosed ? [0, Math.floor(em / 2), Math.ceil(em / 2)] : [0];
      expect(allowed).toContain(13 * em - length);
    }
  },
);
