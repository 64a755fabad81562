import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { COLUMN_WORDS, wordsOf } from "../../../src/data/column-words.ts";
import type { ReadList } from "../../../src/data/read-lists.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { accountLines } from "../../../src/model/account-text.ts";
import type { RecipientList } from "../../../src/model/recipient.ts";
import { findingsOf, lineOf, readText, valueIn } from "../../samples/read-list.ts";

const FOLDER = "test/corpus/recipients/meanings";

const bytesOf = (name: string): Uint8Array => readFileSync(`${FOLDER}/${name}`);

function listOf(name: string): ReadList {
  const outcome = readRecipients([{ path: name, bytes: bytesOf(name) }]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

/** Rows as the standard columns have them. */
function rowsOf({ recipients }: RecipientList): readonly string[] {
  const columns = ["団体コード", "種別", "都道府県", "団体名", "よみ", "職名", "敬称"];
  return Array.from(recipients, (one) => columns.map((name) => valueIn(one, name)).join(","));
}

/** Lists in clerks' own words, with the rows that they mean. */
const READ: Readonly<Record<string, readonly string[]>> = {
  "clerks-words.csv": [
    "132063,市,東京都,府中市,ふちゅうし,府中市長,様",
    "342084,市,広島県,府中市,ふちゅうし,府中市長,様",
    "294497,村,奈良県,十津川村,とつかわむら,十津川村長,様",
  ],
  "honorific-in-another-word.csv": ["292010,市,奈良県,奈良市,ならし,奈良市長,様"],
  "codes-alone.txt": [
    "131016,特別区,東京都,千代田区,ちよだく,千代田区長,殿",
    "012025,市,北海道,函館市,はこだてし,函館市長,殿",
  ],
  "names-alone.csv": [
    "292010,市,奈良県,奈良市,ならし,奈良市長,殿",
    "292028,市,奈良県,大和高田市,やまとたかだし,大和高田市長,殿",
  ],
  "readings-of-persons.csv": ["292010,市,奈良県,奈良市,ならし,奈良市長,殿"],
  "readings-of-bodies.csv": ["292010,市,奈良県,奈良市,ならし,奈良市長,殿"],
  "own-numbers.csv": [
    "292010,市,奈良県,奈良市,ならし,奈良市長,殿",
    "292028,市,奈良県,大和高田市,やまとたかだし,大和高田市長,殿",
  ],
  "codes-by-a-short-word.csv": [
    "292010,市,奈良県,奈良市,ならし,奈良市長,殿",
    "292028,市,奈良県,大和高田市,やまとたかだし,大和高田市長,殿",
  ],
  "whole-address-beside-an-office.csv": ["292010,市,奈良県,奈良市,ならし,奈良市長,殿"],
  "own-name-beside-a-word.csv": ["292010,市,奈良県,奈良市,ならし,奈良市長,殿"],
  "addressees-alone.csv": [
    "011002,市,北海道,札幌市,さっぽろし,札幌市長,様",
    ",,,,,株式会社山川製作所　代表取締役社長,様",
    ",,,,,東都商事株式会社,御中",
    "020001,都道府県,青森県,青森県,あおもりけん,青森県知事,殿",
  ],
  "persons.csv": [",,,,,,様", ",,,,,,様", ",,,,,,様"],
  "companies.csv": [
    ",,,株式会社山川製作所,,代表取締役社長,様",
    ",,,東都商事株式会社,,代表取締役社長,様",
    ",,,有限会社青葉印刷,,,御中",
  ],
  "own-kinds.csv": [
    ",その他,,奈良商工会議所,,奈良商工会議所会頭,様",
    ",大学,,奈良女子大学,,奈良女子大学長,様",
    "292010,市,奈良県,奈良市,ならし,奈良市長,様",
  ],
  "offices.csv": [
    "292010,市,奈良県,奈良市,ならし,奈良市議会議長,殿",
    "292010,市,奈良県,奈良市,ならし,奈良市教育長,殿",
    "290009,都道府県,奈良県,奈良県,ならけん,奈良県警察本部長,殿",
  ],
  "workbook.xlsx": [
    "292010,市,奈良県,奈良市,ならし,奈良市長,様",
    "294497,村,奈良県,十津川村,とつかわむら,十津川村長,様",
  ],
  "wards.csv": [
    "231011,,愛知県,名古屋市千種区,,名古屋市千種区長,様",
    "141038,,神奈川県,横浜市西区,,横浜市西区長,様",
  ],
};

/** Lists of bodies that have a code and are in no table, with the rows; that they are not is said once. */
const NOT_LISTED: Readonly<Record<string, readonly string[]>> = {
  "unions-with-codes.csv": [
    "018015,,北海道,石狩西部広域水道企業団,,石狩西部広域水道企業団企業長,殿",
    "298018,,奈良県,奈良県広域消防組合,,奈良県広域消防組合管理者,殿",
  ],
};

/** Lists in which something is wrong, with what is said and where. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  "two-words-for-a-name.csv": ["error csv/ambiguous-column row 1 column 1 line 1"],
  "two-words-for-a-title.csv": ["error csv/ambiguous-column row 1 column 2 line 1"],
  "two-of-one-name.csv": ["error csv/name-of-several row 2 column 1 line 2"],
  "in-no-such-prefecture.csv": ["error csv/name-elsewhere row 2 column 2 line 2"],
  "merged-away.csv": ["error csv/name-unknown row 2 column 1 line 2"],
  "code-against-a-name.csv": ["error csv/name-mismatch row 2 column 2 line 2"],
  "no-honorific.csv": ["error csv/missing-column row 1 column 1 line 1"],
  "nobody-addressed.csv": ["error csv/missing-column row 1 column 1 line 1"],
  "misspelt.csv": ["error csv/missing-column row 1 column 1 line 1"],
  "ward-of-another-city.csv": ["error csv/name-mismatch row 2 column 2 line 2"],
  "union-in-another-prefecture.csv": [
    "warning csv/code-not-listed row 2 column 1 line 2",
    "error csv/prefecture-mismatch row 2 column 2 line 2",
  ],
  "union-code-of-a-city.csv": [
    "error csv/code-unknown row 2 column 1 line 2",
    "error csv/name-mismatch row 2 column 2 line 2",
  ],
  "union-check-digit.csv": ["error csv/check-digit row 2 column 1 line 2"],
  "code-of-a-merged-town.csv": ["error csv/code-unknown row 2 column 1 line 2"],
  "kind-misspelt.csv": ["error csv/unknown-kind row 2 column 1 line 2"],
  "code-of-one-title-of-another.csv": ["error csv/title-mismatch row 2 column 2 line 2"],
  "nearly-a-city.csv": ["warning csv/name-without-code row 2 column 1 line 2"],
  "unknown-words.csv": ["error csv/no-header row 1 column 1 line 1"],
};

test("every list of the folder has its expectation", () => {
  expect([READ, NOT_LISTED, REFUSED].flatMap(Object.keys).sort()).toEqual(
    readdirSync(FOLDER).sort(),
  );
});

describe("a list in the clerk's own words", () => {
  test.each(Object.entries(READ))(
    "%s has the rows that it means, and nothing is said against it",
    (name, rows) => {
      expect(rowsOf(listOf(name))).toEqual(rows);
      expect(findingsOf(bytesOf(name), name).map(lineOf)).toEqual([]);
    },
  );

  test.each(Object.entries(REFUSED))("%s is not read in silence", (name, said) => {
    expect(findingsOf(bytesOf(name), name).map(lineOf)).toEqual(said);
  });
});

test.each(Object.entries(NOT_LISTED))(
  "%s is read, and what could not be checked is said once",
  (name, rows) => {
    expect(rowsOf(listOf(name))).toEqual(rows);
    const said = findingsOf(bytesOf(name), name);
    expect(said.map(lineOf)).toEqual(["warning csv/code-not-listed row 2 column 1 line 2"]);
    expect(said[0]?.values).toMatchObject({ count: 2 });
  },
);

/** What is said once of a list. */
function informationOf(name: string): readonly string[] {
  const { lists } = listOf(name);
  const none = { notSelected: [], members: [], kinds: [], prefecture: undefined, allowed: [] };
  const account = { lists, recipients: 0, selected: 0, letters: 0, others: 0, ...none };
  return accountLines(account, "ja").filter((line) => /^(?:見出し|補った値)/u.test(line));
}

test("what headings were taken for, and what was filled, is said once for the list", () => {
  expect(informationOf("clerks-words.csv")).toEqual([
    "見出し　　　「都道府県名」を都道府県、「市区町村名」を団体名、「役職」を職名として読みました",
    "補った値　　団体コード 3件、種別 3件、よみ 3件（団体コードと地方公共団体の一覧から）",
  ]);
  expect(informationOf("whole-address-beside-an-office.csv")[0]).toBe(
    "見出し　　　「役職」を職名として読みました",
  );
});

test("an ambiguous heading is named with the other one", () => {
  const [finding] = findingsOf(bytesOf("two-words-for-a-title.csv"));
  expect(finding?.values).toEqual({ column: "職名", headings: "「役職」と「肩書」" });
});

test("a heading of the list is a name of its column too, and places are told by it", () => {
  const [one] = listOf("clerks-words.csv").recipients;
  expect(valueIn(one, "役職")).toBe("府中市長");
  expect(valueIn(one, "市区町村名")).toBe("府中市");
  const [finding] = findingsOf("市町村名,役職,敬称\n奈良市,大和郡山市長,殿\n");
  expect(finding).toMatchObject({
    code: "csv/title-mismatch",
    at: { row: 2, column: 2, written: "役職" },
  });
});

test("a row knows which of its values are not the list's", () => {
  const list = readText(
    "団体名,よみ,職名,敬称\n奈良市,ナラ,奈良市長,殿\n大和高田市,,大和高田市長,殿\n",
  );
  expect(Array.from(list.recipients, ({ filled }) => filled)).toEqual([
    ["団体コード", "種別", "都道府県"],
    ["団体コード", "種別", "都道府県", "よみ"],
  ]);
  expect(valueIn(list.recipients.at(0), "よみ")).toBe("ナラ");
});

test("a row of a list that has everything has nothing filled", () => {
  const [one] = listOf("../../../../recipients/prefectures.csv").recipients;
  expect(one?.filled).toBeUndefined();
});

test("no word means two columns", () => {
  const words = COLUMN_WORDS.flatMap((row) => [row.name, ...wordsOf(row)]);
  expect(new Set(words).size).toBe(words.length);
});

test("the guide lists the words that are read", () => {
  const guide = readFileSync("recipients/README.md", "utf8");
  const rows = COLUMN_WORDS.map((row) => `| ${row.name} | ${wordsOf(row).join("、")} |`);
  const start = guide.indexOf("| 列 | 同じ列として読む見出し |");
  const table = guide.slice(start, guide.indexOf("\n\n", start)).split("\n").slice(2);
  expect(table).toEqual(rows);
});

test.each([
  ["取引先名,ご担当,敬称\n株式会社青葉,西川　剛,様\n", "団体名", "株式会社青葉"],
  ["都道府県,本部長,敬称\n奈良県,山田　太郎,殿\n", "氏名", "山田　太郎"],
  [
    "区分,宛先名称,代表者職・氏名,敬称\n市,奈良市,奈良市長　仲川　元庸,殿\n",
    "職名",
    "奈良市長　仲川　元庸",
  ],
  ["会社名称,職氏名,敬称\n青葉,代表　山田　太郎,様\n", "職名", "代表　山田　太郎"],
  ["役職・氏名,敬称\n奈良市長　甲野一,様\n", "職名", "奈良市長　甲野一"],
])(
  "the one heading that can say whom a list addresses is taken for it: %s",
  (text, column, value) => {
    expect(valueIn(readText(text).recipients.at(0), column)).toBe(value);
  },
);
