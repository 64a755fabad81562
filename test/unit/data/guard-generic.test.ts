import { describe, expect, test } from "vitest";
import { findingsOf, HEADER, lineOf } from "../../samples/read-list.ts";

const said = (prefecture: string, name: string, title: string): readonly string[] =>
  findingsOf(`${HEADER}\n,市区町村,${prefecture},${name},,${title},殿\n`).map(lineOf);
const NAME = "warning csv/name-without-code row 2 column 4 line 2";
const TITLE = "warning csv/name-without-code row 2 column 6 line 2";

describe("an addressee for many that is named as one municipality, or nearly, is told", () => {
  test.each([
    ["", "札幌布", "札幌布長", NAME],
    ["北海道", "札幌布", "札幌布長", NAME],
    ["", "札幌市", "札幌市長", NAME],
    ["", "府中市", "府中市長", NAME],
    ["", "札幌", "札幌市長", TITLE],
    ["", "市区町村", "札幌布長", TITLE],
    ["", "", "大和高田布長", TITLE],
    ["", "大和田市", "大和田市長", NAME],
    ["", "札幌町", "札幌町長", NAME],
    ["", "訓子府", "訓子府長", NAME],
    ["", "太宰府", "太宰府長", NAME],
  ])("%s %s %s", (prefecture, name, title, finding) => {
    expect(said(prefecture, name, title)).toEqual([finding]);
  });
});

describe("a prefecture that is not the named government's is an error, whatever the 種別", () => {
  test.each([
    ["都道府県", "福岡県", "北海道", "北海道知事", 4, "csv/name-elsewhere"],
    ["市区町村", "福岡県", "札幌市", "札幌市長", 4, "csv/name-elsewhere"],
    ["市区町村", "福岡県", "", "札幌市長", 6, "csv/row-contradiction"],
    ["", "福岡県", "", "北海道知事", 6, "csv/row-contradiction"],
    ["市区町村", "福岡県", "関係市町村", "札幌市消防長", 6, "csv/row-contradiction"],
  ])("%s %s %s %s", (kind, prefecture, name, title, column, code) => {
    const found = findingsOf(`${HEADER}\n,${kind},${prefecture},${name},,${title},殿\n`);
    expect(found.map(lineOf)).toEqual([`error ${code} row 2 column ${column} line 2`]);
  });

  test("and so is 市区町村 of a prefecture", () => {
    const found = findingsOf(`${HEADER}\n010006,市区町村,北海道,北海道,,北海道知事,殿\n`);
    expect(found.map(lineOf)).toEqual(["error csv/kind-mismatch row 2 column 2 line 2"]);
  });

  test("a prefecture without its code is told as mistyped", () => {
    const found = findingsOf(`${HEADER}\n,都道府県,,大坂府,,大坂府知事,殿\n`);
    expect(found.map(lineOf)).toEqual([NAME]);
  });
});

describe("another addressee without a code passes", () => {
  test.each([
    ["", "市区町村", "市区町村長"],
    ["", "市町村", "市町村長"],
    ["", "関係市町村", "関係市町村長"],
    ["", "全国市長会", "全国市長会長"],
    ["", "全国町村会", "全国町村会長"],
    ["", "山形大学", "山形大学長"],
    ["", "三菱商事", "代表取締役社長"],
    ["", "日立製作所", "日立製作所"],
    ["", "石川郡", "石川郡長"],
    ["", "札幌區", "札幌區長"],
    ["", "奈良府", "奈良府知事"],
    ["福岡県", "福岡県町村会", "福岡県町村会長"],
    ["山口県", "周南地区衛生施設組合", "周南地区衛生施設組合管理者"],
    ["", "空知中部広域連合", "空知中部広域連合長"],
    ["", "", "山田太郎"],
  ])("%s %s %s", (prefecture, name, title) => {
    expect(said(prefecture, name, title)).toEqual([]);
  });
});

test.each(["西川　剛", "小川 町雄", "大津　市郎", "府中　薫", "千葉　茂"])(
  "%s is a person, however near a town's name is",
  (person) => {
    expect(findingsOf(`宛名,敬称\n${person},様\n`)).toEqual([]);
    expect(findingsOf(`会社名,敬称\n${person},様\n`)).toEqual([]);
  },
);

test.each(["札幌布", "札幌 布市"])("%s may still be a town written wrongly", (name) => {
  const [found] = findingsOf(`種別,団体名,職名,敬称\n市区町村,${name},市長,様\n`);
  expect(found?.code).toBe("csv/name-without-code");
});
