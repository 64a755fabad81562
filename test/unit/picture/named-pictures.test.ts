// Which pictures of a folder a template names: those, and what was meant by a name that no file has.
import { expect, test } from "vitest";
import { isNamedIn } from "../../../src/model/picture.ts";
import { namedIn } from "../../../src/outside/picture-files.ts";

const FOLDER = ["絵.png", "掛絵.png", "校舎.png", "地図 北.jpg", "memo.txt"];

function taken(text: string): readonly string[] {
  return namedIn(FOLDER, [{ path: "t.hbs", bytes: new TextEncoder().encode(text) }]);
}

test("a picture is named in brackets or in the settings, and never by a part of another name", () => {
  expect(taken("［＃図「掛絵.png」「掛け軸」］")).toEqual(["掛絵.png"]);
  expect(taken("［＃図「地図 北.jpg」「地図」］")).toEqual(["地図 北.jpg"]);
  expect(taken("公印: { 大きさ: 24mm, 画像: 絵.png, 代替文: 印 }")).toEqual(["絵.png"]);
  expect(taken('公印:\n  画像: "絵.png"\n  代替文: 印\n')).toEqual(["絵.png"]);
  expect(taken("公印: { 画像: 掛絵.png }")).toEqual(["掛絵.png"]);
  expect(taken("※［＃「弓＋享」、画像「絵.png」］")).toEqual(["絵.png"]);
  expect(taken("絵.png と校舎.png のことを書いた文です。")).toEqual([]);
  expect(isNamedIn("画像: 絵.pngs", "絵.png")).toBe(false);
});

test("for a name that no file has the likest file is looked at", () => {
  expect(taken("［＃図「校舍.png」「校舎」］")).toEqual(["校舎.png"]);
  expect(taken("［＃図「校舎.PNG」「校舎」］")).toEqual(["校舎.png"]);
  expect(taken("［＃図「全く別の名前.png」「校舎」］")).toEqual([]);
});
