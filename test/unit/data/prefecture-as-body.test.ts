import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findingsOf, lineOf, readText, valueIn } from "../../samples/read-list.ts";

const said = (text: string): readonly string[] => findingsOf(text).map(lineOf);

/** Without what is said of one name in the rows of many. */
const errors = (text: string): readonly string[] =>
  said(text).filter((line) => line.startsWith("error"));

/** The 47 prefectures, from the shipped list, with their codes. */
const PREFECTURES: readonly (readonly [string, string])[] = readFileSync(
  "recipients/prefectures.csv",
  "utf8",
)
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => [line.split(",")[3] ?? "", line.split(",")[0] ?? ""] as const);

/** Lists whose rows are for prefectures: the headings, and what stands in a row beside the name. */
const LISTS: readonly (readonly [string, string])[] = [
  ["知事名,敬称", "甲野　一郎,殿"],
  ["知事氏名,敬称", "甲野　一郎,殿"],
  ["職名,敬称", "知事,殿"],
  ["職名,敬称", "総務部長,殿"],
  ["職名,氏名,敬称", "議会議長,甲野　一郎,様"],
  ["種別,氏名,敬称", "都道府県,甲野　一郎,殿"],
  ["敬称", "殿"],
];

describe.each(["都道府県名", "都道府県", "県名", "府県名"])("%s is the body", (heading) => {
  test.each(LISTS)("beside %s", (headings, rest) => {
    const rows = PREFECTURES.map(([name]) => `${name},${rest}\n`).join("");
    const list = `${heading},${headings}\n${rows}`;
    expect(PREFECTURES).toHaveLength(47);
    expect(errors(list)).toEqual([]);
    const read = Array.from(readText(list).recipients, (recipient) =>
      ["団体名", "都道府県", heading, "団体コード"].map((name) => valueIn(recipient, name)),
    );
    expect(read).toEqual(PREFECTURES.map(([name, code]) => [name, name, name, code]));
  });

  test.each(LISTS)("a name that no prefecture has is told beside %s", (headings, rest) => {
    for (const name of ["大阪県", "青盛県", "青森市", "奈良"])
      expect(errors(`${heading},${headings}\n宮城県,${rest}\n${name},${rest}\n`)).toEqual([
        "error csv/name-unknown row 3 column 1 line 3",
      ]);
  });

  test.each(LISTS)("and one prefecture twice beside %s", (headings, rest) => {
    const found = said(`${heading},${headings}\n宮城県,${rest}\n岩手県,${rest}\n宮城県,${rest}\n`);
    expect(
      found.filter((line) => line.startsWith("error csv/duplicate-recipient row 4")),
    ).toHaveLength(1);
  });
});

test.each([
  "都道府県名,学校名,校長名,敬称\n奈良県,甲学校,甲野　一郎,様\n奈良県,乙学校,乙野　二郎,様\n",
  "都道府県名,氏名,敬称\n奈良県,甲野　一郎,様\n奈良県,乙野　二郎,様\n",
  "都道府県名,支部名,支部長名,敬称\n奈良県,中和支部,甲野　一郎,様\n奈良県,南和支部,乙野　二郎,様\n",
  "都道府県,役職,氏名,敬称\n奈良県,会長,甲野　一郎,様\n奈良県,副会長,乙野　二郎,様\n",
  "都道府県名,職名,敬称\n奈良県,奈良県知事,殿\n大阪府,大阪府知事,殿\n",
])("where something else is the body, it says where that lies: %s", (text) => {
  expect(said(text)).toEqual([]);
});
