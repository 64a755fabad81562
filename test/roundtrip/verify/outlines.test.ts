import { describe, expect, test } from "vitest";
import { PAGE_FORMATS } from "../../../src/model/page-formats.ts";
import {
  IPAEX_MINCHO,
  isInstalled,
  NOTO_SERIF_CJK,
  NOTO_SERIF_JP,
  openFace,
} from "../../samples/real-fonts.ts";
import { codesOf, differencesOf, type MadeLetter, makeLetter } from "./make-letter.ts";
import { exchangeDrawn, tampered } from "./tampered.ts";

/** TrueType outlines, CFF outlines, and TrueType ones with parts. */
const FACES = [NOTO_SERIF_JP, NOTO_SERIF_CJK, IPAEX_MINCHO].filter(isInstalled);

const BODY = `令和四年、（三百万円）「特別」の件。あいうえお・カタカナ・ソンシツ・ロ口・ー一。
第［＃縦中横］12［＃縦中横終わり］号、第［＃縦中横］21［＃縦中横終わり］号、第１項及び第２項：［注１］＜別紙＞。
｜御協力《ごきょうりょく》を賜り、特に重要［＃「重要」に傍点］な点――を……申し上げます。Society 5.0とDX、digital office。
〝引用〟と“引用”、か゚、ｱｲｶﾞﾊﾟｰﾄｱﾞ、第（［＃割り注］特別区を含む。以下同じ［＃割り注終わり］）と［＃割り注］（甲［＃改行］乙丙）［＃割り注終わり］、葛\u{e0100}城市と𠮷野町、㎡と％と〇と々と〳〵と→と＝と－と≒。
`;

const letters = new Map<string, MadeLetter>();

function letterIn(path: string, format: string): MadeLetter {
  const key = `${path} ${format}`;
  const letter = letters.get(key) ?? newLetterIn(path, format);
  letters.set(key, letter);
  return letter;
}

function newLetterIn(path: string, format: string): MadeLetter {
  const settings = `表題: 見本\n種別: 書簡\n体裁: { 基本: ${format} }\n日付: 令和4年12月27日`;
  return makeLetter(`---\n${settings}\n---\n${BODY}［＃宛名］{{職名}}　{{敬称}}\n`, [
    openFace(path),
    openFace(NOTO_SERIF_JP),
  ]);
}

/** Texts of the same width, so that nothing but the outline tells them apart. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["四", "三"],
  ["、", "。"],
  ["（", "）"],
  ["「", "」"],
  ["あ", "い"],
  ["ソ", "ン"],
  ["ロ", "口"],
  ["＝", "≒"],
  ["ー", "一"],
  ["１", "２"],
  ["12", "21"],
];

describe.each(FACES)("in %s", (path) => {
  test.each([...PAGE_FORMATS.keys()])(
    "every character of a letter of %s is drawn as the face has it",
    async (format) => {
      const letter = letterIn(path, format);
      expect(await differencesOf(letter.bytes, letter)).toEqual([]);
    },
  );

  test.each(PAIRS)("%s and %s drawn in each other's place are found", async (one, other) => {
    const letter = letterIn(path, "26x27");
    const bytes = tampered(letter.bytes, (document) => exchangeDrawn(document, one, other));
    const differences = await differencesOf(bytes, letter);
    expect(codesOf(differences)).toEqual(["verify/text-outline"]);
    const told = differences.map(({ fault }) => String(fault?.values["text"])).join("");
    expect(told).toContain(one);
    expect(told).toContain(other);
  });
});
