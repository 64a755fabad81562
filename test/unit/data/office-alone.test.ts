import { describe, expect, test } from "vitest";
import { findingsOf, lineOf } from "../../samples/read-list.ts";

const said = (city: string, title: string): readonly string[] =>
  findingsOf(`市町村名,職名,氏名,敬称\n${city},${title},甲野一郎,様\n`).map(lineOf);

const MISMATCH = ["error csv/title-mismatch row 2 column 2 line 2"];

describe("the office of a municipality's officer", () => {
  test.each([
    ["奈良市", "総務課長"],
    ["奈良市", "教育長"],
    ["奈良市", "議長"],
    ["奈良市", "副市長"],
    ["三郷町", "副町長"],
    ["奈良市", "市民課長"],
    ["奈良市", "まちづくり推進課長"],
    ["奈良市", "会計管理者"],
    ["奈良県", "副知事"],
    ["大阪市", "北区長"],
    ["大阪市", "区長"],
    ["十津川村", "折立区長"],
  ])("%s %s may stand alone", (city, title) => {
    expect(said(city, title)).toEqual([]);
  });

  test.each([
    ["奈良市", "市長"],
    ["三郷町", "町長"],
    ["奈良県", "知事"],
    ["奈良市", "生駒市長"],
    ["奈良市", "生駒市総務課長"],
    ["奈良市", "奈艮市長"],
    ["奈良市", "奈艮市総務課長"],
    ["奈良市", "大阪府総務部長"],
    ["大阪市", "千代田区長"],
    ["奈良市", "北区長"],
    ["千代田区", "中央区長"],
    ["奈良市", "?務課長"],
    ["奈良市", "甲野一郎"],
  ])("%s %s is still refused", (city, title) => {
    const found = said(city, title);
    expect(found.filter((line) => line.startsWith("error"))).toEqual(
      title.includes("?") ? [expect.stringContaining("row 2 column 2")] : MISMATCH,
    );
  });
});
