import { describe, expect, test } from "vitest";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS =
  "表題: 試し\n種別: 書簡\n日付: 2026-12-01\n差出人: 総務大臣\n必要な列: [職名, 敬称]\n任意の列: [交付額, 備考]";
const row = (more: Readonly<Record<string, string>> = {}) =>
  recipient({ 職名: "青森市長", 敬称: "殿", 交付額: "100", 備考: "あり", 住所: "青森県", ...more });

function found(line: string, settings = SETTINGS, to = row()): readonly string[] {
  const body = `${line}\n［＃差出人］{{差出人}}\n［＃宛名］{{職名}}　{{敬称}}`;
  return shownFindings(lettersFrom(settings, body, [to]));
}

describe("a mark that would be printed as it stands is told", () => {
  test.each([
    ["｛｛職名｝｝様へ", "E template/stray-mark ｛｛職名｝｝"],
    ["｛{職名｝}様へ", "E template/stray-mark ｛{職名｝}"],
    ["\\{{職名}}様へ", "E template/stray-mark {{職名}}"],
    ["{職名}}様へ", "E template/stray-mark {職名}}"],
    ["{職名}様へ", "E template/stray-mark {職名}"],
    ["｛職名｝様へ", "E template/stray-mark ｛職名｝"],
    ["{{職名}}}様へ", "E template/syntax }}}"],
    ['｛｛#宛先 "市"｝｝甲｛｛/宛先｝｝', 'E template/stray-mark ｛｛#宛先 "市"｝｝'],
    ["{知らない名}へ", "W template/stray-mark {知らない名}"],
    ["\u0024{職名}へ", "E template/stray-mark \u0024{職名}"],
    ["«職名»様へ", "E template/stray-mark «職名»"],
    ["«Name»様へ", "W template/stray-mark «Name»"],
    ["<<職名>>様へ", "E template/stray-mark <<職名>>"],
    ["＜＜宛先名＞＞様へ", "W template/stray-mark ＜＜宛先名＞＞"],
    ["[[職名]]様へ", "E template/stray-mark [[職名]]"],
    ["%職名%様へ", "E template/stray-mark %職名%"],
    ["％職名％様へ", "E template/stray-mark ％職名％"],
    ["__職名__様へ", "E template/stray-mark __職名__"],
    ["%住所%様へ", "E template/stray-mark %住所%"],
    ["[職名]様へ", "W template/stray-mark [職名]"],
    ["<職名>様へ", "W template/stray-mark <職名>"],
    ["貴職【職名】に申し上げます。", "W template/stray-mark 【職名】"],
    ["貴職《職名》に申し上げます。", "W template/stray-mark 《職名》"],
    ["＜職名＞　様へ", "W template/stray-mark ＜職名＞"],
    ["MERGEFIELD 職名", "E template/stray-mark MERGEFIELD"],
    ["<%= name %>様へ", "E template/stray-mark <%= name %>"],
    ["[#宛名]職名", "E template/stray-mark [#宛名]"],
    ["［#宛名］職名", "E template/stray-mark ［#宛名］"],
    ["【＃宛名】職名", "E template/stray-mark 【＃宛名】"],
    ["〔＃地付き〕以上", "E template/stray-mark 〔＃地付き〕"],
  ])("%s", (line, expected) => {
    expect(found(line)[0]).toBe(expected);
  });

  test.each(["＜備考＞", "【備考】", "　＜備考＞　資料を添えます。", "［備考］"])(
    "%s may be a heading",
    (heading) => {
      expect(found(`本文。\n${heading}`)).toEqual([]);
    },
  );

  test("in the settings and in a cell that is printed, and not in one that is not", () => {
    expect(found("{{件名}}", `${SETTINGS}\n件名: "｛｛職名｝｝の件"`)).toEqual([
      "E template/stray-mark ｛｛職名｝｝",
    ]);
    expect(found("{{備考}}", SETTINGS, row({ 備考: "{{職名}}" }))).toEqual([
      "W template/stray-mark {{職名}}",
    ]);
    expect(found("本文。", SETTINGS, row({ 備考: "{{職名}}○○" }))).toEqual([]);
  });

  test("a reading or an annotation in a setting stays characters, which is told", () => {
    expect(found("{{件名}}", `${SETTINGS}\n件名: ｜標記《ひょうき》の会`)).toEqual([
      "W template/mark-in-setting ｜標記《ひょうき》",
    ]);
    expect(found("{{件名}}", `${SETTINGS}\n件名: "県庁［＃「県庁」に傍点］"`)).toEqual([
      "W template/mark-in-setting ［＃「県庁」に傍点］",
    ]);
    expect(found("{{件名}}", `${SETTINGS}\n件名: 《新しい時代》の会`)).toEqual([]);
  });

  test.each(["{職名}", "«", "}}"])("%s may be meant", (mark) => {
    expect(found(`記号は${mark}です。`, `${SETTINGS}\n確認済み: ["${mark}"]`)).toEqual([]);
  });

  test.each([
    ["○○市と○○県に送る。", "○○市", ["W template/placeholder ○○"]],
    ["○○市に送る。", "○", ["W template/placeholder ○○"]],
    ["{職名}に送る。", "職名", ["E template/stray-mark {職名}"]],
    ["{職名}に送る。", "様式の{職名}の欄", ["E template/stray-mark {職名}"]],
    ["様式の{職名}の欄に書く。", "様式の{職名}の欄", []],
  ])(
    "%s with %s confirmed: just these words are let pass, where they stand",
    (body, word, rest) => {
      expect(found(body, `${SETTINGS}\n確認済み: ["${word}"]`)).toEqual(rest);
    },
  );

  test("a brace as a character is written as a note", () => {
    const { letters, findings } = lettersFrom(
      SETTINGS,
      "※［＃U+007B］職名※［＃U+007D］と※［＃始め二重山括弧、1-1-52］題※［＃終わり二重山括弧、1-1-53］と※［＃U+25CB］※［＃U+25CB］\n［＃宛名］{{職名}}　{{敬称}}",
      [row()],
    );
    expect(findings).toEqual([]);
    expect(letters[0]?.[0]).toBe("{職名}と《題》と○○");
  });
});

