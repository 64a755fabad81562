import { expect, test } from "vitest";
import { CL, classOf } from "../../../src/char/character-class.ts";

test.each([
  ["「", CL.openingBracket],
  ["）", CL.closingBracket],
  ["〜", CL.hyphen],
  ["？", CL.dividing],
  ["・", CL.middleDot],
  ["。", CL.fullStop],
  ["、", CL.comma],
  ["…", CL.inseparable],
  ["々", CL.iteration],
  ["ー", CL.prolongedSound],
  ["ッ", CL.smallKana],
  ["￥", CL.prefixed],
  ["％", CL.postfixed],
  ["　", CL.ideographicSpace],
  ["あ", CL.hiragana],
  ["ア", CL.katakana],
  ["＝", CL.mathSymbol],
  ["＋", CL.mathOperator],
  ["亜", CL.ideographic],
  [" ", CL.wordSpace],
  ["a", CL.western],
])("%s is of its class in JLReq's appendix A", (character, cls) => {
  expect(classOf(character.codePointAt(0) ?? 0)).toBe(cls);
});

test.each([
  ["㐀", CL.ideographic, "a kanji of extension A"],
  ["𠮷", CL.ideographic, "a kanji beyond the basic plane"],
  ["髙", CL.ideographic, "a kanji that appendix A does not list"],
  ["㋿", CL.ideographic, "令和 in one frame"],
  ["❨", CL.openingBracket, "an opening bracket by its category"],
  ["❩", CL.closingBracket, "a closing bracket by its category"],
  ["ｯ", CL.smallKana, "a half-width small kana"],
  ["é", CL.western, "a letter of a Western word"],
  ["\u00a0", CL.wordSpace, "a space that does not break"],
] as const)("%s, which is not listed, is class %i: %s", (character, cls, _reason) => {
  expect(classOf(character.codePointAt(0) ?? 0)).toBe(cls);
});
