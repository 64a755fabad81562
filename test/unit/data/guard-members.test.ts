import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readGuarded } from "../../samples/read-list.ts";

const linesOf = (name: string): readonly string[] =>
  readFileSync(`recipients/${name}`, "utf8").trim().split("\n");
const [HEADER = "", ...MUNICIPALITIES] = linesOf("municipalities.csv");
const PREFECTURES = linesOf("prefectures.csv").slice(1);

/** What is missing of the lists' sets, with the file where it is said; any other finding stops a test. */
const missingIn = (lists: Readonly<Record<string, readonly string[]>>): readonly string[] => {
  const files = Object.entries(lists).map(([path, lines]) => ({
    path,
    bytes: new TextEncoder().encode(`${[HEADER, ...lines].join("\n")}\n`),
  }));
  const outcome = readGuarded(files);
  if (!outcome.ok) throw new Error(outcome.errors[0]?.code);
  return outcome.warnings.map(({ code, at, values }) => {
    const { set, found, total } = values;
    const path = at.kind === "file" ? at.path : at.kind;
    return code === "csv/missing-members" ? `${path} ${set} ${found}/${total}` : code;
  });
};
const of = (prefecture: string, ...kinds: readonly string[]): readonly string[] =>
  MUNICIPALITIES.filter((line) => {
    const cells = line.split(",");
    return cells[2] === prefecture && (kinds.length === 0 || kinds.includes(cells[1] ?? ""));
  });

describe("who is missing is counted among what the list is of", () => {
  test("a list of all cities of a prefecture lacks no towns, though they are more than half of all", () => {
    expect(missingIn({ "大阪府の市.csv": of("大阪府", "市") })).toEqual([]);
    expect(missingIn({ "大阪府の市.csv": of("大阪府", "市").slice(1) })).toEqual([
      "大阪府の市.csv 大阪府の市 32/33",
    ]);
  });

  test("one city missing of thirteen is told, though the towns and villages are more", () => {
    expect(missingIn({ "市.csv": of("福島県", "市").slice(0, -1) })).toEqual([
      "市.csv 福島県の市 12/13",
    ]);
    expect(missingIn({ "市.csv": of("福島県", "市") })).toEqual([]);
  });

  test("three of all cities of the country are missing", () => {
    const cities = MUNICIPALITIES.filter((line) => line.split(",")[1] === "市");
    expect(missingIn({ "市.csv": cities })).toEqual([]);
    expect(missingIn({ "市.csv": cities.toSpliced(100, 3) })).toEqual(["市.csv 市 789/792"]);
  });

  test("the wards of Tokyo are a whole", () => {
    expect(missingIn({ "区.csv": of("東京都", "特別区") })).toEqual([]);
    expect(missingIn({ "区.csv": of("東京都", "特別区").slice(2) })).toEqual([
      "区.csv 特別区 21/23",
    ]);
  });

  test("a few cities of a prefecture are a choice", () => {
    expect(missingIn({ "市.csv": of("福島県", "市").slice(0, 9) })).toEqual([]);
  });
});

test("what is missing is said at the file that it is missing in", () => {
  const lists = { "知事.csv": PREFECTURES, "山形県.csv": of("山形県").slice(0, -2) };
  expect(missingIn(lists)).toEqual(["山形県.csv 山形県の市区町村 33/35"]);
  const other = { "山形県.csv": of("山形県"), "知事.csv": PREFECTURES.slice(3) };
  expect(missingIn(other)).toEqual(["知事.csv 都道府県 44/47"]);
});
