import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findingsOf, HEADER, lineOf } from "../../samples/read-list.ts";

const ROWS: readonly (readonly string[])[] = [
  ["011002", "市", "北海道", "札幌市", "さっぽろし", "札幌市長", "殿"],
  ["014001", "町", "北海道", "倶知安町", "くっちゃんちょう", "倶知安町長", "殿"],
  ["131016", "特別区", "東京都", "千代田区", "ちよだく", "千代田区長", "殿"],
  ["242012", "市", "三重県", "津市", "つし", "津市長", "殿"],
  ["473031", "村", "沖縄県", "東村", "ひがしそん", "東村長", "殿"],
];

/** What is said of five rows whose readings are these; `undefined` leaves a reading as it is. */
const withReadings = (...readings: readonly (string | undefined)[]): readonly string[] => {
  const rows = ROWS.map((row, index) => row.with(4, readings[index] ?? row[4] ?? "").join(","));
  return findingsOf(`${[HEADER, ...rows].join("\n")}\n`).map(lineOf);
};

describe("a reading is known in the ways that lists write it", () => {
  test.each([
    ["サッポロシ", "クッチャンチョウ", "チヨダク", "ツシ", "ヒガシソン"],
    ["さつぽろし", "くつちやんちよう", "ちよだく", "つし", "ひがしそん"],
    ["さっぽろ", "くっちゃん", "ちよだ", "つ", "ひがし"],
    ["さっぽろ　し", "くっちゃん まち", "ちよだ（く）", "つ・し", "ひがし むら"],
    [
      "さっぽろしちょう",
      "くっちゃんちょうちょう",
      "ちよだくちょう",
      "つしちょう",
      "ひがしそんちょう",
    ],
    [
      "ほっかいどうさっぽろし",
      "あぶたぐんくっちゃんちょう",
      "とうきょうとちよだく",
      "みえけんつし",
      "くにがみぐんひがしそん",
    ],
    ["", "", "", "", ""],
  ])("%s, %s, %s, %s, %s", (...readings) => {
    expect(withReadings(...readings)).toEqual([]);
  });

  test.each(["municipalities.csv", "prefectures.csv"])(
    "in katakana and without ends, %s",
    (name) => {
      const lines = readFileSync(`recipients/${name}`, "utf8").trim().split("\n");
      const written = lines.map((line, index) => {
        const cells = line.split(",");
        const bare = (cells[4] ?? "").replace(
          /(?:し|く|ちょう|まち|むら|そん|けん|ふ|と|どう)$/u,
          "",
        );
        const katakana = [...bare].map((kana) =>
          String.fromCodePoint((kana.codePointAt(0) ?? 0) + 96),
        );
        return index === 0 ? line : cells.with(4, katakana.join("")).join(",");
      });
      expect(findingsOf(`${written.join("\n")}\n`).map(lineOf)).toEqual([]);
    },
  );
});

test("a reading may go on with the office", () => {
  expect(withReadings("さっぽろしぎかいぎちょう")).toEqual([]);
});

test("a reading that ends as the right one does is still another's: 大津市's in the row of 津市", () => {
  expect(withReadings(undefined, undefined, undefined, "おおつし")).toEqual([
    "warning csv/reading-of-another row 5 column 5 line 5",
  ]);
});

test("a reading that nobody has is a slip of the pen", () => {
  expect(withReadings("さっぽろろし")).toEqual([
    "warning csv/reading-unknown row 2 column 5 line 2",
  ]);
});

test("readings that slip by one row are a slip, named by its rows", () => {
  const slipped = ["つし", "さっぽろし", "くっちゃんちょう", "ちよだく", "つし"];
  expect(withReadings(...slipped)[0]).toBe("error csv/row-shift row 3 column 5 line 3");
});

test("a column よみ that holds the readings of persons is left alone", () => {
  const persons = [
    "あきもとかつひろ",
    "もんじかずし",
    "ひぐちたかあき",
    "まえばやすゆき",
    "とうやまさとし",
  ];
  expect(withReadings(...persons)).toEqual([]);
});