describe("a word that was put in for the time being is told", () => {
  test.each([
    ["○○について", "○○"],
    ["〇〇県知事", "〇〇"],
    ["第〇〇号", "〇〇"],
    ["また、〇〇市では", "〇〇"],
    ["△△課の●●係", "△△"],
    ["××の件", "××"],
    ["令和○年○月○日", "令和○"],
    ["第○号", "第○"],
    ["令和　年　月　日までに", "年　月　日"],
    ["本文（案）。", "（案）"],
    ["会議の開催について（案）", "（案）"],
    ["会場は未定です【要確認】", "【要確認】"],
    ["会場（未定）", "（未定）"],
    ["会場はTBDです", "TBD"],
    ["電話はxxx-xxxxです", "xxx"],
  ])("%s", (line, expected) => {
    const [first = ""] = found(line);
    expect(first).toBe(`W template/placeholder ${expected}`);
  });

  test.each([
    "○ 目的",
    "○を付けてください。",
    "二、〇〇〇億円と三〇・五パーセント",
    "電話〇三―五二五三―〇〇〇〇",
    "午前〇時から",
    "基本計画（案）について",
    "（仮称）見本図書館",
    "3×4×5",
    "令和　八年　十二月　一日",
    "○、△、×の三段階",
    "XX線とEXXXON",
    "生年月日と発行年月日",
    "令和年間の四月　日曜日",
    "二〇二六年一〇月三〇日",
    "毎年　月末に、午前九時三十分",
    "＊　脚注、第　一　号",
    "出席ですか？",
    "R&D（＃１２３）",
    "ああ、そうですか",
  ])("but not %s", (line) => {
    expect(found(line)).toEqual([]);
  });

  test.each([
    ["氏名", "山田太郎"],
    ["件名", "仮"],
    ["件名", "TBD"],
  ])("a value %s that is nothing but %s", (name, value) => {
    expect(found("本文。", `${SETTINGS}\n値: { ${name}等: ${value} }`)).toEqual([
      `W template/placeholder ${value}`,
    ]);
  });

  test("a cell that is printed; a lone ○ is an answer", () => {
    expect(found("{{備考}}", SETTINGS, row({ 備考: "○○" }))).toEqual(["W template/placeholder ○○"]);
    expect(found("{{備考}}", SETTINGS, row({ 備考: "○" }))).toEqual([]);
    expect(found("本文。", SETTINGS, row({ 備考: "【要確認】" }))).toEqual([]);
  });
});
