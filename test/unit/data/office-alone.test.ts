import { describe, expect, test } from "vitest";
import { formatDiagnostic } from "../../../src/base/messages/format-diagnostic.ts";
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
    ["奈良市", "市長"],
    ["三郷町", "町長"],
    ["十津川村", "村長"],
    ["奈良県", "知事"],
    ["大阪市", "北区長"],
    ["大阪市", "区長"],
    ["十津川村", "折立区長"],
  ])("%s %s may stand alone", (city, title) => {
    expect(said(city, title)).toEqual([]);
  });

  test.each([
    ["奈良市", "町長"],
    ["三郷町", "市長"],
    ["奈良県", "県長"],
    ["奈良市", "知事"],
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

describe("a title that is whole, and another government's", () => {
  test.each([
    ["奈良市", "大和高田市議会議長", "大和高田市"],
    ["草津市", "草加市教育委員会教育長", "草加市"],
    ["奈良市", "奈良県議会議長", "奈良県"],
    ["奈良市", "生駒市長", "生駒市"],
  ])(
    "%s %s is said to be of %s, and the title of this row's head is not put in its place",
    (city, title, holder) => {
      const [found] = findingsOf(`市町村名,職名,氏名,敬称\n${city},${title},甲野一郎,様\n`);
      expect(found).toMatchObject({ code: "csv/title-mismatch", values: { holder, body: city } });
      const text = found === undefined ? "" : formatDiagnostic(found, "ja", () => undefined);
      expect(text).not.toContain(`${city}長`);
      expect(text).not.toContain("全体を書いて");
    },
  );
});

test("a municipality has one head, whichever way the title is written", () => {
  const rows = [
    "奈良市,市長,甲野　一,様",
    "奈良市,奈良市長,乙野　二,様",
    "生駒市,市長,丙野　三,様",
  ];
  expect(findingsOf(`市町村名,役職,氏名,敬称\n${rows.join("\n")}\n`).map(lineOf)).toEqual([
    "error csv/duplicate-recipient row 3 column 2 line 3",
  ]);
});
