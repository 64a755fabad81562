import fc from "fast-check";
import { expect, test } from "vitest";
import { graphemeCount, graphemeOffsets, graphemesOf } from "../../../src/text/graphemes.ts";
import { runs } from "../../samples/extent.ts";

test("characters are counted as a reader counts them", () => {
  expect(graphemeCount("葛󠄀城市の𠮷田さん👩‍👧")).toBe(9);
});

test("a text is cut where a reader would cut it", () => {
  expect(graphemesOf("葛󠄀か\u309a𠮷👩‍👧あ")).toEqual(["葛󠄀", "か\u309a", "𠮷", "👩‍👧", "あ"]);
  expect(graphemesOf("宛名")).toEqual(["宛", "名"]);
});

test("taken in stretches, a text has the characters that it has as a whole", () => {
  const piece = fc.constantFrom("一", "葛󠄀", "𠮷", "か゚", "👩‍👧", "🇯🇵", "a", "\r\n", "\u0301");
  const whole = new Intl.Segmenter("ja", { granularity: "grapheme" });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 100, maxLength: 400 }), (pieces) => {
      const text = pieces.join("");
      const expected = Array.from(whole.segment(text), ({ index }) => index);
      expect([...graphemeOffsets(text)]).toEqual(expected);
    }),
    { numRuns: runs(30) },
  );
});

test("a line of a million characters is counted at once", () => {
  expect(graphemeCount(`葛󠄀${"一".repeat(1_000_000)}葛󠄀`)).toBe(1_000_002);
});
