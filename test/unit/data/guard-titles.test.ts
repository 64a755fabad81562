import { describe, expect, test } from "vitest";
import { findingsOf, HEADER, lineOf } from "../../samples/read-list.ts";

const rowOf = (title: string, honorific = "殿"): string =>
  `${HEADER}\n011002,市,北海道,札幌市,さっぽろし,${title},${honorific}\n`;
const TITLE = "row 2 column 6 line 2";

describe("a title in the row of 札幌市 is looked at to its end", () => {
  test.each([
    "札幌市長",
    "札幌市議会議長",
    "札幌市教育委員会教育長",
    "札幌市教育長",
    "札幌市CIO",
    "札幌市教頭",
    "札幌市主席",
    "札幌市立大学学長",
    "札幌市副市長",
    "札幌市長職務代理者",
    "札幌市市長職務代理者",
    "札幌市消防長",
    "札幌市デジタル戦略推進局長",
    "札幌市中央区長",
    "札幌市選挙管理委員会委員長",
    "札幌市会計管理者",
    "札幌市公営企業管理者",
    "札幌市代表監査委員",
    "札幌市危機管理監",
    "札幌市総務課長補佐",
    "札幌市政策参事",
    "札幌市防災担当",
    "札幌市消防団長",
    "札幌市保健所長",
    "札幌市児童相談所長",
    "札幌市立病院長",
    "札幌市農業委員会会長",
    "札幌市元町図書館長",
    "札幌市長（公印省略）",
    "札幌市長　山田太郎",
    "札幌市財政局財政部財政課長",
    "札幌市市民文化局長",
    "札幌市まちづくり推進センター長",
  ])("%s passes", (title) => {
    expect(findingsOf(rowOf(title)).map(lineOf)).toEqual([]);
  });

  test.each([
    "札幌市",
    "札幌市長長",
    "札幌市前市長",
    "札幌市元市長",
    "札幌市知事",
    "札幌市事長",
    "札幌市町",
    "札幌市長札幌市長",
    "札幌市総務局",
    "札幌市長。",
  ])("%s is told", (title) => {
    expect(findingsOf(rowOf(title)).map(lineOf)).toEqual([`warning csv/title-unusual ${TITLE}`]);
  });

  test.each(["札幌市", "札幌市総務局総務課"])("%s 御中 is a body and passes", (title) => {
    expect(findingsOf(rowOf(title, "御中")).map(lineOf)).toEqual([]);
  });
});

test("東村山市長 in the row of 東村 is another's title, though it begins with 東村", () => {
  const row = (title: string): string =>
    `${HEADER}\n473031,村,沖縄県,東村,ひがしそん,${title},殿\n`;
  expect(findingsOf(row("東村山市長")).map(lineOf)).toEqual([`error csv/title-mismatch ${TITLE}`]);
  expect(findingsOf(row("東村長")).map(lineOf)).toEqual([]);
});

test("a prefecture has a 知事 and no 長", () => {
  const row = (title: string): string =>
    `${HEADER}\n010006,都道府県,北海道,北海道,ほっかいどう,${title},殿\n`;
  expect(findingsOf(row("北海道長")).map(lineOf)).toEqual([`warning csv/title-unusual ${TITLE}`]);
  expect(findingsOf(row("北海道知")).map(lineOf)).toEqual([`warning csv/title-unusual ${TITLE}`]);
  for (const title of ["北海道知事", "北海道副知事", "北海道議会議長", "北海道石狩振興局長"])
    expect(findingsOf(row(title)).map(lineOf)).toEqual([]);
});

const THREE = (end: string): string =>
  [
    HEADER,
    `011002,市,北海道,札幌市,さっぽろし,札幌市${end},殿`,
    `012025,市,北海道,函館市,はこだてし,函館市${end},殿`,
    `012033,市,北海道,小樽市,おたるし,小樽市${end},殿\n`,
  ].join("\n");

test("words that several rows have alike are an office; a 長 lost everywhere is still told", () => {
  expect(findingsOf(THREE("総務課"))).toEqual([]);
  expect(findingsOf(THREE("")).map(({ code }) => code)).toEqual([
    "csv/title-unusual",
    "csv/title-unusual",
    "csv/title-unusual",
  ]);
});
