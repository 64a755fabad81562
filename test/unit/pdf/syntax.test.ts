import { expect, test } from "vitest";
import { hex4, utf16Hex } from "../../../src/font/pdf-font.ts";
import { latin1, pdfName, textString } from "../../../src/pdf/syntax.ts";

test.each([
  ["NotoSerifJP-Regular", "/NotoSerifJP-Regular"],
  ["A B/C", "/A#20B#2FC"],
  ["明朝", "/#E6#98#8E#E6#9C#9D"],
  ["a#b", "/a#23b"],
])("the name %s is written %s", (name, written) => {
  expect(pdfName(name)).toBe(written);
});

test.each([
  ["Shokan 0.1", "(Shokan 0.1)"],
  ["a (b) \\c", "(a \\(b\\) \\\\c)"],
  ["葛\u{E0100}", "<FEFF845BDB40DD00>"],
  ["line\nend", "<FEFF006C0069006E0065000A0065006E0064>"],
])("the text %j is written %s", (text, written) => {
  expect(textString(text)).toBe(written);
});

test("a supplementary character is two code units", () => {
  expect(utf16Hex("𠮷")).toBe("D842DFB7");
});

test("a CID is four digits", () => {
  expect(hex4(0x2f)).toBe("002F");
});

test("characters below U+0100 are bytes", () => {
  expect([...latin1("%\u00e2\u00ff")]).toEqual([0x25, 0xe2, 0xff]);
});

test.each(["", "é", "a", "ab"])(
  "a character above ASCII is one byte wherever it is after %j",
  (before) => {
    for (const length of [0, 60, 63, 64, 200]) {
      const text = `${before}${"x".repeat(length)}é${"y".repeat(length)}ÿ`;
      expect([...latin1(text)]).toEqual(Array.from(text, (one) => one.charCodeAt(0)));
    }
  },
);
