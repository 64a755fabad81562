import { describe, expect, test } from "vitest";
import { findingsOf, HEADER, lineOf } from "../../samples/read-list.ts";

const ROWS = [
  "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿",
  "012025,市,北海道,函館市,はこだてし,函館市長,殿",
  "012033,市,北海道,小樽市,おたるし,小樽市長,殿",
  "012041,市,北海道,旭川市,あさひかわし,旭川市長,殿",
  "012050,市,北海道,室蘭市,むろらんし,室蘭市長,殿",
  "012068,市,北海道,釧路市,くしろし,釧路市長,殿",
];
const BEFORE = ["青山一郎", "赤井　二郎", "白川三郎", "黒田四郎", "緑川五郎", "紺野六郎"];

/** What is said of six rows with two more columns: values of an earlier time, then of now. */
const said = (
  now: readonly string[],
  [earlier, column]: readonly [string, string] = ["前回氏名", "氏名"],
  rows = ROWS,
): readonly string[] =>
  findingsOf(
    `${[`${HEADER},${earlier},${column}`, ...rows.map((row, index) => `${row},${BEFORE[index]},${now[index]}`)].join("\n")}\n`,
  ).map(lineOf);

const DOWN = ["新山花子", "青山一郎", "赤井二郎", "白川三郎", "緑川五郎", "紺野六郎"];

describe("names that stand one row beside where they stood have slipped", () => {
  test.each([
    ["前回氏名", "氏名"],
    ["前年度の氏名", "氏名"],
    ["旧氏名", "新氏名"],
    ["令和7年度氏名", "氏名"],
    ["R7氏名", "氏名"],
    ["前任者", "氏名"],
    ["前任者名", "氏名"],
    ["旧名前", "氏名"],
    ["前会長名", "氏名"],
    ["前回", "市長名"],
    ["氏名（前回）", "氏名"],
  ] as const)("%s beside %s", (earlier, column) => {
    expect(said(DOWN, [earlier, column])[0]).toBe("error csv/earlier-shift row 3 column 9 line 3");
  });

  test("upwards, with a new person and a blank cell in between", () => {
    const up = ["赤井二郎", "", "黒田四郎", "新山花子", "紺野六郎", "新谷桃子"];
    expect(said(up)[0]).toBe("error csv/earlier-shift row 2 column 9 line 2");
  });

  test("addresses and telephone numbers too", () => {
    expect(said(DOWN, ["前回メール", "メール"])).toEqual([
      "error csv/earlier-shift row 3 column 9 line 3",
    ]);
  });
});

test("two persons who have changed places are told", () => {
  expect(said(["白川三郎", "赤井二郎", "青山一郎", "黒田四郎", "緑川五郎", "紺野六郎"])).toEqual([
    "warning csv/earlier-of-another row 2 column 9 line 2",
    "warning csv/earlier-of-another row 4 column 9 line 4",
  ]);
});

describe("a name of two characters", () => {
  const rows = (now: readonly string[], before: readonly string[]): readonly string[] =>
    findingsOf(
      `${[`${HEADER},旧氏名,氏名`, ...ROWS.map((row, index) => `${row},${before[index]},${now[index]}`)].join("\n")}\n`,
    ).map(lineOf);

  test("is one person's among full names", () => {
    const before = ["林一", "赤井二郎", "森実", "黒田四郎", "緑川五郎", "紺野六郎"];
    const now = ["森実", "赤井二郎", "林一", "黒田四郎", "緑川五郎", "紺野六郎"];
    expect(rows(now, before.with(2, "森実田"))).toEqual([
      "warning csv/earlier-of-another row 4 column 9 line 4",
    ]);
    expect(rows(now.with(0, "新山花子"), before.with(2, "白川三郎"))).toEqual([
      "warning csv/earlier-of-another row 4 column 9 line 4",
    ]);
  });

  test("may be anybody's among surnames", () => {
    const before = ["山田", "鈴木", "佐藤", "田中", "高橋", "伊藤"];
    expect(rows(["佐藤", "鈴木", "山田", "田中", "高橋", "渡辺"], before)).toEqual([]);
  });
});

describe("what changes as such lists do passes", () => {
  test.each([
    ["nobody", BEFORE],
    ["two are new", ["新山花子", "赤井二郎", "白川三郎", "新谷桃子", "緑川五郎", "紺野六郎"]],
    ["all are new", ["一之瀬花", "二宮花", "三木花", "四谷花", "五島花", "六角花"]],
    ["all are blank", ["", "", "", "", "", ""]],
    ["surnames that others had", ["赤井", "白川", "青山", "黒田", "緑川", "紺野"]],
  ])("%s", (_, now) => {
    expect(said(now)).toEqual([]);
  });

  test("persons of one body who have changed places", () => {
    const rows = ["局長", "次長", "部長", "課長", "室長", "係長"].map(
      (title) => `011002,市,北海道,札幌市,さっぽろし,札幌市総務局${title},殿`,
    );
    const now = ["赤井二郎", "青山一郎", "白川三郎", "黒田四郎", "紺野六郎", "緑川五郎"];
    expect(said(now, ["前回氏名", "氏名"], rows)).toEqual([]);
  });

  test("offices that many rows share", () => {
    const rows = ROWS.map(
      (row, index) => `${row},${["甲課", "乙課", "乙課", "甲課", "乙課", "乙課"][index]},甲課`,
    );
    const list = `${HEADER},前回担当,担当\n${rows.join("\n")}\n`;
    expect(findingsOf(list).map(lineOf)).toEqual([]);
  });

  test("a series of days, each following the one before", () => {
    const days = ["赤井　二郎", "白川三郎", "黒田四郎", "緑川五郎", "紺野六郎", "新谷桃子"];
    expect(said(days, ["前回開催日", "開催日"])).toEqual([]);
  });
});
