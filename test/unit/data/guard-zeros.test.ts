import { describe, expect, test } from "vitest";
import { findingsOf, HEADER, lineOf } from "../../samples/read-list.ts";

const SAPPORO = "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿";
const HAKODATE = "012025,市,北海道,函館市,はこだてし,函館市長,殿";
const OTARU = "012033,市,北海道,小樽市,おたるし,小樽市長,殿";

/** What is said of three rows with one more column. */
const said = (heading: string, ...values: readonly [string, string?, string?]): readonly string[] =>
  findingsOf(
    [
      `${HEADER},${heading}`,
      `${SAPPORO},"${values[0]}"`,
      `${HAKODATE},"${values[1] ?? ""}"`,
      `${OTARU},"${values[2] ?? ""}"\n`,
    ].join("\n"),
  ).map(lineOf);

const LOST = "error csv/lost-zero row 2 column 8 line 2";

describe("a telephone number that has lost its zero is found", () => {
  test.each([
    ["電話", "112112111"],
    ["電話番号", "11-211-2111"],
    ["代表電話", "11(211)2111"],
    ["TEL", "112112111 （内線 2111）"],
    ["ＦＡＸ", "１１２１１２１１１"],
    ["FAX番号", "011-211-2111、112112112"],
    ["ファクシミリ", "(11)211-2111"],
    ["携帯電話", "9012345678"],
    ["担当者直通", "5012345678"],
    ["電話", "120123456"],
  ])("in the column %s, %s", (heading, value) => {
    expect(said(heading, value)).toEqual([LOST]);
  });

  test("in a column of any name whose other values are telephone numbers", () => {
    expect(said("連絡先", "112112111", "0138-21-3111", "0134-32-4111")).toEqual([LOST]);
  });
});

describe("other figures are left alone", () => {
  test.each([
    ["電話", "011-211-2111"],
    ["電話", "0112112111（内線2111）"],
    ["電話", "011-211-2111\n　（内線 123-456）"],
    ["電話", "+81-11-211-2111"],
    ["電話", "81-11-211-2111"],
    ["電話", "0120-123-456"],
    ["電話", "119"],
    ["電話", "211-2111"],
    ["電話", "なし"],
    ["連絡先", "112112111@example.jp"],
    ["交付額", "112112111"],
    ["法人番号", "7000020010006"],
    ["郵便番号", "060-8611"],
    ["備考", "112112111"],
  ])("in the column %s, %s", (heading, value) => {
    expect(said(heading, value)).toEqual([]);
  });

  test("a column of amounts is not taken for telephone numbers, whatever one of them looks like", () => {
    expect(said("交付額", "112112111", "0", "0312345678")).toEqual([]);
  });
});

describe("a postal code that has lost its zero is found", () => {
  test.each(["送付先郵便番号", "〒"])("in the column %s", (heading) => {
    expect(said(heading, "608611")).toEqual([LOST]);
    expect(said(heading, "60-8611")).toEqual([LOST]);
    expect(said(heading, "10001")).toEqual([LOST]);
    expect(said(heading, "〒060-8611")).toEqual([]);
  });

  test("in the row of an addressee without a code", () => {
    const rows = `${HEADER},郵便番号\n,市区町村,,全国市長会,,全国市長会長,殿,28635\n`;
    expect(findingsOf(rows).map(lineOf)).toEqual([LOST]);
  });
});

describe("a number that is shorter than all others, some of which begin with a zero, has lost its own", () => {
  const numbers = (heading: string, ...values: readonly string[]): readonly string[] =>
    findingsOf(
      `氏名,敬称,${heading}\n${values.map((value, index) => `甲野${"一二三四五六"[index]}郎,様,${value}\n`).join("")}`,
    ).flatMap(({ code, at, values: { expected } }) =>
      code === "csv/lost-zero" && at.kind === "cell" ? [`${at.row} ${expected}`] : [],
    );

  test.each(["会員番号", "職員番号", "学籍番号", "登録番号", "施設コード"])("%s", (heading) => {
    expect(numbers(heading, "00037", "00074", "111", "00148")).toEqual(["4 00111"]);
    expect(numbers(heading, "001234", "5678", "012345")).toEqual(["3 005678"]);
    expect(numbers(heading, "０１２３", "４５６", "０７８９")).toEqual(["3 0456"]);
  });

  test.each([
    ["会員番号", "1", "20", "300", "4000"],
    ["会員番号", "00037", "00074", "00111"],
    ["会員番号", "00037", "0074", "00111"],
    ["会員番号", "00037", "111", "222", "333"],
    ["会員番号", "A0037", "00111", "222"],
    ["会員番号", "00037", "", "00111"],
    ["番号", "001", "2", "003"],
    ["金額", "001", "2", "003"],
  ])("%s %s %s %s passes", (heading, ...values) => {
    expect(numbers(heading, ...values)).toEqual([]);
  });
});
