import { expect, test } from "vitest";
import { select } from "../../../src/base/sequence.ts";
import { accountOf } from "../../../src/data/account-of.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import type { Account } from "../../../src/model/account.ts";
import { accountLines } from "../../../src/model/account-text.ts";
import type { Recipient } from "../../../src/model/recipient.ts";
import { HEADER, readFiles, valueIn } from "../../samples/read-list.ts";

const PREFECTURES = "recipients/prefectures.csv";
const MUNICIPALITIES = "recipients/municipalities.csv";

function accountOfText(text: string): Account {
  const outcome = readRecipients([{ path: "a.csv", bytes: new TextEncoder().encode(text) }]);
  if (!outcome.ok) throw new Error(outcome.errors[0]?.code);
  const { lists, recipients } = outcome.value;
  return accountOf(
    lists,
    recipients,
    { notSelected: [], letters: recipients.length, allowed: [] },
    [],
  );
}

/** The account of a selection from the shipped lists. */
function accountOfShipped(isWanted: (recipient: Recipient) => boolean): Account {
  const files = [PREFECTURES, MUNICIPALITIES];
  const { recipients } = readFiles(files);
  const chosen = select(recipients, isWanted);
  const lists = [
    { path: PREFECTURES, rows: 47, recipients: 47, leftOut: [] },
    { path: MUNICIPALITIES, rows: 1741, recipients: 1741, leftOut: [] },
  ];
  const notSelected = [{ option: "--where" as const, count: recipients.length - chosen.length }];
  return accountOf(lists, chosen, { notSelected, letters: chosen.length, allowed: [] }, []);
}

test("each row that is no recipient is counted by its reason and named by its row", () => {
  const text = [
    "市町村長名簿,,,,,,",
    "",
    HEADER,
    "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿",
    ",,,,,,",
    "012025,市,北海道,函館市,はこだてし,函館市長,殿",
    ",,,合計,2,,",
    "",
    ",,,,,,",
    "",
  ].join("\n");
  expect(accountOfText(text).lists).toEqual([
    {
      path: "a.csv",
      rows: 5,
      recipients: 2,
      leftOut: [
        { reason: "above-header", rows: [1] },
        { reason: "blank", rows: [5] },
        { reason: "total", rows: [7] },
      ],
    },
  ]);
  expect(accountLines(accountOfText(text), "ja")).toEqual([
    "宛名簿　　　a.csv　5行のうち宛先 2件（除いたもの：見出しより上 1行［1行目］、空白 1行［5行目］、合計 1行［7行目］）",
    "送り先　　　市区町村 2/1,741、うち市 2/792・特別区 0/23・町 0/743・村 0/183、北海道の市区町村 2/179",
  ]);
  expect(accountLines(accountOfText(text), "en")).toEqual([
    "list: a.csv, 5 rows, 2 recipients (left out: 1 above the header [row 1]; 1 blank [row 5]; 1 sums [row 7])",
    "to: 市区町村 2/1,741; of these 市 2/792, 特別区 0/23, 町 0/743, 村 0/183; 北海道の市区町村 2/179",
  ]);
});

test("the whole country is said in one line, by kind", () => {
  expect(
    accountLines(
      accountOfShipped(() => true),
      "ja",
    ),
  ).toEqual([
    "宛名簿　　　recipients/prefectures.csv　47行のうち宛先 47件",
    "宛名簿　　　recipients/municipalities.csv　1,741行のうち宛先 1,741件",
    "送り先　　　都道府県 47/47、市区町村 1,741/1,741、うち市 792/792・特別区 23/23・町 743/743・村 183/183",
  ]);
});

test("what a condition leaves aside is said, and whom the rest reaches", () => {
  const account = accountOfShipped((one) => valueIn(one, "都道府県") === "奈良県");
  expect(accountLines(account, "ja").slice(2)).toEqual([
    "選択　　　　宛先 1,788件のうち 40件（--where で外したもの 1,748件）",
    "送り先　　　都道府県 1/47、市区町村 39/1,741、うち市 12/792・特別区 0/23・町 15/743・村 12/183、奈良県の市区町村 39/39",
  ]);
});

test("several letters to one government count it once, and addressees without a code are counted apart", () => {
  const account = accountOfText(
    [
      HEADER,
      "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿",
      "011002,市,北海道,札幌市,さっぽろし,札幌市議会議長,殿",
      ",市区町村,,市区町村,,市区町村長,殿",
    ].join("\n"),
  );
  expect(account.members).toEqual([{ name: "市区町村", found: 1, total: 1741 }]);
  expect(account.others).toBe(1);
});

test("a part of the letters, made on one machine of several, is said as such", () => {
  const account = { ...accountOfShipped(() => true), letters: 447 };
  expect(accountLines(account, "ja")).toContain("分担　　　　1,788通のうち 447通");
});
