// The settings 契印 and 割印: where a seal is that is half on a sheet, whatever the office calls it.
import { expect, test } from "vitest";
import { mmToSp } from "../../../src/base/units.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import { openedTemplate } from "../../samples/pictures.ts";

function read(settings: string): PageFormat | readonly string[] {
  const source = `---\n表題: 印\n種別: 通知\n${settings}\n---\n本文です。\n`;
  const template = openedTemplate(new TextEncoder().encode(source), new Map());
  return template.ok
    ? template.value.settings.format
    : template.errors.map(({ code, values }) => `${code} ${values["expected"] ?? values["key"]}`);
}

function joints(settings: string): unknown {
  const found = read(settings);
  return "joints" in found ? found.joints : found;
}

test("either name asks for either place", () => {
  const size = mmToSp(18);
  for (const key of ["契印", "割印"]) {
    for (const word of ["とじ目", "綴じ目", "つづり目", "継ぎ目", "つなぎ目"]) {
      expect(joints(`${key}: ${word}`)).toEqual([{ place: "binding", size }]);
    }
    expect(joints(`${key}: 上辺`)).toEqual([{ place: "top", size }]);
  }
  expect(joints("契印: 上辺\n割印: { 位置: とじ目, 大きさ: 30mm }")).toEqual([
    { place: "top", size },
    { place: "binding", size: mmToSp(30) },
  ]);
});

test("without a size it has that of the letter's own seal", () => {
  expect(joints("公印: 24mm\n契印: とじ目")).toEqual([{ place: "binding", size: mmToSp(24) }]);
});

test("the sheets of a 別紙 have them too", () => {
  const found = read("契印: とじ目\n別紙の体裁: { 横: 26x27 }");
  const part = "parts" in found ? found.parts?.["横"] : undefined;
  expect(part?.joints).toEqual([{ place: "binding", size: mmToSp(18) }]);
});

test("what does not say where, or has no room, stops the template", () => {
  expect(joints("契印: あり")).toEqual(["template/wrong-value joint"]);
  expect(joints("契印: [とじ目]")).toEqual(["template/wrong-value joint"]);
  expect(joints("契印: { 大きさ: 24mm }")).toEqual(["template/wrong-value joint"]);
  expect(joints("契印: { 位置: とじ目, 向き: 縦 }")).toEqual(["template/unknown-key 向き"]);
  expect(joints("契印: { 位置: とじ目, 大きさ: 5mm }")).toEqual(["template/wrong-value seal"]);
  expect(joints("契印: { 位置: とじ目, 大きさ: 大 }")).toEqual(["template/wrong-value length"]);
  expect(joints("体裁: { 余白: { 左: 5mm } }\n契印: とじ目")).toEqual([
    "template/wrong-value joint-room",
  ]);
  expect(joints("ヘッダー: 秘\n契印: 上辺")).toEqual(["template/wrong-value joint-header"]);
  expect(joints("ヘッダー: { 左: 秘 }\n契印: 上辺")).toHaveLength(1);
  expect(joints("ヘッダー: 秘\n契印: とじ目")).toHaveLength(1);
});
