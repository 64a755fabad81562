import fc from "fast-check";
import { expect, test } from "vitest";
import { visibleLines, visibleText } from "../../../src/base/visible-text.ts";
import { runs } from "../../samples/extent.ts";

test("what a terminal obeys or hides is shown by its number", () => {
  expect(visibleText("札\u001b[31m幌\u009b1m\u007f\u202e市\u2028\ufeff\ud800x\ttab\n")).toBe(
    "札\\u001b[31m幌\\u009b1m\\u007f\\u202e市\\u2028\\ufeff\\ud800x\\u0009tab\\u000a",
  );
});

test("what people write stays: selectors, joiners, characters outside the basic plane, soft hyphens", () => {
  const text = "葛󠄀城市 𠮷 👩‍👧 が か゚ ㊙︎ a\u00adb　\u00a0";
  expect(visibleText(text)).toBe(text);
});

test("a text of several lines keeps its line ends and tabs, and nothing else that moves the cursor", () => {
  expect(visibleLines("一\r\n二\t三\u000b")).toBe("一\\u000d\n二\t三\\u000b");
});

/** Any code points in a row, halves of pairs too. */
const ANY = fc
  .array(fc.integer({ min: 0, max: 0x10_ffff }))
  .map((points) => String.fromCodePoint(...points));

test("no control, separator, mark of direction or half of a pair is left of any text, and all else is", () => {
  fc.assert(
    fc.property(ANY, fc.string(), (any, plain) => {
      expect(visibleText(any + plain)).not.toMatch(
        /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u,
      );
      expect(visibleText(plain)).toBe(plain); // fast-check's plain strings are printable ASCII
    }),
    { numRuns: runs(60) },
  );
}, 60_000);
