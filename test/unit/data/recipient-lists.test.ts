import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Recipient } from "../../../src/model/recipient.ts";
import { fieldsOf, readFiles, valueIn } from "../../samples/read-list.ts";

const PREFECTURES = "recipients/prefectures.csv";
const MUNICIPALITIES = "recipients/municipalities.csv";

function addresseeOf(recipient: Recipient | undefined): string {
  return `${valueIn(recipient, "職名")} ${valueIn(recipient, "敬称")}`;
}

describe("the lists that come with the program", () => {
  const list = readFiles([PREFECTURES, MUNICIPALITIES]);
  const byCode = new Map([...list.recipients].map((recipient) => [recipient.id, recipient]));

  test("there are 47 governors and 1,741 mayors, each with a code of its own", () => {
    expect([...list.recipients].filter(({ path }) => path === PREFECTURES)).toHaveLength(47);
    expect([...list.recipients].filter(({ path }) => path === MUNICIPALITIES)).toHaveLength(1741);
    expect(byCode.size).toBe(1788);
  });

  test.each([
    ["市", 792],
    ["特別区", 23],
    ["町", 743],
    ["村", 183],
    ["都道府県", 47],
  ])("種別 %s stands in %i rows", (kind, count) => {
    expect([...list.recipients].filter((one) => valueIn(one, "種別") === kind)).toHaveLength(count);
  });

  test.each([
    ["010006", "北海道知事 殿"],
    ["011002", "札幌市長 殿"],
    ["130001", "東京都知事 殿"],
    ["131229", "葛飾区長 殿"],
    ["292117", "葛\u{e0100}城市長 殿"],
    ["212172", "飛\u9a52市長 殿"],
    ["023213", "鰺ヶ沢町長 殿"],
    ["042030", "塩\u7ac8市長 殿"],
    ["394050", "\u6aae原町長 殿"],
    ["082082", "龍ケ崎市長 殿"],
  ])("%s is addressed to %s", (code, addressee) => {
    expect(addresseeOf(byCode.get(code))).toBe(addressee);
  });

  test("the six northern villages, which have no mayor, get no letter", () => {
    const codes = ["016951", "016969", "016977", "016985", "016993", "017001"];
    expect(codes.filter((code) => byCode.has(code))).toEqual([]);
  });

  test("the ministry's own way of writing a name stands beside the official one", () => {
    expect(valueIn(byCode.get("292117"), "総務省一覧表記")).toBe("葛城市");
    expect(valueIn(byCode.get("212172"), "総務省一覧表記")).toBe("飛騨市");
  });

  test("the columns are the standard ones, then the ministry's form, and the source last", () => {
    expect(list.columns).toEqual(
      "団体コード,種別,都道府県,団体名,よみ,職名,敬称,総務省一覧表記,出典".split(","),
    );
  });
});

test("the list of the source letters holds its two generic addressees, named by their rows", () => {
  const { recipients } = readFiles(["recipients/source-letters.csv"]);
  expect(Array.from(recipients, (one) => [one.id, ...fieldsOf(one)])).toEqual([
    ["002", "", "都道府県", "", "都道府県", "", "都道府県知事", "殿"],
    ["003", "", "市区町村", "", "市区町村", "", "市区町村長", "殿"],
  ]);
});

describe("making the lists again", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "shokan-lists-"));
    execFileSync(process.execPath, ["recipients/make.mjs", folder]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    [PREFECTURES, "prefectures.csv"],
    [MUNICIPALITIES, "municipalities.csv"],
    ["recipients/source-letters.csv", "source-letters.csv"],
    ["src/data/tables/local-governments.ts", "local-governments.ts"],
    ["src/data/tables/postal-codes.ts", "postal-codes.ts"],
    ["src/data/tables/counties.ts", "counties.ts"],
  ])("gives %s byte for byte", (committed, made) => {
    expect(readFileSync(join(folder, made)).equals(readFileSync(committed))).toBe(true);
  });

  test("gives files that Excel takes for UTF-8, ended by a line feed", () => {
    const bytes = readFileSync(join(folder, "prefectures.csv"));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.at(-1)).toBe(0x0a);
    expect(bytes.includes(0x0d)).toBe(false);
  });
});
