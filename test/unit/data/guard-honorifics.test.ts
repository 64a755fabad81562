import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../samples/read-list.ts";

const [HEADER = [], ...ROWS] = readFileSync("recipients/municipalities.csv", "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(",").slice(0, 7));

type Change = (row: readonly string[], index: number) => readonly string[];

/** A name of its own for each of a hundred. */
const personOf = (index: number): string =>
  `山田${"一二三四五六七八九十"[Math.floor(index / 10)]}${"春夏秋冬朝夕空海川野"[index % 10]}子`;

/** The rows of which something is said, and what; `index` counts recipients from 0. */
const said = (change: Change, more: readonly string[] = [], rows = ROWS): readonly string[] => {
  const lines = [[...HEADER, ...more], ...rows.map(change)].map((row) => row.join(","));
  return findingsOf(`${lines.join("\n")}\n`).map(
    ({ code, at }) => `${code} ${at.kind === "cell" ? at.row : at.kind}`,
  );
};

test("three 様 among 1,738 殿 are named by their rows", () => {
  expect(said((row, index) => ([7, 800, 1500].includes(index) ? row.with(6, "様") : row))).toEqual([
    "csv/honorific-unusual 9",
    "csv/honorific-unusual 802",
    "csv/honorific-unusual 1502",
  ]);
});

test("so is one of ten, whether a 氏名 stands in every row or in none", () => {
  const change: Change = (row, index) => (index === 4 ? row.with(6, "様") : row);
  const ten = ROWS.slice(0, 10);
  expect(said(change, [], ten)).toEqual(["csv/honorific-unusual 6"]);
  const named: Change = (row, index) => [
    ...change(row, index),
    `山田${"一二三四五六七八九十"[index]}郎`,
  ];
  expect(said(named, ["氏名"], ten)).toEqual(["csv/honorific-unusual 6"]);
});

describe("another honorific that goes with something is meant", () => {
  test("with the 種別: villages are 様", () => {
    expect(said((row) => (row[1] === "特別区" ? row.with(6, "様") : row))).toEqual([]);
  });

  test("with a 氏名", () => {
    const change: Change = (row, index) =>
      index % 30 === 0 ? [...row.with(6, "様"), personOf(index / 30)] : [...row, ""];
    expect(said(change, ["氏名"])).toEqual([]);
  });

  test("with the office, though it is the only one", () => {
    const change: Change = (row, index) =>
      index === 20 ? row.with(5, `${row[3]}教育委員会教育長`).with(6, "様") : row;
    expect(said(change)).toEqual([]);
  });

  test("with a column of the list's own", () => {
    const change: Change = (row, index) =>
      index % 100 < 3 ? [...row.with(6, "様"), "来賓"] : [...row, "一般"];
    expect(said(change, ["区分"])).toEqual([]);
  });

  test("and where many rows have it", () => {
    expect(said((row, index) => (index % 5 === 0 ? row.with(6, "様") : row))).toEqual([]);
  });
});
