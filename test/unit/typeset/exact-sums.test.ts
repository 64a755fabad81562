import { expect, test } from "vitest";
import { type Sp, sp } from "../../../src/base/units.ts";
import type { GlyphRun } from "../../../src/model/paged-document.ts";
import { block, format, layOut, letter, runsOf } from "../../samples/square-letters.ts";

/** From the head of the line's first run to the end of its last. */
function lengthOf(line: readonly GlyphRun[]): number {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined) throw new Error("an empty line");
  return last.at.y - first.at.y + last.glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
}

// Sizes that do not divide: an odd number, 17 Q, and a prime.
test.each([655_361, 789_541, 700_001])(
  "at a character size of %i sp a justified line is its measure to the unit",
  (size) => {
    const em: Sp = sp(size);
    const page = format({ characterSize: em, charactersPerLine: 13 });
    const content =
      "「本文」は、読点・中黒（括弧）と句点。を含む長い段落であり、DXやWordという語も混じるものである、と言えるものとなっているのだった";
    const document = layOut(letter(block("paragraph", content.repeat(3))), page);
    // A line is one run, but where a word of another language is tagged in it.
    const lines = document.pages.flatMap((each) => {
      const byLine = new Map<number, GlyphRun[]>();
      for (const run of runsOf(each.items)) {
        byLine.set(run.at.x, [...(byLine.get(run.at.x) ?? []), run]);
      }
      return [...byLine.values()];
    });
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines.slice(1, -1)) {
      const glyphs = line.flatMap((run) => run.glyphs);
      const length = lengthOf(line);
      const endsClosed = /[」）。、]$/u.test(glyphs.at(-1)?.text ?? "");
      // After a closing mark half an em may stay at the end.
      const allowed = endsClosed ? [0, Math.floor(em / 2), Math.ceil(em / 2)] : [0];
      expect(allowed).toContain(13 * em - length);
    }
  },
);
