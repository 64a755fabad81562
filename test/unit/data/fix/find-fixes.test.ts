import { describe, expect, test } from "vitest";
import { readForFixes } from "../../../samples/fixed-list.ts";
import { HEADER } from "../../../samples/read-list.ts";

const RIGHT = [
  "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿",
  "012025,市,北海道,函館市,はこだてし,函館市長,殿",
  "012033,市,北海道,小樽市,おたるし,小樽市長,殿",
  "131016,特別区,東京都,千代田区,ちよだく,千代田区長,殿",
];

/** What is offered for the last row of a list that is right otherwise: `kind column was → value`. */
function offered(
  row: string,
  header = HEADER,
  others: readonly string[] = RIGHT,
): readonly string[] {
  const blank = ",".repeat(header.split(",").length - HEADER.split(",").length);
  const rows = [header, ...others.map((one) => `${one}${blank}`), row];
  return readForFixes(`${rows.join("\n")}\n`).fixes.map(
    ({ fix: { kind, at, was, value } }) => `${kind} ${at.row}:${at.column} ${was} → ${value}`,
  );
}

describe("a correction that is certain is offered", () => {
  test.each([
    [
      "a code without its zeros",
      "10006,都道府県,北海道,北海道,ほっかいどう,北海道知事,殿",
      "zero 6:1 10006 → 010006",
    ],
    [
      "a code of five digits",
      "29201,市,奈良県,奈良市,ならし,奈良市長,殿",
      "check-digit 6:1 29201 → 292010",
    ],
    [
      "a wrong check digit",
      "292011,市,奈良県,奈良市,ならし,奈良市長,殿",
      "check-digit 6:1 292011 → 292010",
    ],
    [
      "a letter for a figure",
      "2920IO,市,奈良県,奈良市,ならし,奈良市長,殿",
      "code-of-name 6:1 2920IO → 292010",
    ],
    [
      "a name in another form",
      "212172,市,岐阜県,飛騨市,ひだし,飛驒市長,殿",
      "official-name 6:4 飛騨市 → 飛驒市",
    ],
    [
      "a title in another form",
      "212172,市,岐阜県,飛驒市,ひだし,飛騨市長,殿",
      "official-name 6:6 飛騨市長 → 飛驒市長",
    ],
    [
      "a lost character",
      "212172,市,岐阜県,飛?市,ひだし,飛驒市長,殿",
      "lost-character 6:4 飛?市 → 飛驒市",
    ],
    [
      "a name with one slip",
      "142018,市,神奈川県,横須加市,よこすかし,横須賀市長,殿",
      "near-name 6:4 横須加市 → 横須賀市",
    ],
    [
      "a title with one slip",
      "142018,市,神奈川県,横須賀市,よこすかし,横須加市長,殿",
      "near-name 6:6 横須加市長 → 横須賀市長",
    ],
    [
      "a title with its end twice",
      "142018,市,神奈川県,横須賀市,よこすかし,横須賀市長長,殿",
      "near-name 6:6 横須賀市長長 → 横須賀市長",
    ],
    ["a 種別", "142018,町,神奈川県,横須賀市,よこすかし,横須賀市長,殿", "by-code 6:2 町 → 市"],
    [
      "a prefecture",
      "142018,市,東京都,横須賀市,よこすかし,横須賀市長,殿",
      "by-code 6:3 東京都 → 神奈川県",
    ],
    [
      "a reading",
      "142018,市,神奈川県,横須賀市,よこつかし,横須賀市長,殿",
      "reading 6:5 よこつかし → よこすかし",
    ],
    [
      "a reading in katakana",
      "142018,市,神奈川県,横須賀市,ヨコツカシ,横須賀市長,殿",
      "reading 6:5 ヨコツカシ → ヨコスカシ",
    ],
    [
      "a 敬称 that all others have",
      "142018,市,神奈川県,横須賀市,よこすかし,横須賀市長,",
      "honorific 6:7  → 殿",
    ],
    [
      "a 敬称 for bodies",
      "142018,市,神奈川県,横須賀市,よこすかし,横須賀市長,御中",
      "honorific 6:7 御中 → 殿",
    ],
    [
      "a 敬称 in the title too",
      "142018,市,神奈川県,横須賀市,よこすかし,横須賀市長殿,殿",
      "doubled 6:6 横須賀市長殿 → 横須賀市長",
    ],
    [
      "spaces around a value",
      "142018,市,神奈川県,横須賀市,よこすかし,　横須賀市長 ,殿",
      "blank 6:6 　横須賀市長  → 横須賀市長",
    ],
    [
      "half-width kana",
      "142018,市,神奈川県,横須賀市,ﾖｺｽｶｼ,横須賀市長,殿",
      "kana 6:5 ﾖｺｽｶｼ → ヨコスカシ",
    ],
    ["a mark apart from its letter", "292010,市,奈良県,奈良市,なら\u3057,奈良市長,殿", undefined],
    [
      "a radical for a kanji",
      "292010,市,奈良県,奈良市,ならし,奈良市⻑,殿",
      "kanji 6:6 奈良市⻑ → 奈良市長",
    ],
    [
      "a sign that shows nothing",
      "292010,市,奈良県,奈良市,ならし,奈良\u200b市長,殿",
      "invisible 6:6 奈良\u200b市長 → 奈良市長",
    ],
  ])("%s", (_, row, fix) => {
    expect(offered(row).slice(0, 1)).toEqual(fix === undefined ? [] : [fix]);
  });

  test.each([
    ["電話番号", "742341111", "zero 6:8 742341111 → 0742341111"],
    ["電話番号", "７４２−３４−１１１１ (代)", undefined],
    ["郵便番号", "608611", undefined],
    ["備考", "A&amp;B", "entity 6:8 A&amp;B → A&B"],
    ["備考", "か\u3099っこう", "composed 6:8 か\u3099っこう → がっこう"],
  ])("in the column %s: %s", (heading, value, fix) => {
    const row = `292010,市,奈良県,奈良市,ならし,奈良市長,殿,${value}`;
    expect(offered(row, `${HEADER},${heading}`)).toEqual(fix === undefined ? [] : [fix]);
  });

  test("a postal code without its zero, in the row of its prefecture", () => {
    const row = "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿,608611";
    expect(offered(row, `${HEADER},郵便番号`, RIGHT.slice(1))).toEqual([
      "zero 5:8 608611 → 0608611",
    ]);
  });

  test("a heading, by what its column holds", () => {
    const header = HEADER.replace("敬称", "呼び方");
    expect(offered("292010,市,奈良県,奈良市,ならし,奈良市長,殿", header)).toEqual([
      "heading 1:7 呼び方 → 敬称",
    ]);
  });
});

