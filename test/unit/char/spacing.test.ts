import { expect, test } from "vitest";
import { CL } from "../../../src/char/character-class.ts";
import { bodyParts } from "../../../src/char/spacing.ts";

test.each([
  ["「", CL.openingBracket, 12],
  ["・", CL.middleDot, 12],
  ["。", CL.fullStop, 12],
  ["‐", CL.hyphen, 6],
  ["–", CL.hyphen, 12],
  ["゠", CL.hyphen, 12],
  ["〜", CL.hyphen, 24],
  ["5", CL.groupedNumeral, 12],
  [" ", CL.wordSpace, 8],
  ["亜", CL.ideographic, 24],
  ["a", CL.western, undefined],
  ["k", CL.unitSymbol, undefined],
] as const)("the body of %s in class %i takes %s 24ths of an em", (character, cls, parts) => {
  expect(bodyParts(cls, character.codePointAt(0) ?? 0)).toBe(parts);
});
