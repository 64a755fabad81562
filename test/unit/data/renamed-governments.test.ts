import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { RENAMED_GOVERNMENTS } from "../../../src/data/tables/renamed-governments.ts";
import { findingsOf, HEADER } from "../../samples/read-list.ts";

// By hand, from the sources that stand in the table, with the codes of recipients/source/local-governments.csv.
const CHANGES = [
  ["172120", "石川県", "野々市町", "野々市市", "2011-11-11"],
  ["232386", "愛知県", "長久手町", "長久手市", "2012-01-04"],
  ["112461", "埼玉県", "白岡町", "白岡市", "2012-10-01"],
  ["122394", "千葉県", "大網白里町", "大網白里市", "2013-01-01"],
  ["032166", "岩手県", "滝沢村", "滝沢市", "2014-01-01"],
  ["092037", "栃木県", "岩舟町", "栃木市", "2014-04-05"],
  ["042161", "宮城県", "富谷町", "富谷市", "2016-10-10"],
  ["402311", "福岡県", "那珂川町", "那珂川市", "2018-10-01"],
  ["282219", "兵庫県", "篠山市", "丹波篠山市", "2019-05-01"],
] as const;

describe("a list that still has the old name is told the new one and its day", () => {
  test.each(CHANGES)("%s %s %s", (code, prefecture, from, to, since) => {
    const row = [code, "市", prefecture, from, "よみ", `${to}長`, "殿"].join(",");
    expect(findingsOf(`${HEADER}\n${row}\n`)).toMatchObject([
      { code: "csv/renamed", at: { header: "団体名" }, values: { value: from, name: to, since } },
    ]);
  });

  test("and no other name is called an old one", () => {
    expect(RENAMED_GOVERNMENTS.map(({ from }) => from)).toEqual(CHANGES.map(([, , from]) => from));
  });
});

test("no name that was given up is in the official table, and every new one is", () => {
  const table = readFileSync("recipients/municipalities.csv", "utf8");
  for (const { prefecture, from, to } of RENAMED_GOVERNMENTS) {
    expect(table).not.toContain(`,${prefecture},${from},`);
    expect(table).toContain(`,${prefecture},${to},`);
  }
});
