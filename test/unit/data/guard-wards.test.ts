import { describe, expect, test } from "vitest";
import { findingsOf, lineOf, readText, valueIn } from "../../samples/read-list.ts";

const said = (text: string): readonly string[] => findingsOf(text).map(lineOf);

/** Wards that have the name of a special ward of 東京都, with prefectures of cities that have them. */
const SHARED: readonly (readonly [string, readonly string[]])[] = [
  [
    "北区",
    ["大阪府", "京都府", "北海道", "愛知県", "兵庫県", "岡山県", "熊本県", "新潟県", "埼玉県"],
  ],
  ["中央区", ["大阪府", "北海道", "福岡県", "静岡県", "千葉県", "神奈川県", "兵庫県"]],
  ["港区", ["大阪府", "愛知県"]],
];

describe("a ward of a designated city that is called as one of 東京都", () => {
  test.each(SHARED)(
    "%s in a prefecture with such a city is no other prefecture's",
    (ward, places) => {
      for (const prefecture of places)
        for (const title of [`${ward}長`, "区長"])
          expect(said(`都道府県,区名,職名,敬称\n${prefecture},${ward},${title},様\n`)).toEqual([]);
    },
  );

  test.each(SHARED)("%s in a prefecture without one is", (ward) => {
    expect(said(`都道府県,区名,職名,敬称\n奈良県,${ward},${ward}長,様\n`)).toEqual([
      "error csv/name-elsewhere row 2 column 2 line 2",
    ]);
  });

  test.each(SHARED)(
    "%s without any prefecture is asked about, in a list of wards of a city",
    (ward) => {
      const text = `区名,職名,敬称\n${ward},${ward}長,様\n都島区,都島区長,様\n`;
      expect(said(text)).toEqual(["error csv/name-of-several row 2 column 1 line 2"]);
      expect(String(findingsOf(text)[0]?.values["candidates"])).toContain(`大阪市${ward}`);
    },
  );

  test.each(SHARED)("%s is that of the city that the row names", (ward) => {
    const text = `市名,区名,職名,敬称\n大阪市,${ward},${ward}長,様\n`;
    expect(said(text)).toEqual([]);
    expect(valueIn(readText(text).recipients.at(0), "都道府県")).toBe("");
  });

  test("in a list with other wards of 東京都 it is theirs", () => {
    const text =
      "区市町村,職名,敬称\n千代田区,千代田区長,殿\n港区,港区長,殿\n八王子市,八王子市長,殿\n";
    const list = readText(text.replace("区市町村", "市区町村名"));
    expect(Array.from(list.recipients, (one) => valueIn(one, "団体コード"))).toEqual([
      "131016",
      "131032",
      "132012",
    ]);
  });
});

test.each([
  "豊平区",
  "清田区",
  "大宮区",
  "白石区",
  "都島区",
  "中川区",
  "京都市会",
  "大阪市会",
  "中央地区",
])("%s is a name of its own and no slip of a municipality's", (name) => {
  expect(said(`団体名,職名,敬称\n${name},代表,様\n`)).toEqual([]);
});

test.each(["豊鳥区", "札幌布"])("%s is still told", (name) => {
  expect(said(`団体名,職名,敬称\n${name},代表,様\n`)).toEqual([
    "warning csv/name-without-code row 2 column 1 line 2",
  ]);
});
