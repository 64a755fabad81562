import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findingsOf, HEADER, lineOf } from "../../samples/read-list.ts";
import { addressOf, withAddresses } from "../../samples/shipped-list.ts";

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

test("the address of every office is told in the row of the next municipality", () => {
  const lines = withAddresses("municipalities.csv").trim().split("\n");
  const cut = (line: string): number => line.lastIndexOf(",") + 1;
  const slipped = lines.map((line, index) => {
    if (index === 0) return line;
    const next = lines[index + 1] ?? lines[1] ?? "";
    return `${line.slice(0, cut(line))}${next.slice(cut(next))}`;
  });
  const told = new Set(
    findingsOf(`${slipped.join("\n")}\n`).flatMap(({ code, at }) =>
      code.startsWith("csv/address") && at.kind === "cell" ? [at.row] : [],
    ),
  );
  const untold = slipped.flatMap((line, index) =>
    index === 0 || line.endsWith(",") || told.has(index + 1) ? [] : [line],
  );
  expect(untold).toEqual([]);
});

describe("a postal code and an address are held against the code whatever their column is called", () => {
  const AOMORI = "022012,市,青森県,青森市,あおもりし,青森市長,殿";
  const told = (heading: string, value: string): readonly string[] =>
    findingsOf(`${HEADER},${heading}\n${AOMORI},${value}\n`).map(lineOf);

  test.each(["住所", "所在地", "送付先住所", "送付先の住所", "宛先住所", "役所所在地", "住所１"])(
    "弘前市's as %s",
    (heading) => {
      const finding = "warning csv/address-of-another row 2 column 8 line 2";
      expect(told(heading, "青森県弘前市上白銀町1-1")).toEqual([finding]);
      expect(told(heading, "青森県青森市中央1-22-5")).toEqual([]);
    },
  );

  test.each(["郵便番号", "〒", "送付先郵便番号", "送付先〒", "宛先の郵便番号", "郵便"])(
    "弘前市's as %s",
    (heading) => {
      const finding = "error csv/postal-code-of-another row 2 column 8 line 2";
      expect(told(heading, "036-8551")).toEqual([finding]);
      expect(told(heading, "０３０－８５５５")).toEqual([]);
    },
  );

  test.each(["会場住所", "差出人住所", "返送先住所", "開催地の所在地", "自宅住所", "前住所"])(
    "but %s may be anywhere",
    (heading) => {
      expect(told(heading, "青森県弘前市上白銀町1-1")).toEqual([]);
    },
  );
});

test.each(["所在地", "送付先住所", "〒"])(
  "a column %s that slips is named by its rows",
  (heading) => {
    const lines = withAddresses("municipalities.csv").trim().split("\n");
    const place = heading === "〒" ? -2 : -1;
    const values = lines.map((line) => line.split(",").at(place) ?? "");
    const list = lines.map((line, index) => {
      const own = line.split(",").slice(0, -2).join(",");
      if (index === 0) return `${own},${heading}`;
      return `${own},${index < 10 || index > 30 ? values[index] : values[index - 1]}`;
    });
    expect(findingsOf(`${list.join("\n")}\n`)[0]).toMatchObject({
      code: "csv/row-shift",
      values: { column: heading, first: 11, last: 31, direction: "down" },
    });
  },
);

describe("the postal code of a row without a code is held against the prefecture of its address", () => {
  const said = (postal: string, address: string, heading = "住所1"): readonly string[] =>
    findingsOf(`氏名,敬称,郵便番号,${heading}\n甲野一郎,様,${postal},${address}\n`).map(
      ({ code, severity }) => `${severity} ${code}`,
    );

  test.each([
    ["060-0001", "奈良県奈良市雑司町97"],
    ["〒060-0001", "大阪府大阪市北区梅田3-3"],
    ["530-0001", "北海道札幌市中央区北1条西5-2"],
  ])("%s, %s", (postal, address) => {
    expect(said(postal, address)).toEqual(["warning csv/postal-code-prefecture"]);
  });

  test.each([
    ["630-8343", "奈良県奈良市椿井町54"],
    ["630-8343", "奈良市椿井町54"],
    ["630-0271", "奈良県生駒市北新町8-38"],
    ["520-0046", "滋賀県大津市長等2-1-1"],
    ["", "奈良県奈良市椿井町54"],
  ])("%s, %s passes", (postal, address) => {
    expect(said(postal, address)).toEqual([]);
  });

  test("but not that of another place's", () => {
    expect(said("060-0001", "奈良県奈良市雑司町97", "会場住所")).toEqual([]);
  });
});
