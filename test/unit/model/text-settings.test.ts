import { expect, test } from "vitest";
import { textParts } from "../../../src/model/letter-text.ts";
import { settingItems, settingsOf } from "../../../src/model/text-settings.ts";
import { parsed } from "../../samples/marked-text.ts";

function said(text: string, isVertical = true): string {
  const outcome = parsed(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  const [part] = textParts(outcome.value);
  return part === undefined ? "" : settingsOf(part, isVertical);
}

test.each([
  ["市町村［＃割り注］特別区を 含む［＃割り注終わり］は", "割り注「特別区を含む」"],
  ["［＃４字取り］松本［＃字取り終わり］", "字取り「松本」"],
  // As many characters as cells are not spread.
  ["［＃２字取り］松本［＃字取り終わり］", ""],
  ["［＃分割禁止］総務課DX［＃分割禁止終わり］長", "分割禁止「総務課」"],
  ["［＃分割禁止］DX12［＃分割禁止終わり］", ""],
  [
    "［＃縦中横］A1［＃縦中横終わり］と［＃縦中横］12［＃縦中横終わり］",
    "縦中横「A1」\n縦中横「12」",
  ],
  ["［＃縦中横］１２［＃縦中横終わり］", ""],
  [
    "［＃白ゴマ傍点］甲［＃丸傍点］乙［＃丸傍点終わり］｜丙《へい》［＃白ゴマ傍点終わり］",
    "白ゴマ傍点「甲丙」",
  ],
  [
    "［＃分割禁止］甲［＃４字取り］乙丙［＃字取り終わり］［＃分割禁止終わり］",
    "字取り「乙丙」\n分割禁止「甲」",
  ],
  ["｜葛城《かつらぎ》を［＃傍点］見る［＃傍点終わり］", ""],
])("what is set in a way of its own is said: %s", (text, expected) => {
  expect(said(text)).toBe(expected);
});

test("nothing stands side by side in horizontal lines", () => {
  expect(said("［＃縦中横］A1［＃縦中横終わり］", false)).toBe("");
});

test("what is said is told apart by what formats show of it", () => {
  const all = said(
    "［＃白ゴマ傍点］甲［＃白ゴマ傍点終わり］［＃割り注］乙［＃割り注終わり］［＃縦中横］A1［＃縦中横終わり］",
  );
  expect(settingItems(all)).toEqual({
    openSesame: ["白ゴマ傍点「甲」"],
    own: ["割り注「乙」"],
    together: ["縦中横「A1」"],
  });
  expect(settingItems("")).toEqual({ openSesame: [], own: [], together: [] });
});
