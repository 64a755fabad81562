import { expect, test } from "vitest";
import { ordinaryCharacter } from "../../../src/reading/ordinary-character.ts";

// By hand from the code charts of Unicode 15: U+FE10–FE19, FE30–FE44, FE47–FE48.
const FORMS = "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈";
const SIGNS = "，、。：；！？〖〗…‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』［］";
// From EquivalentUnifiedIdeograph.txt, those that Japanese writes as characters.
const RADICALS = "⼀⼈⾃⾏⾧⿕⺟⺠⻁⻄⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲";
const CHARACTERS = "一人自行長龠母民虎西角長青食鬼麦黄斉歯竜亀";

test("each form for vertical lines is read as the sign that horizontal lines have", () => {
  expect([...FORMS].map(ordinaryCharacter).join("")).toBe(SIGNS);
});

test("a radical that looks like a character is read as the character", () => {
  expect([...RADICALS].map(ordinaryCharacter).join("")).toBe(CHARACTERS);
});

test("what people write is left as it is, full-width signs and variants of a kanji too", () => {
  const written = "札幌市長　殿、「拝啓」（一）㈱①ｶﾅＡ葛\u{E0100}𠮷⺼";
  expect([...written].map(ordinaryCharacter).join("")).toBe(written);
});
