// Which pictures of a folder a template names: those, and what was meant by a name that no file has.
import { expect, test } from "vitest";
import { isNamedIn, pictureKey } from "../../../src/model/picture.ts";
import { namedIn } from "../../../src/outside/picture-files.ts";
import { readPictures } from "../../../src/template/read-pictures.ts";
import { pictureSource } from "../../samples/pictures.ts";

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

test("a picture whose colours are wider than sRGB is taken, and told once with its file", () => {
  const { bytes } = pictureSource("baseline.jpg");
  const profile = Buffer.from("ICC_PROFILE\0\u0001\u0001desc Adobe RGB (1998)", "latin1");
  const segment = Buffer.concat([Buffer.from([0xff, 0xe2, 0, profile.length + 2]), profile]);
  const wide = new Uint8Array(Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]));
  const source = {
    path: "t.hbs",
    bytes: new TextEncoder().encode("［＃図「家.jpg」「家」］「家.jpg」"),
  };
  const beside = new Map([[pictureKey("家.jpg"), { path: "画像/家.jpg", bytes: wide }]]);
  const { pictures, problems } = readPictures(beside, source);
  expect([...pictures.keys()]).toEqual(["家.jpg"]);
  expect(problems.map(({ severity, code, values }) => [severity, code, values["space"]])).toEqual([
    ["warning", "template/picture-colours", "Adobe RGB"],
  ]);
});
