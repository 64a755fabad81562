import { readFileSync } from "node:fs";
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

test("every code point stands as Unicode 17 says", () => {
  const path = new URL("../../spec/sources/VerticalOrientation-17.0.0.txt", import.meta.url);
  const wrong: string[] = [];
  let count = 0;
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const found = /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?;(U|R|Tu|Tr)$/u.exec(line);
    if (found === null) continue;
    const [, first = "", last = first, value] = found;
    for (let point = Number.parseInt(first, 16); point <= Number.parseInt(last, 16); point += 1) {
      count += 1;
      if (verticalOrientation(point) !== value) wrong.push(`${point.toString(16)} ${value}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(count).toBe(0x110000);
});

test("Bopomofo finals and archaic small kana have forms of their own since Unicode 16", () => {
  const characters = ["\u31b4", "\u31bb", "\u{1b132}", "\u{1b155}", "\u{1b167}"];
  expect(characters.map((text) => verticalOrientation(text.codePointAt(0) ?? 0))).toEqual(
    characters.map(() => "Tu"),
  );
});
