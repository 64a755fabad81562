import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findingsOf, HEADER, lineOf } from "./reading.ts";
import { addressOf, withAddresses } from "./shipped-list.ts";

describe("the addresses of 1,417 offices lie where their governments are", () => {
  test.each(["municipalities.csv", "prefectures.csv"])("in %s nothing is said", (name) => {
    expect(findingsOf(withAddresses(name)).map(lineOf)).toEqual([]);
  });

  test("nor is it where the prefecture is left out, or the list writes ヶ and ケ for each other", () => {
    const list = readFileSync("recipients/municipalities.csv", "utf8").trim().split("\n");
    const bare = (line: string, index: number): string => {
      const [code = "", , prefecture = ""] = line.split(",");
      const address = addressOf(code.replace("\ufeff", "")).replace(prefecture, "");
      return index === 0 ? `${line},住所` : `${line},${address.replaceAll("ヶ", "ケ")}`;
    };
    expect(findingsOf(`${list.map(bare).join("\n")}\n`).map(lineOf)).toEqual([]);
  });
});

const SAPPORO = "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿";
const one = (address: string, row = SAPPORO): readonly string[] =>
  findingsOf(`${HEADER},住所\n${row},${address}\n`).map(lineOf);

describe("an address of one row", () => {
  test.each([
    "北海道札幌市中央区北1条西2丁目",
    "札幌市中央区北一条西2丁目",
    "中央区北一条西2丁目",
    "〒060-8611　北海道札幌市中央区",
    "北一条西2丁目",
    "朝日町1-1",
  ])("%s may be 札幌市's", (address) => {
    expect(one(address)).toEqual([]);
  });

  test.each([
    "北海道函館市東雲町4-13",
    "函館市東雲町4-13",
    "石狩郡当別町白樺町58",
    "青森市中央1-1",
  ])("%s is another's", (address) => {
    expect(one(address)).toEqual(["warning csv/address-of-another row 2 column 8 line 2"]);
  });

  test("three offices do lie in another municipality", () => {
    const row = "473812,町,沖縄県,竹富町,たけとみちょう,竹富町長,殿";
    expect(one("沖縄県石垣市美崎町11", row)).toEqual([]);
  });

  test("a wrong ward of Tokyo is told, though other cities have wards of that name", () => {
    const row = "131016,特別区,東京都,千代田区,ちよだく,千代田区長,殿";
    expect(one("中央区築地1-1-1", row)).toHaveLength(1);
    expect(one("千代田区九段南1-2-1", row)).toEqual([]);
  });
});

test("addresses that slip by one row within a prefecture are a slip, named by its rows", () => {
  const lines = withAddresses("municipalities.csv").trim().split("\n");
  const cells = lines.map((line) => line.slice(line.lastIndexOf(",") + 1));
  const slipped = lines.map((line, index) =>
    index < 10 || index > 30 ? line : line.slice(0, line.lastIndexOf(",") + 1) + cells[index - 1],
  );
  const found = findingsOf(`${slipped.join("\n")}\n`);
  expect(found[0]).toMatchObject({
    code: "csv/row-shift",
    severity: "error",
    values: { column: "住所", first: 11, last: 31, direction: "down" },
  });
});

test("a column of addresses that was sorted alone is an error", () => {
  const lines = withAddresses("municipalities.csv").trim().split("\n").slice(0, 36);
  const cells = lines.slice(1).map((line) => line.slice(line.lastIndexOf(",") + 1));
  cells.sort();
  const sorted = lines.map((line, index) =>
    index === 0 ? line : line.slice(0, line.lastIndexOf(",") + 1) + cells[index - 1],
  );
  const found = findingsOf(`${sorted.join("\n")}\n`);
  const errors = found.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code }) => code)).toContain("csv/address-of-another");
});