describe("nothing that is a guess is offered", () => {
  test.each([
    ["an exponent has lost its figures", "1E+05,市,奈良県,奈良市,ならし,奈良市長,殿"],
    ["two have the name", "13206,市,,府中市,ふちゅうし,府中市長,殿,"],
    ["the code is another's", "292095,市,奈良県,奈良市,ならし,奈良市長,殿"],
    [
      "the code and the name are two, and one digit is wrong",
      "292096,市,奈良県,奈良市,ならし,生駒市長,殿",
    ],
    ["a name of two characters is near many", "242012,市,三重県,注市,つし,津市長,殿"],
    [
      "the prefecture has a town of that name too",
      "132063,市,広島県,府中市,ふちゅうし,府中市長,殿",
    ],
    ["a short title may be another office's", "142018,市,神奈川県,横須賀市,よこすかし,横須賀市,殿"],
    ["a sign that turns the text around", "292010,市,奈良県,奈良市,ならし,奈良市\u202e教育長,殿"],
    ["a word for nothing", "292010,市,奈良県,奈良市,ならし,null,殿"],
    ["a lost character in a name that nobody knows", "292010,市,奈良県,奈良市,ならし,教育??長,殿"],
  ])("%s", (_, row) => {
    const found = readForFixes(`${[HEADER, ...RIGHT, row].join("\n")}\n`).found;
    expect(found.length).toBeGreaterThan(0);
    expect(offered(row)).toEqual([]);
  });

  test("a 敬称 where the others have two", () => {
    const others = [...RIGHT.slice(0, 3), "292095,市,奈良県,生駒市,いこまし,生駒市長,様"];
    expect(offered("292010,市,奈良県,奈良市,ならし,奈良市長,", HEADER, others)).toEqual([]);
  });

  test("a code that another row has", () => {
    const others = [...RIGHT, "292010,市,奈良県,奈良市,ならし,奈良市長,殿"];
    expect(offered("292011,市,奈良県,奈良市,ならし,奈良市長,殿", HEADER, others)).toEqual([]);
  });
});

test("in a list with blank rows each finding has the correction of its own row", () => {
  const cut = RIGHT.map((row) => row.replace(/^0/u, ""));
  const [first, second, third, fourth] = cut;
  const lines = [HEADER, "", first, "", "", second, third, "", fourth];
  const { fixes } = readForFixes(`${lines.join("\n")}\n`);
  const wanted = [
    [3, "11002", "011002"],
    [6, "12025", "012025"],
    [7, "12033", "012033"],
  ];
  expect(fixes.map(({ fix: { at, was, value } }) => [at.row, was, value])).toEqual(wanted);
});
