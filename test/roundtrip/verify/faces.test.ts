import { expect, test } from "vitest";
import { PAGE_FORMATS } from "../../../src/model/page-formats.ts";
import {
  IPAEX_MINCHO,
  IPAMJ_MINCHO,
  isInstalled,
  NOTO_SERIF_CJK,
  NOTO_SERIF_JP,
  openFace,
} from "../../samples/real-fonts.ts";
import { differencesOf, makeLetter } from "./make-letter.ts";

const BODY = `［＃頭語］拝啓
貴職におかれましては、格別の｜御協力《ごきょうりょく》を賜り、特に重要［＃「重要」に傍点］な点を申し上げます。
「総務省」（以下同じ）――二、〇〇〇億円……ー。Society 5.0とDX、digital、か゚、辻と葛飾、カタカナ・ヴァッヰ。
同法［＃割り注］昭和二十二年法律第六十七号［＃割り注終わり］により12月までに、第［＃縦中横］123［＃縦中横終わり］号。
［＃結語］敬具
［＃宛名］{{職名}}　{{敬称}}
`;

const FACES = [NOTO_SERIF_JP, NOTO_SERIF_CJK, IPAEX_MINCHO, IPAMJ_MINCHO].filter(isInstalled);

test.each(FACES)("nothing is wrong with letters set in %s, in any format", async (path) => {
  const face = openFace(path);
  for (const name of PAGE_FORMATS.keys()) {
    const format = `{ 基本: ${name}, ノンブル: 漢数字 }`;
    const settings = `表題: 見本\n種別: 書簡\n体裁: ${format}\n日付: 令和4年12月27日`;
    const letter = makeLetter(`---\n${settings}\n---\n${BODY}`, [face]);
    expect(await differencesOf(letter.bytes, letter), name).toEqual([]);
    expect(await differencesOf(letter.bytes, letter, "by the ledger"), name).toEqual([]);
  }
});
