import { expect, test } from "vitest";
import { findingsOf } from "../../samples/read-list.ts";

const said = (text: string): readonly string[] =>
  findingsOf(text).flatMap(({ code, at, values }) =>
    code === "csv/office-twice" && at.kind === "cell" ? [`${at.row} ${values["first"]}`] : [],
  );

test.each([
  "市町村名,首長名,敬称\n大津市,佐藤　健司,様\n大津市,越　直美,様\n",
  "学校名,役職,氏名,敬称\n奈良市立椿井小学校,校長,田中　健一,様\n奈良市立椿井小学校,校長,甲野　太郎,様\n",
])("two persons in one office are told: %s", (text) => {
  expect(said(text)).toEqual(["3 2"]);
});

test.each([
  "市町村名,役職,議長名,敬称\n奈良市,奈良市議会議長,北　良晃,様\n奈良市,奈良市議会副議長,甲野　太郎,様\n",
  "市町村名,役職,氏名,敬称\n奈良市,奈良市副市長,甲,様\n奈良市,奈良市副市長,乙,様\n",
  "団体名,役職,氏名,敬称\n甲株式会社,代表取締役,甲野　一郎,様\n甲株式会社,代表取締役,乙野　二郎,様\n",
  "団体名,役職,氏名,敬称\n甲協会,委員,甲野　一郎,様\n甲協会,委員,乙野　二郎,様\n",
  "団体名,支部名,役職,氏名,敬称\n甲協会,東支部,会長,甲野　一郎,様\n甲協会,西支部,会長,乙野　二郎,様\n",
  "市名,区名,職名,氏名,敬称\n大阪市,都島区,区長,甲野　一郎,様\n大阪市,福島区,区長,乙野　二郎,様\n",
  "政令市,区名,役職,氏名,敬称\n大阪市,北区,区長,甲野　一郎,様\n京都市,北区,区長,乙野　二郎,様\n",
  "学校名,役職,氏名,敬称\n甲小学校,校長,田中　健一,様\n乙小学校,校長,甲野　太郎,様\n",
])("two offices, or one that many hold, pass: %s", (text) => {
  expect(said(text)).toEqual([]);
});

test("two persons in the office of a title that says whose it is are one addressee in two rows", () => {
  const text =
    "市町村名,役職,議長名,敬称\n奈良市,奈良市議会議長,北　良晃,様\n奈良市,奈良市議会議長,甲野　太郎,様\n";
  expect(said(text)).toEqual([]);
  expect(findingsOf(text).map(({ code }) => code)).toContain("csv/duplicate-recipient");
});
