import { expect, test } from "vitest";
import { verticalOrientation } from "../../../src/char/vertical-orientation.ts";

test.each([
  ["漢", "U"],
  ["あ", "U"],
  ["Ａ", "U"],
  ["・", "U"],
  ["𠀋", "U"],
  ["A", "R"],
  ["…", "R"],
  ["→", "R"],
  ["、", "Tu"],
  ["っ", "Tu"],
  ["㌔", "Tu"],
  ["ー", "Tr"],
  ["「", "Tr"],
  ["：", "Tr"],
] as const)("%s stands %s in a vertical line by UAX #50", (character, orientation) => {
  expect(verticalOrientation(character.codePointAt(0) ?? 0)).toBe(orientation);
});

test("curly quotes have forms of their own since Unicode 16", () => {
  expect([..."‘’“”"].map((quote) => verticalOrientation(quote.codePointAt(0) ?? 0))).toEqual([
    "Tr",
    "Tr",
    "Tr",
    "Tr",
  ]);
});

test("of the characters of the planes in use, as many have each orientation as Unicode says", () => {
  let tu = 0;
  let tr = 0;
  for (let point = 0; point < 0x20000; point += 1) {
    const value = verticalOrientation(point);
    if (value === "Tu") tu += 1;
    if (value === "Tr") tr += 1;
  }
  // Counted in VerticalOrientation.txt: Tu 148, Tr 47 in 15.0, and the four quotes.
  expect([tu, tr]).toEqual([148, 51]);
});
